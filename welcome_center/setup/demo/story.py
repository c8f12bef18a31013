"""Tells the whole demo, once. On a later day it is left as it is."""

from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from newcomers.booking.models import Appointment
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.models import Team
from welcome_center.home.follow_ups import follow_rules
from welcome_center.setup.demo import (
    bookings,
    cases,
    contacts,
    directory,
    feedback,
    files,
    follow_ups,
    letters,
    papers,
    posts,
    referrals,
    staff,
    tables,
    twins,
)
from welcome_center.setup.demo.dice import Dice
from welcome_center.setup.demo.people import Crowd

Status = Appointment.Status


@transaction.atomic
def tell(*, password, now):
    """True if the demo is new. A second call only sees to it that the password fits."""
    known = User.objects.filter(email__in=[staff.address(name) for name in staff.SIGN_INS])
    if known.exists():
        _set_password(known, password)
        return False
    today = timezone.localdate(now)
    staff.furnish()
    accounts = staff.make_accounts(password)
    advisors = staff.make_advisors(accounts, today)
    appointments = _fill_calendar(accounts["newcomer"], advisors["advisor"], now)
    letters.write(appointments, now)
    papers.tell(accounts["newcomer"], advisors["advisor"].user, now)
    directory.tell(accounts, today)
    contacts.tell(Dice(f"counter {today}"), appointments, now)
    referrals.tell(accounts, appointments, Dice(f"referrals {today}"), now)
    feedback.tell(Dice(f"feedback {today}"), today)
    posts.tell(Dice(f"posts {today}"), today)
    files.tell(Dice(f"files {today}"), now)
    cases.tell(Dice(f"cases {today}"), now)
    follow_ups.tell(Dice(f"to do {today}"), appointments, advisors, now)
    follow_rules(now=now)
    tables.ask(advisors["advisor"].user, now)
    return True


def _set_password(accounts, password):
    if not check_password(password, accounts.first().password):
        accounts.update(password=make_password(password))


def _fill_calendar(account, advisor, now):
    dice = Dice(f"welcome {timezone.localdate(now)}")
    crowd = Crowd(dice, timezone.localdate(now))
    diary = bookings.Diary(dice, crowd, now)
    for window in bookings.windows(now):
        diary.fill(window)
    _give_newcomer_her_own(diary, account, advisor, now)
    twins.add_to(crowd, now)
    crowd.save()
    diary.save()
    return diary.appointments


def _give_newcomer_her_own(diary, account, advisor, now):
    """`newcomer@…` was here three times and comes again within the next weeks."""
    person = diary.crowd.newcomer(
        language="ar",
        team=Team.objects.get(members=advisor.user),
        since=now - timedelta(days=bookings.PAST),
        account=account,
        origin="self",
        name=account.name,
        contact_by="email",
        email=account.email,
        phone="",
    )
    own = [
        one for one in diary.appointments if one.advisor == advisor and not one.topic.is_sensitive
    ]
    past = [one for one in own if one.status == Status.DONE][::5]
    ahead = [one for one in own if one.starts_at > now + timedelta(days=2)]
    missed = [
        one for one in own if one.status == Status.CANCELLED_BY_PERSON and one.starts_at < now
    ]
    comes_again = next(one for one in ahead if one.status == Status.CONFIRMED)
    for appointment in (*past[-2:], *missed[-1:], comes_again):
        appointment.person, appointment.language_id = person, "ar"
        appointment.note, appointment.needs = "", []
