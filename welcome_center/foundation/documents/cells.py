"""What people typed, made harmless for spreadsheet programs.

A cell that begins with a sign of reckoning would be run as a formula by whoever opens the file; an
apostrophe before it makes it words. Marks that turn the direction of writing could hide what a cell
says, and control characters break files.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

LONGEST = 32_000  # a cell of a workbook ends at 32,767
BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Control characters; embeddings, overrides and isolates; what no character is. The marks that
# Persian and emoji need to join letters stay.
_LINE = ord("\n")
_CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if code != _LINE]
_TURNS = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
REMOVED = dict.fromkeys([*_CONTROLS, *_TURNS, 0xFEFF, 0xFFFE, 0xFFFF])
SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
BEGINS_A_FORMULA = re.compile(f"^\\s*[{SIGNS}]")
# A program that splits at another sign than we do would begin a cell there.
AFTER_A_SPLIT = re.compile(f"([;,|\\n\"']\\s*)(?=[{SIGNS}])")
QUOTE = "'"


def words(value):
    """Text of one cell: no formula, no control character, nothing that turns it round."""
    text = BREAKS.sub("\n", str(value)[:LONGEST].replace("\t", " ")).translate(REMOVED)
    return f"{QUOTE}{text}" if BEGINS_A_FORMULA.match(text) else text


def for_csv(value):
    """A cell as text, days and moments in the order of ISO 8601."""
    value = _plain(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return AFTER_A_SPLIT.sub(f"\\1{QUOTE}", value)
    return value


def for_workbook(value):
    """A cell with its kind: days and numbers stay such, so that people can sort and add."""
    return _plain(value)


def _plain(value):
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return moment.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(value, date | bool | int | float):
        return value
    return float(value) if isinstance(value, Decimal) else words(value)
