"""What we write about referrals: to the place, the advisor and the person.

No mail names the person or the topic; who may read that opens the link.
"""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from newcomers.referrals import sheets
from newcomers.referrals.calendar_file import proposed_file
from newcomers.referrals.models import State
from welcome_center.foundation.accounts.messages import address
from welcome_center.foundation.center.moments import day
from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Placeholder
from welcome_center.foundation.outbox.rendering import supported

NAME = Placeholder(_("name of the place"), "Migrationsberatung Hildesheim")
LINK = Placeholder(_("link"), "https://…", is_needed=True)
UNTIL = Placeholder(_("last day"))
CODE = Placeholder(_("code of the referral"), "ABCD2345")
STATE = Placeholder(_("how far it got"), _("accepted"))

sent = kinds.register(
    "referral_sent",
    label=_("Referral to a place"),
    placeholders={"place": NAME, "until": UNTIL, "link": LINK},
    credential=True,
)
reminder = kinds.register(
    "referral_reminder",
    label=_("Reminder to answer a referral"),
    placeholders={"place": NAME, "until": UNTIL, "link": LINK},
    credential=True,
)
withdrawn = kinds.register(
    "referral_withdrawn",
    label=_("Referral withdrawn: to the place"),
    placeholders={"place": NAME, "code": CODE},
)
answered = kinds.register(
    "referral_answered",
    label=_("News of a referral: to the advisor"),
    placeholders={"place": NAME, "code": CODE, "state": STATE, "link": LINK},
)
unanswered = kinds.register(
    "referral_unanswered",
    label=_("Nobody answers a referral: to the advisor"),
    placeholders={"place": NAME, "code": CODE, "link": LINK},
)
progress = kinds.register(
    "referral_progress",
    label=_("News of a referral: to the person"),
    placeholders={"place": NAME, "state": STATE, "link": LINK},
)
sheet = kinds.register(
    "referral_sheet",
    label=_("Sheet of a referral advice: to the person"),
    placeholders={"place": NAME, "link": LINK},
)


def referral_sent(referral, *, token, moment):
    _post_link(sent, referral, token, moment)


def referral_reminded(referral, *, token, moment):
    _post_link(reminder, referral, token, moment)


def place_told_of_withdrawal(referral, *, moment):
    if referral.recipient:
        words = {"place": referral.target_name, "code": referral.code}
        _post(withdrawn, referral, referral.recipient, settings.LANGUAGE_CODE, words, moment)


def advisor_told(referral, *, moment):
    _post_to_advisor(answered, referral, moment, state=_state(referral, referral.advisor.language))


def advisor_told_of_silence(referral, *, moment):
    _post_to_advisor(unanswered, referral, moment)


def person_told(referral, *, moment):
    """In the person's own language; nobody without an address is written to."""
    person = referral.person
    if not person.mail_address:
        return
    language = person.language_id
    words = {
        "place": referral.target_name,
        "state": _state(referral, language),
        "link": address("home:me", language),
    }
    calendar = _calendar(referral, language, moment)
    _post(progress, referral, person.mail_address, language, words, moment, calendar)


def _calendar(referral, language, moment):
    if referral.state != State.APPOINTMENT:
        return ""
    with translation.override(supported(language)):
        return proposed_file(referral, language=language, now=moment)


def sheet_mailed(referral, *, moment):
    """The way to the sheet, in the person's language. Whether there is an address."""
    person = referral.person
    if not person.mail_address:
        return False
    link = sheets.address(sheets.advice_of(referral, moment=moment), person.language_id)
    words = {"place": referral.target_name, "link": link}
    _post(sheet, referral, person.mail_address, person.language_id, words, moment)
    return True


def _post_link(kind, referral, token, moment):
    language = settings.LANGUAGE_CODE
    with translation.override(language):
        words = {
            "place": referral.target_name,
            "until": day(timezone.localtime(referral.link_until)),
            "link": address("referral:open", language, token=token),
        }
    _post(kind, referral, referral.recipient, language, words, moment)


def _post_to_advisor(kind, referral, moment, **more):
    language = referral.advisor.language
    link = address("referrals:referral", language, code=referral.code)
    words = {"place": referral.target_name, "code": referral.code, "link": link, **more}
    if referral.advisor.is_active:
        _post(kind, referral, referral.advisor.email, language, words, moment)


def _post(kind, referral, to, language, words, moment, calendar=""):
    outbox.post(
        kind,
        about=referral,
        to=to,
        language=language,
        context=words,
        moment=moment,
        team=referral.team,
        calendar=calendar,
    )


def _state(referral, language):
    with translation.override(language):
        return str(referral.get_state_display())
