"""People who sign in, and invitations to become one of them."""

import hashlib
import secrets
import uuid

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.access import LEADERS, ROLES_WITH_SECOND_FACTOR, STAFF, Role
from welcome_center.foundation.center.models import Team

__all__ = ["Invitation", "SecondFactorReset", "User"]


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def with_role(self, role):
        return self.filter(roles__contains=[role])

    def visible_to(self, user):
        """Colleagues of one's own teams; the administrator all but newcomers."""
        if user.is_administrator:
            return self.exclude(roles__contained_by=[Role.NEWCOMER])
        if not user.is_colleague:
            return self.filter(pk=user.pk)
        return self.filter(teams__in=user.teams.all()).distinct()

    def for_list(self):
        return self.prefetch_related("teams").order_by("name", "email", "pk")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """An account. What it may do follows from its roles and teams."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role), verbose_name=_("roles"), default=list
    )
    teams = models.ManyToManyField(
        Team, related_name="members", verbose_name=_("teams"), blank=True
    )
    language = models.CharField(_("language"), max_length=10, default="de")
    is_active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = UserManager()

    class Meta:
        ordering = ["email"]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                name="email_in_small_letters",
                condition=models.Q(email=Lower("email")),
            )
        ]

    def __str__(self):
        return self.name or self.email

    def has_role(self, *roles):
        return not set(roles).isdisjoint(self.roles)

    @property
    def is_colleague(self):
        return self.has_role(*STAFF)

    @property
    def is_advisor(self):
        return self.has_role(Role.ADVISOR)

    @property
    def is_coordinator(self):
        return self.has_role(Role.COORDINATOR)

    @property
    def is_administrator(self):
        return self.has_role(Role.ADMINISTRATOR)

    @property
    def role_labels(self):
        return [role.label for role in Role if role in self.roles]

    @property
    def needs_second_factor(self):
        return self.has_role(*ROLES_WITH_SECOND_FACTOR)

    # Django's admin asks these. It shows configuration only, never a case.
    @property
    def is_staff(self):
        return self.is_administrator

    def has_perm(self, perm, obj=None):
        return self.is_active and self.is_staff

    def has_perms(self, perms, obj=None):
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label):
        return self.is_active and self.is_staff


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.is_administrator:
            return self
        if not user.is_coordinator:
            return self.none()
        return self.filter(teams__in=user.teams.all()).distinct()

    def open(self):
        return self.filter(accepted_at=None)

    def with_token(self, token):
        return self.filter(token_hash=hash_token(token))

    def for_list(self):
        return self.prefetch_related("teams").order_by("-created_at", "pk")


def new_token():
    return secrets.token_urlsafe(32)


def hash_token(token):
    """Only this is kept: who reads the table cannot accept an invitation."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """A letter that makes somebody a colleague, partner contact, funder or administrator, once."""

    email = models.EmailField(_("e-mail"))
    roles = ArrayField(models.CharField(max_length=20, choices=Role), verbose_name=_("roles"))
    teams = models.ManyToManyField(Team, blank=True, verbose_name=_("teams"))
    language = models.CharField(_("language"), max_length=10, default="de")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return self.email

    @property
    def role_labels(self):
        return [role.label for role in Role if role in self.roles]

    def is_open(self, now):
        return self.accepted_at is None and now < self.expires_at


class SecondFactorResetQuerySet(models.QuerySet):
    def visible_to(self, user):
        seen = User.objects.visible_to(user) if user.has_role(*LEADERS) else User.objects.none()
        return self.filter(account__in=seen.values("uuid"))

    def of(self, account):
        return self.filter(account=account.uuid)

    def for_list(self):
        who = User.objects.filter(uuid=models.OuterRef("reset_by"))
        return self.annotate(reset_by_name=models.Subquery(who.values("name")[:1])).order_by(
            "-reset_at", "-pk"
        )


class SecondFactorReset(models.Model):
    """Who took whose second factor away, and when. Both stay on record when an account goes."""

    account = models.UUIDField(_("account"), db_index=True)
    reset_by = models.UUIDField(_("reset by"))
    reset_at = models.DateTimeField(_("reset at"))

    objects = SecondFactorResetQuerySet.as_manager()

    class Meta:
        ordering = ["-reset_at", "-pk"]
        verbose_name = _("reset of a second factor")
        verbose_name_plural = _("resets of second factors")
        triggers = [
            # Only the retention run may delete, through pgtrigger.ignore.
            pgtrigger.Protect(
                name="reset_is_only_added", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self):
        return f"{self.account} {self.reset_at:%Y-%m-%d}"
