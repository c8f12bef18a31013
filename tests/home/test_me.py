from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from newcomers.booking.models import Appointment
from tests.factories.accounts import UserFactory
from tests.factories.booking import AdvisorProfileFactory, AppointmentFactory, local
from tests.factories.center import CenterFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db
SUNDAY = datetime(2027, 2, 28, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def sunday():
    """The day before the factories' appointments."""
    CenterFactory()
    with time_machine.travel(SUNDAY, tick=False):
        yield


@pytest.fixture
def amal(client):
    person = PersonFactory(account=UserFactory(), name="Amal")
    client.force_login(person.account)
    return person


def page(client):
    return client.get("/en/me/").content.decode()


def links_to(appointment, page, deed=""):
    return f'href="/en/appointments/{appointment.code}/{deed}"' in page


def test_the_next_appointment_stands_first_and_can_be_moved_or_cancelled(client, amal):
    advisor = AdvisorProfileFactory()
    later = AppointmentFactory(
        person=amal, advisor=advisor, starts_at=local("15:00"), ends_at=local("15:30")
    )
    first = AppointmentFactory(person=amal, advisor=advisor)

    seen = page(client)

    assert "Hello, <bdi>Amal</bdi>" in seen
    assert seen.index(first.code) < seen.index(later.code)
    assert links_to(first, seen, "move/")
    assert links_to(first, seen, "cancel/")
    assert links_to(later, seen)


def test_a_colleague_who_is_also_a_newcomer_sees_the_own_appointments_only(client):
    account = UserFactory(roles=[Role.NEWCOMER, Role.ADVISOR], second_factor=True)
    own = AppointmentFactory(person=PersonFactory(account=account))
    advised = AppointmentFactory(
        advisor=AdvisorProfileFactory(user=account), starts_at=local("11:00")
    )
    client.force_login(account)

    seen = page(client)

    assert account.teams.get() == advised.team != own.team
    assert own.code in seen
    assert advised.code not in seen


def test_shortly_before_it_can_only_be_cancelled(client, amal):
    appointment = AppointmentFactory(person=amal)

    with time_machine.travel(appointment.starts_at - timedelta(hours=1), tick=False):
        client.force_login(amal.account)
        seen = page(client)

    assert not links_to(appointment, seen, "move/")
    assert links_to(appointment, seen, "cancel/")


def test_without_appointments_it_leads_to_booking(client, amal):
    seen = page(client)

    assert "You have no appointment yet" in seen
    assert 'href="/en/book/"' in seen


def test_what_is_over_or_cancelled_stands_below(client, amal):
    AppointmentFactory(person=amal, status=Appointment.Status.CANCELLED_BY_PERSON)

    seen = page(client)

    assert "You have no appointment yet" in seen
    assert "Earlier appointments" in seen


def test_holds_and_strangers_appointments_are_not_shown(client, amal):
    stranger = AppointmentFactory()
    held = AppointmentFactory(
        person=amal, status=Appointment.Status.HELD, lapses_at=SUNDAY + timedelta(minutes=5)
    )

    seen = page(client)

    assert stranger.code not in seen
    assert held.code not in seen


def test_an_account_without_details_is_invited_to_give_some(client):
    AppointmentFactory(person=PersonFactory(account=None))
    client.force_login(UserFactory())

    seen = page(client)

    assert 'href="/en/me/intake/"' in seen
    assert "Earlier appointments" not in seen


def test_it_says_how_much_is_filled_in_and_where_to_go_on(client, amal):
    seen = page(client)

    assert "2 of 6 parts are filled in." in seen
    assert 'href="/en/me/intake/languages/"' in seen


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.COORDINATOR, Role.FUNDER])
def test_it_is_for_newcomers_only(client, role):
    client.force_login(UserFactory(role=role))

    assert client.get("/en/me/").status_code != 200


def test_visitors_sign_in_first(client):
    assert "/accounts/login/" in client.get("/en/me/").url


def test_it_is_only_read(client, amal):
    assert client.post("/en/me/").status_code == 405


@pytest.mark.parametrize("appointments", [1, 6])
def test_it_costs_the_same_for_any_number_of_appointments(
    client, amal, django_assert_max_num_queries, appointments
):
    advisor = AdvisorProfileFactory()
    for hour in range(9, 9 + appointments):
        AppointmentFactory(
            person=amal, advisor=advisor, starts_at=local(f"{hour}:00"), ends_at=local(f"{hour}:30")
        )

    with django_assert_max_num_queries(12):
        page(client)
