from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.utils import timezone

from newcomers.booking.models import Absence, AdvisorProfile, Appointment, WeeklyRule
from newcomers.booking.slots import Wish, next_free_slot
from newcomers.people.models import Person
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.holidays import closed_days
from welcome_center.foundation.center.models import Language, Site, Topic
from welcome_center.foundation.outbox.models import Message
from welcome_center.setup import profiles
from welcome_center.setup.actions import set_up_center
from welcome_center.setup.demo import staff, story

pytestmark = pytest.mark.django_db
MONDAY_MORNING = datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo("Europe/Berlin"))
Status = Appointment.Status


def tell(profile="hildesheim", now=MONDAY_MORNING):
    set_up_center(profiles.load(profile))
    return story.tell(password="a word for all", now=now)


def everything():
    models = (User, EmailAddress, AdvisorProfile, WeeklyRule, Absence, Person, Appointment, Message)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("profile", profiles.names())
def test_each_center_lives(profile):
    tell(profile)

    statuses = set(Appointment.objects.values_list("status", flat=True))
    assert statuses == set(Status) - {Status.HELD}
    states = set(Message.objects.values_list("state", flat=True))
    assert states == set(Message.State) - {Message.State.SENDING}
    assert 500 < Appointment.objects.count() < 3000
    assert set(Person.objects.values_list("contact_by", flat=True)) == set(Person.ContactBy)
    assert Appointment.objects.filter(needs__contains=["children"]).exists()
    assert not Message.objects.filter(state="failed", reason="").exists()


def test_everybody_can_sign_in_with_a_proven_address():
    tell()

    for name, (_full_name, roles) in staff.SIGN_INS.items():
        user = User.objects.get(email=staff.address(name))
        assert user.roles == roles
        assert user.check_password("a word for all")
        assert EmailAddress.objects.get(user=user).verified
    assert authenticate(email=staff.address("advisor"), password="a word for all") is not None


def test_the_coordinator_leads_each_team_and_advises():
    tell("stuttgart")

    coordinator = User.objects.get(email=staff.address("coordinator"))
    assert coordinator.teams.count() == 2
    assert coordinator.advisor_profile.rules.exists()


def test_a_second_run_changes_nothing_and_a_later_day_neither():
    assert tell()
    before = everything()

    assert not tell(now=MONDAY_MORNING + timedelta(days=3))

    assert everything() == before


def test_a_new_password_holds_after_the_next_run():
    tell()

    story.tell(password="another word", now=MONDAY_MORNING)

    assert User.objects.get(email=staff.address("funder")).check_password("another word")


def test_the_same_day_tells_the_same_story():
    tell()
    first = list(Appointment.objects.order_by("uuid").values_list("code", "starts_at", "status"))
    for model in (Message, Appointment, Person, WeeklyRule, Absence, AdvisorProfile, User):
        model.objects.all().delete()

    tell()

    again = list(Appointment.objects.order_by("uuid").values_list("code", "starts_at", "status"))
    assert again == first


@pytest.mark.parametrize(
    "day",
    [
        datetime(2026, 11, 21, 11, 0, tzinfo=ZoneInfo("Europe/Berlin")),  # a Saturday
        datetime(2026, 12, 24, 19, 0, tzinfo=ZoneInfo("Europe/Berlin")),  # before holidays
        datetime(2027, 3, 28, 3, 30, tzinfo=ZoneInfo("Europe/Berlin")),  # the hour just left out
        datetime(2027, 10, 31, 0, 30, tzinfo=ZoneInfo("Europe/Berlin")),  # a day of 25 hours
    ],
)
def test_the_next_working_day_has_appointments_whatever_day_it_is(day):
    tell(now=day)

    site, today = Site.objects.get(), timezone.localdate(day)
    closed = closed_days({site.pk: site.land}, today, 14)[site.pk]
    days = [today + timedelta(days=offset) for offset in range(14)]
    working = next(one for one in days if one.isoweekday() <= 5 and one not in closed)
    appointments = Appointment.objects.filter(
        advisor__user__email=staff.address("advisor"), status__in=Appointment.TAKING_TIME
    )
    assert appointments.filter(starts_at__date=working).exists()
    assert not Appointment.objects.filter(starts_at__date__in=closed).exists()


def test_the_newcomer_has_been_here_and_comes_again():
    tell()

    own = Appointment.objects.filter(person__account__email=staff.address("newcomer"))
    assert own.filter(starts_at__lt=MONDAY_MORNING, status=Status.DONE).count() == 2
    [ahead] = own.filter(starts_at__gt=MONDAY_MORNING)
    assert ahead.status == Status.CONFIRMED
    assert Message.objects.filter(object_id=ahead.uuid, state="waiting").exists()


def test_what_is_past_is_past_and_what_waits_for_a_guest_can_still_be_confirmed():
    tell()

    past = Appointment.objects.filter(ends_at__lt=MONDAY_MORNING - timedelta(days=2))
    assert not past.filter(status__in=Appointment.OPEN).exists()
    assert not Appointment.objects.lapsed(MONDAY_MORNING).filter(status=Status.BOOKED).exists()
    assert Appointment.objects.filter(status=Status.CONFIRMED, ends_at__lt=MONDAY_MORNING).exists()


def test_times_are_left_to_book_in_each_language_of_the_portal():
    tell()
    topic = Topic.objects.get(code="ARR_ORIENT")

    for language in Language.objects.filter(code__in=["de", "en", "ar"]):
        slot = next_free_slot(Wish(topic, language, "F2F"), now=MONDAY_MORNING)
        assert slot.starts_at < MONDAY_MORNING + timedelta(days=7)


def test_nobody_has_an_address_outside_the_demo():
    tell()

    assert not User.objects.exclude(email__endswith="@demo.example").exists()
    mailed = Person.objects.exclude(email="")
    assert mailed.exists()
    assert not mailed.exclude(email__endswith="@demo.example").exists()
    assert not Site.objects.filter(street__startswith="[").exists()


def test_the_command_tells_the_sign_ins(settings, capsys, monkeypatch):
    settings.LOCAL_RUNNER = True
    monkeypatch.setenv("DEMO_PASSWORD", "from outside")
    set_up_center(profiles.load("hildesheim"))

    call_command("demo_data")

    assert "newcomer@demo.example (newcomer)" in capsys.readouterr().out
    assert User.objects.get(email="admin@demo.example").check_password("from outside")


def test_outside_the_local_runner_it_must_be_asked_for(settings):
    settings.LOCAL_RUNNER = False
    set_up_center(profiles.load("hildesheim"))

    with pytest.raises(CommandError, match="--yes-demo"):
        call_command("demo_data")

    assert not User.objects.exists()


def test_without_a_center_it_says_what_to_do_first(settings):
    settings.LOCAL_RUNNER = True

    with pytest.raises(CommandError, match="setup_center"):
        call_command("demo_data")
