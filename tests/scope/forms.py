"""Each page that writes what somebody typed into a row: who, which row, and what it may change."""

from dataclasses import dataclass, field

from django.db import models

from newcomers.booking.desk.availability_forms import FeedForm, ProfileForm, RuleForm
from partners.directory.forms import EntryForm, GapForm, PlaceForm, UpkeepForm
from partners.directory.service_forms import ServiceForm, ServiceTextsForm
from partners.rules.forms import RuleForm as ResponsibilityForm
from welcome_center.foundation.center.forms import CenterForm, ClosureForm, SiteForm

TEXTS = ("introduction", "official_line", "carrier_line", "funding_line")
SITE_TEXTS = ("way", "accessibility")
OF_CENTER = ("motto", "phone", "email", "website", "reminder_hours", "interface_languages", "logo")
OF_CENTER += ("asks_for_feedback",)
CONTACT = {"street": "Neue Straße 5", "postal_code": "31135", "city": "Alfeld"}
HOURS = {"weekday": "1", "starts": "8:00", "ends": "13:00", "modes": ["F2F", "PHONE"]}
TOUCH = {"uuid": ("contact", "uuid"), "site": ("site", "code"), "topic_group": "ARR"}
TOUCH |= {"language": "de", "result": "informed", "duration": "D15", "mode": "PHONE"}
OF_TOUCH = {"mode", "duration", "language", "mediation", "topic_groups", "topics", "is_known"}
OF_TOUCH |= {"citizenship", "citizenship_group", "residence_group", "family_members", "result"}
OF_TOUCH |= {"referred_to", "referred_kind"}
OWN = {"slug": ("own_entry", "slug")}
OF_SERVICE = {"name", "description", "eligibility", "fee", "way_in", "professional_way_in"}
OF_SERVICE |= {"interpreting", "url", "email", "modes", "by_appointment", "is_free"}
OF_SERVICE |= {"residence_groups", "topics", "areas", "genders", "minimum_age", "maximum_age"}
OF_SERVICE |= {"fee_amount", "has_interpreting", "hours_note"}
OF_RULE = {"topic", "residences", "condition", "target", "priority", "documents", "valid_from"}
OF_RULE |= {"valid_to", "source_url", "evidence", "reviewed_on", "is_active", "hint"}
OF_ENTRY = {"name", "description", "alert", "website", "email"}
OF_PLACE = {"name", "way", "accessibility", "street", "postal_code", "city", "is_accessible"}
OF_PLACE |= {"hours_note"}


@dataclass(frozen=True)
class Writing:
    """`row`, `who`: things of a tenant. `args`: of the address. `changes`: fields it may change.

    `noted`: what the portal itself writes down about the change, whatever is sent.
    """

    page: str
    who: str
    row: str
    sent: dict
    changes: set
    args: dict = field(default_factory=dict)
    form: type | None = None
    noted: frozenset = frozenset()


def _intake(step, sent, *changes):
    return Writing("people:intake_step", "newcomer", "person", sent, set(changes), {"code": step})


WRITINGS = [
    Writing(
        "desk:rule_edit",
        "colleague",
        "rule",
        HOURS | {"site": ("site", "pk"), "valid_from": "2026-02-02"},
        {*HOURS, "valid_from", "valid_to", "topics"},
        {"pk": ("rule", "pk")},
        RuleForm,
    ),
    Writing(
        "desk:profile",
        "colleague",
        "profile",
        {"languages": "de", "sites": ("site", "pk")},
        {"is_bookable", "topics"},
        form=ProfileForm,
    ),
    Writing("desk:feed_names", "colleague", "profile", {}, {"calendar_shows_names"}, form=FeedForm),
    Writing(
        "center:center_edit",
        "coordinator",
        "center",
        CONTACT | {"motto": "Da", "email": "new@example.org", "reminder_hours": "24"},
        {*CONTACT, *TEXTS, *OF_CENTER},
        form=CenterForm,
    ),
    Writing(
        "center:site_edit",
        "coordinator",
        "site",
        CONTACT | {"name": "Neues Haus", "is_active": "on"},
        {*CONTACT, *SITE_TEXTS, "name", "is_active", "latitude", "longitude"},
        {"code": ("site", "code")},
        SiteForm,
    ),
    Writing(
        "center:closure_list",
        "coordinator",
        "new_closure",
        {"starts_on": "2027-06-01", "ends_on": "2027-06-02", "site": ("site", "pk")},
        {"id", "starts_on", "ends_on", "reason", "site"},
        form=ClosureForm,
    ),
    _intake("start", {"language": "de", "place": "elsewhere"}, "municipality", "lives_elsewhere"),
    _intake(
        "contact",
        {"name": "Amal", "contact_by": "phone", "phone": "030 23125 000", "email": ""},
        *("name", "contact_by", "phone", "email"),
    ),
    _intake("origin", {"citizenship_1": "SY"}, "citizenships", "residence_group", "stay_length"),
    _intake("family", {"adults": "2", "child_ages": "3, 7"}, "adults", "child_ages"),
    _intake("learning", {"german_level": ("german", "pk")}, "german_level", "qualification"),
    Writing(
        "desk:appointment_cancel",
        "colleague",
        "unconfirmed",
        {"reason": "Stromausfall"},
        {"cancel_reason", "status", "sequence", "lapses_at"},
        {"uuid": ("unconfirmed", "uuid")},
    ),
    Writing(
        "desk:appointment_state",
        "colleague",
        "over",
        {"status": "no_show", "seen": "arrived"},
        {"status", "sequence"},
        {"uuid": ("over", "uuid")},
    ),
    Writing(
        "attachments:attachment_keep",
        "colleague",
        "attachment",
        {"until": "2027-12-01", "reason": "Das Verfahren läuft."},
        {"delete_after", "kept_reason"},
        {"uuid": ("attachment", "uuid")},
    ),
    Writing(
        "team:colleague_edit",
        "coordinator",
        "colleague",
        {"roles": "coordinator", "teams": ("team", "pk")},
        {"roles"},
        {"uuid": ("colleague", "uuid")},
    ),
]

