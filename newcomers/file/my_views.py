"""What people see of their own file: what was noted and shared, and who read it."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newcomers.file import sections
from newcomers.file.opened import HEAD, with_rows
from newcomers.people.models import Person
from newcomers.people.records import FileStep
from welcome_center.foundation.access import Role, open_to
from welcome_center.foundation.consent.models import FileAccess

LOOKS = 200
NOTES = 50
# A file's own steps of which the person hears.
TOLD = ("corrected", "restricted", "lifted", "handed_over")


@dataclass(frozen=True)
class Look:
    """Who read the file on one day, by team and task: never by name."""

    day: date
    who: str
    way: str


@open_to(Role.NEWCOMER)
@require_safe
def own_file(request):
    person = Person.objects.of(request.user).for_summary().select_related(*HEAD).first()
    if person is None:
        return redirect("people:intake_start")
    steps = person.file_steps.filter(kind__in=TOLD)
    context = {
        "person": person,
        "shown": sections.shown_to_person(with_rows(person)),
        "notes": person.notes.filter(is_shared=True)[:NOTES],
        "steps": [(step, _title(step)) for step in steps[:NOTES]],
        "looks": _looks(person),
    }
    return render(request, "newcomers/file/own_file.html", context)


def _title(step):
    return {
        FileStep.Kind.CORRECTED: _("We corrected: %(part)s"),
        FileStep.Kind.RESTRICTED: _("Since then we only kept your details."),
        FileStep.Kind.LIFTED: _("Since then we use your details again."),
        FileStep.Kind.HANDED_OVER: _("Your file was handed over to %(to)s."),
    }[step.kind] % {"part": sections.name_of_section(step.section), "to": step.to}


def _looks(person):
    rows = FileAccess.objects.filter(subject__in=person.uuids).exclude(reader=person.account_id)
    read = rows.select_related("reader").prefetch_related("reader__teams")
    looks = (_look(row, person) for row in read.order_by("-read_at", "-pk")[:LOOKS])
    return list(dict.fromkeys(looks))


def _look(row, person):
    """A colleague of several teams read it for the one whose file it is."""
    teams = list(row.reader.teams.all())
    team = person.team if person.team in teams or not teams else teams[0]
    role = _("coordinator") if row.reader.is_coordinator else _("advisor")
    who = _("%(team)s (%(role)s)") % {"team": team, "role": role}
    return Look(localdate(row.read_at), who, row.get_way_display())
