"""Cases in a person's file."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newcomers.casework.cases.models import ENDED, Case, CaseOutcome
from newcomers.people.filing import Panel, Part, Source, Told, label_of, labels_of

NAME = gettext_lazy("Cases")
SHOWN = 5


def _opened(said):
    title = _("Case opened")
    return _told(said, title)


def _ended(said):
    return _told(said, _("Case: %(state)s") % {"state": Case.State(said["state"]).label})


def _came_of_it(said):
    return _told(said, _("Outcome: %(outcome)s") % {"outcome": label_of(said["outcome"])})


def _told(said, title):
    url = reverse("casework:case", args=[said["code"]])
    return Told(title=title, by=said["by"] or "", url=url, icon="people")


SOURCES = (
    Source(
        "case_opened",
        NAME,
        rows=lambda person: Case.objects.filter(person=person),
        at="opened_at",
        team="team",
        tell=_opened,
        said={"code": F("code"), "by": F("advisor__name")},
    ),
    Source(
        "case_ended",
        NAME,
        rows=lambda person: Case.objects.filter(person=person, state__in=ENDED),
        at="closed_at",
        team="team",
        tell=_ended,
        said={"code": F("code"), "state": F("state"), "by": F("advisor__name")},
    ),
    Source(
        "case_outcome",
        NAME,
        rows=lambda person: CaseOutcome.objects.filter(case__person=person),
        at="created_at",
        team="case__team",
        tell=_came_of_it,
        said={
            "code": F("case__code"),
            "outcome": labels_of("outcome"),
            "by": F("noted_by__name"),
        },
    ),
)


def _cases(person, user, *, now):
    mine = Case.objects.visible_to(user).filter(person=person)
    cases = list(mine.for_list()[:SHOWN])
    # Whoever reads the file is of the person's team, and may open one.
    may_open = person.is_workable and not any(case.is_open for case in cases)
    return {"cases": cases, "person": person, "may_open": may_open}


def _keeps_open(person, *, now):
    if not Case.objects.filter(person=person).open().exists():
        return ""
    return _("A case is open: please close it first.")


def _follow(person, *, advisor):
    """The open ones; where the new team has one already, the old one stays to be closed."""
    taken = Case.objects.filter(person=person, team=person.team).open()
    if not taken.exists():
        still_open = Case.objects.filter(person=person).open().order_by("pk")[:1]
        Case.objects.filter(pk__in=still_open.values("pk")).update(
            team=person.team, advisor=advisor
        )


PART = Part(
    sources=SOURCES,
    panels=(Panel("newcomers/casework/cases/_file_panel.html", _cases),),
    keeps_open=_keeps_open,
    follow=_follow,
)
