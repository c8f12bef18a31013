"""A made-up person goes through the portal; nothing of hers may be sung outside."""

import io
import logging
import re

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.booking import AdvisorProfileFactory, AppointmentFactory
from tests.factories.center import CenterFactory, LanguageFactory, TeamFactory
from tests.factories.people import MunicipalityFactory, PersonFactory
from welcome_center.foundation.request_log import JsonFormatter
from welcome_center.home import me

pytestmark = pytest.mark.django_db
EMAIL, NAME, PHONE = "canary@example.org", "Kanarina Vogel", "+493023125321"
PASSWORD = "a-yellow-cage-of-words"
PLACES = ["/", "profile/", *(f"intake/{code}/" for code in ("start", "contact", "origin"))]


@pytest.fixture
def log():
    """All that the portal writes to its log, formatted as in an installation."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture
def canary(client):
    CenterFactory()
    LanguageFactory(code="de")
    MunicipalityFactory()
    account = UserFactory(email=EMAIL, name=NAME)
    person = PersonFactory(account=account, team=TeamFactory(), name=NAME, phone=PHONE, email=EMAIL)
    client.force_login(account)
    return person


def sings(text, person, *others):
    """Which of her words stand in the text."""
    words = (EMAIL, "canary", NAME, "Kanarina", PHONE, "7654321", person.code, *others)
    return [word for word in words if word in text]


def test_requests_leave_no_trace_of_a_person_in_the_log(client, canary, log):
    appointment = AppointmentFactory(person=canary, advisor=AdvisorProfileFactory())

    client.get("/de/me/")
    client.get(f"/de/appointments/{appointment.code}/")
    client.get("/de/appointments/KANARINA/")
    client.get(f"/de/nothing/{NAME}/?email={EMAIL}")
    client.post("/de/me/intake/contact/", {"name": NAME, "contact_by": "email", "email": EMAIL})
    client.post("/de/me/intake/contact/", {"contact_by": "phone", "phone": f"{PHONE}{PHONE}"})
    client.put("/de/me/intake/contact/", {"name": NAME})

    lines = log.getvalue()
    assert lines.count('"route"') == 7
    assert sings(lines, canary, appointment.code, "KANARINA") == []


def test_signing_in_and_up_leaves_no_trace(client, canary, log):
    client.logout()

    client.post("/de/accounts/login/", {"login": EMAIL, "password": PASSWORD})
    client.post("/de/accounts/signup/", {"email": EMAIL, "password1": PASSWORD})
    client.post("/de/accounts/password/reset/", {"email": EMAIL})

    lines = log.getvalue()
    assert lines.count('"route"') == 3
    assert sings(lines, canary, PASSWORD) == []


def test_an_error_does_not_quote_what_was_typed(client, canary, log, monkeypatch):
    def fail(*arguments, **options):
        raise ValueError(f"{NAME} <{EMAIL}> could not be saved")

    monkeypatch.setattr(me, "render", fail)
    client.raise_request_exception = False

    assert client.get(f"/de/me/?from={EMAIL}").status_code == 500

    lines = log.getvalue()
    assert "ValueError" in lines
    assert sings(lines, canary) == []


@pytest.mark.parametrize("place", PLACES)
def test_addresses_and_titles_name_nobody(client, canary, place):
    page = client.get(f"/de/me/{place.removeprefix('/')}").content.decode()

    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert sings(title, canary) == []
    assert [address for address in addresses if sings(address, canary)] == []


def test_the_title_of_an_appointment_keeps_its_code_to_itself(client, canary):
    appointment = AppointmentFactory(person=canary, advisor=AdvisorProfileFactory())

    page = client.get(f"/de/appointments/{appointment.code}/").content.decode()

    assert (
        sings(re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1], canary, appointment.code)
        == []
    )


def test_saving_leads_to_addresses_that_name_nobody(client, canary):
    typed = {"name": NAME, "contact_by": "email", "email": EMAIL}

    response = client.post("/de/me/intake/contact/", typed)

    assert response.status_code == 302
    assert sings(response.url, canary) == []
