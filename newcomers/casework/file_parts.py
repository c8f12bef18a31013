"""Contacts in a person's file."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy

from newcomers.casework.models import Contact
from newcomers.people.filing import Part, Source, Told, label_of, labels_of
from welcome_center.foundation.center.models import TopicGroup


class IsAmong(Func):
    """Whether a code is one of an array's."""

    template, arg_joiner, output_field = "(%(expressions)s))", " = ANY(", BooleanField()


def _groups():
    named = TopicGroup.objects.filter(IsAmong(F("code"), OuterRef("topic_groups")))
    return ArraySubquery(named.order_by("sort", "code").annotate(told=labels_of()).values("told"))


def _told(said):
    mode, duration = Contact.Mode(said["mode"]).label, Contact.Duration(said["duration"]).label
    return Told(
        title=str(Contact.Kind(said["kind"]).label),
        text=said["text"],
        facts=(*map(label_of, said["groups"]), mode, duration, label_of(said["language"])),
        by=said["advisor"] or "",
        url=reverse("casework:contact", args=[said["uuid"]]),
        icon="speech",
    )


TALKS = Source(
    "contact",
    gettext_lazy("Talks"),
    rows=lambda person: Contact.objects.filter(person=person),
    at="held_at",
    team="team",
    tell=_told,
    said={
        "uuid": F("uuid"),
        "kind": F("kind"),
        "mode": F("mode"),
        "duration": F("duration"),
        "language": labels_of("language"),
        "groups": _groups(),
        "text": F("text"),
        "advisor": F("advisor__name"),
    },
)


PART = Part(sources=(TALKS,))
