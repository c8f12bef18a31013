"""Which row the address of a page names. A page that nobody has placed here fails its test."""

from django.urls import resolve, reverse

from tests import access_table, doors

# {page: (argument of its address, the tenant's row, what of it stands there)}
ROWS = {
    "desk:rule_edit": ("pk", "rule", "pk"),
    "desk:rule_end": ("pk", "rule", "pk"),
    "desk:absence_edit": ("pk", "absence", "pk"),
    "desk:absence_remove": ("pk", "absence", "pk"),
    "desk:appointment": ("uuid", "appointment", "uuid"),
    "desk:appointment_state": ("uuid", "appointment", "uuid"),
    "desk:appointment_cancel": ("uuid", "appointment", "uuid"),
    "desk:appointment_move": ("uuid", "appointment", "uuid"),
    "attachments:attachment_list": ("code", "person", "code"),
    "attachments:attachment": ("uuid", "attachment", "uuid"),
    "attachments:attachment_keep": ("uuid", "attachment", "uuid"),
    "attachments:attachment_delete": ("uuid", "attachment", "uuid"),
    "referrals:referral": ("code", "referral", "code"),
    "referrals:calendar": ("code", "referral", "code"),
    "referrals:consent_add": ("code", "draft_referral", "code"),
    "referrals:referral_send": ("code", "draft_referral", "code"),
    "referrals:referral_withdraw": ("code", "referral", "code"),
    "referrals:referral_add": ("person_code", "person", "code"),
    "referrals:consent_paper": ("code", "referral", "code"),
    "referrals:letter_paper": ("code", "referral", "code"),
    "referrals:sheet_mail": ("code", "advice", "code"),
    "referrals:sheet_paper": ("code", "advice", "code"),
    "inbox:inbox_referral": ("code", "referral", "code"),
    "inbox:referral_open": ("code", "referral", "code"),
    "my_referrals:calendar": ("code", "referral", "code"),
    "my_referrals:arrival_note": ("code", "referral", "code"),
    "my_referrals:consent_paper": ("code", "referral", "code"),
    "my_referrals:consent_withdraw": ("code", "referral", "code"),
    "casework:case_add": ("code", "person", "code"),
    "casework:contact_add": ("code", "person", "code"),
    "casework:contact_turn_over": ("code", "person", "code"),
    "casework:contact": ("uuid", "contact", "uuid"),
    "casework:contact_edit": ("uuid", "contact", "uuid"),
    "casework:draft_keep": ("code", "person", "code"),
    "casework:draft_discard": ("code", "person", "code"),
    "casework:case": ("code", "case", "code"),
    "casework:case_edit": ("code", "case", "code"),
    "casework:protected": ("code", "case", "code"),
    "casework:case_close": ("code", "case", "code"),
    "casework:case_hand_over": ("code", "case", "code"),
    "casework:case_reopen": ("code", "case", "code"),
    "casework:goal_add": ("code", "case", "code"),
    "casework:outcome_note": ("code", "case", "code"),
    "casework:goal_settle": ("pk", "goal", "pk"),
    "casework:outcome_remove": ("pk", "outcome", "pk"),
    "referrals:answer_note": ("code", "referral", "code"),
    "followups:follow_up": ("uuid", "follow_up", "uuid"),
    "followups:follow_up_done": ("uuid", "follow_up", "uuid"),
    "followups:follow_up_move": ("uuid", "follow_up", "uuid"),
    "followups:follow_up_drop": ("uuid", "follow_up", "uuid"),
    "followups:follow_up_reopen": ("uuid", "closed_follow_up", "uuid"),
    "followups:follow_up_add_for": ("person_code", "person", "code"),
    "followups:template_apply": ("person_code", "person", "code"),
    "counter:entry": ("uuid", "contact", "uuid"),
    "counter:undo": ("uuid", "contact", "uuid"),
    "counter:number_end": ("uuid", "ticket", "uuid"),
    "merging:twin_choose": ("code", "person", "code"),
    "merging:people_merge": ("code", "person", "code"),
    "merging:merge_undo": ("uuid", "merge", "uuid"),
    "file:person": ("code", "person", "code"),
    "file:details": ("code", "person", "code"),
    "file:part_edit": ("code", "person", "code"),
    "file:note_add": ("code", "person", "code"),
    "file:summary": ("code", "person", "code"),
    "file:readers": ("code", "person", "code"),
    "file:restricted_read": ("code", "person", "code"),
    "file:restriction": ("code", "person", "code"),
    "file:archive": ("code", "person", "code"),
    "file:hand_over": ("code", "person", "code"),
    "exports:export": ("uuid", "export", "uuid"),
    "exports:export_file": ("uuid", "export", "uuid"),
    "exports:export_remove": ("uuid", "export", "uuid"),
    "lists:filter_remove": ("pk", "saved_filter", "pk"),
    "messages:message_detail": ("pk", "message", "pk"),
    "messages:message_resend": ("pk", "message", "pk"),
    "team:colleague_edit": ("uuid", "colleague", "uuid"),
    "team:colleague_deactivate": ("uuid", "colleague", "uuid"),
    "team:colleague_reactivate": ("uuid", "colleague", "uuid"),
    "team:second_factor_reset": ("uuid", "colleague", "uuid"),
    "team:invitation_renew": ("pk", "invitation", "pk"),
    "team:invitation_withdraw": ("pk", "invitation", "pk"),
    "feedback:poster": ("code", "site", "code"),
    "feedback:poster_make": ("code", "site", "code"),
    "feedback:poster_renew": ("code", "site", "code"),
    "feedback:words_remove": ("uuid", "survey_answer", "pk"),
    "center:site_edit": ("code", "site", "code"),
    "center:opening_hours": ("code", "site", "code"),
    "center:holiday_switch": ("code", "site", "code"),
    "center:closure_remove": ("pk", "closure", "pk"),
    "mfa_edit_webauthn": ("pk", "passkey", "pk"),
    "mfa_remove_webauthn": ("pk", "passkey", "pk"),
}
# A place's own pages: {page: {argument: (the place's row, what of it stands there)}}
OWN = {"slug": ("entry", "slug")}
DRAFT = OWN | {"uuid": ("draft", "uuid")}
OF_PLACES = {
    "partner:own_entry": OWN,
    "partner:own_confirm": OWN,
    "partner:own_hours": OWN,
    "partner:own_texts": OWN,
    "partner:draft_add": OWN,
    "partner:own_service": DRAFT,
    "partner:draft_submit": DRAFT,
    "partner:draft_discard": DRAFT,
    "partner:member_list": OWN,
    "partner:member_remove": OWN | {"pk": ("colleague", "pk")},
    "partner:member_uninvite": OWN | {"pk": ("invited", "pk")},
}
# What everybody sees of places, and what of theirs nobody sees there.
HIDDEN = {"slug": ("hidden", "slug")}
PUBLISHED = {
    "directory:entry": HIDDEN,
    "directory:entry_sheet": HIDDEN,
    "directory:mistake_report": HIDDEN,
    "advice:sheet": {"uuid": ("draft", "uuid")},
    "hsds:service": {"uuid": ("draft", "uuid")},
    "hsds:organization": {"uuid": ("hidden", "uuid")},
    "hsds:service_at_location": {"uuid": ("draft_link", "uuid")},
}
# What a page must be told before it does anything.
SENT = {
    "casework:draft_keep": {
        "draft": "11111111-0000-4000-8000-000000000000",
        "place": "case-new",
        "text": "Es ging um Arbeit.",
    },
    "desk:appointment_state": {"status": "arrived"},
    "center:holiday_switch": {"day": "2027-10-03"},
    "my_referrals:arrival_note": {"arrival": "arrived"},
    "referrals:answer_note": {"seen": "2027-03-01T12:00:00+01:00"},
    "followups:follow_up_move": {"due_on": "2027-03-04"},
    "followups:follow_up_drop": {"reason": "Weggezogen"},
}
# Each is a key by itself: whoever holds it may come in. Short ones are counted when guessed.
KEYS = {
    "appointment_calendar",
    "appointments:appointment",
    "appointments:cancel",
    "appointments:confirm",
    "appointments:move",
    "booking:details",
    "booking:done",
    "calendar_feed",
    "confirm:entry_confirm",
    "confirm:entry_correct",
    "confirm:entry_new_link",
    "confirm:entry_thanks",
    "invitation_accept",
    "survey:questions",
    "survey_by_poster",
    "referral:open",
    "referral:answer",
    "referral:new_link",
    "room:screen",
    "account_reset_password_from_key",
}
# What they name belongs to nobody.
COMMON = {
    # lists are the portal's; which of their rows somebody sees, each of them asks
    "exports:export_add",
    "lists:filter_save",
    "lists:columns_choose",
    "openid_connect_login",
    "openid_connect_callback",
    "messages:wording",
    "messages:wording_reset",
    "people:intake_step",
    "center_logo",
    "hsds:taxonomy",
    "hsds:taxonomy_term",
    "hsds:unknown",
    "rules:rule_edit",
    "rules:doubts_close",
    # the directory has no teams: every coordinator minds all entries
    "upkeep:change_decide",
    "upkeep:entry_ask",
    "upkeep:entry_confirm_by_staff",
    "upkeep:entry_history",
    "upkeep:entry_upkeep",
    "upkeep:gap_settle",
    "upkeep:mistake_settle",
    "upkeep:version_restore",
}


