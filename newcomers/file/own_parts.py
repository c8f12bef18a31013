"""What the file itself and the foundation know of a person: notes, steps, consents, messages."""

from django.db.models import CharField, F, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newcomers.booking.models import Appointment
from newcomers.file.sections import name_of_section
from newcomers.people.filing import Part, Source, Told, moment_of, name_of
from newcomers.people.records import FileStep, PersonNote
from newcomers.referrals.models import Referral
from welcome_center.foundation.center.moments import short_day
from welcome_center.foundation.consent.models import Consent
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.models import Message
from welcome_center.foundation.words import isolated, listed

Kind = FileStep.Kind
NOTES = gettext_lazy("Notes")
RECORD = gettext_lazy("Changes of the file")
CONSENTS = gettext_lazy("Consents")
TITLES = {
    Kind.CHANGED: gettext_lazy("Details changed"),
    Kind.CORRECTED: gettext_lazy("Details corrected"),
    Kind.RESTRICTED: gettext_lazy("Use of the file restricted"),
    Kind.LIFTED: gettext_lazy("Restriction lifted"),
    Kind.READ: gettext_lazy("Restricted file opened"),
    Kind.HANDED_OVER: gettext_lazy("File handed over"),
    Kind.ARCHIVED: gettext_lazy("File archived"),
    Kind.REOPENED: gettext_lazy("File reopened"),
    Kind.MERGED: gettext_lazy("Merged with another entry"),
    Kind.UNMERGED: gettext_lazy("Merge undone"),
}


def _note(said):
    title = _("Note, shared with the person") if said["is_shared"] else _("Note")
    return Told(title=title, text=said["text"], by=said["by"] or "", icon="edit")


def _step(said):
    kind = Kind(said["kind"])
    facts = [name_of_section(said["section"]), isolated(said["to"])]
    before = listed(f"{label}: {words}" for label, words in said["before"].items())
    if before:
        facts.append(_("before: %(words)s") % {"words": before})
    return Told(
        title=str(TITLES[kind]),
        text=said["reason"],
        facts=tuple(filter(None, facts)),
        by=said["by"] or "",
        icon="shield" if kind in (Kind.RESTRICTED, Kind.READ) else "edit",
    )


def _consent(said):
    place, until = isolated(said["place"]), short_day(moment_of(said["until"]))
    return Told(
        title=_("Consent for %(place)s") % {"place": place},
        facts=(_("valid until %(day)s") % {"day": until}, Consent.Form(said["form"]).label),
        by=said["by"],
        icon="shield",
    )


def _withdrawal(said):
    place = isolated(said["place"])
    return Told(title=_("Consent for %(place)s withdrawn") % {"place": place}, icon="shield")


def _message(said):
    kind = kinds.get(said["kind"])
    return Told(
        title=_("Message: %(kind)s") % {"kind": kind.label if kind else said["kind"]},
        facts=(Message.State(said["state"]).label,),
        url=reverse("messages:message_detail", args=[said["pk"]]),
        icon="letter",
    )


def _consents(person):
    return Consent.objects.filter(subject__in=person.uuids)


def _messages(person):
    """About the person, an appointment or a referral: each is named by its uuid."""
    booked = Appointment.objects.filter(person=person).values(key=_key())
    referred = Referral.objects.filter(person=person).values(key=_key())
    about = Q(object_id=str(person.uuid)) | Q(object_id__in=booked) | Q(object_id__in=referred)
    return Message.objects.filter(about)


def _key():
    return Cast("uuid", CharField())


SOURCES = (
    Source(
        "note",
        NOTES,
        rows=lambda person: PersonNote.objects.filter(person=person),
        at="written_at",
        tell=_note,
        said={"text": F("text"), "is_shared": F("is_shared"), "by": F("written_by__name")},
    ),
    Source(
        "record",
        RECORD,
        rows=lambda person: FileStep.objects.filter(person=person),
        at="at",
        tell=_step,
        said={
            "kind": F("kind"),
            "section": F("section"),
            "reason": F("reason"),
            "before": F("before"),
            "to": F("to"),
            "by": name_of("by"),
        },
    ),
    Source(
        "consent",
        CONSENTS,
        rows=_consents,
        at="given_at",
        tell=_consent,
        said={
            "place": F("recipient_name"),
            "until": F("valid_until"),
            "form": F("form"),
            "by": F("noted_by__name"),
        },
    ),
    Source(
        "withdrawal",
        CONSENTS,
        rows=lambda person: _consents(person).exclude(withdrawn_at=None),
        at="withdrawn_at",
        tell=_withdrawal,
        said={"place": F("recipient_name")},
    ),
    Source(
        "message",
        gettext_lazy("Messages"),
        rows=_messages,
        at="created_at",
        team="team",
        tell=_message,
        said={"kind": F("kind"), "state": F("state"), "pk": F("pk")},
    ),
)
PART = Part(sources=SOURCES)
