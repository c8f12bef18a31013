"""Pages of advising: people, cases, talks, referrals, and what is to be done."""

from tests.e2e import casework, ways
from tests.e2e.page import Page, with_code

PEOPLE = Page("file:person_list")
NEW_PERSON = Page("file:person_add", reach=ways.ask_to_enter)
HOUSEHOLD = Page("file:part_edit", {"code": "full_file", "part": "household"})
LEARNED = Page("file:part_edit", {"code": "full_file", "part": "qualifications"})
NOTE = Page("file:note_add", {"code": "full_file"})
FILE = [
    Page("file:person", {"code": "full_file"}),
    Page("file:person", {"code": "empty_file"}),
    Page("file:details", {"code": "full_file"}),
    HOUSEHOLD,
    NOTE,
    Page("file:summary", {"code": "full_file"}),
    Page("file:archive", {"code": "full_file"}),
    Page("file:hand_over", {"code": "full_file"}),
    Page("file:restricted_read", {"code": "restricted_file"}),
]
COUNTER = Page("counter:counter")
ENTRY_OF_COUNTER = Page("counter:entry", {"uuid": "contact"})
PAPERS = with_code("attachments:attachment_list", "person_code")
KEEP = Page("attachments:attachment_keep", {"uuid": "attachment"})
CASEWORK = [Page(name, args) for name, args in casework.PAGES]
NEW_FOLLOW_UP = Page("followups:follow_up_add")
FOLLOW_UP = Page("followups:follow_up", {"uuid": "follow_up"})
TODO = [
    Page("home:todo"),
    Page("home:todo", query="whose=team&when=later"),
    Page("home:waiting"),
    NEW_FOLLOW_UP,
    Page("followups:follow_up_add_for", {"person_code": "person"}),
    FOLLOW_UP,
    Page("followups:template_apply", {"person_code": "person"}),
    Page("followups:template_apply", {"person_code": "person"}, query="template=FT_REC"),
]
CONSENT = Page("referrals:consent_add", {"code": "draft_referral"})
REFERRALS = [
    Page("referrals:referral_add", {"person_code": "person"}, query="topic=REC_VOC"),
    Page("referrals:referral", {"code": "referral"}),
    CONSENT,
    CONSENT.wrong(ways.agree_orally),
    Page("merging:twin_choose", {"code": "person"}),
    Page("merging:people_merge", {"code": "person", "twin_code": "twin"}),
]
# What a place sees: by the link of a mail, and in its own area.
LINK = [
    Page("referral:open", {"token": "referral_token"}),
    Page("referral:answer", {"token": "referral_token"}, reach=ways.enter_code_of_letter),
    Page("referral:open", {"token": "expired_token"}, status=410),
]
INBOX = [
    Page("inbox:inbox"),
    Page("inbox:inbox_referral", {"code": "sealed_referral"}),
    Page("inbox:inbox_referral", {"code": "opened_referral"}),
]
ADVISING = [
    *TODO,
    PEOPLE,
    Page("file:person_list", reach=ways.look_for_somebody),
    *FILE,
    NEW_PERSON,
    PAPERS,
    KEEP,
    Page("attachments:attachment_delete", {"uuid": "attachment"}),
    *CASEWORK,
    *REFERRALS,
]
