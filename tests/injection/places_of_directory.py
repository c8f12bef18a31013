"""Where somebody can write about entries of the directory, and about rules."""

from tests.injection.place import choice, form

ENTRY = {"slug": ("own_entry", "slug")}
VERSION = {"version": ("own_entry", "version")}
PLACE = "place-{own_location.pk}"
WISHES = VERSION | {
    "entry-name_de": "Stelle",
    "contacts-0_kind": "phone",
    f"{PLACE}-street": "Weg 1",
    f"{PLACE}-postal_code": "31134",
    f"{PLACE}-city": "Alfeld",
}
SERVICE_TEXTS = [
    f"service-{name}_{language}"
    for name in (
        "name",
        "description",
        "eligibility",
        "fee",
        "way_in",
        "interpreting",
        "hours_note",
    )
    for language in ("de", "ar")
]
SERVICE_TEXTS += ["documents-0_words_de", "documents-0_words_ar", "contacts-0_label_de"]
OFFER = {"service-name_de": "Beratung", "service-is_free": "unknown"}
LIVE = VERSION | {"capacity-{own_service.pk}-capacity": "open"}
RULE = {
    "code": "C001",
    "topic": ("topic", "pk"),
    "target": "MBE",
    "priority": "3",
    "evidence": "memory",
    "hint_de": "Fragen Sie dort.",
}
FORMS = [
    form("directory:mistake_report", "nobody", "text", **ENTRY),
    form(
        "confirm:entry_correct",
        "nobody",
        *("entry-name_de", "entry-description_ar", f"{PLACE}-street", f"{PLACE}-way_de"),
        *("service-{own_service.pk}-name_de", "service-{own_service.pk}-fee_ar", "more-remark"),
        sent=WISHES | LIVE | {"service-{own_service.pk}-name_de": "Beratung"},
        token=("own_link", "token"),
    ),
    choice(
        "confirm:entry_correct", "nobody", "version", "entry-website", token=("own_link", "token")
    ),
    choice(
        "partner:own_hours",
        "contact",
        *("hours-{own_location.pk}-day0", "hours-{own_location.pk}-day6", "version"),
        *("capacity-{own_service.pk}-capacity", "capacity-{own_service.pk}-waiting_weeks"),
        *("capacity-{own_service.pk}-paused_until", "seen"),
        sent=LIVE,
        **ENTRY,
    ),
    form(
        "partner:own_texts",
        "contact",
        *("entry-name_de", "entry-name_ar", "entry-description_de", "entry-alert_ar"),
        *(f"{PLACE}-name_de", f"{PLACE}-street", f"{PLACE}-city", f"{PLACE}-accessibility_ar"),
        sent=WISHES,
        **ENTRY,
    ),
    form(
        "partner:own_texts",
        "contact",
        *("entry-website", "entry-email", f"{PLACE}-postal_code", f"{PLACE}-is_accessible"),
        sent=WISHES,
        **ENTRY,
    ),
    form(
        "partner:own_texts",
        "contact",
        *("contacts-0_value", "contacts-0_label_de", "contacts-{own_location.pk}-0_label_ar"),
        *("contacts-0_kind", "contacts-99_value"),
        sent=WISHES,
        **ENTRY,
    ),
    form("partner:draft_add", "contact", *SERVICE_TEXTS, sent=OFFER, **ENTRY),
    choice(
        "partner:draft_add",
        "contact",
        *("service-url", "service-email", "service-modes", "service-residence_groups"),
        *("service-topics", "service-areas", "service-is_free", "languages-spoken"),
        *("languages-0_language", "languages-0_days", "documents-ticked"),
        *("documents-0_document", "documents-0_url"),
        *("service-genders", "service-minimum_age", "service-maximum_age"),
        *("service-fee_amount", "places-places"),
        sent=OFFER,
        **ENTRY,
    ),
    form(
        "partner:own_service",
        "contact",
        *SERVICE_TEXTS,
        sent=OFFER | {"version": "1", "documents-0_words_de": "Pass"},
        **ENTRY,
        uuid=("own_draft", "uuid"),
    ),
    form(
        "partner:own_service",
        "contact",
        *SERVICE_TEXTS,
        sent=VERSION | OFFER,
        **ENTRY,
        uuid=("own_service", "uuid"),
    ),
    form("partner:member_list", "contact", "email", "language", **ENTRY),
    form("upkeep:gap_note", "advisor", "text", sent={"topic": ("topic", "pk")}),
    choice("upkeep:gap_note", "advisor", "topic", "language", "ags"),
    choice("upkeep:gap_settle", "coordinator", "state", pk=("own_gap", "pk")),
    form("upkeep:entry_upkeep", "coordinator", "upkeep_email", "confirm_months", **ENTRY),
    choice("upkeep:entry_upkeep", "coordinator", "owner", **ENTRY),
    form(
        "upkeep:change_decide",
        "coordinator",
        "reason",
        sent={"decision": "decline"},
        uuid=("own_proposal", "uuid"),
    ),
    choice(
        "upkeep:change_decide",
        "coordinator",
        *("decision", "nevertheless"),
        uuid=("own_proposal", "uuid"),
    ),
    form("rules:rule_add", "coordinator", "hint_de", "hint_ar", sent=RULE),
    form(
        "rules:rule_add",
        "coordinator",
        *("code", "condition", "source_url", "priority", "version"),
        sent=RULE | {"preview": "yes"},
    ),
    choice(
        "rules:rule_add",
        "coordinator",
        *("topic", "target", "residences", "documents", "valid_from", "valid_to", "evidence"),
        sent=RULE,
    ),
]
