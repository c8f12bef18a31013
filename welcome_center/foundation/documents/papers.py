"""Papers: letters, consents and sheets as accessible PDF (PDF/UA-1), set by Typst.

A paper is a Typst file under `templates/` and words. The words reach it as data, never as code, so
that nothing that people typed can run. Of fonts it knows only those laid in `settings.PAPER_FONTS`.
"""

import json
from datetime import UTC
from functools import cache

import typst
from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language_info, override

from welcome_center.foundation.center.models import Center
from welcome_center.foundation.center.moments import short_day
from welcome_center.foundation.documents.legible import legible

TEMPLATES = settings.BASE_DIR / "templates"


class FontsMissing(Exception):
    """Nobody has run `make assets` yet."""


def make(template, *, title, language, letterhead, moment, words):
    """The PDF as bytes. The same words at the same moment make the same bytes.

    `template` is a path under `templates/`; it finds `words` and the others in
    `foundation/documents/look.typ`.
    """
    told = {"title": title, "language": language, "letterhead": letterhead, **words}
    paper = typst.Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"words": json.dumps(_on_paper(told))},
    )
    made_at = moment.astimezone(UTC).replace(microsecond=0)  # Typst knows no fractions
    return paper.compile(format="pdf", pdf_standards="ua-1", timestamp=made_at)


def letterhead(team, *, day, reference, language=settings.LANGUAGE_CODE):
    """Who writes, when, and under which code an answer finds the way."""
    center = Center.objects.first()
    with override(language):
        return {
            "center": str(center),
            "carrier": team.carrier,
            "team": team.name,
            "address": center.address if center.city else "",
            "phone": center.phone,
            "email": team.email or center.email,
            "day": short_day(day),
            "reference": reference,
        }


def side(language, **words):
    """One language of a paper in several: it runs as its language does."""
    about = get_language_info(language)
    return {"language": language, "name": about["name_local"], "is_rtl": about["bidi"], **words}


def download(pdf, name):
    """It holds what is somebody's own: kept by the reader alone, on no machine between."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.pdf")
    response["Cache-Control"] = "no-store"
    return response


def _on_paper(told):
    if isinstance(told, dict):
        return {name: _on_paper(value) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [_on_paper(value) for value in told]
    if told is None or isinstance(told, bool | int):
        return told
    return legible(str(told))


@cache
def _fonts():
    if not settings.PAPER_FONTS.exists():
        raise FontsMissing(f"There are no fonts in {settings.PAPER_FONTS}: run `make assets`.")
    return typst.Fonts(False, False, [str(settings.PAPER_FONTS)])
