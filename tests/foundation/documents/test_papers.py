"""Papers are accessible, and what people typed is only ever set, never run."""

import re
from time import perf_counter

import pytest

from tests.reading_papers import languages, read, text_of
from welcome_center.foundation.documents import papers

ARABIC = {"title": "موافقة", "facts": [["اللغة", "العربية"]]}
GERMAN = {"title": "Einwilligung", "facts": [["Sprache", "Arabisch"]]}
BITING = [
    '#read("/etc/passwd") #panic("x") #let x = 1',
    "$ x^2 $ \\ @label <label> *fett* _kursiv_ `roh` // weg /* weg */",
    "= Überschrift\n- Liste",
    "\u202eabc\u202c \u2067offen",
    "محمد" * 18,
    "👨‍👩‍👧 李雷 Ѐ Ω ễ e\u0301\u0323\u064b",
    "NUL\0 Tab\t CR\r\nLF \ufeff",
    "{{ person }} {% now %} <b>fett</b> =1+1",
]


def test_a_paper_is_tagged_and_says_what_it_is(make_paper):
    pdf = read(make_paper("Brief an das Amt"))

    assert "pdfuaid:part" in pdf.metadata_of_standard
    assert pdf.root["/Lang"] == "de"
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.title == "Brief an das Amt"


def test_arabic_stands_beside_german_and_says_so(make_paper):
    sides = [papers.side("de", **GERMAN), papers.side("ar", **ARABIC)]

    pdf = make_paper(sides=sides)

    assert {"Einwilligung", "Arabisch", "موافقة", "العربية"} <= {*text_of(pdf).split()}
    assert "ar" in languages(pdf)


@pytest.mark.parametrize("typed", BITING)
def test_what_people_typed_is_set_and_never_run(make_paper, typed):
    pdf = make_paper(title=f"Für {typed}", blocks=[typed, [typed]])

    words = [word for word in re.findall(r"[#$@\w^<>*{}%=\"/]+", typed) if word.isascii()]
    shown = text_of(pdf)
    assert [word for word in words if word not in shown] == []
    assert "root:" not in shown


def test_the_same_words_at_the_same_moment_are_the_same_paper(make_paper):
    assert make_paper(blocks=["Guten Tag"]) == make_paper(blocks=["Guten Tag"])


def test_a_paper_uses_only_our_own_fonts(make_paper):
    pdf = read(make_paper(blocks=["Grüße Şule Жанна محمد"]))

    assert {name.split("+")[-1] for name in pdf.fonts} <= {
        "FiraSans-Regular",
        "FiraSans-SemiBold",
        "Vazirmatn-Regular",
        "Vazirmatn-SemiBold",
    }


def test_without_fonts_the_error_names_the_way_out(make_paper, settings, tmp_path):
    settings.PAPER_FONTS = tmp_path / "none"
    papers._fonts.cache_clear()

    with pytest.raises(papers.FontsMissing, match="make assets"):
        make_paper()


def test_a_paper_is_set_quickly(make_paper):
    make_paper()
    begun = perf_counter()

    make_paper(blocks=["Guten Tag"] * 40)

    assert perf_counter() - begun < 0.5  # measured: 0.02 s


def test_a_download_is_kept_by_nobody_between():
    response = papers.download(b"%PDF", "Brief")

    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == 'attachment; filename="Brief.pdf"'
    assert response["Content-Type"] == "application/pdf"
