"""The sheet of a referral advice: where help is, when, what to bring. In it stands nobody's name.

What it says is worked out of the directory and one rule alone, so the page that its code leads to
is the same for everybody and always up to date.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from urllib.parse import urlencode

import segno
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from newcomers.referrals.consenting import GERMAN
from partners.directory import hours, hours_words
from partners.directory.freshness_words import confirmation
from partners.directory.models import ContactPoint
from partners.rules import memory
from welcome_center.foundation.center.moments import END, ISOLATE, short_day
from welcome_center.foundation.documents import papers
from welcome_center.foundation.words import isolated

BESIDE_GERMAN = "en"  # for whoever speaks a language that we have no words in


@dataclass(frozen=True)
class Advice:
    """`rule` is None where the advisor chose another place than the rules name."""

    service: object
    rule: object
    moment: datetime

    @property
    def day(self):
        return timezone.localdate(self.moment)


def advice(service, rule_code, *, moment):
    """A rule that speaks of another kind of institution says nothing here."""
    known = (rule for rule in memory.current().rules if rule.code == rule_code)
    rule = next((rule for rule in known if rule.target == service.organisation.kind), None)
    return Advice(service, rule, moment)


def advice_of(referral, *, moment):
    return advice(referral.service, referral.rule, moment=moment)


def languages(language):
    """German, and the one that somebody reads."""
    if language == GERMAN:
        return [GERMAN]
    known = dict(settings.LANGUAGES)
    return [GERMAN, language if language in known else BESIDE_GERMAN]


def address(advice, language):
    """Of the public page, in the reader's language. It names no person and no referral."""
    query = f"?{urlencode({'rule': advice.rule.code})}" if advice.rule else ""
    with override(languages(language)[-1]):
        path = reverse("advice:sheet", args=[advice.service.uuid])
    return f"{settings.SITE_ORIGIN}{path}{query}"


def paper(referral, *, now):
    """The same as a PDF, for whoever takes it along."""
    told = advice_of(referral, moment=now)
    language = referral.person.language_id
    link = address(told, language)
    with override(GERMAN):
        title, label = _("Where you get help"), _("Code that leads to this sheet on the web")
    return papers.make(
        "newcomers/referrals/sheet.typ",
        title=title,
        language=GERMAN,
        letterhead=papers.letterhead(referral.team, day=told.day, reference=referral.code),
        moment=now,
        words={
            "sides": [side(told, code) for code in languages(language)],
            "address": link,
            "code": _drawn(link),
            "code_label": label,
        },
    )


def _drawn(link):
    picture = BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="svg", border=2)
    return picture.getvalue().decode()


def side(advice, language):
    """All words of one language."""
    with override(language):
        entry = advice.service.organisation
        return papers.side(
            language,
            title=_("Where you get help"),
            place=entry.text("name"),
            service=advice.service.text("name"),
            hint=advice.rule.text("hint") if advice.rule else "",
            facts=[[name, words] for name, words in _facts(advice) if words],
            papers_title=_("Please bring"),
            papers=_papers(advice),
            validity=_validity(advice),
            online=_("The same on the web, always up to date:"),
        )


def _validity(advice):
    fresh = confirmation(advice.service.organisation, advice.day)
    said = [_("As of %(day)s.") % {"day": short_day(advice.day)}, f"{fresh.text}."]
    if advice.rule and advice.rule.valid_to:
        until = {"day": short_day(advice.rule.valid_to)}
        said.append(_("This advice holds until %(day)s.") % until)
    if not fresh.is_old:  # which says so itself
        said.append(_("Please ask there before you go: hours and papers may change."))
    return " ".join(said)


def _papers(advice):
    """The rule's and the service's, each once."""
    lore, needed = memory.current(), advice.service.required_documents.select_related("document")
    codes = advice.rule.documents if advice.rule else []
    named = [str(lore.label("document", code) or code) for code in codes]
    return [*dict.fromkeys([*named, *map(str, needed.order_by("sort", "pk"))])]


# How to get there, and how to reach them --------------------------------------------------------


def _facts(advice):
    service = advice.service
    places = list(service.places.select_related("location", "service").order_by("pk"))
    contacts = _contacts(service, [place.location_id for place in places])
    web = service.url or service.organisation.website
    mail = service.email or service.organisation.email
    return [
        *(fact for place in places for fact in _place(place, advice)),
        *([] if places else [(_("Hours"), _hours(service.hours, "", advice))]),
        *((label, _left_to_right(words)) for label, words in contacts),
        (_("E-mail"), _left_to_right(mail)),
        (_("Website"), _left_to_right(web)),
        (_("How to get in"), service.text("way_in")),
    ]


def _place(place, advice):
    at = place.location
    street = ", ".join(filter(None, [at.street, f"{at.postal_code} {at.city}".strip()]))
    opened = _hours(place.opening_hours, at.land, advice)
    return [(_("Address"), isolated(street) if street else ""), (_("Hours"), opened)]


def _hours(text, land_key, advice):
    """Empty where they are unknown or cannot be read."""
    if not text:
        return _("only with an appointment") if advice.service.by_appointment else ""
    try:
        return hours_words.short(text, hours.LANDS.get(land_key, ""), advice.day)
    except hours.UnreadableHours:
        return ""


def _contacts(service, locations):
    """Numbers of the service, of its places, or of the whole institution."""
    ours = Q(service=service) | Q(service=None, location__in=locations)
    kinds = (ContactPoint.Kind.PHONE, ContactPoint.Kind.TEXT)
    found = service.organisation.contact_points.filter(
        ours | Q(service=None, location=None), kind__in=kinds
    )
    return [(_capital(each), each.value) for each in found.order_by("sort", "pk")]


def _capital(contact):
    label = contact.text("label") or contact.get_kind_display()
    return label[:1].upper() + label[1:]


def _left_to_right(words):
    return f"{ISOLATE}{words}{END}" if words else ""
