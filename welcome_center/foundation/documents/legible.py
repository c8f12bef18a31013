"""What can stand on paper: a PDF/UA-1 holds no letter that none of its fonts has."""

import unicodedata
from functools import cache

from django.conf import settings
from fontTools.ttLib import TTFont

from welcome_center.foundation.outbox.rendering import clean

UNKNOWN = "?"
OPENERS, END = "\u2066\u2067\u2068", "\u2069"
# Every font manages without a picture of these: they break, join or turn.
NEEDS_NO_FONT = {*"\n\u202f\u200c\u200d\u200e\u200f", *OPENERS, END}


def legible(text):
    """Without signs that are not seen, and with a question mark for each that no font has."""
    if text.isascii() and text.isprintable():
        return text
    shown, able = [], _fonts()
    for sign in unicodedata.normalize("NFC", clean(text).replace("\t", " ")):
        if sign in NEEDS_NO_FONT:
            shown.append(sign)
            continue
        # An accent stands in the font of its letter, or nowhere.
        is_mark = unicodedata.category(sign).startswith("M")
        having = [font for font in (able if is_mark else _fonts()) if sign in font]
        if having or not is_mark:
            shown.append(sign if having else UNKNOWN)
            able = having or [font for font in _fonts() if UNKNOWN in font]
    return _closed("".join(shown))


def _closed(text):
    """No turn of direction reaches beyond the text in which it begins."""
    shown, depth = [], 0
    for sign in text:
        if sign == END and depth == 0:
            continue
        depth += (sign in OPENERS) - (sign == END)
        shown.append(sign)
    return "".join(shown) + END * depth


@cache
def _fonts():
    """Of each font the signs that it has; all weights have the same ones."""
    return [_signs(path) for path in sorted(settings.PAPER_FONTS.glob("*-400-normal.ttf"))]


def _signs(path):
    with TTFont(path) as font:
        return frozenset(map(chr, font.getBestCmap()))
