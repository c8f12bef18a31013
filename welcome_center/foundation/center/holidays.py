"""On which days a site is closed: public holidays of its Land, and own closing days."""

from datetime import timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays
from django.db import connection

# Both exceptions at once, and put together beforehand: each search for a free time asks this.
EXCEPTIONS = """
SELECT site_id, starts_on, ends_on, false AS works FROM foundation_closure
WHERE (site_id IS NULL OR site_id = ANY(%(sites)s))
  AND starts_on <= %(last_day)s AND ends_on >= %(first_day)s
UNION ALL
SELECT site_id, day, day, true FROM foundation_holidayopening
WHERE site_id = ANY(%(sites)s) AND day BETWEEN %(first_day)s AND %(last_day)s
ORDER BY works DESC
"""


def closed_days(lands, from_day, days):
    """For each site the closed days from `from_day` on. `lands`: site's pk → Land. One query.

    A public holiday on which a site works is open; an own closing day is closed all the same.
    """
    last_day = from_day + timedelta(days=days - 1)
    closed = {site: _public_holidays(land, from_day, last_day) for site, land in lands.items()}
    for site_id, begin, end, works in _exceptions(lands, from_day, last_day):
        for site in [site_id] if site_id else lands:
            among = set(_days(max(begin, from_day), min(end, last_day)))
            closed[site] = closed[site] - among if works else closed[site] | among
    return closed


def _exceptions(sites, first_day, last_day):
    asked = {"sites": list(sites), "first_day": first_day, "last_day": last_day}
    with connection.cursor() as cursor:
        cursor.execute(EXCEPTIONS, asked)
        return cursor.fetchall()


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


def _days(day, end):
    while day <= end:
        yield day
        day += timedelta(days=1)
