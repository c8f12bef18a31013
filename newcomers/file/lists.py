"""The list of people: what it shows, and what may be taken out of it."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from newcomers.booking.models import Appointment
from newcomers.file.filters import PersonFilter, last_talk
from newcomers.file.rows import CAME
from newcomers.people.models import Person
from welcome_center.foundation.documents.lists import Column, PortalList, register


def _rows(user):
    """No more than the columns read; of talks and appointments only what the user may see."""
    people = Person.objects.visible_to(user).for_list().select_related(None)
    own = Appointment.objects.visible_to(user).filter(person=OuterRef("pk"))
    came = own.filter(status__in=CAME).order_by("-starts_at", "-pk")
    ahead = own.filter(status__in=Appointment.OPEN, starts_at__gt=timezone.now())
    return (
        people.select_related("language", "municipality", "advisor", "team")
        .annotate(
            last_contact=Greatest(
                Subquery(last_talk(user).values("held_at")[:1]),
                Subquery(came.values("starts_at")[:1]),
            ),
            next_appointment=Subquery(ahead.order_by("starts_at", "pk").values("starts_at")[:1]),
        )
        .only(
            *("code", "name", "birth_year", "lives_elsewhere", "created_at"),
            *("restricted_at", "archived_at", "team__name", "advisor__name", "advisor__email"),
            *("language__labels", "language__own_labels"),
            *("municipality__labels", "municipality__own_labels"),
        )
    )


def _unless_restricted(read):
    return lambda person: None if person.restricted_at else read(person)


def _place(person):
    if person.lives_elsewhere:
        return _("Elsewhere in Germany, or abroad")
    return person.municipality and person.municipality.label


def _state(person):
    if person.restricted_at:
        return _("Restricted")
    return _("Archived") if person.archived_at else pgettext("state of a file", "Open")


def _tone(person):
    """A badge only for those that differ."""
    if person.restricted_at:
        return "warning"
    return "neutral" if person.archived_at else ""


def _detail(code, label, read, **more):
    return Column(code, label, _unless_restricted(read), **more)


def _day(moment):
    return moment and timezone.localdate(moment)


PEOPLE = register(
    PortalList(
        code="people",
        label=gettext_lazy("All people of my teams"),
        page="file:all_people",
        filter=PersonFilter,
        rows=_rows,
        subject="uuid",
        taken=lambda people: people.filter(restricted_at=None),
        columns=(
            Column(
                "name",
                gettext_lazy("Name"),
                str,
                link=lambda person: reverse("file:person", args=[person.code]),
            ),
            Column("code", gettext_lazy("Code"), lambda person: person.code),
            Column("state", gettext_lazy("State"), _state, tone=_tone),
            _detail("born", gettext_lazy("Year of birth"), lambda person: person.birth_year),
            _detail("language", gettext_lazy("Language"), lambda person: person.language.label),
            _detail("place", gettext_lazy("Place"), _place),
            _detail(
                "advisor",
                gettext_lazy("Advisor in charge"),
                lambda person: person.advisor and str(person.advisor),
            ),
            _detail(
                "last_contact",
                gettext_lazy("Last contact"),
                lambda person: _day(person.last_contact),
            ),
            _detail(
                "next_appointment",
                gettext_lazy("Next appointment"),
                lambda person: (
                    person.next_appointment and timezone.localtime(person.next_appointment)
                ),
                is_moment=True,
            ),
            _detail(
                "entered_on",
                gettext_lazy("Entered on"),
                lambda person: _day(person.created_at),
                is_shown=False,
            ),
            Column("team", gettext_lazy("Team"), lambda person: person.team.name, is_shown=False),
        ),
    )
)