def placed(match):
    """Whether it is clear whose row this address names."""
    arguments = set(match.kwargs) - {"advisor", "part", "twin_code"}
    if match.view_name in ROWS:
        return arguments == {ROWS[match.view_name][0]}
    if match.view_name in OF_PLACES | PUBLISHED:
        return arguments == {*(OF_PLACES | PUBLISHED)[match.view_name]}
    return not arguments or match.view_name in KEYS | COMMON


def every():
    """(match of an address, its row of the access table), but for the admin's."""
    table = access_table.read()
    for route, path in doors.addresses().items():
        if not route.startswith("/admin/"):
            yield resolve(path), table[route]


def with_rows(tenant, advisor=None):
    """(path, methods, what is sent, who may open it) of each page that names a row of it."""
    for match, door in every():
        name, arguments = match.view_name, {}
        if name in ROWS:
            argument, thing, key = ROWS[name]
            arguments[argument] = getattr(getattr(tenant, thing), key)
        if "advisor" in match.kwargs:
            arguments["advisor"] = (advisor or tenant).profile.pk
        if "part" in match.kwargs:
            arguments["part"] = "basics"
        if "twin_code" in match.kwargs:
            arguments["twin_code"] = tenant.person.code
        if arguments:
            yield reverse(name, kwargs=arguments), door["methods"].split(), SENT.get(name, {}), door


def lists():
    """Path and door of each page that one opens without naming a row."""
    for match, door in every():
        if not match.kwargs and "GET" in door["methods"].split():
            yield reverse(match.view_name), door


def of_place(place, named=OF_PLACES, **instead):
    """(path, methods, what is sent, who may open it) of each page that names its rows.

    `instead`: another place's for one of the arguments.
    """
    for match, door in every():
        if match.view_name in named:
            rows = {
                key: (instead.get(key, place), *row) for key, row in named[match.view_name].items()
            }
            kwargs = {
                key: getattr(getattr(of, thing), what) for key, (of, thing, what) in rows.items()
            }
            yield reverse(match.view_name, kwargs=kwargs), door["methods"].split(), {}, door
