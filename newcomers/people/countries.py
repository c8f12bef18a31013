"""Countries by the names that people look for, in the reader's language.

Names come from Unicode's CLDR: those of the library are in part English or misspelt
(“Mozambique”, “Kirivati” in German).
"""

from functools import cache

from babel import Locale
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from django_countries import countries

from welcome_center.foundation.center.codes import sort_key


def country_name(code):
    return _own_names().get(code) or _names(get_language()).get(code) or countries.name(code)


def countries_by_name():
    """(code, name), sorted as the reader would."""
    return _sorted(get_language())


@cache
def _sorted(language):
    named = ((code, country_name(code)) for code, __ in countries)
    return sorted(named, key=lambda country: sort_key(country[1]))


@cache
def _names(language):
    return Locale.parse(to_locale(language)).territories


def _own_names():
    """What CLDR lacks, or calls a “special administrative region”."""
    return {"HK": _("Hong Kong"), "MO": _("Macao"), "XS": _("Stateless")}
