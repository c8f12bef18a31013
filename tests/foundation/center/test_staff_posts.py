from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.center import StaffPostsFactory, TeamFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.center.posts import StaffPosts

URL = reverse("center:staff_posts")


@pytest.fixture(autouse=True)
def in_2026():
    with time_machine.travel("2026-11-24T12:00+01:00", tick=False):
        yield


@pytest.fixture
def team(coordinator):
    return coordinator.teams.get()


def enter(client, team, full_posts, note="", year=2026):
    typed = {f"{team.code}-full_posts": full_posts, f"{team.code}-note": note}
    return client.post(f"{URL}?year={year}", typed)


@pytest.mark.parametrize(
    ("typed", "kept"), [("3.75", "3.75"), ("3,75", "3.75"), ("0", "0"), ("999", "999")]
)
def test_full_posts_of_a_year_are_kept(client, team, typed, kept):
    answer = enter(client, team, typed, note="Eine Stelle seit Juli frei", year=2025)

    row = StaffPosts.objects.get()
    assert answer.status_code == 302
    assert (row.team, row.year, row.full_posts) == (team, 2025, Decimal(kept))
    assert row.note == "Eine Stelle seit Juli frei"


@pytest.mark.parametrize("typed", ["-1", "999.01", "1.234", "x", "NaN", "1e9"])
def test_impossible_posts_are_explained_and_kept_in_the_form(client, team, typed):
    answer = enter(client, team, typed, note="Notiz")

    assert not StaffPosts.objects.exists()
    assert f"{team.code}-full_posts" in answer.context["form"].errors
    assert f'value="{typed}"' in answer.content.decode()
    assert 'value="Notiz"' in answer.content.decode()


def test_a_second_entry_replaces_the_first_and_an_empty_one_removes_it(client, team):
    StaffPostsFactory(team=team, year=2026, full_posts="2.00")
    other_year = StaffPostsFactory(team=team, year=2025)

    enter(client, team, "2.50")
    assert StaffPosts.objects.get(year=2026).full_posts == Decimal("2.50")

    enter(client, team, "")
    assert list(StaffPosts.objects.all()) == [other_year]


def test_a_note_without_posts_is_asked_about(client, team):
    answer = enter(client, team, "", note="Elternzeit")

    assert f"{team.code}-full_posts" in answer.context["form"].errors
    assert 'value="Elternzeit"' in answer.content.decode()


def test_another_teams_posts_are_neither_shown_nor_changed(client, team):
    other = StaffPostsFactory(team=TeamFactory(name="Fremdes Team"), year=2026, full_posts="7.00")

    shown = client.get(URL).content.decode()
    enter(client, other.team, "1")

    other.refresh_from_db()
    assert "Fremdes Team" not in shown
    assert other.full_posts == Decimal("7.00")


@pytest.mark.parametrize("year", ["1999", "2029", "x", ""])
def test_years_out_of_reach_have_no_page(client, team, year):
    assert client.get(f"{URL}?year={year}").status_code == 404
    assert client.get(f"{URL}?year=2027").status_code == 200


def test_an_advisor_has_no_such_page(client, team):
    client.force_login(UserFactory(role=Role.ADVISOR, team=team))

    assert client.get(URL).status_code == 403


@pytest.mark.parametrize("posts", ["-0.01", "999.01"])
def test_the_database_keeps_to_the_limits(db, posts):
    with pytest.raises(IntegrityError):
        StaffPostsFactory(full_posts=posts)


def test_a_team_has_one_number_a_year(db):
    row = StaffPostsFactory()

    with pytest.raises(IntegrityError, match="posts_once_a_team_and_year"):
        StaffPostsFactory(team=row.team, year=row.year)
