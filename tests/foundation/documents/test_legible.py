import pytest

from welcome_center.foundation.documents.legible import legible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Şule Łódź Жанна Ελένη Nguyễn محمد پدر", "Şule Łódź Жанна Ελένη Nguyễn محمد پدر"),
        ("李 🙂", "? ?"),
        ("e\u0301", "é"),
        ("m\u0304\u064e", "m\u0304"),  # an Arabic vowel on a Latin letter
        ("a\u202eb\0c\ufeff", "abc"),
        ("a\r\nb\tc", "a\nb c"),
        ("\u2067offen", "\u2067offen\u2069"),
        ("zu\u2069", "zu"),
        ("", ""),
    ],
)
def test_only_what_a_font_can_show_stands_on_paper(typed, shown):
    assert legible(typed) == shown
