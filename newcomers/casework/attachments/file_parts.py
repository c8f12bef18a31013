"""Papers in a person's file."""

from django.utils import timezone

from newcomers.casework.attachments.shown import rows_of
from newcomers.people.filing import Panel, Part


def _papers(person, user, *, now):
    return {"rows": rows_of(person, user=user, day=timezone.localdate(now)), "person": person}


PART = Part(panels=(Panel("newcomers/casework/_papers_panel.html", _papers),))
