"""People sent on to whoever is responsible, and what became of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, When
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newcomers.people.models import Person, new_code
from partners.directory.models import Organisation
from partners.directory.offers import Service
from welcome_center.foundation.access import STAFF, Role
from welcome_center.foundation.center.models import ListCode, Municipality, Team, Topic
from welcome_center.foundation.consent.models import Consent

__all__ = ["Referral", "ReferralStep"]


class State(models.TextChoices):
    """As far as it got. An arrow leads from each only to those that `FOLLOWING` names."""

    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")
    SEEN = "seen", _("seen by the place")
    ACCEPTED = "accepted", _("accepted")
    APPOINTMENT = "appointment", _("appointment proposed")
    DONE = "done", _("done")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("no answer")
    WITHDRAWN = "withdrawn", _("withdrawn")


_ANSWERS = {State.ACCEPTED, State.APPOINTMENT, State.DECLINED, State.DONE}
_ENDS = {State.EXPIRED, State.WITHDRAWN}
FOLLOWING = {
    State.DRAFT: {State.SENT, State.DONE, State.WITHDRAWN},
    State.SENT: {State.SEEN, *_ANSWERS, *_ENDS},
    State.SEEN: {*_ANSWERS, *_ENDS},
    State.ACCEPTED: {State.APPOINTMENT, State.DECLINED, State.DONE, *_ENDS},
    State.APPOINTMENT: {State.APPOINTMENT, State.DECLINED, State.DONE, *_ENDS},
}
UNANSWERED = (State.SENT, State.SEEN)
UNDER_WAY = (*UNANSWERED, State.ACCEPTED, State.APPOINTMENT)


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Colleagues of the team; the place it is addressed to; the person."""
        if user.has_role(*STAFF):
            return self.filter(team__in=user.teams.all())
        if user.has_role(Role.PARTNER):
            return self.addressed_to(user)
        return self.filter(person__account=user)

    def of(self, account):
        """Somebody's own, once they were sent; narrower than `visible_to`."""
        return self.filter(person__account=account).exclude(state=State.DRAFT)

    def addressed_to(self, user):
        """Those of the places that somebody is a member of; narrower than `visible_to`."""
        places = Organisation.objects.of(user)
        return self.handed_over().filter(service__organisation__in=places)

    def handed_over(self):
        """Those whose facts left the house."""
        return self.filter(kind=Referral.Kind.WARM).exclude(state=State.DRAFT)

    def unanswered_since(self, moment):
        return self.filter(state__in=UNANSWERED, sent_at__lte=moment)

    def for_inbox(self):
        """What waits for the place first, then the newest."""
        waits = Case(When(state__in=UNANSWERED, then=0), default=1)
        joined = self.select_related("service__organisation", "topic")
        return joined.order_by(waits, "-sent_at", "-pk")

    def for_list(self):
        return self.select_related("person", "service__organisation", "advisor", "topic").order_by(
            "-created_at", "-pk"
        )


class Referral(models.Model):
    """One person, one place, one reason. What it was called then stays in `target_name`."""

    class Kind(models.TextChoices):
        ADVICE = "advice", _("referral advice")
        WARM = "warm", _("warm referral")

    State = State

    class Arrival(models.TextChoices):
        """What the person says."""

        ARRIVED = "arrived", _("I was there")
        FAILED = "failed", _("it did not work")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="referrals")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="referrals")
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="referrals"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(
        Service, on_delete=models.SET_NULL, related_name="+", null=True, blank=True
    )
    target_name = models.CharField(pgettext_lazy("that helps", "place"), max_length=300)
    target_kind = models.CharField(_("kind of institution"), max_length=40, blank=True)
    rule = models.CharField(_("rule"), max_length=20, blank=True)
    override_reason = models.CharField(_("why not as suggested"), max_length=300, blank=True)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("where the person lived then"),
        null=True,
        blank=True,
    )
    request = models.TextField(_("what we ask for"), max_length=4000, blank=True)
    answer_by = models.DateField(_("answer wished by"), null=True, blank=True)
    consent = models.OneToOneField(
        Consent, on_delete=models.PROTECT, related_name="referral", null=True, blank=True
    )
    recipient = models.EmailField(_("e-mail of the place"), blank=True)
    token_hash = models.CharField(max_length=64, blank=True, editable=False)
    link_until = models.DateTimeField(_("link good until"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("advisor told"), null=True, blank=True)
    appointment_at = models.DateTimeField(_("appointment at the place"), null=True, blank=True)
    decline_reason = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    better_target = models.CharField(_("better place"), max_length=300, blank=True)
    result = models.ForeignKey(
        ListCode, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    arrival = models.CharField(
        _("what the person says"), max_length=10, choices=Arrival, blank=True
    )
    # Since when there is something new that no colleague has read: an answer, a question, an end.
    unread_since = models.DateTimeField(_("unread since"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        constraints = [
            models.CheckConstraint(
                name="nothing_leaves_without_consent",
                condition=Q(kind="advice") | Q(state="draft") | Q(consent__isnull=False),
            ),
            models.CheckConstraint(
                name="referral_sent_exactly_when_dated",
                condition=Q(state="draft", sent_at=None) | ~Q(state="draft"),
            ),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="one_referral_a_link"
            ),
        ]
        indexes = [
            models.Index(
                fields=["sent_at"],
                condition=Q(state__in=[str(state) for state in UNANSWERED]),
                name="referrals_without_answer",
            ),
            models.Index(
                fields=["advisor"],
                condition=Q(unread_since__isnull=False),
                name="referrals_with_news",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.target_name}"

    @property
    def has_moved(self):
        """The person lives elsewhere now: another place may be responsible."""
        return self.state != State.DONE and self.municipality_id != self.person.municipality_id

    @property
    def is_unanswered(self):
        return self.state in UNANSWERED

    @property
    def is_under_way(self):
        return self.state in UNDER_WAY


def in_words(note):
    """A note as it was typed; the person's own word is kept as its code."""
    arrival = Referral.Arrival
    return str(arrival(note).label) if note in arrival.values else note


class ReferralStep(models.Model):
    """One change of state: when, and from which side. Rows are only ever added."""

    class Side(models.TextChoices):
        CENTER = "center", _("welcome center")
        PARTNER = "partner", pgettext_lazy("that helps", "place")
        PERSON = "person", _("person seeking advice")
        CLOCK = "clock", _("by itself")

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(_("state"), max_length=12, choices=State)
    side = models.CharField(_("from"), max_length=10, choices=Side)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    note = models.TextField(_("note"), max_length=2000, blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("step of a referral")
        verbose_name_plural = _("steps of referrals")

    def __str__(self):
        return f"{self.referral_id} {self.state}"

    @property
    def words(self):
        return in_words(self.note)
