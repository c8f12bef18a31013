import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override

from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User
from welcome_center.home.navigation import account_places_for, navigation, places_for


@pytest.mark.parametrize(
    ("roles", "first", "missing"),
    [
        ([], "guide:topics", "messages:message_list"),
        ([Role.NEWCOMER], "home:me", "messages:message_list"),
        ([Role.ADVISOR], "home:desk", "team:colleague_list"),
        ([Role.ADVISOR, Role.COORDINATOR], "home:desk", "home:me"),
        ([Role.ADMINISTRATOR], "home:overview", "home:desk"),
        ([Role.NEWCOMER, Role.MEDIATOR], "home:me", "home:desk"),
    ],
)
def test_each_role_begins_with_its_own_work(roles, first, missing):
    user = User(roles=roles) if roles else AnonymousUser()

    names = [name for name, label in places_for(user)]

    assert names[0] == first
    assert missing not in names


def shown_on(path):
    request = RequestFactory().get(path)
    request.center = None
    return navigation(request)["navigation"]


def test_entries_that_do_not_exist_are_left_out(monkeypatch):
    places = (("booking:start", "Book"), ("guide:nowhere", "Guide"))
    monkeypatch.setattr("welcome_center.home.navigation.PUBLIC_PLACES", places)

    shown = shown_on("/de/")

    assert [place.label for place in shown] == ["Book"]


def test_the_entry_of_this_page_is_current():
    with override("de"):
        shown = shown_on("/de/book/time/?topic=X")
        current = [place.url for place in shown if place.is_current]

        assert current == [reverse("booking:start")]


def test_no_entry_is_current_on_the_start_page():
    with override("de"):
        shown = shown_on("/de/")

    assert not any(place.is_current for place in shown)


@pytest.mark.parametrize(("role", "has_profile"), [(Role.NEWCOMER, True), (Role.ADVISOR, False)])
def test_only_newcomers_have_a_profile_of_their_own(role, has_profile):
    names = [name for name, label in account_places_for(User(roles=[role]))]

    assert ("people:profile" in names) == has_profile


def test_who_does_two_jobs_finds_both_and_nothing_twice():
    names = [name for name, _label in places_for(User(roles=["coordinator", "administrator"]))]

    assert {"home:desk", "center:center", "admin:index"} < set(names)
    assert names.count("team:colleague_list") == 1
