"""Talks at the desk: written down, read, corrected, turned over."""

from datetime import timedelta

import pytest
from django.urls import reverse

from newcomers.casework.models import Contact, ContactNote
from tests.factories.casework import CaseFactory, ContactFactory
from tests.factories.people import PersonFactory
from tests.newcomers.casework.conftest import NOW
from welcome_center.foundation.consent.models import FileAccess


def add_url(person):
    return reverse("casework:contact_add", args=[person.code])


def page_of(contact, name="contact"):
    return reverse(f"casework:{name}", args=[contact.uuid])


@pytest.fixture
def talk(lists, site, advisor):
    """talk(text="…"): what the form sends."""

    def talk(**more):
        return {
            "held_on": "2027-03-01",
            "held_time": "9:15",
            "kind": "TALK",
            "topics": ["ARR_ORIENT"],
            "mode": "F2F",
            "duration": "D30",
            "language": "de",
            "mediation": "none",
            "family_members": "2",
            "result": "informed",
            "site": site.pk,
            "advisor": advisor.pk,
            "text": "Es ging um Arbeit.",
        } | more

    return talk


@pytest.fixture
def held(lists, site, advisor, amal):
    """held(days=8): a talk with Amal of that many days ago."""

    def held(days=0, **more):
        facts = {"topics": ["ARR_ORIENT"], "kind": "FIRST", "text": "Es ging um Arbeit."} | more
        moment = NOW - timedelta(days=days)
        return ContactFactory(person=amal, advisor=advisor, site=site, held_at=moment, **facts)

    return held


def correct(browser, contact, typed, **more):
    contact.refresh_from_db()
    version = {"version": contact.version}
    return browser.post(page_of(contact, "contact_edit"), typed(**version | more))


def test_the_first_talk_and_those_that_follow(at_desk, amal, talk, advisor):
    for _turn in range(2):
        at_desk.post(add_url(amal), talk())

    later, first = Contact.objects.all()
    assert {first.kind, later.kind} == {"FIRST", "FOLLOW"}
    assert (first.person, first.advisor, first.team) == (amal, advisor, amal.team)
    assert (first.family_members, first.topic_groups) == (2, ["ARR"])
    assert first.text == "Es ging um Arbeit."


