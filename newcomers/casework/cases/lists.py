"""The list of cases: what it shows, and what may be taken out of it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from newcomers.casework.cases.filters import CaseFilter
from newcomers.casework.cases.models import ENDED, Case, State
from newcomers.casework.topics import labels_in_lists
from welcome_center.foundation.center.models import Topic
from welcome_center.foundation.documents.lists import Column, PortalList, register
from welcome_center.foundation.words import listed

TONES = dict.fromkeys(ENDED, "neutral") | {State.WAITING: "warning"}


def _rows(user):
    """No more than the columns read; the texts stay where they are."""
    cases = Case.objects.visible_to(user).for_list().select_related(None)
    sensitive = Topic.objects.filter(is_sensitive=True).values("pk")
    return (
        cases.select_related("person", "advisor", "depth", "closing_reason")
        .annotate(sensitive=ArraySubquery(sensitive))
        .only(
            *("code", "state", "topics", "opened_at", "closed_at"),
            *("person__name", "person__code", "advisor__name", "advisor__email"),
            *("depth__labels", "depth__own_labels"),
            *("closing_reason__labels", "closing_reason__own_labels"),
        )
    )


def _topics(case):
    return listed(labels_in_lists(case.topics, localdate(), set(case.sensitive)))


def _last_contact(case):
    """Before anybody talked about it, `last_contact` is the day on which it was opened."""
    return None if case.last_contact == case.opened_at else localdate(case.last_contact)


CASES = register(
    PortalList(
        code="cases",
        label=_("Cases"),
        page="casework:case_list",
        filter=CaseFilter,
        rows=_rows,
        subject="person__uuid",
        taken=lambda cases: cases.filter(person__restricted_at=None),
        columns=(
            Column(
                "person",
                _("Person"),
                lambda case: str(case.person),
                link=lambda case: reverse("casework:case", args=[case.code]),
            ),
            Column("code", _("Code"), lambda case: case.code),
            Column(
                "state",
                _("State"),
                lambda case: case.get_state_display(),
                tone=lambda case: TONES.get(case.state, "info"),
            ),
            Column("topics", _("Topics"), _topics),
            Column("opened_on", _("Opened on"), lambda case: localdate(case.opened_at)),
            Column("last_contact", _("Last contact"), _last_contact),
            Column("advisor", _("Advisor"), lambda case: str(case.advisor)),
            Column("depth", _("Depth of help"), lambda case: case.depth.label, is_shown=False),
            Column(
                "closed_on",
                _("Closed on"),
                lambda case: case.closed_at and localdate(case.closed_at),
                is_shown=False,
            ),
            Column(
                "closing_reason",
                _("Why it was closed"),
                lambda case: case.closing_reason and case.closing_reason.label,
                is_shown=False,
            ),
        ),
    )
)
