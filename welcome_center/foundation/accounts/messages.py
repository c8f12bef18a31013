"""What we write to people about their account. Each kind of letter has one function."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.access import Role
from welcome_center.foundation.center.moments import day, day_and_clock
from welcome_center.foundation.outbox import actions as outbox
from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Placeholder
from welcome_center.foundation.outbox.rendering import supported
from welcome_center.foundation.words import with_and

_code = Placeholder(_("code"), "482-913", is_needed=True)
_minutes = Placeholder(_("for how many minutes it works"), "15")
_example = datetime(2027, 3, 2, 9, 30, tzinfo=timezone.get_default_timezone())
_link = Placeholder(_("link"), "https://…", is_needed=True)

sign_in_code = kinds.register(
    "account_sign_in_code",
    label=_("Code to sign in"),
    placeholders={"code": _code, "minutes": _minutes},
    credential=True,
    ends_at_moment=True,
)
email_code = kinds.register(
    "account_email_code",
    label=_("Code that proves an e-mail address"),
    placeholders={"code": _code, "minutes": _minutes},
    credential=True,
    ends_at_moment=True,
)
password_reset = kinds.register(
    "account_password_reset",
    label=_("Link to set a new password"),
    placeholders={"link": _link},
    credential=True,
)
already_registered = kinds.register(
    "account_already_registered",
    label=_("Somebody registered with an address that has an account"),
    placeholders={
        "sign_in_link": Placeholder(_("link to sign in"), "https://…", is_needed=True),
        "reset_link": Placeholder(_("link to set a new password"), "https://…"),
    },
)
unknown_address = kinds.register(
    "account_unknown_address",
    label=_("Somebody wanted to sign in with an address that has no account"),
    placeholders={"link": _link},
)
security_notice = kinds.register(
    "account_security_notice",
    label=_("Something changed in how an account is protected"),
    placeholders={
        "what": Placeholder(_("what happened"), _("Your password was changed.")),
        "when": Placeholder(_("when it happened"), kinds.example(lambda: day_and_clock(_example))),
        "link": _link,
    },
)
invitation_letter = kinds.register(
    "account_invitation",
    label=_("Invitation"),
    placeholders={
        "roles": Placeholder(_("roles"), _("advisor")),
        "until": Placeholder(_("last day"), kinds.example(lambda: day(_example))),
        "link": _link,
    },
    credential=True,
)


@dataclass(frozen=True)
class Stranger:
    """An address without an account, as something that a message can be about."""

    email: str

    @property
    def uuid(self):
        return uuid.uuid5(uuid.NAMESPACE_URL, f"mailto:{self.email}")


def post_sign_in_code(user, *, to, code):
    _post_code(sign_in_code, user, to, code, settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


def post_email_code(user, *, to, code):
    _post_code(email_code, user, to, code, settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT)


def _post_code(kind, user, to, code, seconds):
    # A code that comes after its time only confuses, and an older one does not work any more.
    outbox.cancel(user, kinds=[kind])
    outbox.post(
        kind,
        about=user,
        to=to,
        language=user.language,
        context={"code": code, "minutes": seconds // 60},
        moment=timezone.now() + timedelta(seconds=seconds),
        team=_team_of(user),
    )


def post_password_reset(user, *, to, uid, key):
    link = address("account_reset_password_from_key", user.language, uidb36=uid, key=key)
    _post(password_reset, user, to=to, link=link)


def post_already_registered(user, *, to):
    _post(
        already_registered,
        user,
        to=to,
        sign_in_link=address("account_login", user.language),
        reset_link=address("account_reset_password", user.language),
    )


def post_unknown_address(to):
    language = translation.get_language()
    outbox.post(
        unknown_address,
        about=Stranger(to),
        to=to,
        language=language,
        context={"link": address("account_signup", language)},
    )


def post_security_notice(user, *, to, what):
    """`what` is a lazy sentence: it is read in the language of the account."""
    with translation.override(user.language):
        words = {
            "what": str(what),
            "when": day_and_clock(timezone.now()),
            "link": address("account_reset_password", user.language),
        }
    _post(security_notice, user, to=to, **words)


def post_second_factor_reset(account, *, by):
    with translation.override(account.language):
        what = gettext(
            "%(name)s removed the second factor of your account. "
            "When you sign in next, you set up a new one."
        ) % {"name": by}
    post_security_notice(account, to=account.email, what=what)


def post_invitation(invitation, *, token):
    """Post the letter and return its link."""
    link = address("invitation_accept", invitation.language, token=token)
    with translation.override(invitation.language):
        words = {
            "roles": with_and(Role(role).label for role in invitation.roles),
            "until": day(invitation.expires_at),
            "link": link,
        }
    _post(invitation_letter, invitation, to=invitation.email, **words)
    return link


def _post(kind, about, *, to, **words):
    team = _team_of(about)
    outbox.post(kind, about=about, to=to, language=about.language, context=words, team=team)


def _team_of(about):
    """Whose colleague it is about; newcomers and strangers have no team."""
    return about.teams.order_by("pk").first()


def address(name, language, **parts):
    """A page's full address, from the center's own origin and never from a request."""
    with translation.override(supported(language)):
        return f"{settings.SITE_ORIGIN}{reverse(name, kwargs=parts)}"
