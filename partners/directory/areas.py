"""Areas by municipality key: which one can choose, and what each is called."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partners.directory.hours import LANDS
from partners.directory.kinds import EVERYWHERE
from welcome_center.foundation.center.codes import sort_key
from welcome_center.foundation.center.models import Land, Municipality

DISTRICT = 5  # so long is a district's key
KEY_LENGTHS = (2, 3, DISTRICT, 8)  # state, part of a state, district, municipality
OF_ITS_OWN = "000"  # a town that is a district: its key ends so
# What the seed's regions are responsible for, wherever the center's own list does not name it.
DISTRICTS = {
    "03254": "Landkreis Hildesheim",
    "08111": "Stuttgart",
    "08115": "Landkreis Böblingen",
    "08116": "Landkreis Esslingen",
    "08117": "Landkreis Göppingen",
    "08118": "Landkreis Ludwigsburg",
    "08119": "Rems-Murr-Kreis",
}


def is_key(text):
    """Tables lose the zero at the beginning: 3254021 is none, 03254021 is one."""
    is_number = text.isascii() and text.isdigit()
    return is_number and len(text) in KEY_LENGTHS and text[:2] in LANDS


def choices(day):
    """The country, and of the center's list states, districts, towns: [(key, its name)]."""
    towns = Municipality.objects.active().valid_on(day).order_by("sort_key", "code")
    named = [(_shortest(town.code), town.label) for town in towns]
    keys = {code[:2] for code, _label in named}
    lands = [(key, Land(land).label) for key, land in LANDS.items() if key in keys]
    return [
        (EVERYWHERE, _("all of Germany")),
        *sorted(lands, key=lambda choice: sort_key(choice[1])),
        *_whole_districts([code for code, _label in named]).items(),
        *named,
    ]


def names(keys, towns):
    """{key: what it is called}. What no list knows speaks for itself. `towns`: {code: label}."""
    known = {_shortest(code): label for code, label in towns.items()}
    known |= towns
    known |= _whole_districts(towns)
    known |= {key: Land(land).label for key, land in LANDS.items()}
    known[EVERYWHERE] = _("all of Germany")
    return {key: known.get(key) or DISTRICTS.get(key, key) for key in keys}


def all_towns():
    """All that the center's list has ever named."""
    return {town.code: town.label for town in Municipality.objects.all()}


def _shortest(code):
    return code[:DISTRICT] if code.endswith(OF_ITS_OWN) else code


def _whole_districts(codes):
    """Those whose towns are on the list, while they themselves are not."""
    towns = Counter(
        code[:DISTRICT] for code in codes if len(code) > DISTRICT and not code.endswith(OF_ITS_OWN)
    )
    return {key: _district(key, n) for key, n in sorted(towns.items()) if key not in codes}


def _district(key, n):
    if name := DISTRICTS.get(key):
        return name
    words = ngettext(
        "the whole district %(key)s (%(n)s place)",
        "the whole district %(key)s (%(n)s places)",
        n,
    )
    return words % {"key": key, "n": n}
