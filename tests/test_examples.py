"""Examples are nobody's: a number or place that is written down here must not ring anywhere.

The Federal Network Agency keeps 030 23125 000 to 999 free, for films and examples.
"""

import re
from pathlib import Path

import pytest

from newcomers.booking.messages import PLACE

ROOT = Path(__file__).resolve().parent.parent
KINDS = {".py", ".html", ".txt", ".md"}
# The offices in partners/directory/data are real, and so are their numbers.
ROOMS = ("welcome_center", "newcomers", "partners", "templates", "tests", "docs")
PHONE = re.compile(r"(?:\+49 ?|(?<![\w.+-])0)\d{2,12}(?:[ /-]\d{3,}){0,3}(?![\w-])")
KEPT_FREE = re.compile(r"(?:\+49|0)3023125(?:\d{3})?")  # its end may be drawn


def phones_in(text):
    """What a person would take for a number: +49…, or groups that begin with a 0."""
    found = (each for each in PHONE.findall(text) if each[0] == "+" or not each.isdecimal())
    return [re.sub(r"[ /-]", "", each) for each in found]


@pytest.mark.parametrize("room", ROOMS)
def test_no_number_rings_anywhere(room):
    texts = [path for path in (ROOT / room).rglob("*.*") if path.suffix in KINDS]
    real = {
        (path.name, number)
        for path in texts
        for number in phones_in(path.read_text())
        if not KEPT_FREE.fullmatch(number)
    }

    assert real == set()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("+49 30 23125 001", ["+493023125001"]),
        ("call 030 23125-301", ["03023125301"]),
        ("tel:+493023125002", ["+493023125002"]),
        ("2027-03-01 and 03254021", []),
    ],
)
def test_numbers_are_found_as_people_write_them(text, numbers):
    assert phones_in(text) == numbers


def test_the_example_of_a_place_is_of_no_region():
    assert "12345 Musterstadt" in PLACE.example
