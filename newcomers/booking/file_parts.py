"""Appointments in a person's file."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newcomers.booking.models import Appointment, Mode
from newcomers.people.filing import Panel, Part, Source, Told, label_of, labels_of
from welcome_center.foundation.words import isolated

SHOWN = 3
HIDDEN = (Appointment.Status.HELD, Appointment.Status.LAPSED)


def _rows(person):
    return Appointment.objects.filter(person=person).exclude(status__in=HIDDEN)


def _told(said):
    status = Appointment.Status(said["status"]).label
    topic = _("Sensitive topic") if said["is_sensitive"] else label_of(said["topic"])
    return Told(
        title=_("Appointment: %(state)s") % {"state": status},
        text=said["note"],
        facts=(topic, Mode(said["mode"]).label, isolated(said["site"])),
        by=said["advisor"],
        url=reverse("desk:appointment", args=[said["uuid"]]),
        icon="calendar-today",
    )


BOOKED = Source(
    "appointment",
    gettext_lazy("Appointments"),
    rows=_rows,
    at="starts_at",
    team="team",
    tell=_told,
    said={
        "uuid": F("uuid"),
        "status": F("status"),
        "topic": labels_of("topic"),
        "is_sensitive": F("topic__is_sensitive"),
        "mode": F("mode"),
        "site": F("site__name"),
        "note": F("note"),
        "advisor": F("advisor__user__name"),
    },
)


def _ahead(person, user, *, now):
    open_ones = Appointment.objects.visible_to(user).filter(person=person).open(now)
    return {"appointments": list(open_ones.for_list()[:SHOWN])}


def _keeps_open(person, *, now):
    if not Appointment.objects.filter(person=person).open(now).exists():
        return ""
    return _("An appointment is booked: please cancel it, or wait until it is over.")


PART = Part(
    sources=(BOOKED,),
    panels=(Panel("newcomers/booking/_file_panel.html", _ahead),),
    keeps_open=_keeps_open,
)
