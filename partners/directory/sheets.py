"""The sheet to print: an entry in two languages side by side, with a code that leads back."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info, override

from partners.directory.codes import Codes
from partners.directory.entries import in_words

GERMAN = "de"
BESIDE_GERMAN = "en"  # for whom reads German and has named no other language


@dataclass(frozen=True)
class Material:
    """What both sides are made from."""

    entry: object
    services: list
    contacts: list
    codes: Codes
    moment: datetime


def chosen_language(asked):
    """The one that stands beside German."""
    offered = [code for code, _name, _direction in languages()]
    own = get_language()
    for code in (asked, own, BESIDE_GERMAN):
        if code in offered:
            return code
    return offered[0] if offered else GERMAN


def languages():
    """(code, own name, direction) of the portal's languages but German."""
    return [_about(code) for code, _label in settings.LANGUAGES if code != GERMAN]


def _about(code):
    about = get_language_info(code)
    return code, about["name_local"], "rtl" if about["bidi"] else "ltr"


def side(material, language):
    """All words of one side, in its language."""
    code, _name, direction = _about(language)
    with override(language):
        codes = Codes(material.codes.rows)
        return {
            "language": code,
            "direction": direction,
            "told": in_words(
                material.entry, material.services, material.contacts, codes, material.moment
            ),
        }


def qr_code(address):
    """An inline SVG without style attributes, dark on light in every theme."""
    drawn = segno.make(address, error="m").svg_inline(
        svgclass="wc-code", lineclass=None, omitsize=True, border=2
    )
    # Drawn by the library from our own address.
    return mark_safe(drawn)  # noqa: S308  # nosec B308 B703
