"""Where somebody can write: in the addresses of pages, and in their forms."""

from tests.injection import (
    casework_places,
    places_of_directory,
    places_of_files,
    places_of_referrals,
)
from tests.injection.place import address, choice, form

WISH = {"topic": ("topic", "pk"), "language": "de", "mode": "F2F"}
SLOT = WISH | {"slot": ("slot", "value")}
TEXTS = [
    f"{name}_{language}"
    for name in ("introduction", "official_line", "carrier_line", "funding_line")
    for language in ("de", "ar")
]
SITE_TEXTS = [
    f"{name}_{language}" for name in ("way", "accessibility") for language in ("de", "ar")
]
CONTACT = {"street": "Weg 1", "postal_code": "31134", "city": "Alfeld"}
GUEST = {"name": "Amal", "contact_by": "none", "note": ""}
CODE = {"code": ("unconfirmed", "code")}
FIND = {"find": "yes"}
TALK = {"person": "new", "name": "Amal", "contact_by": "none", "slot": ("slot", "value")}
NEW = {"language": "de", "place": "elsewhere", "contact_by": "none"}
ASKED = {"topic": ("topic", "pk"), "place": "-"}
TOUCH = {"uuid": "11111111-0000-4000-8000-000000000000", "site": ("site", "code")}
TOUCH |= {"topic_group": "ARR", "language": "de", "result": "referred"}
TOUCH |= {"duration": "D05", "mode": "F2F"}
CONTACT_OF_TODAY = {"uuid": ("contact", "uuid")}
ENTRY = {"slug": ("own_entry", "slug")}


ADDRESSES = [
    address("home:start", "nobody", "q", "next", "lang"),
    address("booking:start", "nobody", "group"),
    address("booking:way", "nobody", "topic", "language", "mode", "site", query=WISH),
    address("booking:time", "nobody", *WISH, "site", "from", "held", query=WISH),
    address("booking:details", "nobody", *WISH, "site", query=WISH, code=("held", "code")),
    address("appointments:appointment", "nobody", "confirm", **CODE),
    address("appointments:move", "nobody", "from", **CODE),
    address("appointments:find", "nobody", "code"),
    address("account_login", "nobody", "next", "login"),
    address("account_signup", "nobody", "next", "email"),
    address("people:intake_step", "newcomer", "rows", code="languages"),
    address("home:desk", "coordinator", "day", "advisor", "view", "page"),
    address("desk:week", "coordinator", "day", "advisor"),
    address("desk:book", "advisor", *WISH, "site", "advisor", "day", query=WISH),
    address("desk:book_person", "advisor", *SLOT, "site", "advisor", query=SLOT),
    address("desk:appointment_move", "advisor", "day", "advisor", uuid=("unconfirmed", "uuid")),
    address("home:todo", "coordinator", "whose", "when", "origin", "page"),
    address("home:team_view", "coordinator", "page"),
    address("followups:template_apply", "advisor", "template", person_code=("person", "code")),
    address("counter:counter", "advisor", "site"),
    address("counter:queue", "advisor", "site"),
    address("counter:check_in", "advisor", "q"),
    address("messages:message_list", "coordinator", "state", "kind", "page"),
    address("center:closure_list", "coordinator", "year"),
    address("survey:questions", "nobody", "in", token=("poster", "token")),
    address("survey:thanks", "nobody", "in"),
    address("feedback:results", "coordinator", "team", "year"),
    address("center:staff_posts", "coordinator", "year"),
    address("advice:sheet", "nobody", "rule", uuid=("own_service", "uuid")),
    address(
        "directory:entry_list",
        "nobody",
        *("words", "place", "topic", "language", "group", "mode", "open_now", "sort", "page"),
    ),
    address("directory:entry_sheet", "nobody", "language", **ENTRY),
    address("guide:topics", "nobody", "group"),
    address("guide:questions", "nobody", "topic", "place", "residence", query=ASKED),
    address("guide:places", "nobody", "topic", "place", "residence", "regulated", query=ASKED),
    address("referrals:referral_list", "advisor", "state", "kind", "page"),
    address("rules:rule_list", "coordinator", "words", "group", "target", "state", "page"),
    address("upkeep:board", "coordinator", "show", "page"),
    address(
        "hsds:service_list",
        "nobody",
        *("search", "page", "per_page", "format", "modified_after", "minimal", "full"),
        *("taxonomy_term_id", "taxonomy_id", "organization_id"),
    ),
    address("hsds:organization_list", "nobody", "search", "full_service"),
    address("hsds:taxonomy_term_list", "nobody", "search", "parent_id", "top_only"),
]

ADDRESSES += casework_places.ADDRESSES


