"""Figures as the rows of tables, with the reader's words for what they count."""

from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newcomers.casework.survey.figures import Line
from newcomers.casework.survey.words import questionnaire
from welcome_center.foundation.center.models import Language


@dataclass(frozen=True)
class Table:
    code: str
    caption: str
    counted: str  # what stands in its first column
    rows: list = field(default_factory=list)  # (words, line)
    shows_agreed: bool = False


def tables(figures):
    shown = [_items(figures), _languages(figures), _quarters(figures)]
    sites = [(line.code, line) for line in figures.sites]
    if len(sites) > 1:
        shown.append(Table("sites", _("By site"), _("Site"), sites))
    return shown


def _items(figures):
    lines = {line.code: line for line in figures.items}
    asked = questionnaire(get_language()).items
    rows = [(words, lines.get(code, Line(code))) for code, words in asked.items()]
    return Table("items", _("By question"), _("Question"), rows, shows_agreed=True)


def _languages(figures):
    names = {row.code: row.label for row in Language.objects.all()}
    rows = [
        (names.get(line.code) or questionnaire(line.code).name, line) for line in figures.languages
    ]
    return Table("languages", _("By language"), _("Language"), rows)


def _quarters(figures):
    rows = [(_("Quarter %(number)s") % {"number": line.code}, line) for line in figures.quarters]
    return Table("quarters", _("By quarter"), _("Quarter"), rows)
