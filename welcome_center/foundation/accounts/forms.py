"""What people type to sign in, and what colleagues type to invite and to give roles.

allauth's forms do the work; here they get our words, and lose placeholders and second passwords.
"""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount import forms as social
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.accounts.permissions import WITH_TEAM, roles_to_give, teams_to_give
from welcome_center.foundation.center.models import Team

EMAIL = _("E-mail")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
LENGTH_OF_PASSWORD = _("At least 12 characters. A sentence is easy to remember.")
CODE = _("Code")
IN_THE_TEAM = _("This person is in the team already.")
HAS_THE_ROLES = _("This person has this role already.")


def say(field, label, help_text="", **attrs):
    """Our words for a field of a library; what is typed into it runs from left to right."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(dir="ltr", **attrs)


def say_code(field, help_text=""):
    say(field, CODE, help_text, autocomplete="one-time-code", spellcheck="false")


class SignInForm(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["login"], EMAIL, autocomplete="username")
        say(self.fields["password"], PASSWORD)


class RegisterForm(account.SignupForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["email"], EMAIL)
        say(self.fields["password1"], PASSWORD, LENGTH_OF_PASSWORD)


class ConnectForm(social.SignupForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["email"], EMAIL)


class NewAddressForm(account.AddEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["email"], _("New e-mail address"))


class OtherAddressForm(account.ChangeEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["email"], EMAIL)


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        say(self.fields["oldpassword"], _("Current password"))
        say(self.fields["password1"], NEW_PASSWORD, LENGTH_OF_PASSWORD)


class SetPasswordForm(account.SetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        say(self.fields["password1"], PASSWORD, LENGTH_OF_PASSWORD)


class NewPasswordForm(account.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        say(self.fields["password1"], NEW_PASSWORD, LENGTH_OF_PASSWORD)


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["email"], EMAIL)


class ConfirmPasswordForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["password"], PASSWORD)


class RequestCodeForm(account.RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self.fields["email"], EMAIL)


class SignInCodeForm(account.ConfirmLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_code(self.fields["code"])


class AddressCodeForm(account.ConfirmEmailVerificationCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_code(self.fields["code"])


class SecondFactorForm(mfa.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_code(self.fields["code"], _("From your app, or one of your recovery codes."))


class ConfirmSecondFactorForm(mfa.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_code(self.fields["code"], _("From your app, or one of your recovery codes."))


class SetUpAppForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_code(self.fields["code"], _("The six digits that the app shows now."))

    @property
    def secret_in_groups(self):
        """In fours, as one reads it and as a narrow page can break it."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("initial", {}).setdefault("name", str(_("My passkey")))
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].max_length = 100
        self.fields["passwordless"].label = _("Also sign in without a password")
        self.fields["passwordless"].help_text = _(
            "Your device asks for your fingerprint, your face or its PIN."
        )


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class RolesForm(forms.Form):
    """Roles and teams, as far as they are `giver`'s to give."""

    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)
    teams = forms.ModelMultipleChoiceField(
        label=_("Teams"),
        queryset=Team.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    needed_if = {"teams": _("needed for advisors and coordinators")}

    def __init__(self, *args, giver, **kwargs):
        super().__init__(*args, **kwargs)
        self.giver = giver
        self.fields["roles"].choices = [(role.value, role.label) for role in roles_to_give(giver)]
        self.fields["teams"].queryset = teams_to_give(giver)

    def clean(self):
        cleaned = super().clean()
        if WITH_TEAM.intersection(cleaned.get("roles", [])) and not cleaned.get("teams"):
            self.add_error("teams", _("An advisor or coordinator needs at least one team."))
        return cleaned


class InvitationForm(RolesForm):
    email = forms.EmailField(
        label=EMAIL, widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)

    field_order = ["email", "roles", "teams", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        teams = self.fields["teams"].queryset[:2]
        if len(teams) == 1:  # nothing to choose from
            self.fields["teams"].initial = teams

    def clean(self):
        cleaned = super().clean()
        teams = cleaned.get("teams")
        if not self.errors and self._is_there_already(cleaned["email"], cleaned["roles"], teams):
            self.add_error("email", IN_THE_TEAM if teams else HAS_THE_ROLES)
        return cleaned

    def _is_there_already(self, email, roles, teams):
        """As far as the giver may know: whoever is of other teams is none of their business."""
        known = User.objects.visible_to(self.giver).filter(email=email.lower())
        account = known.filter(roles__contains=roles).first()
        return account is not None and set(teams) <= set(account.teams.all())


class AcceptForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=PASSWORD,
        help_text=LENGTH_OF_PASSWORD,
        strip=False,
        max_length=256,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "dir": "ltr"}),
    )

    def __init__(self, *args, email, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self):
        cleaned = super().clean()
        if password := cleaned.get("password"):
            person = User(email=self.email, name=cleaned.get("name", ""), roles=[Role.NEWCOMER])
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
