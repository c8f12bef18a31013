"""The list of countries: every name in the reader's language, and where one looks for it."""

import pytest
from babel import Locale
from django.utils.translation import override

from newcomers.people.countries import countries_by_name, country_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("MZ", "Mosambik"),
        ("KI", "Kiribati"),
        ("GD", "Grenada"),
        ("SA", "Saudi-Arabien"),
        ("XK", "Kosovo"),
        ("XS", "staatenlos"),
    ],
)
def test_a_german_name_is_german(code, name):
    with override("de"):
        assert country_name(code) == name


@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_name_is_left_in_english(language):
    english, own = Locale("en").territories, Locale(language).territories
    with override(language):
        names = dict(countries_by_name())

    same = {code for code, name in names.items() if name == english.get(code)}

    assert len(names) > 240
    assert [code for code in sorted(same) if names[code] != own[code]] == []


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_each_name_stands_for_one_country(language):
    with override(language):
        names = [name for _code, name in countries_by_name()]

    assert all(names)
    assert len(set(names)) == len(names)


def test_umlauts_stand_beside_their_vowels():
    with override("de"):
        names = [name for _code, name in countries_by_name()]

    assert names.index("Österreich") < names.index("Pakistan")
    assert names.index("Ägypten") < names.index("Albanien")
