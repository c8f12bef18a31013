"""Where colleagues write about cases and talks, and choose among people."""

from tests.injection.place import address, choice, form

CASE = {"code": ("case", "code")}
BUNDLE = {"topics": "ARR_ORIENT", "depth": ("depth", "pk"), "state": "active", "version": "1"}
BUNDLE |= {"advisor": ("colleague", "pk")}
WRITTEN = {"held_on": "2027-03-01", "held_time": "9:15", "kind": "TALK", "topics": "ARR_ORIENT"}
WRITTEN |= {"mode": "F2F", "duration": "D30", "language": "de", "mediation": "none"}
WRITTEN |= {"result": "informed", "site": ("site", "pk"), "advisor": ("colleague", "pk")}
CONTACT_OF_TODAY = {"uuid": ("contact", "uuid")}

ADDRESSES = [
    address("casework:case_list", "advisor", "state", "advisor", "topic_group", "want", "page"),
    address(
        "file:all_people",
        "advisor",
        *("state", "language", "place", "residence_group", "advisor", "topic_group", "tag"),
        *("want", "entered_from", "entered_to", "page"),
    ),
    address("casework:case", "advisor", "page", **CASE),
    address("casework:case_add", "advisor", "contact", code=("person", "code")),
]
FORMS = [
    form(
        "casework:case_add",
        "advisor",
        *("situation", "goals", "contact"),
        sent=BUNDLE,
        code=("person", "code"),
    ),
    choice("casework:case_add", "advisor", "topics", "depth", code=("person", "code")),
    form("casework:case_edit", "advisor", "situation", sent=BUNDLE, **CASE),
    choice(
        "casework:case_edit",
        "advisor",
        *("topics", "depth", "state", "advisor", "version", "join"),
        sent=BUNDLE,
        **CASE,
    ),
    form("casework:protected", "advisor", "text", sent={"version": "1"}, **CASE),
    choice("casework:protected", "advisor", "version", "join", **CASE),
    form(
        "casework:contact_add",
        "advisor",
        "text",
        sent=WRITTEN,
        code=("person", "code"),
    ),
    choice(
        "casework:contact_add",
        "advisor",
        *("held_on", "held_time", "kind", "topics", "mode", "duration", "language"),
        *("mediation", "family_members", "result", "site", "advisor", "case", "draft"),
        sent=WRITTEN,
        code=("person", "code"),
    ),
    choice("casework:contact_turn_over", "advisor", "contact", code=("person", "code")),
    form("casework:contact_edit", "advisor", "text", "reason", sent=WRITTEN, **CONTACT_OF_TODAY),
    choice("casework:contact_edit", "advisor", "version", sent=WRITTEN, **CONTACT_OF_TODAY),
    choice("casework:contact_log", "advisor", "origin", "residence", sent=WRITTEN),
    form(
        "casework:draft_keep",
        "advisor",
        "text",
        sent={"place": "case-new", "draft": "11111111-0000-4000-8000-000000000000"},
        code=("person", "code"),
    ),
    choice(
        "casework:draft_keep",
        "advisor",
        *("draft", "place"),
        sent={
            "text": "Es ging um Arbeit.",
            "place": "case-new",
            "draft": "11111111-0000-4000-8000-000000000000",
        },
        code=("person", "code"),
    ),
    form("casework:draft_discard", "advisor", "draft", "back", code=("person", "code")),
    form("casework:goal_add", "advisor", "text", **CASE),
    choice("casework:goal_settle", "advisor", "state", pk=("goal", "pk")),
    choice("casework:outcome_note", "advisor", "outcome", "happened_on", **CASE),
    form(
        "casework:case_hand_over",
        "advisor",
        "other",
        sent={"program": "MBE", "handed_on": "2026-01-01"},
        **CASE,
    ),
    choice("casework:case_hand_over", "advisor", "program", "place", "handed_on", **CASE),
    choice("casework:case_close", "advisor", "reason", "outcome", **CASE),
]
