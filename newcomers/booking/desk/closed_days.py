"""Closing days and public holidays, each with the booked appointments that still stand on it."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import get_language

from newcomers.booking.models import Appointment
from newcomers.booking.working_hours import day_bounds
from welcome_center.foundation.center.holidays import public_holidays
from welcome_center.foundation.center.models import Closure, HolidayOpening, Site

LISTED = 200  # appointments of all days together


class ClosedDays(NamedTuple):
    closure: Closure
    hits: list[Appointment]


class Holiday(NamedTuple):
    """`works`: the site is open all the same. Only a day ahead can still be switched."""

    day: date
    name: str
    works: bool
    is_ahead: bool
    hits: list[Appointment]


def closures_ahead(user, *, now):
    """Two queries."""
    closures = Closure.objects.visible_to(user).upcoming(localdate(now)).select_related("site")
    closures = list(closures)
    booked = _booked(user, [(each.starts_on, each.ends_on) for each in closures], now=now)
    return [ClosedDays(each, [a for a in booked if _hits(each, a)]) for each in closures]


def holidays_of(user, sites: Iterable[Site], year, *, now):
    """Each site with its public holidays of that year. Two queries."""
    today, openings = localdate(now), HolidayOpening.objects.visible_to(user)
    working = set(openings.filter(day__year=year).values_list("site", "day"))
    named = {site: public_holidays(site.land, year, get_language()).items() for site in sites}
    days = {day for found in named.values() for day, _name in found if day >= today}
    booked = _booked(user, [(day, day) for day in sorted(days)], now=now)
    return [
        (
            site,
            [
                Holiday(day, name, (site.pk, day) in working, day >= today, _on(site, day, booked))
                for day, name in found
            ],
        )
        for site, found in named.items()
    ]


def _booked(user, periods, *, now):
    """Open appointments in these periods, both ends among them; as many as one page can list."""
    if not periods:
        return []
    inside = reduce(or_, (_within(*period) for period in periods))
    visible = Appointment.objects.visible_to(user).open(now)
    return list(visible.filter(inside).for_list()[:LISTED])


def _within(first_day, last_day):
    begin, end = day_bounds(first_day, (last_day - first_day + timedelta(days=1)).days)
    return Q(starts_at__gte=begin, starts_at__lt=end)


def _hits(closure, appointment):
    is_here = closure.site_id in (None, appointment.site_id)
    return is_here and closure.starts_on <= localdate(appointment.starts_at) <= closure.ends_on


def _on(site, day, booked):
    return [a for a in booked if a.site_id == site.pk and localdate(a.starts_at) == day]
