"""Words in a row: each language has its own comma and its own “and”."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from welcome_center.foundation.words import ISOLATE, POP, listed, with_and


@pytest.mark.parametrize(
    ("language", "row"), [("de", "A, B, C"), ("en", "A, B, C"), ("ar", "A، B، C")]
)
def test_a_row_has_the_comma_of_its_language(language, row):
    with override(language):
        assert _seen(listed("ABC")) == row


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("de", "A, B und C"), ("en", "A, B, and C"), ("ar", "A وB وC")],
)
def test_in_a_sentence_the_last_word_follows_an_and(language, sentence):
    with override(language):
        assert _seen(with_and("ABC")) == sentence


def test_a_latin_name_in_arabic_does_not_take_the_next_one_along():
    with override("ar"):
        assert listed(["Team A", "Team B"]) == f"{ISOLATE}Team A{POP}، {ISOLATE}Team B{POP}"


@pytest.mark.parametrize("join", [listed, with_and])
def test_nothing_and_one_word_stay_what_they_are(join):
    assert join([]) == ""
    assert join(["A"]) == "A"


def test_no_template_joins_with_a_comma_of_its_own():
    templates = Path(settings.BASE_DIR, "templates").rglob("*.html")
    own_comma = re.compile(r"""\|join:["'],|forloop\.last %\}, \{""")

    assert [path.name for path in templates if own_comma.search(path.read_text())] == []


def _seen(text):
    return text.replace(ISOLATE, "").replace(POP, "")
