"""Reckoning with days: when something is, and what a rhythm says. No clock, so no lost hour."""

import calendar
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
WEEK = timedelta(days=7)
SATURDAY = 6


class When(models.TextChoices):
    OVERDUE = "overdue", _("Overdue")
    TODAY = "today", pgettext_lazy("due", "Today")
    WEEK = "week", _("This week")
    LATER = "later", _("Later")


def bounds(when, today):
    """(first day or None, last day or None) of one of them. A week ends with its Sunday."""
    sunday, one = today + timedelta(days=7 - today.isoweekday()), timedelta(days=1)
    return {
        When.OVERDUE: (None, today - one),
        When.TODAY: (today, today),
        When.WEEK: (today + one, sunday),
        When.LATER: (max(sunday, today) + one, None),
    }[when]


def when_of(day, today):
    if day <= today:
        return When.OVERDUE if day < today else When.TODAY
    return When.WEEK if day <= bounds(When.WEEK, today)[1] else When.LATER


def next_in(repeat, begin, after):
    """The rhythm's first day after `after`. The 31st is the last day of a short month."""
    if repeat == "weekly":
        weeks = (after - begin) // WEEK + 1
        return begin + max(weeks, 1) * WEEK
    step, turn = MONTHS[repeat], 1
    while (day := _months_later(begin, step * turn)) <= after:
        turn += 1
    return day


def _months_later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def working_day(day):
    """That day, or the Monday after it."""
    return day + timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() >= SATURDAY else 0)
