"""How allauth behaves here: mails through the outbox, links of our own, nothing given away."""

import io
import time
import unicodedata
from urllib.parse import urlsplit

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts import messages, sessions
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.accounts.second_factor import second_factors
from welcome_center.foundation.center.models import Center

TOO_MANY_TRIES = _("There were too many tries. Please wait five minutes, then try again.")
WRONG_CODE = _("This code is not right. Please check it, or ask for a new one.")

# Sentences for the notice that something changed, by allauth's name of the mail.
NOTICES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_set": _("A password was set for your account."),
    "account/email/password_reset": _("Your password was set anew by a link that we mailed."),
    "account/email/email_changed": _("The e-mail address of your account was changed."),
    "account/email/email_confirm": _("The e-mail address of your account was confirmed."),
    "account/email/email_deleted": _("An e-mail address was removed from your account."),
    "mfa/email/totp_activated": _("An authenticator app was set up for your account."),
    "mfa/email/totp_deactivated": _("The authenticator app was removed from your account."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account."),
    "socialaccount/email/account_connected": _("Another sign-in was connected to your account."),
    "socialaccount/email/account_disconnected": _("Another sign-in was removed from your account."),
}

PROOFS = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code of your app"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("This e-mail address and this password do not match."),
        "email_taken": _("This address cannot be used. Please choose another one."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("This is not your password."),
        "invalid_login": _("This sign-in did not work. Please try again."),
        "invalid_password_reset": _("This link does not work any more. Please ask for a new one."),
        "rate_limited": TOO_MANY_TRIES,
        "same_as_current": _("This is your address already."),
        "too_many_login_attempts": TOO_MANY_TRIES,
    }

    # Accounts

    def new_user(self, request):
        return User(roles=[Role.NEWCOMER.value], language=get_language())

    def login(self, request, user):
        super().login(request, user)
        sessions.begin(request.session, timezone.now())

    def is_reauthentication_required(self, *, app, **kwargs):
        """Who has just signed in need not prove it once more."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0)
        return time.time() - latest >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user):
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": PROOFS[way["id"]]} for way in ways]

    def is_safe_url(self, url):
        return is_own_page(url)

    # Mails

    def send_mail(self, template_prefix, email, context):
        """Every mail of allauth goes through the outbox, in the language of its reader."""
        if template_prefix == "account/email/unknown_account":
            messages.post_unknown_address(email)
            return
        user = context.get("user") or account_with(email)
        if template_prefix == "account/email/login_code":
            messages.post_sign_in_code(user, to=email, code=context["code"])
        elif template_prefix == "account/email/password_reset_key":
            messages.post_password_reset(user, to=email, uid=context["uid"], key=context["key"])
        elif template_prefix == "account/email/account_already_exists":
            messages.post_already_registered(user, to=email)
        else:
            messages.post_email_code(user, to=email, code=context["code"])

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        what = NOTICES[template_prefix]
        messages.post_security_notice(user, to=email or user.email, what=what)


class MfaAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Your work needs a second factor. Add another one before you remove this one."
        ),
        "incorrect_code": WRONG_CODE,
        "unverified_email": _("Please confirm your e-mail address first."),
    }

    def get_totp_issuer(self):
        return self._get_site_name()

    def build_totp_svg(self, url):
        """With its own white ground: on a dark page a camera would see nothing."""
        picture = io.BytesIO()
        segno.make(url, micro=False).save(picture, kind="svg", scale=5, light="white")
        return picture.getvalue().decode()

    def _get_site_name(self):
        center = Center.objects.first()
        return center.full_name if center else urlsplit(settings.SITE_ORIGIN).hostname

    def get_public_key_credential_rp_entity(self):
        return {"id": urlsplit(settings.SITE_ORIGIN).hostname, "name": self._get_site_name()}

    def can_delete_authenticator(self, authenticator):
        others = second_factors(authenticator.user).exclude(pk=authenticator.pk)
        return not authenticator.user.needs_second_factor or others.exists()


def account_with(email):
    """The account that signs in with this address. Whoever calls this knows that there is one."""
    verified = User.objects.filter(emailaddress__email=email, emailaddress__verified=True)
    return verified.first() or User.objects.get(email=email)


def is_own_page(url):
    """A path on this portal and nothing that any browser could read as another site."""
    if not url or not url.startswith("/") or "\\" in url:
        return False
    if any(sign.isspace() or unicodedata.category(sign).startswith("C") for sign in url):
        return False
    return url_has_allowed_host_and_scheme(url, allowed_hosts=None)
