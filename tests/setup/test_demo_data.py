from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from newcomers.booking.models import AdvisorProfile, Appointment
from newcomers.casework.attachments.models import Attachment
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.models import Contact
from newcomers.counter.models import QueueTicket
from newcomers.people.models import Person
from newcomers.referrals.models import Referral, State
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.holidays import closed_days
from welcome_center.foundation.center.models import Site
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
    papers = Attachment.objects.filter(person__account__email=staff.address("newcomer"))
    soon = papers.due(timezone.localdate(MONDAY_MORNING) + timedelta(days=4))
    gone = papers.exclude(deleted_at=None)
    assert soon.exists()
    assert papers.kept().exclude(kept_reason="").exists()
    assert {paper.deleted_by is None for paper in gone} == {True, False}
    through = Message.objects.filter(is_credential=True, state__in=["sent", "failed"])
    assert set(through.values_list("body", "calendar")) == {("", "")}


def test_the_counter_has_been_at_work_for_two_years():
    tell()

    counted = Contact.objects.all()
    assert 2000 < counted.count() < 8000
    assert counted.short().filter(person=None).count() > counted.count() / 2
    assert counted.consultations().exclude(person=None).count() > 100
    assert counted.consultations().filter(person=None).exists()
    assert counted.filter(held_at__lt=MONDAY_MORNING - timedelta(days=700)).exists()
    assert not counted.filter(held_at__gt=MONDAY_MORNING).exists()
    assert counted.exclude(referred_to=None).exists()
    assert set(QueueTicket.objects.values_list("state", flat=True)) == {"done", "called", "waiting"}


def test_everybody_has_something_to_do():
    tell()

    today = MONDAY_MORNING.date()
    noted = FollowUp.objects.all()
    assert set(noted.values_list("state", flat=True)) == set(FollowUp.State)
    assert set(noted.values_list("origin", flat=True)) == set(FollowUp.Origin)
    for profile in AdvisorProfile.objects.all():
        mine = noted.filter(owner=profile.user).open()
        assert 6 < mine.count() < 40
        assert mine.filter(due_on__lt=today).exists()
        assert mine.filter(due_on=today).exists()
        assert mine.exclude(repeat="").exists()
    assert noted.filter(owner=None).open().exists()


def test_the_coordinator_leads_each_team_and_advises():
    tell("stuttgart")

    coordinator = User.objects.get(email=staff.address("coordinator"))
    assert coordinator.teams.count() == 2
    assert coordinator.advisor_profile.rules.exists()


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


def test_referrals_are_waiting_late_declined_and_done():
    tell()

    known = Referral.objects.all()
    assert set(known.values_list("state", flat=True)) == set(State)
    assert known.filter(kind=Referral.Kind.ADVICE).exists()
    assert known.exclude(escalated_at=None).exists()
    assert not known.filter(steps__at__gt=MONDAY_MORNING).exists()
    for name in ("newcomer", "partner", "advisor"):
        user = User.objects.get(email=staff.address(name))
        assert Referral.objects.visible_to(user).count() > 1
    assert Message.objects.filter(kind="referral_sent").count() == 2
