import pytest
from django.utils.translation import override

from partners.directory.models import Organisation


@pytest.fixture
def entry():
    entry = Organisation()
    entry.write("description", {"de": "Berät zu Arbeit.", "en": "Advises on work.", "ar": "عمل"})
    return entry


@pytest.mark.parametrize(
    ("texts", "reader", "text", "language"),
    [
        ({"de": "Hallo", "ar": "مرحبا"}, "ar", "مرحبا", "ar"),
        ({"de": "Hallo", "en": "Hello"}, "ar", "Hallo", "de"),
        ({"en": "Hello", "tr": "Merhaba"}, "ar", "Hello", "en"),
        ({"tr": "Merhaba"}, "ar", "Merhaba", "tr"),
        ({"ar": "", "de": "Hallo"}, "ar", "Hallo", "de"),
        ({}, "ar", "", "de"),
    ],
)
def test_a_reader_gets_the_own_language_or_the_next_best(texts, reader, text, language):
    with override(reader):
        wording = Organisation(description=texts).wording("description")

    assert (wording.text, wording.language) == (text, language)


def test_translations_written_with_their_original_are_up_to_date(entry):
    assert entry.outdated() == []
    assert not entry.wording("description", "en").is_outdated


def test_a_new_original_leaves_its_translations_behind(entry):
    entry.write("description", {**entry.description, "de": "Berät zu Arbeit und Wohnen."})

    assert entry.outdated() == [("description", "en"), ("description", "ar")]
    assert entry.wording("description", "ar").is_outdated


def test_a_translation_written_anew_has_caught_up(entry):
    entry.write("description", {**entry.description, "de": "Berät zu Arbeit und Wohnen."})
    entry.write("description", {**entry.description, "en": "Advises on work and housing."})

    assert entry.outdated() == [("description", "ar")]


def test_an_original_that_comes_back_is_what_its_translations_were_made_from(entry):
    entry.write("description", {**entry.description, "de": "Anders."})
    entry.write("description", {**entry.description, "de": "Berät zu Arbeit."})

    assert entry.outdated() == []


def test_a_translation_without_an_original_is_behind_nothing(entry):
    entry.write("description", {"en": "Advises on work."})

    assert entry.outdated() == []


def test_emptied_languages_are_forgotten(entry):
    entry.write("description", {"de": "Berät zu Arbeit.", "en": ""})

    assert entry.description == {"de": "Berät zu Arbeit."}
    assert entry.based_on == {"description": {}}
