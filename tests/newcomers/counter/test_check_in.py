import pytest

from newcomers.booking.models import Appointment
from tests.factories.booking import MONDAY, AppointmentFactory, local

pytestmark = pytest.mark.django_db
URL = "/de/desk/counter/check-in/"
BY_SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def appointment(advisor):
    return AppointmentFactory(
        advisor=advisor.advisor_profile, person__name="Zoë Müller", starts_at=local("10:00")
    )


def status_of(appointment):
    return Appointment.objects.get(pk=appointment.pk).status


def test_a_whole_code_checks_in_at_once(at_counter, appointment):
    response = at_counter.post(URL, {"q": appointment.code.lower()}, headers=BY_SCRIPT)

    assert status_of(appointment) == "arrived"
    assert "Zoë Müller" in response.content.decode()


def test_without_a_script_it_leads_back_to_the_counter(at_counter, appointment):
    response = at_counter.post(URL, {"q": f" {appointment.code} "})

    assert response.url == "/de/desk/counter/"
    assert status_of(appointment) == "arrived"


@pytest.mark.parametrize("words", ["zoe", "MULL", "müller", ""])
def test_a_name_is_found_however_it_is_written(at_counter, appointment, words):
    page = at_counter.post(URL, {"q": words}, headers=BY_SCRIPT).content.decode()

    assert "Zoë Müller" in page
    assert 'value="arrived"' in page
    assert status_of(appointment) == "confirmed"


@pytest.mark.parametrize("words", ["Hassan", "'--", "\0", "%"])
def test_nobody_else_is_found(at_counter, appointment, words):
    page = at_counter.post(URL, {"q": f"x{words}"}, headers=BY_SCRIPT).content.decode()

    assert "Zoë" not in page


def test_looking_at_the_page_changes_nothing(at_counter, appointment):
    response = at_counter.get(URL, {"q": appointment.code})

    assert response.status_code == 200
    assert status_of(appointment) == "confirmed"


def test_only_todays_appointments_are_expected(at_counter, advisor):
    AppointmentFactory(
        advisor=advisor.advisor_profile,
        person__name="Zoë Müller",
        starts_at=local("10:00", MONDAY.replace(day=2)),
    )

    page = at_counter.post(URL, {"q": "Zoë"}, headers=BY_SCRIPT).content.decode()

    assert "Zoë Müller" not in page


def test_another_teams_code_is_unknown(at_counter):
    theirs = AppointmentFactory(starts_at=local("10:00"), person__name="Zoë Müller")

    page = at_counter.post(URL, {"q": theirs.code}, headers=BY_SCRIPT).content.decode()

    assert "Zoë" not in page
    assert status_of(theirs) == "confirmed"


def test_a_full_day_costs_as_many_queries_as_an_empty_one(
    at_counter, appointment, django_assert_max_num_queries
):
    for hour in range(11, 17):
        AppointmentFactory(advisor=appointment.advisor, starts_at=local(f"{hour}:00"))

    with django_assert_max_num_queries(8):
        at_counter.post(URL, {"q": ""}, headers=BY_SCRIPT)
