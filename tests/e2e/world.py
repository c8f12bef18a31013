"""Two centers to look at: one on its first day, one that has been at work for months."""

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.utils import timezone

from newcomers.booking.models import AdvisorProfile, Appointment, Mode
from newcomers.booking.slots import Wish, next_free_slot
from newcomers.booking.week import value_of
from newcomers.casework.attachments.models import Attachment
from newcomers.casework.cases.models import Case
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.models import Contact
from newcomers.counter.queue import screen_token
from newcomers.people.models import Person
from newcomers.referrals.models import Referral, State
from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.directory.upkeep import Membership
from tests.factories.accounts import PASSWORD, InvitationFactory, UserFactory
from tests.factories.booking import AbsenceFactory, AdvisorProfileFactory, AppointmentFactory
from tests.factories.center import ClosureFactory
from tests.factories.directory import (
    ConfirmationRequestFactory,
    MembershipFactory,
    ServiceFactory,
)
from tests.factories.exports import ExportFactory
from tests.factories.people import PersonFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User, hash_token
from welcome_center.foundation.center.models import Center, Language, Site, Topic
from welcome_center.foundation.outbox.models import Message
from welcome_center.setup import profiles
from welcome_center.setup.actions import set_up_center
from welcome_center.setup.demo import staff, story

Status = Appointment.Status
STEPS = ("start", "contact", "languages", "origin", "family", "learning")
ALWAYS = {
    "topic": "REC_VOC",
    "group": "REC",
    "language": "de",
    "kind": "appointment_booked",
    "rule_code": "R033",
    "unknown_code": "ZZZZ9999",
    "town": "03254021",
    "no_appointment": "00000000-0000-4000-8000-000000000000",
    **{f"step_{step}": step for step in STEPS},
}


def first_day():
    """The center and its staff; the advisor has not said yet when."""
    set_up_center(profiles.load("hildesheim"))
    site = Site.objects.get()
    advisor = UserFactory(role=Role.ADVISOR, team=site.team, password=PASSWORD)
    AdvisorProfileFactory(user=advisor, site=site, languages=[Language.objects.get(code="de")])
    who = {
        "newcomer": UserFactory(password=PASSWORD),
        "advisor": advisor,
        "coordinator": UserFactory(role=Role.COORDINATOR, team=site.team, password=PASSWORD),
        "partner": UserFactory(role=Role.PARTNER, password=PASSWORD),
    }
    return ALWAYS | {"accounts": who, "site": site.code, "entry": _entry().slug}


def after_months():
    """The demo, and what it lacks of things to look at."""
    set_up_center(profiles.load("hildesheim"))
    Center.objects.update(email="center@demo.example", phone="+49 30 23125 234")
    now = timezone.now()
    story.tell(password=PASSWORD, now=now)
    profile = AdvisorProfile.objects.get(user__email=staff.address("advisor"))
    site = profile.sites.get()
    InvitationFactory(token="invited", team=site.team)
    ClosureFactory(site=site, starts_on=now.date() + timedelta(days=40))
    return {
        **ALWAYS,
        **_accounts(profile, site),
        **_of_advisor(profile, now),
        **_of_partner(now),
        **_of_papers(),
        "site": site.code,
        "poster": site.survey_poster.token,
        "entry": _entry(services__places__isnull=False).slug,
        "closed_entry": _entry(services__state=Service.State.PAUSED).slug,
        "invitation": "invited",
        "message": Message.objects.filter(state="failed").values_list("pk", flat=True)[0],
    }


def _of_papers():
    """The documents of the demo's newcomer, one of which goes soon."""
    soon = Attachment.objects.kept().order_by("delete_after", "pk").select_related("person")[0]
    return {"attachment": soon.uuid, "person_code": soon.person.code}


def _entry(**which):
    return Organisation.objects.published().filter(**which).order_by("sort_key", "pk")[0]


def _of_partner(now):
    """The entry of the demo's partner, a draft of it, a change that waits, and links by mail."""
    entry = Membership.objects.get(user__email=staff.address("partner")).organisation
    for token, state in (("asked", {}), ("used", {"state": "answered", "answered_at": now})):
        ConfirmationRequestFactory(
            organisation=entry,
            token_hash=hash_token(token),
            sent_at=now,
            expires_at=now + timedelta(days=42),
            **state,
        )
    return {
        "own_slug": entry.slug,
        "own_service": entry.services.filter(state=Service.State.PUBLISHED)[0].uuid,
        "own_draft": ServiceFactory(organisation=entry, state=Service.State.DRAFT).uuid,
        "change": entry.proposals.open()[0].uuid,
        "confirm_token": "asked",
        "used_token": "used",
    }


