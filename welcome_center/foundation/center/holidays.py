"""On which days a site is closed: public holidays of its Land, and own closing days."""

from datetime import timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays
from django.db.models import Q

from welcome_center.foundation.center.models import Closure, HolidayOpening


def closed_days(lands, from_day, days):
    """For each site the closed days from `from_day` on. `lands`: site's pk → Land. Two queries."""
    last_day = from_day + timedelta(days=days - 1)
    closed = {site: _public_holidays(land, from_day, last_day) for site, land in lands.items()}
    for site, day in HolidayOpening.objects.filter(
        site__in=lands, day__range=(from_day, last_day)
    ).values_list("site", "day"):
        closed[site].discard(day)
    for closure in _closures(lands, from_day, last_day):
        for site in [closure.site_id] if closure.site_id else lands:
            closed[site].update(_days(closure, from_day, last_day))
    return closed


# The library's names; other readers see the German one.
LIBRARY_LANGUAGES = {"de": "de", "en": "en_US", "uk": "uk"}


@lru_cache(maxsize=256)
def public_holidays(land, year, language="de"):
    """{day: name} by the law of this Land, read only. Computed once per Land, year and language."""
    library_language = LIBRARY_LANGUAGES.get(language, "de")
    named = holidays.Germany(subdiv=land, years=year, language=library_language)
    return MappingProxyType(dict(sorted(named.items())))


def _public_holidays(land, first_day, last_day):
    years = range(first_day.year, last_day.year + 1)
    named = (day for year in years for day in public_holidays(land, year))
    return {day for day in named if first_day <= day <= last_day}


def _closures(lands, first_day, last_day):
    of_these = Q(site=None) | Q(site__in=lands)
    return Closure.objects.filter(of_these, starts_on__lte=last_day, ends_on__gte=first_day)


def _days(closure, first_day, last_day):
    day, end = max(closure.starts_on, first_day), min(closure.ends_on, last_day)
    while day <= end:
        yield day
        day += timedelta(days=1)
