"""The appointment that a place proposes goes into the person's calendar."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from icalendar import Calendar

from newcomers.referrals import actions
from newcomers.referrals.models import Referral
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory
from tests.factories.directory import LocationFactory, ServiceAtLocationFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.outbox.models import Message

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
AT = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)


@pytest.fixture
def proposed():
    CenterFactory()
    referral = ReferralFactory(warm=True, person__email="person@example.org")
    referral.person.account = UserFactory(role=Role.NEWCOMER)
    referral.person.save()
    street = {"street": "Am Markt 1", "postal_code": "31134", "city": "Hildesheim"}
    place = LocationFactory(organisation=referral.service.organisation, **street)
    ServiceAtLocationFactory(service=referral.service, location=place)
    actions.send_referral(referral, by=referral.advisor, now=NOW)
    actions.propose_appointment(referral, at=AT, now=NOW.replace(hour=10))
    return referral


def event(text):
    [found] = Calendar.from_ical(text).walk("VEVENT")
    return found


def test_the_mail_brings_it_along_and_names_neither_place_nor_topic(proposed):
    mail = Message.objects.filter(kind="referral_progress").latest("moment")

    shown = event(mail.calendar)
    assert shown.decoded("dtstart") == AT
    assert "Am Markt 1" in shown["location"]
    assert proposed.target_name not in mail.calendar


def test_another_time_takes_the_place_of_the_first(client, proposed):
    first = event(Message.objects.filter(kind="referral_progress").latest("moment").calendar)

    actions.propose_appointment(proposed, at=AT.replace(hour=14), now=NOW.replace(hour=11))

    later = event(Message.objects.filter(kind="referral_progress").latest("moment").calendar)
    assert later["uid"] == first["uid"]
    assert later["sequence"] > first["sequence"]


def test_the_person_and_the_advisor_load_it(client, proposed, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    advisor = UserFactory(role=Role.ADVISOR, team=proposed.team)

    for user, name in ((proposed.person.account, "my_referrals"), (advisor, "referrals")):
        client.force_login(user)
        answer = client.get(reverse(f"{name}:calendar", args=[proposed.code]))
        assert event(answer.content).decoded("dtstart") == AT


def test_without_an_appointment_there_is_no_file(client, proposed):
    Referral.objects.update(appointment_at=None)
    client.force_login(proposed.person.account)

    assert client.get(reverse("my_referrals:calendar", args=[proposed.code])).status_code == 404