WRITINGS += [
    Writing(
        "followups:follow_up",
        "colleague",
        "follow_up",
        {"text": "Anrufen", "due_on": "2027-03-04", "repeat": "weekly", "owner": ""},
        {"text", "due_on", "repeat", "owner"},
        {"uuid": ("follow_up", "uuid")},
        noted=frozenset({"rhythm_from"}),
    ),
    Writing(
        "counter:entry",
        "colleague",
        "contact",
        TOUCH | {"reason": "Falsche Taste"},
        OF_TOUCH,
        {"uuid": ("contact", "uuid")},
        noted=frozenset({"version"}),
    ),
    Writing(
        "upkeep:entry_upkeep",
        "coordinator",
        "own_entry",
        {"upkeep_email": "new@example.org", "confirm_months": "5", "hours_months": "2"},
        {"owner", "upkeep_email", "confirm_months", "hours_months"},
        OWN,
        UpkeepForm,
        frozenset({"changed_at", "due_on", "hours_due_on"}),
    ),
    Writing(
        "upkeep:gap_note",
        "colleague",
        "new_gap",
        {"topic": ("topic", "pk"), "text": "Niemand hilft abends."},
        {"id", "topic", "language", "ags", "text"},
        form=GapForm,
    ),
    Writing(
        "rules:rule_edit",
        "coordinator",
        "rule_of_center",
        {
            "topic": ("topic", "pk"),
            "target": "MBE",
            "priority": "3",
            "evidence": "memory",
            "hint_de": "Fragen Sie dort.",
            "version": "1",
        },
        OF_RULE,
        {"code": ("rule_of_center", "code")},
        ResponsibilityForm,
        frozenset({"version", "changed_at", "based_on", "is_own"}),
    ),
]


# What a place wishes to change waits for approval; by its account, or by a mail's link.
SERVICE = OWN | {"uuid": ("own_service", "uuid")}
LINK = {"token": ("own_link", "token")}
BY_LINK = ("confirm:entry_correct", "nobody")
PROPOSALS = [
    Writing("partner:own_texts", "own_contact", "own_entry", {}, OF_ENTRY, OWN, EntryForm),
    Writing("partner:own_texts", "own_contact", "own_location", {}, OF_PLACE, OWN, PlaceForm),
    Writing(
        "partner:own_service", "own_contact", "own_service", {}, OF_SERVICE, SERVICE, ServiceForm
    ),
    Writing(*BY_LINK, "own_entry", {}, OF_ENTRY, LINK, EntryForm),
    Writing(*BY_LINK, "own_location", {}, OF_PLACE, LINK, PlaceForm),
    Writing(*BY_LINK, "own_service", {}, OF_SERVICE, LINK, ServiceTextsForm),
]
# What nobody else sees yet is simply written.
DRAFT = Writing(
    "partner:own_service",
    "own_contact",
    "own_draft",
    {},
    OF_SERVICE,
    OWN | {"uuid": ("own_draft", "uuid")},
    ServiceForm,
    frozenset({"version", "changed_at", "based_on", "document", "words"}),
)


def filled(words, tenant):
    """With (thing, attribute) replaced by what it is."""
    return {
        name: getattr(getattr(tenant, word[0]), word[1]) if isinstance(word, tuple) else word
        for name, word in words.items()
    }


def values(row):
    """All that the row holds, the rows that it is joined to included."""
    row = type(row)._base_manager.get(pk=row.pk)
    own = {each.name: getattr(row, each.attname) for each in row._meta.concrete_fields}
    joined = {
        each.name: sorted(getattr(row, each.name).values_list("pk", flat=True))
        for each in row._meta.many_to_many
    }
    return own | joined


def other_values(row, names):
    """{field: a value that could be saved and is not the row's}, as a browser would send it."""
    fields = [*row._meta.concrete_fields, *row._meta.many_to_many]
    for each in fields:
        if each.name not in names:
            value = _other(each, row)
            yield each.name, value
            yield each.attname, value


def _other(of, row):
    if of.related_model:
        own = getattr(row, of.attname) if of.concrete and not of.many_to_many else None
        others = of.related_model._base_manager.exclude(pk=own).order_by("-pk")
        return others.values_list("pk", flat=True).first() or ""
    if of.flatchoices:
        return next(choice for choice, _label in of.flatchoices if choice != getattr(row, of.name))
    for kind, value in KINDS.items():
        if isinstance(of, kind):
            return value
    return "ANDERS99"[: of.max_length]


KINDS = {
    models.BooleanField: "on",
    models.UUIDField: "00000000-0000-4000-8000-000000000000",
    models.DateTimeField: "2031-01-01 09:00",
    models.DateField: "2031-01-01",
    models.TimeField: "05:00",
    models.JSONField: '{"de": "anders"}',
    models.EmailField: "anders@example.org",
    models.IntegerField: "7",
    models.FloatField: "7",
    models.DecimalField: "7",
}