def test_the_open_case_is_chosen_and_shows_it(at_desk, case, talk):
    page = at_desk.get(add_url(case.person))
    assert page.context["form"]["case"].value() == case.pk

    response = at_desk.post(add_url(case.person), talk(case=case.pk))

    assert response.url == reverse("casework:case", args=[case.code])
    assert "Es ging um Arbeit." in at_desk.get(response.url).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"held_on": "2027-03-02"}, "held_on"),
        ({"held_on": "2020-01-06"}, "held_on"),
        ({"topics": []}, "topics"),
        ({"case": "foreign"}, "case"),
        ({"advisor": "stranger"}, "advisor"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_nothing_is_lost(at_desk, amal, talk, stranger, wrong, field):
    elses = {"foreign": CaseFactory().pk, "stranger": stranger.pk}
    typed = talk(**{name: elses.get(str(value), value) for name, value in wrong.items()})

    page = at_desk.post(add_url(amal), typed)

    assert list(page.context["form"].errors) == [field]
    assert "Es ging um Arbeit." in page.content.decode()
    assert not Contact.objects.exists()


@pytest.mark.parametrize("name", ["contact", "contact_edit"])
def test_another_teams_talk_is_not_there(enter, stranger, held, name):
    assert enter(stranger).get(page_of(held(), name)).status_code == 404


def test_another_teams_person_has_no_form(enter, stranger, amal, talk):
    assert enter(stranger).post(add_url(amal), talk()).status_code == 404


def test_reading_a_talk_is_kept(at_desk, held, amal):
    assert "Es ging um Arbeit." in at_desk.get(page_of(held())).content.decode()

    assert FileAccess.objects.get().subject == amal.uuid


def test_on_its_day_the_text_is_mended_without_a_reason(at_desk, held, talk):
    contact = held()

    response = correct(at_desk, contact, talk, text="Es ging um Wohnen.")

    assert response.url == page_of(contact)
    contact.refresh_from_db()
    assert (contact.text, contact.kind) == ("Es ging um Wohnen.", "FIRST")
    assert not ContactNote.objects.exists()


def test_after_seven_days_it_is_corrected_with_a_reason_and_keeps_what_it_said(at_desk, held, talk):
    contact = held(days=8)
    assert at_desk.get(page_of(contact)).context["is_locked"]

    refused = correct(at_desk, contact, talk, text="Es ging um Wohnen.")
    assert list(refused.context["form"].errors) == ["reason"]
    correct(at_desk, contact, talk, text="Es ging um Wohnen.", reason="Falsche Akte")

    page = at_desk.get(page_of(contact)).content.decode()
    assert "Es ging um Wohnen." in page
    assert "Es ging um Arbeit." in page
    assert "Falsche Akte" in page
    assert ContactNote.objects.get().text_before == "Es ging um Arbeit."


def test_two_who_write_at_once_are_told_and_both_texts_stay(at_desk, held, talk):
    contact = held()
    first_tab = second_tab = {"version": contact.version}
    edit = page_of(contact, "contact_edit")
    at_desk.post(edit, talk(text="Text A", **first_tab))

    told = at_desk.post(edit, talk(text="Text B", **second_tab))

    assert told.status_code == 409
    assert told.context["conflict"].text == "Text A"
    assert told.context["form"]["text"].value() == "Text B"
    contact.refresh_from_db()
    assert contact.text == "Text A"

    seen = told.context["form"]["version"].value()
    at_desk.post(edit, talk(text="Text B", version=seen, join="yes"))

    contact.refresh_from_db()
    assert contact.text == "Text B\n\nText A"


def test_a_short_contact_is_turned_over_and_counts_once(at_desk, amal, lists, site, advisor):
    short = ContactFactory(advisor=advisor, site=site, held_at=NOW - timedelta(minutes=9))
    [(offered, _topics)] = at_desk.get(add_url(amal)).context["recent"]
    assert offered == short

    url = reverse("casework:contact_turn_over", args=[amal.code])
    for _click in range(2):
        response = at_desk.post(url, {"contact": str(short.uuid)})

    contact = Contact.objects.get()
    assert (contact.pk, contact.person, contact.kind) == (short.pk, amal, "FIRST")
    assert response.url == add_url(amal)


def test_a_short_contact_that_is_not_ones_own_teams_stays(at_desk, amal, lists):
    foreign = ContactFactory()

    at_desk.post(
        reverse("casework:contact_turn_over", args=[amal.code]), {"contact": str(foreign.uuid)}
    )

    foreign.refresh_from_db()
    assert foreign.person is None


def test_a_talk_with_nobodys_name_is_counted_without_a_text(at_desk, talk):
    typed = talk(text="Amal sucht Arbeit.", is_known="on")

    at_desk.post(reverse("casework:contact_log"), typed)

    contact = Contact.objects.get()
    assert (contact.person, contact.text, contact.kind) == (None, "", "FOLLOW")


def test_a_talk_becomes_a_case(at_desk, held, amal, lists):
    contact = held()
    typed = {"topics": ["ARR_ORIENT"], "contact": str(contact.uuid)}
    typed["depth"] = CaseFactory(person=PersonFactory()).depth_id

    at_desk.post(reverse("casework:case_add", args=[amal.code]), typed)

    contact.refresh_from_db()
    assert contact.case.person == amal


def test_who_may_be_chosen_as_a_persons_case_is_only_hers(at_desk, held, talk, team):
    other = CaseFactory(person=PersonFactory(team=team))

    page = correct(at_desk, held(), talk, case=other.pk)

    assert list(page.context["form"].errors) == ["case"]
