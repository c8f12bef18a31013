"""Where somebody can write: in the addresses of pages, and in their forms."""

from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.http import urlencode

from tests.scope.forms import filled

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


@dataclass(frozen=True)
class Place:
    """`words`: what of the address, or of the form, somebody may write; or only choose."""

    page: str
    who: str
    words: tuple
    sent: dict = field(default_factory=dict)
    args: dict = field(default_factory=dict)
    query: dict = field(default_factory=dict)
    is_choice: bool = False

    def path(self, house):
        path = reverse(self.page, kwargs=filled(self.args, house))
        query = urlencode(filled(self.query, house))
        return f"{path}?{query}" if query else path

    def __str__(self):
        return self.page


def address(page, who, *words, query=None, **args):
    return Place(page, who, words, query or {}, args)


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
    address("messages:message_list", "coordinator", "state", "kind", "page"),
    address("center:closure_list", "coordinator", "year"),
]


def form(page, who, *words, sent=None, query=None, **args):
    return Place(page, who, words, sent or {}, args, query or {})


def choice(page, who, *words, **more):
    return replace(form(page, who, *words, **more), is_choice=True)


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
# They are sent, but nothing can be written into them.
NOTHING_TO_WRITE = {
    "people:intake_finish",
    "desk:advisor_list",  # a button for each colleague
    "desk:absence_remove",
    "desk:absence_edit",  # the same form as absence_add
    "desk:rule_edit",  # the same form as rule_add
    "desk:feed_names",
    "desk:feed_renew",
    "messages:message_resend",
    "messages:wording_reset",
    "team:colleague_deactivate",
    "team:colleague_reactivate",
    "team:second_factor_reset",
    "team:invitation_renew",
    "team:invitation_withdraw",
    "center:closure_remove",
}
LIBRARY = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_", "admin:")
