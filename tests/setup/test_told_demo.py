from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from django.db import connection, transaction

from newcomers.booking.models import Absence, AdvisorProfile, Appointment, WeeklyRule
from newcomers.booking.slots import Wish, next_free_slot
from newcomers.casework.followups.models import FollowUp
from newcomers.people.models import Person
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.models import Language, Site, Topic
from welcome_center.foundation.outbox.models import Message
from welcome_center.setup import profiles
from welcome_center.setup.actions import set_up_center
from welcome_center.setup.demo import staff, story

# One process tells it, for all.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("told demo")]
MONDAY_MORNING = datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo("Europe/Berlin"))
Status = Appointment.Status


@pytest.fixture(scope="module", autouse=True)
def told(django_db_setup, django_db_blocker):
    """A told Hildesheim for all who only look at it; each test's own changes are undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        set_up_center(profiles.load("hildesheim"))
        story.tell(password="a word for all", now=MONDAY_MORNING)
        yield
        transaction.set_rollback(True)


def everything():
    models = (User, EmailAddress, AdvisorProfile, WeeklyRule, Absence, Person, Appointment, Message)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_everybody_can_sign_in_with_a_proven_address():
    for name, (_full_name, roles) in staff.SIGN_INS.items():
        user = User.objects.get(email=staff.address(name))
        assert user.roles == roles
        assert user.check_password("a word for all")
        assert EmailAddress.objects.get(user=user).verified
    assert authenticate(email=staff.address("advisor"), password="a word for all") is not None


def test_a_second_run_changes_nothing_and_a_later_day_neither():
    before = everything()

    assert not story.tell(password="a word for all", now=MONDAY_MORNING + timedelta(days=3))

    assert everything() == before


def test_a_new_password_holds_after_the_next_run():
    story.tell(password="another word", now=MONDAY_MORNING)

    assert User.objects.get(email=staff.address("funder")).check_password("another word")


def test_the_same_day_tells_the_same_story():
    first = list(Appointment.objects.order_by("uuid").values_list("code", "starts_at", "status"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing may be pending
        tables = "newcomers_person, newcomers_tag, newcomers_surveyanswer, foundation_staffposts"
        cursor.execute(f"TRUNCATE {tables}, foundation_user CASCADE")

    story.tell(password="a word for all", now=MONDAY_MORNING)

    again = list(Appointment.objects.order_by("uuid").values_list("code", "starts_at", "status"))
    assert again == first


def test_the_newcomer_has_been_here_and_comes_again():
    own = Appointment.objects.filter(person__account__email=staff.address("newcomer"))
    assert own.filter(starts_at__lt=MONDAY_MORNING, status=Status.DONE).count() == 2
    [ahead] = own.filter(starts_at__gt=MONDAY_MORNING)
    assert ahead.status == Status.CONFIRMED
    assert Message.objects.filter(object_id=ahead.uuid, state="waiting").exists()


def test_what_is_past_is_past_and_what_waits_for_a_guest_can_still_be_confirmed():
    past = Appointment.objects.filter(ends_at__lt=MONDAY_MORNING - timedelta(days=2))
    assert not past.filter(status__in=Appointment.OPEN).exists()
    assert not Appointment.objects.lapsed(MONDAY_MORNING).filter(status=Status.BOOKED).exists()
    assert Appointment.objects.filter(status=Status.CONFIRMED, ends_at__lt=MONDAY_MORNING).exists()


def test_each_rule_has_asked_for_something():
    open_ones = FollowUp.objects.open().filter(origin=FollowUp.Origin.RULE)

    assert set(open_ones.values_list("rule", flat=True)) == set(FollowUp.Rule)


def test_times_are_left_to_book_in_each_language_of_the_portal():
    topic = Topic.objects.get(code="ARR_ORIENT")

    for language in Language.objects.filter(code__in=["de", "en", "ar"]):
        slot = next_free_slot(Wish(topic, language, "F2F"), now=MONDAY_MORNING)
        assert slot.starts_at < MONDAY_MORNING + timedelta(days=7)


def test_nobody_has_an_address_outside_the_demo():
    assert not User.objects.exclude(email__endswith="@demo.example").exists()
    mailed = Person.objects.exclude(email="")
    assert mailed.exists()
    assert not mailed.exclude(email__endswith="@demo.example").exists()
    assert not Site.objects.filter(street__startswith="[").exists()
