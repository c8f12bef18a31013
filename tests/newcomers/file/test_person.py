from datetime import timedelta

import pytest
from django.utils import timezone

from newcomers.people.records import FileStep, PersonNote
from newcomers.referrals.models import ReferralStep, State
from tests.factories.booking import AppointmentFactory, local
from tests.factories.casework import ContactFactory
from tests.factories.center import SiteFactory
from tests.factories.outbox import MessageFactory
from tests.factories.people import PersonFactory
from tests.factories.records import FileStepFactory, PersonNoteFactory
from tests.factories.referrals import ConsentFactory, ReferralFactory


def file_of(person):
    return f"/de/desk/people/{person.code}/"


def entries(client, person, query=""):
    return client.get(file_of(person) + query).context["page"].object_list


def test_what_is_known_stands_there(at_desk, amal):
    talk = AppointmentFactory(person=amal, team=amal.team)

    page = at_desk.get(file_of(amal)).content.decode()

    assert "Amal Haddad" in page
    assert "1988" in page
    assert f"/de/desk/appointments/{talk.uuid}/" in page


def test_the_name_stays_out_of_the_title(at_desk, amal):
    page = at_desk.get(file_of(amal)).content.decode()

    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "Amal" not in title
    assert amal.code not in title


def test_small_letters_will_do(at_desk, amal):
    assert at_desk.get(file_of(amal).lower()).status_code == 200


def test_another_teams_person_is_not_there(at_desk, other_team):
    assert at_desk.get(file_of(PersonFactory(team=other_team))).status_code == 404


def test_talks_with_another_team_are_not_shown(at_desk, amal, other_team):
    AppointmentFactory(person=amal, team=other_team)

    assert not entries(at_desk, amal)


def test_what_another_team_handed_over_is_shown_but_not_what_it_did_since(
    at_desk, amal, other_team
):
    AppointmentFactory(person=amal, team=other_team, starts_at=local("9:00"), note="davor")
    AppointmentFactory(person=amal, team=other_team, starts_at=local("12:00"), note="danach")
    FileStepFactory(
        person=amal, kind="handed_over", from_team=other_team, reason="Umzug", at=local("10:00")
    )

    assert "davor" in (said := str(entries(at_desk, amal)))
    assert "danach" not in said


@pytest.fixture
def eventful(amal, advisor):
    """Something from each source, an hour apart."""
    hours = iter(range(1, 20))

    def earlier():
        return timezone.now() - timedelta(hours=next(hours))

    talk = AppointmentFactory(person=amal, team=amal.team, starts_at=earlier(), note="Termin A")
    site = SiteFactory(team=amal.team)
    ContactFactory(person=amal, site=site, advisor=advisor, held_at=earlier(), text="Gespräch B")
    referral = ReferralFactory(person=amal, advisor=advisor, target_name="Stelle C")
    ReferralStep.objects.create(referral=referral, state=State.SENT, side="center", at=earlier())
    withdrawn = {"recipient_name": "Stelle D", "withdrawn_at": earlier()}
    ConsentFactory(subject=amal.uuid, given_at=earlier() - timedelta(days=1), **withdrawn)
    MessageFactory(sent=True, team=amal.team, object_id=str(talk.uuid), created_at=earlier())
    FileStepFactory(person=amal, section="residence", at=earlier(), by=advisor.uuid)
    PersonNoteFactory(person=amal, text="Notiz E", written_at=earlier(), written_by=advisor)
    return amal


def test_the_timeline_tells_everything_the_latest_first(at_desk, eventful):
    shown = entries(at_desk, eventful)

    said = str(shown)
    for words in ("Termin A", "Gespräch B", "Stelle C", "Stelle D", "Notiz E"):
        assert words in said
    assert len(shown) == 8
    assert [each.at for each in shown] == sorted((each.at for each in shown), reverse=True)


@pytest.mark.parametrize(("only", "number"), [("note", 1), ("consent", 2), ("nonsense", 8)])
def test_it_can_be_narrowed_to_one_kind(at_desk, eventful, only, number):
    assert len(entries(at_desk, eventful, f"?only={only}")) == number


def test_entries_of_one_moment_keep_their_order_over_the_pages(at_desk, amal):
    now = timezone.now()
    notes = [PersonNote(person=amal, text=f"Nr. {n}.", written_at=now) for n in range(60)]
    PersonNote.objects.bulk_create(notes)

    pages = [entries(at_desk, amal), entries(at_desk, amal, "?page=2")]

    texts = [entry.told.text for page in pages for entry in page]
    assert [len(page) for page in pages] == [50, 10]
    assert texts == [note.text for note in reversed(notes)]


@pytest.mark.parametrize("number", [0, 40])
def test_it_needs_few_queries_for_any_number_of_entries(
    at_desk, eventful, advisor, number, django_assert_max_num_queries
):
    """208 entries."""
    now = timezone.now()
    PersonNote.objects.bulk_create(
        PersonNote(person=eventful, text="N", written_at=now) for _turn in range(number * 3)
    )
    FileStep.objects.bulk_create(
        FileStep(person=eventful, kind="changed", at=now, by=advisor.uuid)
        for _turn in range(number * 2)
    )

    at_desk.get("/de/desk/people/")  # the session is written once

    with django_assert_max_num_queries(15):
        at_desk.get(file_of(eventful))


@pytest.mark.parametrize(("days", "warns"), [(-3, True), (60, True), (91, False)])
def test_a_permit_that_ends_soon_is_said(at_desk, amal, days, warns):
    amal.residence_until = timezone.localdate() + timedelta(days=days)
    amal.save()

    assert (at_desk.get(file_of(amal)).context["days_left"] == days) == warns