def _accounts(profile, site):
    secured = UserFactory(
        role=Role.ADVISOR, team=site.team, password=PASSWORD, second_factor=True, name="Mira Probe"
    )
    RecoveryCodes.activate(secured)
    without_password = UserFactory()
    without_password.set_unusable_password()
    without_password.save(update_fields=["password"])
    newcomer = User.objects.get(email=staff.address("newcomer"))
    return {
        "accounts": {
            "newcomer": newcomer,
            "owner of an account": newcomer,
            "advisor": profile.user,
            "partner of two places": _of_two_places(),
            **{
                name: User.objects.get(email=staff.address(name))
                for name in ("coordinator", "employer", "partner", "admin")
            },
        },
        "secured": secured,
        "without_password": without_password,
        "email": newcomer.email,
        "uid": user_pk_to_url_str(newcomer),
        "key": default_token_generator.make_token(newcomer),
        "colleague": profile.user.uuid,
    }


def _of_two_places():
    user = UserFactory(role=Role.PARTNER, password=PASSWORD)
    for entry in Organisation.objects.published().order_by("pk")[:2]:
        MembershipFactory(user=user, organisation=entry)
    return user


def add_key(user):
    """A passkey to look at. Nobody can sign in with it, nor any more with the app."""
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Key", "credential": {}}
    ).pk


def _of_advisor(profile, now):
    own = Appointment.objects.filter(advisor=profile)
    ahead = own.filter(status=Status.CONFIRMED, starts_at__gt=now + timedelta(days=1))
    appointment = ahead.order_by("starts_at")[0]
    wish = Wish(Topic.objects.get(code="REC_VOC"), Language.objects.get(code="de"), Mode.IN_PERSON)
    return {
        "advisor": profile.pk,
        "rule": profile.rules.all()[0].pk,
        "absence": AbsenceFactory(
            advisor=profile, starts_at=now + timedelta(90), ends_at=now + timedelta(91)
        ).pk,
        "appointment": appointment.uuid,
        "contact": Contact.objects.filter(team__members=profile.user)[0].uuid,
        "case": _case(profile).code,
        "talk": _case(profile).contacts.all()[0].uuid,
        "follow_up": FollowUp.objects.of(profile.user).open().filter(origin="hand")[0].uuid,
        "room": screen_token(profile.sites.get()),
        "person": appointment.person.code,
        "known": _known(profile).name,
        **_files(profile),
        **_referrals(profile, now),
        "ahead": appointment.code,
        "day": timezone.localdate(appointment.starts_at).isoformat(),
        "cancelled": _cancelled(now).code,
        "held": _held(profile, wish, now).code,
        "export": ExportFactory(owner=profile.user).uuid,
        "slot": value_of(next_free_slot(wish, now=now)),
    }


def _case(profile):
    """An open one of the advisor with goals and an outcome."""
    own = Case.objects.open().filter(advisor=profile.user, goals__isnull=False)
    return own.exclude(outcomes=None).order_by("pk")[0]


def _known(profile):
    """Somebody with a whole name, of the advisor's team."""
    people = Person.objects.visible_to(profile.user).filter(name__contains=" ")
    return people.exclude(name__contains=".").order_by("pk")[0]


def _files(profile):
    """One with much in it, one of somebody who was just entered, one that is only kept."""
    people = Person.objects.visible_to(profile.user)
    empty = PersonFactory(team=profile.user.teams.get(), language_id="ar", name="")
    return {
        "full_file": people.filter(notes__isnull=False, account__isnull=False)[0].code,
        "empty_file": empty.code,
        "restricted_file": people.exclude(restricted_at=None)[0].code,
        "household": "household",
        "qualifications": "qualifications",
    }


def _referrals(profile, now):
    """A draft, one with its answer, two of the partner's, and two links."""
    known = Referral.objects.filter(kind=Referral.Kind.WARM)
    own = known.filter(team__members=profile.user)
    service = Service.objects.listed().order_by("pk")[0]
    draft = {"kind": "warm", "advisor": profile.user, "service": service}
    person = Person.objects.visible_to(profile.user).workable().order_by("pk")[0]
    partner = User.objects.get(email=staff.address("partner"))
    inbox = Referral.objects.addressed_to(partner)
    linked, expired = own.filter(state=State.SEEN)[:1], own.filter(state=State.ACCEPTED)[:1]
    lasts = {linked[0].pk: ("referral_token", 5), expired[0].pk: ("expired_token", -1)}
    for pk, (token, days) in lasts.items():
        until = now + timedelta(days=days)
        known.filter(pk=pk).update(token_hash=hash_token(token), link_until=until)
    return {
        "draft_referral": ReferralFactory(person=person, **draft).code,
        "referral": own.filter(state=State.DECLINED)[0].code,
        "referral_token": "referral_token",
        "referral_code": linked[0].code,
        "expired_token": "expired_token",
        "sealed_referral": inbox.filter(state=State.SENT)[0].code,
        "opened_referral": inbox.filter(state=State.ACCEPTED)[0].code,
        "twin": _known(profile).code,
    }


def _cancelled(now):
    off = Appointment.objects.filter(status=Status.CANCELLED_BY_PERSON, ends_at__gt=now)
    return off.order_by("starts_at")[0]


def _held(profile, wish, now):
    return AppointmentFactory(
        advisor=profile,
        person=None,
        topic=wish.topic,
        language=wish.language,
        status=Status.HELD,
        starts_at=now + timedelta(days=100),
        lapses_at=now + timedelta(hours=3),
    )