# Fields that take any words come apart from those that take one shape: so the former are saved.
FORMS = [
    form("home:accessibility", "nobody", "text", "page"),
    form("home:accessibility", "nobody", "answer_to"),
    form("account_login", "nobody", "login", "password"),
    form("account_signup", "nobody", "email", "password1"),
    form("account_reset_password", "nobody", "email"),
    form("account_request_login_code", "nobody", "email"),
    form("appointments:find", "nobody", "code"),
    form("appointments:cancel", "nobody", "reason", **CODE),
    choice("appointments:confirm", "nobody", "confirm", **CODE),
    choice("appointments:move", "nobody", "slot", **CODE),
    form("invitation_accept", "nobody", "name", "password", token="invited"),
    form("survey:questions", "nobody", "comment", token=("poster", "token")),
    form("survey:questions", "nobody", "key", "understood", token=("poster", "token")),
    choice("booking:time", "nobody", "slot", query=WISH),
    form("booking:details", "nobody", "name", "note", sent=GUEST, code=("held", "code")),
    form(
        "booking:details",
        "nobody",
        *("email", "phone", "contact_by", "needs"),
        sent=GUEST,
        code=("held", "code"),
    ),
    form("account_change_password", "newcomer", "oldpassword", "password1"),
    form("account_email", "newcomer", "email"),
    form("mfa_edit_webauthn", "advisor", "name", pk=("passkey", "pk")),
    choice("people:intake_step", "newcomer", "language", "place", code="start"),
    form("people:intake_step", "newcomer", "name", sent={"contact_by": "none"}, code="contact"),
    form("people:intake_step", "newcomer", "contact_by", "email", "phone", code="contact"),
    choice("people:intake_step", "newcomer", "language_0", "level_0", "rows", code="languages"),
    choice(
        "people:intake_step",
        "newcomer",
        *("citizenship_1", "residence_group", "stay_length"),
        code="origin",
    ),
    form("people:intake_step", "newcomer", "adults", "child_ages", code="family"),
    choice("people:intake_step", "newcomer", "german_level", "qualification", code="learning"),
    choice("desk:rule_add", "advisor", "weekday", "starts", "ends", "site", "modes", "valid_from"),
    choice("desk:absence_add", "advisor", "kind", "first_day", "from_time", "last_day", "to_time"),
    choice("desk:rule_end", "advisor", "last_day", pk=("rule", "pk")),
    choice("desk:ill", "advisor", "day", "settle"),
    choice("desk:profile", "advisor", "languages", "sites", "topics"),
    form("desk:appointment_cancel", "advisor", "reason", uuid=("unconfirmed", "uuid")),
    choice("desk:appointment_state", "advisor", "status", "seen", "next", uuid=("over", "uuid")),
    choice("desk:appointment_move", "advisor", "slot", uuid=("unconfirmed", "uuid")),
    form("desk:book_person", "advisor", "name", "note", sent=TALK, query=SLOT),
    form("desk:book_person", "advisor", "q", "name", "phone", sent=TALK | FIND, query=SLOT),
    form("desk:book_person", "advisor", "searched", "needs", sent=TALK, query=SLOT),
    form("file:person_list", "advisor", "q"),
    form("file:person_add", "advisor", "q"),
    form("file:person_add", "advisor", "name", "others", sent=NEW),
    form("file:person_add", "advisor", "birth_year", "email", "phone", sent=NEW),
    choice("file:person_add", "advisor", "language", "place", "contact_by", sent=NEW),
    form(
        "attachments:attachment_list",
        "advisor",
        *("title", "kind"),
        sent={"kind": "other"},
        code=("person", "code"),
    ),
    form(
        "attachments:attachment_keep",
        "advisor",
        "reason",
        sent={"until": "2027-12-01"},
        uuid=("attachment", "uuid"),
    ),
    choice("attachments:attachment_keep", "advisor", "until", uuid=("attachment", "uuid")),
    form("messages:message_list", "coordinator", "words"),
    choice("messages:message_list", "coordinator", "state", "kind"),
    form(
        "desk:book_person",
        "advisor",
        *("person", "contact_by", "email", "phone", "needs", "slot"),
        sent=TALK,
        query=SLOT,
    ),
    form(
        "center:center_edit",
        "coordinator",
        *("motto", "street", "city", *TEXTS),
        sent=CONTACT | {"email": "a@example.org", "reminder_hours": "48"},
    ),
    form("center:center_edit", "coordinator", "postal_code", "phone", "email", "website"),
    form("center:center_edit", "coordinator", "reminder_hours"),
    form(
        "center:site_edit",
        "coordinator",
        *("name", "street", "city", *SITE_TEXTS),
        sent=CONTACT | {"name": "Haus", "is_active": "on"},
        code=("site", "code"),
    ),
    form("center:opening_hours", "coordinator", "day1_0_opens", code=("site", "code")),
    choice("center:holiday_switch", "coordinator", "day", "works", code=("site", "code")),
    form(
        "center:closure_list",
        "coordinator",
        "reason",
        sent={"site": ("site", "pk"), "starts_on": "2027-06-01", "ends_on": "2027-06-01"},
    ),
    choice("center:closure_list", "coordinator", "site", "starts_on", "ends_on"),
    form(
        "center:staff_posts",
        "coordinator",
        "{team.code}-note",
        sent={"{team.code}-full_posts": "2.5"},
    ),
    form("center:staff_posts", "coordinator", "{team.code}-full_posts"),
    form("center:topic_list", "coordinator", "ARR_ORIENT-sort", "ARR_ORIENT-minutes"),
    form("team:colleague_invite", "coordinator", "email", "roles", "teams", "language"),
    choice("team:colleague_edit", "coordinator", "roles", "teams", uuid=("colleague", "uuid")),
    form(
        "messages:wording",
        "coordinator",
        *("subject", "body"),
        sent={"subject": "Ihr Termin", "body": "${link}"},
        code="appointment_booked",
        language="de",
    ),
]
FORMS += [*casework_places.FORMS, *places_of_directory.FORMS]
FORMS += [
    choice("referrals:answer_note", "advisor", "seen", code=("referral", "code")),
    form("counter:counter", "advisor", "target", sent=TOUCH),
    form(
        "counter:counter",
        "advisor",
        *("uuid", "family_members", "seconds", "waited"),
        sent=TOUCH | {"result": "informed"},
    ),
    choice(
        "counter:counter",
        "advisor",
        *("site", "topic_group", "topic", "language", "result", "origin", "residence"),
        *("duration", "mode", "mediation"),
        sent=TOUCH,
    ),
    form(
        "counter:entry",
        "advisor",
        "reason",
        sent=TOUCH | {"result": "informed"},
        **CONTACT_OF_TODAY,
    ),
    form(
        "counter:entry", "advisor", "target", "person_code", "uuid", sent=TOUCH, **CONTACT_OF_TODAY
    ),
    choice("counter:gap", "advisor", "topic_group", "topic", "language", sent=TOUCH),
    form("counter:check_in", "advisor", "q"),
    choice("counter:number_give", "advisor", "uuid", sent={"site": ("site", "code")}),
    choice("counter:number_call", "advisor", "site"),
    choice("counter:number_end", "advisor", "state", uuid=("ticket", "uuid")),
    form("lists:filter_save", "advisor", "name", sent={"query": "state=sent"}, kind="referrals"),
    choice("lists:filter_save", "advisor", "query", sent={"name": "Offen"}, kind="referrals"),
    choice("lists:columns_choose", "advisor", "columns", "query", kind="referrals"),
    choice(
        "exports:export_add",
        "advisor",
        *("query", "format"),
        sent={"query": "state=sent", "format": "csv"},
        kind="referrals",
    ),
]
ADDRESSES += places_of_files.ADDRESSES
FORMS += [*places_of_files.FORMS, *places_of_referrals.FORMS]
# They are sent, but nothing can be written into them.
NOTHING_TO_WRITE = {
    "people:intake_finish",
    "feedback:poster_make",
    "feedback:poster_renew",
    "feedback:words_remove",
    "desk:advisor_list",  # a button for each colleague
    "desk:absence_remove",
    "desk:absence_edit",  # the same form as absence_add
    "desk:rule_edit",  # the same form as rule_add
    "desk:feed_names",
    "desk:feed_renew",
    "counter:undo",
    "attachments:attachment_delete",
    "casework:case_reopen",
    "casework:outcome_remove",
    "exports:export_remove",
    "lists:filter_remove",
    "messages:message_resend",
    "messages:wording_reset",
    "team:colleague_deactivate",
    "team:colleague_reactivate",
    "team:second_factor_reset",
    "team:invitation_renew",
    "team:invitation_withdraw",
    "center:closure_remove",
    "confirm:entry_confirm",
    "confirm:entry_new_link",
    "partner:own_confirm",
    "partner:draft_submit",
    "partner:draft_discard",
    "partner:member_remove",
    "partner:member_uninvite",
    "rules:rule_edit",  # the same form as rule_add
    "upkeep:entry_ask",
    "upkeep:entry_confirm_by_staff",
    "upkeep:mistake_settle",
    "upkeep:version_restore",
    *places_of_files.NOTHING_TO_WRITE,
    *places_of_referrals.NOTHING_TO_WRITE,
}
LIBRARY = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_", "admin:")
