"""A team with one row of everything that belongs to somebody. Its word stands in every name."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

from allauth.mfa.models import Authenticator

from newcomers.booking.models import Appointment
from newcomers.file.merging.models import PersonMerge
from newcomers.people.models import Person
from partners.directory.offers import Service
from tests.factories.accounts import InvitationFactory, UserFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.booking import (
    AbsenceFactory,
    AdvisorProfileFactory,
    AppointmentFactory,
    WeeklyRuleFactory,
    local,
)
from tests.factories.casework import (
    CaseFactory,
    CaseOutcomeFactory,
    ContactFactory,
    ProtectedNoteFactory,
    QueueTicketFactory,
)
from tests.factories.center import (
    ClosureFactory,
    HolidayOpeningFactory,
    OpeningHoursFactory,
    SiteFactory,
    StaffPostsFactory,
    TeamFactory,
)
from tests.factories.directory import ServiceFactory
from tests.factories.exports import ExportFactory, SavedFilterFactory
from tests.factories.followups import FollowUpFactory
from tests.factories.outbox import MessageFactory
from tests.factories.people import ListCodeFactory, PersonFactory, PersonLanguageFactory
from tests.factories.records import (
    FamilyMemberFactory,
    FileStepFactory,
    PersonNoteFactory,
    PersonTagFactory,
    QualificationFactory,
)
from tests.factories.referrals import ReferralFactory
from tests.factories.survey import SurveyAnswerFactory, SurveyPosterFactory
from welcome_center.foundation.access import Role

FIRST_NAME = "Quendolina"  # what strangers search for; the word itself stands behind it


def make_tenant(word):
    """{name of a thing: its row}, as attributes."""
    team = TeamFactory(name=f"Team {word}")
    site = SiteFactory(team=team, name=f"Haus {word}", code=f"haus-{word.lower()}")
    OpeningHoursFactory(site=site)
    rows = SimpleNamespace(
        word=word,
        team=team,
        site=site,
        closure=ClosureFactory(site=site, starts_on=date(2027, 4, 5), reason=f"Ausflug {word}"),
        posts=StaffPostsFactory(team=team, note=f"Stellen {word}"),
        holiday=HolidayOpeningFactory(site=site),
        coordinator=_account(word, Role.COORDINATOR, team=team, second_factor=True),
        invitation=InvitationFactory(email=_address(word), team=team),
        message=MessageFactory.create(
            failed=True, team=team, recipient=_address(word), subject=f"Betreff {word}"
        ),
    )
    SurveyPosterFactory(site=site)
    rows.survey_answer = SurveyAnswerFactory(site=site, comment=f"Lob {word}")
    SurveyAnswerFactory.create_batch(4, site=site)
    # Of no team: between the portal and one person.
    rows.stranger = MessageFactory.create(
        sent=True, kind="account_unknown_address", recipient=_address(word)
    )
    _add_advisor(rows)
    _add_newcomer(rows)
    _add_file(rows)
    _add_referrals(rows)
    _add_counter(rows)
    _add_case(rows)
    return rows


def _account(word, role, **more):
    return UserFactory(role=role, name=f"{FIRST_NAME} {word}", email=_address(word), **more)


def _address(word):
    return f"{FIRST_NAME}.{word}.{uuid4().hex[:8]}@example.org".lower()


def _add_advisor(rows):
    account = _account(rows.word, Role.ADVISOR, second_factor=True)
    rows.profile = AdvisorProfileFactory(user=account, site=rows.site, calendar_shows_names=True)
    rows.colleague = account
    # A coordinator who advises, too, has hours of her own to look for theirs in.
    AdvisorProfileFactory(user=rows.coordinator, site=rows.site)
    rows.rule = WeeklyRuleFactory(advisor=rows.profile)
    rows.absence = AbsenceFactory(
        advisor=rows.profile, starts_at=local("14:00"), ends_at=local("16:00")
    )
    rows.passkey = Authenticator.objects.create(
        user=account, type=Authenticator.Type.WEBAUTHN, data={"name": rows.word, "credential": {}}
    )
    rows.export = ExportFactory(ready=True, owner=account, teams=[rows.team.pk])
    rows.saved_filter = SavedFilterFactory(owner=account, name=f"Filter {rows.word}")


def _add_newcomer(rows):
    rows.newcomer = _account(rows.word, Role.NEWCOMER)
    rows.person = PersonFactory(
        team=rows.team,
        account=rows.newcomer,
        name=f"{FIRST_NAME} {rows.word}",
        contact_by=Person.ContactBy.EMAIL,
        email=rows.newcomer.email,
        phone="+493023125999",
    )
    rows.appointment = AppointmentFactory(
        advisor=rows.profile, person=rows.person, note=f"Notiz {rows.word}"
    )
    rows.over = AppointmentFactory(
        advisor=rows.profile,
        person=rows.person,
        starts_at=local("8:00"),
        status=Appointment.Status.ARRIVED,
    )
    rows.unconfirmed = AppointmentFactory(
        advisor=rows.profile,
        person=rows.person,
        starts_at=local("10:30"),
        status=Appointment.Status.BOOKED,
        lapses_at=local("10:00") + timedelta(days=1),
    )


def _add_file(rows):
    """What the person's file holds."""
    rows.spoken = PersonLanguageFactory(person=rows.person)
    rows.note = PersonNoteFactory(person=rows.person, text=f"Notiz {rows.word}", is_shared=True)
    rows.step = FileStepFactory(person=rows.person, kind="corrected", reason=f"Grund {rows.word}")
    rows.relative = FamilyMemberFactory(person=rows.person, name=f"Kind {rows.word}")
    rows.degree = QualificationFactory(person=rows.person, title=f"Beruf {rows.word}")
    rows.tagged = PersonTagFactory(person=rows.person)
    rows.attachment = AttachmentFactory(
        person=rows.person,
        uploaded_by=rows.colleague,
        title=f"Zeugnis {rows.word}",
        name=f"{rows.word}.pdf",
        content=rows.word.encode(),
    )
    undone = {"merged_at": local("8:00"), "undone_at": local("9:00")}
    rows.merge = PersonMerge.objects.create(survivor=rows.person, twin_code="TWIN2345", **undone)


