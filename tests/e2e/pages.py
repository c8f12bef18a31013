"""Every page that a browser can show, by who looks at it and in which state.

`args` name things of the world (tests/e2e/world.py); `query` is filled from it, too.
`reach` does on the page before what must be done to see the one that is meant.
"""

from tests.e2e import ways
from tests.e2e.advising import (
    ADVISING,
    CONSENT,
    COUNTER,
    ENTRY_OF_COUNTER,
    INBOX,
    KEEP,
    LEARNED,
    LINK,
    NEW_FOLLOW_UP,
    NEW_PERSON,
    NOTE,
    PAPERS,
    PEOPLE,
)
from tests.e2e.page import Page, with_code
from tests.e2e.upkeep import (
    BOARD,
    CONFIRM,
    CORRECT,
    DECIDE,
    DRAFT,
    ENTRY_UPKEEP,
    GAP,
    OWN_HOURS_OF_PLACE,
    OWN_TEXTS,
    PARTNER,
    UPKEEP,
)

WISH = "topic={topic}&language={language}&mode=F2F"
WAY = Page("booking:way", query="topic={topic}")
TIME = Page("booking:time", query=WISH)
THIRD_QUESTION = Page("guide:places", query="topic=RES_TITLE&place=03254028&residence=TOL")
PLACES = Page("guide:places", query="topic={topic}&place=03254028&regulated=no")
DETAILS = with_code("booking:details", "held")
SURVEY = Page("survey:questions", {"token": "poster"})
FIND = Page("appointments:find")
ENTRIES = Page("directory:entry_list")
NOTHING_FOUND = Page("directory:entry_list", query="topic={topic}&words=xylophon")
MISTAKE = Page("directory:mistake_report", {"slug": "entry"})
PUBLIC = [
    Page("home:start"),
    Page("home:imprint"),
    Page("home:accessibility"),
    Page("home:contact"),
    Page("consent:notice"),
    Page("hsds_docs"),
    ENTRIES,
    Page("directory:entry_list", query="topic={topic}", reach=ways.show_the_map),
    Page("directory:entry_list", query="topic={topic}&place={town}&sort=distance"),
    NOTHING_FOUND,
    Page("directory:entry", {"slug": "entry"}),
    Page("directory:entry", {"slug": "closed_entry"}),
    Page("directory:entry_sheet", {"slug": "entry"}),
    MISTAKE,
    Page("advice:sheet", {"uuid": "own_service"}, query="rule={rule_code}"),
    Page("guide:topics"),
    Page("guide:topics", query="group={group}"),
    Page("guide:questions", query="topic=RES_TITLE"),
    Page("guide:questions", query="topic=FAM_VIOL"),
    THIRD_QUESTION,
    PLACES,
    Page("guide:places", query="topic=FAM_VIOL&place=-"),
    Page("guide:places", query="topic=OTH_OTH&place=elsewhere"),
    Page("booking:start"),
    Page("booking:start", query="group={group}"),
    WAY,
    TIME,
    DETAILS,
    with_code("booking:done", "ahead"),
    SURVEY,
    Page("survey:questions", {"token": "poster"}, "in=uk"),
    Page("survey:thanks"),
    FIND,
    with_code("appointments:appointment", "ahead"),
    with_code("appointments:appointment", "cancelled"),
    with_code("appointments:move", "ahead"),
    with_code("appointments:cancel", "ahead"),
]
LOGIN, SIGNUP = Page("account_login"), Page("account_signup")
ASK_CODE, RESET = Page("account_request_login_code"), Page("account_reset_password")
INVITED = Page("invitation_accept", {"token": "invitation"})
DOOR = [
    LOGIN,
    SIGNUP,
    ASK_CODE,
    RESET,
    Page("account_reset_password_done"),
    Page("account_reset_password_from_key_done"),
    Page("account_inactive"),
    Page("socialaccount_login_cancelled"),
    Page("socialaccount_login_error", status=401),
    INVITED,
]
# Each begins before the door and ends on a page that nobody can simply open.
STAGES = [
    Page("account_email_verification_sent", reach=ways.register),
    Page("account_confirm_login_code", reach=ways.ask_for_code),
    Page("account_reset_password_from_key", {"uidb36": "uid", "key": "key"}),
    Page("mfa_authenticate", reach=ways.stop_at_second_factor),
]
ADD_ADDRESS, CHANGE_PASSWORD = Page("account_email"), Page("account_change_password")
APP = Page("mfa_activate_totp")
ACCOUNT = [
    ADD_ADDRESS,
    CHANGE_PASSWORD,
    Page("account_reauthenticate"),
    Page("account_logout"),
    Page("mfa_index"),
    APP,
    Page("mfa_list_webauthn"),
    Page("mfa_add_webauthn"),
    Page("socialaccount_connections"),
    Page("usersessions_list"),
]
SECURED = [
    Page("mfa_index"),
    Page("mfa_deactivate_totp"),
    Page("mfa_reauthenticate"),
    Page("mfa_view_recovery_codes"),
    Page("mfa_generate_recovery_codes"),
    Page("mfa_list_webauthn"),
    Page("mfa_edit_webauthn", {"pk": "own_key"}),
    Page("mfa_remove_webauthn", {"pk": "own_key"}),
]
WITHOUT_PASSWORD = [Page("account_set_password")]
INTAKE = [
    Page("people:intake_step", {"code": f"step_{step}"})
    for step in ("start", "contact", "languages", "origin", "family", "learning")
]
NEWCOMER = [Page("home:me"), Page("people:profile"), Page("my_file:own_file"), *INTAKE, DETAILS]
TALK = "slot={slot}&topic={topic}&language={language}&mode=F2F"
HOURS = [
    ("availability", {}),
    ("rule_add", {}),
    ("rule_edit", {"pk": "rule"}),
    ("rule_end", {"pk": "rule"}),
    ("absence_add", {}),
    ("absence_edit", {"pk": "absence"}),
    ("ill", {}),
    ("told", {}),
    ("profile", {}),
]
OWN_HOURS = [Page(f"desk:{name}", args) for name, args in HOURS]
COLLEAGUES_HOURS = [Page(f"desk:{name}", {**args, "advisor": "advisor"}) for name, args in HOURS]
BOOK = Page("desk:book", query=WISH)
FOR_WHOM = Page("desk:book_person", query=TALK)
CANCEL = Page("desk:appointment_cancel", {"uuid": "appointment"})
ADVISOR = [
    Page("home:desk", query="day={day}"),
    Page("desk:week", query="day={day}"),
    Page("desk:book"),
    BOOK,
    FOR_WHOM,
    Page("desk:appointment", {"uuid": "appointment"}),
    CANCEL,
    Page("desk:appointment_move", {"uuid": "appointment"}),
    *ADVISING,
    *OWN_HOURS,
    COUNTER,
    ENTRY_OF_COUNTER,
    Page("counter:check_in"),
    Page("counter:queue"),
    Page("room:screen", {"token": "room"}),
    Page("messages:message_list"),
    Page("messages:message_detail", {"pk": "message"}),
    Page("referrals:referral_list"),
    Page("exports:export_list"),
    Page("exports:export", {"uuid": "export"}),
]
WORDING = Page("messages:wording", {"code": "kind", "language": "language"})
INVITE = Page("team:colleague_invite")
ROLES = Page("team:colleague_edit", {"uuid": "colleague"})
FACTOR = Page("team:second_factor_reset", {"uuid": "colleague"})
CLOSE = Page("team:colleague_deactivate", {"uuid": "colleague"})
TEXTS = Page("center:center_edit")
SITE = Page("center:site_edit", {"code": "site"})
SITE_HOURS = Page("center:opening_hours", {"code": "site"})
CLOSURES = Page("center:closure_list")
TOPICS = Page("center:topic_list")
POSTS = Page("center:staff_posts")
COORDINATOR = [
    Page("home:team_view"),
    Page("home:desk", query="day={day}"),
    Page("desk:week", query="day={day}"),
    Page("desk:advisor_list"),
    Page("file:readers", {"code": "full_file"}),
    Page("file:restriction", {"code": "full_file"}),
    *COLLEAGUES_HOURS,
    Page("messages:wording_list"),
    WORDING,
    Page("team:colleague_list"),
    INVITE,
    ROLES,
    FACTOR,
    CLOSE,
    Page("center:center"),
    TEXTS,
    SITE,
    SITE_HOURS,
    CLOSURES,
    Page("center:closure_told"),
    TOPICS,
    POSTS,
    Page("feedback:results"),
    Page("feedback:poster", {"code": "site"}),
]
RULE = Page("rules:rule_edit", {"code": "rule_code"})
NEW_RULE = Page("rules:rule_add")
RULES = [Page("rules:rule_list"), Page("rules:rule_list", query="words=zzzz"), RULE, NEW_RULE]
OVERVIEW = Page("home:overview")
# What each kind of visitor sees in a center that has been at work for months.
FULL = {
    "visitor": [*PUBLIC, *CONFIRM, *LINK],
    "at the door": DOOR,
    "half through the door": STAGES,
    "newcomer": NEWCOMER,
    "owner of an account": ACCOUNT,
    "colleague with an app": SECURED,
    "without password": WITHOUT_PASSWORD,
    "advisor": ADVISOR,
    "coordinator": [*COORDINATOR, *RULES, *UPKEEP],
    "partner": [*PARTNER, *INBOX],
    "partner of two places": [Page("partner:own_entries")],
    "employer": [OVERVIEW],
    "admin": [OVERVIEW],
}
# The first day: the center is set up, and nobody has done anything.
EMPTY = {
    "visitor": [
        Page("home:start"),
        Page("booking:start"),
        WAY,
        TIME,
        ENTRIES,
        NOTHING_FOUND,
        Page("directory:entry", {"slug": "entry"}),
        Page("guide:topics"),
        PLACES,
    ],
    "newcomer": [Page("home:me"), Page("people:intake_step", {"code": "step_start"})],
    "advisor": [
        Page("home:desk"),
        Page("home:todo"),
        Page("home:waiting"),
        Page("desk:week"),
        Page("desk:book"),
        BOOK,
        Page("desk:availability"),
        Page("desk:profile"),
        Page("desk:ill"),
        COUNTER,
        Page("counter:check_in"),
        Page("counter:queue"),
        Page("casework:case_list"),
        PEOPLE,
        Page("file:person_list", reach=ways.look_for_nobody),
        Page("messages:message_list"),
        Page("referrals:referral_list"),
        Page("exports:export_list"),
    ],
    "partner": [Page("partner:own_entries"), Page("inbox:inbox")],
    "coordinator": [
        Page("home:desk"),
        Page("desk:week"),
        Page("desk:advisor_list"),
        Page("messages:message_list"),
        Page("messages:wording_list"),
        Page("team:colleague_list"),
        Page("center:center"),
        CLOSURES,
        TOPICS,
        Page("feedback:results"),
        Page("feedback:poster", {"code": "site"}),
        BOARD,
        Page("rules:rule_list"),
    ],
}
# What comes back when something is missing, not found, refused or broken.
WRONG = {
    "visitor": [
        DETAILS.wrong(),
        SURVEY.wrong(),
        Page("survey:questions", {"token": "unknown_code"}, status=404),
        FIND.wrong(),
        MISTAKE.wrong(),
        CORRECT.wrong(),
        Page("directory:entry_list", query="topic=NO_SUCH&language=xx"),
        Page("home:accessibility").wrong(),
        LOGIN.wrong(ways.sign_in_wrongly),
        SIGNUP.wrong(),
        ASK_CODE.wrong(),
        RESET.wrong(),
        INVITED.wrong(),
        with_code("appointments:appointment", "unknown_code", status=404),
        Page("invitation_accept", {"token": "unknown_code"}, status=404),
        Page("guide:places", query="topic={topic}&place=nowhere", status=404),
        Page("appointments:find", reach=ways.send_without_cookie, status=403),
        Page("home:start", reach=ways.while_a_table_is_locked, status=500),
    ],
    # the last thing that this visitor can look at
    "somebody who guesses": [
        with_code("appointments:appointment", "unknown_code", reach=ways.guess, status=429)
    ],
    "newcomer": [
        Page("people:intake_step", {"code": "step_contact"}).wrong(ways.send_nonsense),
        CHANGE_PASSWORD.wrong(),
        ADD_ADDRESS.wrong(),
        APP.wrong(),
        Page("home:desk", status=403),
    ],
    "advisor": [
        Page("desk:rule_add").wrong(),
        NEW_FOLLOW_UP.wrong(),
        Page("desk:absence_add").wrong(),
        FOR_WHOM.wrong(),
        LEARNED.wrong(ways.send_nonsense),
        NOTE.wrong(),
        NEW_PERSON.wrong(ways.enter_without_language),
        NEW_PERSON.wrong(ways.enter_who_is_known),
        PAPERS.wrong(),
        KEEP.wrong(),
        CONSENT.wrong(),
        Page("desk:book", query="topic="),
        ENTRY_OF_COUNTER.wrong(ways.send_nonsense),
        Page("referrals:referral_list", query="state=nonsense"),
        Page("desk:appointment", {"uuid": "no_appointment"}, status=404),
    ],
    "coordinator": [
        INVITE.wrong(),
        WORDING.wrong(),
        TEXTS.wrong(ways.send_nonsense),
        SITE.wrong(),
        SITE_HOURS.wrong(ways.send_nonsense),
        CLOSURES.wrong(),
        TOPICS.wrong(ways.empty_one),
        NEW_RULE.wrong(ways.send_nonsense),
        GAP.wrong(),
        DECIDE.wrong(),
        ENTRY_UPKEEP.wrong(),
    ],
    "partner": [OWN_TEXTS.wrong(), OWN_HOURS_OF_PLACE.wrong(ways.send_nonsense), DRAFT.wrong()],
}
# GET-able, but nothing to look at: they redirect, or are made for programs.
NOT_TO_LOOK_AT = {
    "root",
    "robots",
    "security_contact",
    "appointment_calendar",
    "attachments:attachment",  # a file to save
    "appointments:confirm",  # leads back
    "calendar_feed",
    "center_logo",
    "exports:export_file",
    "home:after_sign_in",
    "people:intake_start",
    "survey_by_poster",  # leads to the questions
    "my_referrals:calendar",
    "my_referrals:consent_paper",
    "referrals:calendar",
    "referrals:consent_paper",
    "referrals:letter_paper",
    "referrals:sheet_paper",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "mfa_reauthenticate_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_signup",
    "hsds:about",
    "hsds:docs",  # leads to the page in the reader's language
    "hsds:openapi",
    "hsds:organization",
    "hsds:organization_list",
    "hsds:service",
    "hsds:service_at_location",
    "hsds:service_at_location_list",
    "hsds:service_list",
    "hsds:taxonomy",
    "hsds:taxonomy_list",
    "hsds:taxonomy_term",
    "hsds:taxonomy_term_list",
    "hsds:unknown",
}
