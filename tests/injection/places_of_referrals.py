"""Where somebody can write about referrals, and about what is to be done."""

from tests.injection.place import choice, form

STEP = {"text": "Anrufen", "due_on": "2027-03-04"}
STEPS = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-is_wanted": "on"}
STEPS |= {f"form-0-{name}": value for name, value in STEP.items()}
FOLLOW_UP = {"uuid": ("follow_up", "uuid")}
REFER = {"kind": "advice", "place": "other", "other": ("own_service", "pk")}
AGREED = {
    "facts": ["name", "language"],
    "purpose": "Beratung",
    "valid_until": "2027-05-24",
    "language": "de",
    "form": "oral",
    "witness": "Empfang",
    "agreed": "1",
}
TO_WHOM = {"person_code": ("person", "code"), "query": {"topic": ("topic", "pk")}}
DRAFT = {"code": ("draft_referral", "code")}
INBOX = {"code": ("inbox_referral", "code")}
DECLINE = {"deed": "decline", "reason": "DECL"}
FORMS = [
    form("followups:follow_up_add", "advisor", "text", "person_code", sent=STEP),
    choice("followups:follow_up_add", "advisor", "due_on", "owner", "repeat", sent=STEP),
    form(
        "followups:follow_up_add_for", "advisor", "text", sent=STEP, person_code=("person", "code")
    ),
    form("followups:follow_up", "advisor", "text", sent=STEP, **FOLLOW_UP),
    form("followups:follow_up_drop", "advisor", "reason", **FOLLOW_UP),
    choice("followups:follow_up_move", "advisor", "due_on", "next", sent=STEP, **FOLLOW_UP),
    choice("followups:follow_up_done", "advisor", "next", **FOLLOW_UP),
    choice("followups:follow_up_reopen", "advisor", "next", uuid=("closed_follow_up", "uuid")),
    form(
        "followups:template_apply",
        "advisor",
        *("form-0-text", "form-0-due_on", "form-0-code", "form-TOTAL_FORMS", "owner"),
        sent=STEPS,
        query={"template": "FT_REC"},
        person_code=("person", "code"),
    ),
    form("referrals:referral_add", "advisor", "override_reason", "request", sent=REFER, **TO_WHOM),
    choice("referrals:referral_add", "advisor", "kind", "place", "other", "answer_by", **TO_WHOM),
    form(
        "referrals:consent_add", "advisor", "purpose", "witness", "guardian", sent=AGREED, **DRAFT
    ),
    choice(
        "referrals:consent_add",
        "advisor",
        *("facts", "language", "form", "valid_until", "signature", "change"),
        sent=AGREED,
        **DRAFT,
    ),
    choice("referrals:answer_note", "advisor", "seen", code=("referral", "code")),
    form("referral:open", "nobody", "code", token="letter"),
    form("referral:answer", "nobody", "note", "question", sent=DECLINE, token="letter"),
    form("inbox:inbox_referral", "contact", "question", sent={"deed": "question"}, **INBOX),
    form("inbox:inbox_referral", "contact", "note", "better_target", sent=DECLINE, **INBOX),
    choice("inbox:inbox_referral", "contact", "deed", "reason", "result", "day", "time", **INBOX),
    choice("my_referrals:arrival_note", "newcomer", "arrival", code=("referral", "code")),
    form("merging:twin_choose", "advisor", "code", **{"code": ("person", "code")}),
]
NOTHING_TO_WRITE = {
    "referrals:referral_send",
    "referrals:referral_withdraw",
    "referrals:sheet_mail",
    "referral:new_link",
    "inbox:referral_open",
    "my_referrals:consent_withdraw",
    "rules:doubts_close",
    "merging:people_merge",  # a choice between values that are there
    "merging:merge_undo",
}