def _add_referrals(rows):
    """To a place that all teams know."""
    service = Service.objects.order_by("pk").first() or ServiceFactory()
    sent_on = {"advisor": rows.colleague, "person": rows.person, "service": service}
    sent_on |= {"request": f"Bitte {rows.word}"}
    rows.draft_referral = ReferralFactory(kind="warm", **sent_on)
    news = {"unread_since": local("9:30"), "appointment_at": local("15:00")}
    rows.referral = ReferralFactory(
        warm=True, state="appointment", sent_at=local("9:00"), **news, **sent_on
    )
    rows.advice = ReferralFactory(state="sent", sent_at=local("9:30"), **sent_on)
    todo = {"person": rows.person, "owner": rows.colleague, "text": f"Anrufen {rows.word}"}
    rows.follow_up = FollowUpFactory(**todo)
    rows.closed_follow_up = FollowUpFactory(done=True, closed_by=rows.colleague, **todo)


def _add_counter(rows):
    """A contact of ten minutes ago, and somebody with a number."""
    rows.contact = ContactFactory(
        advisor=rows.colleague, site=rows.site, held_at=local("9:30"), person=rows.person
    )
    rows.contact.notes.create(reason=f"Korrektur {rows.word}", noted_by=rows.colleague.uuid)
    rows.ticket = QueueTicketFactory(site=rows.site, number=41)


def _add_case(rows):
    words = {"situation": f"Lage {rows.word}", "opened_at": local("9:00")}
    rows.case = CaseFactory(person=rows.person, advisor=rows.colleague, **words)
    rows.depth = rows.case.depth
    rows.goal = rows.case.goals.create(text=f"Ziel {rows.word}")
    rows.outcome = CaseOutcomeFactory(case=rows.case, created_at=local("9:00"))
    rows.came_of_it = rows.outcome.outcome
    rows.closing_reason = ListCodeFactory(list="case_closing", code="REACHED")
    rows.note = ProtectedNoteFactory(case=rows.case, text=f"Geschützt {rows.word}")


def marks_of(rows):
    """What gives them away wherever it is read: the word, and what machines know them by."""
    booked = (rows.appointment, rows.over, rows.unconfirmed)
    people = (rows.person, rows.coordinator, rows.colleague, rows.newcomer)
    counted = (rows.contact, rows.ticket, rows.follow_up, rows.closed_follow_up)
    codes = {rows.person.code, rows.profile.calendar_token, *(each.code for each in booked)}
    numbers = {str(each.uuid) for each in (*people, *booked, *counted)}
    numbers.add(str(rows.attachment.uuid))
    codes = {
        rows.person.code,
        rows.case.code,
        rows.profile.calendar_token,
        *(each.code for each in booked),
    }
    numbers = {str(each.uuid) for each in (*people, *booked, *counted, rows.case)}
    numbers = {str(each.uuid) for each in (*people, *booked, rows.export)}
    return {rows.word, rows.word.lower(), rows.person.phone, *codes, *numbers}


def kept_rows(rows):
    """All that the database knows about them, to compare afterwards."""
    known = [row for row in vars(rows).values() if hasattr(row, "_meta")]
    return [(row, type(row)._base_manager.filter(pk=row.pk).values().get()) for row in known]
