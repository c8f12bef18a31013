import pytest
from django.urls import reverse

from newcomers.booking import actions
from newcomers.booking.models import Absence, Appointment
from tests.factories.accounts import UserFactory
from tests.factories.booking import AbsenceFactory, AppointmentFactory, local
from tests.factories.people import PersonFactory
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
Status = Appointment.Status


@pytest.fixture
def by_mail(advisor):
    return AppointmentFactory(
        advisor=advisor, starts_at=local("10:00"), person__email="amal@example.org"
    )


@pytest.fixture
def by_phone(advisor):
    return AppointmentFactory(
        advisor=advisor,
        starts_at=local("11:00"),
        person__name="Bilal",
        person__phone="+49 30 23125 555",
    )


@pytest.fixture
def report(settle):
    def report(client, decisions, **whose):
        return settle(client, reverse("desk:ill", kwargs=whose), {}, decisions)

    return report


def test_only_the_rest_of_the_day_is_shown(at_desk, advisor, by_mail):
    AppointmentFactory(advisor=advisor, starts_at=local("9:00"), status=Status.DONE)

    assert at_desk.get(reverse("desk:ill")).context["settle"].hits == [by_mail]


def test_one_form_clears_the_day_and_tells_everybody(at_desk, by_mail, by_phone, colleague, report):
    response = report(at_desk, {by_mail: colleague.pk, by_phone: "cancel"})

    by_mail.refresh_from_db()
    by_phone.refresh_from_db()
    assert response.url == reverse("desk:told")
    assert (by_mail.advisor, by_mail.status) == (colleague, Status.CONFIRMED)
    assert by_phone.status == Status.CANCELLED_BY_CENTER
    assert {message.recipient for message in Message.objects.all()} == {
        "amal@example.org",
        colleague.user.email,
    }
    absence = Absence.objects.get()
    assert (absence.kind, absence.starts_at) == (Absence.Kind.ILL, local("9:40"))


def test_whoever_has_no_mail_is_listed_with_the_phone(at_desk, by_mail, by_phone, report):
    report(at_desk, {by_mail: "cancel", by_phone: "cancel"})

    page = at_desk.get(reverse("desk:told"))

    told = page.context["told"]
    assert (told.by_mail, told.to_call, told.out_of_reach) == ([by_mail], [by_phone], [])
    assert 'href="tel:+493023125555"' in page.content.decode()


@pytest.mark.parametrize(
    ("choice", "is_called"),
    [({"contact_by": "phone", "phone": "+493023125010"}, True), ({"contact_by": "none"}, False)],
)
def test_an_account_that_wants_no_mail_is_not_told_by_mail(
    at_desk, advisor, report, choice, is_called
):
    person = PersonFactory(account=UserFactory(), team=advisor.sites.get().team, **choice)
    booked = AppointmentFactory(advisor=advisor, starts_at=local("11:00"), person=person)

    report(at_desk, {booked: "cancel"})

    told = at_desk.get(reverse("desk:told")).context["told"]
    assert (told.by_mail, told.to_call, told.out_of_reach) == (
        [],
        [booked] if is_called else [],
        [] if is_called else [booked],
    )
    assert not Message.objects.exists()


def test_whoever_left_no_contact_stands_apart(at_desk, advisor, report):
    nobody = AppointmentFactory(advisor=advisor, starts_at=local("11:00"))

    report(at_desk, {nobody: "cancel"})

    assert at_desk.get(reverse("desk:told")).context["told"].out_of_reach == [nobody]


def test_the_question_says_how_each_hears_of_it(at_desk, by_mail, by_phone):
    text = at_desk.get(reverse("desk:ill")).content.decode()

    assert "Wird per E-Mail informiert." in text
    assert "+49 30 23125 555" in text


def test_nothing_is_left_open(at_desk, by_mail, report):
    report(at_desk, {by_mail: "keep"})

    by_mail.refresh_from_db()
    assert by_mail.status == Status.CONFIRMED
    assert not Absence.objects.exists()


def test_if_one_of_them_fails_nothing_has_happened(at_desk, by_mail, by_phone, monkeypatch, report):
    def too_late(*args, **kwargs):
        raise actions.AlreadyChanged

    monkeypatch.setattr(actions, "hand_over_appointment", too_late)
    monkeypatch.setattr(actions, "cancel_by_center", _second_time(too_late))

    response = report(at_desk, {by_mail: "cancel", by_phone: "cancel"})

    by_mail.refresh_from_db()
    assert "Inzwischen hat sich etwas geändert." in response.content.decode()
    assert by_mail.status == Status.CONFIRMED
    assert not Absence.objects.exists()
    assert not Message.objects.exists()


def _second_time(fail):
    real, calls = actions.cancel_by_center, []

    def cancel(*args, **kwargs):
        calls.append(args)
        return real(*args, **kwargs) if len(calls) == 1 else fail()

    return cancel


def test_a_colleague_who_fell_ill_meanwhile_takes_nothing_over(
    at_desk, by_mail, colleague, monkeypatch, report
):
    """Between the question and the answer, where nothing but the lock sees it."""
    real = actions.hand_over_appointment

    def ill_first(appointment, to, *, now):
        AbsenceFactory(advisor=to, starts_at=local("9:00"), ends_at=local("17:00"))
        return real(appointment, to, now=now)

    monkeypatch.setattr(actions, "hand_over_appointment", ill_first)

    response = report(at_desk, {by_mail: colleague.pk})

    by_mail.refresh_from_db()
    assert "Inzwischen hat sich etwas geändert." in response.content.decode()
    assert by_mail.advisor != colleague


def test_a_day_without_appointments_is_cleared_too(at_desk, report):
    assert report(at_desk, {}).url == reverse("desk:availability")
    assert Absence.objects.exists()


def test_two_clicks_make_one_absence(at_desk, report):
    report(at_desk, {})
    report(at_desk, {})

    assert Absence.objects.count() == 1


def test_looking_changes_nothing(at_desk, by_mail):
    at_desk.get(reverse("desk:ill"))

    assert not Absence.objects.exists()


def test_a_coordinator_does_it_for_a_colleague(client, coordinator, advisor, by_mail, report):
    client.force_login(coordinator)

    report(client, {by_mail: "cancel"}, advisor=advisor.pk)

    assert Absence.objects.get().advisor == advisor


def test_an_advisor_does_not_do_it_for_a_colleague(at_desk, colleague, report):
    assert report(at_desk, {}, advisor=colleague.pk).status_code == 404


@pytest.mark.parametrize("rows", [1, 4])
def test_the_page_needs_the_same_queries_for_any_number_of_rows(
    at_desk, advisor, colleague, django_assert_num_queries, rows
):
    for clock in ("9:30", "10:00", "10:30", "11:00")[:rows]:
        AppointmentFactory(advisor=advisor, starts_at=local(clock))
    at_desk.get(reverse("desk:ill"))

    with django_assert_num_queries(15):
        at_desk.get(reverse("desk:ill"))
