import factory
from django.utils import timezone

from newcomers.casework.cases.models import Case, CaseOutcome, ProtectedNote
from newcomers.casework.models import Contact
from newcomers.counter.models import QueueTicket
from tests.factories.accounts import UserFactory
from tests.factories.center import LanguageFactory, SiteFactory
from tests.factories.people import ListCodeFactory, PersonFactory
from welcome_center.foundation.access import Role


class ContactFactory(factory.django.DjangoModelFactory):
    """A short contact of this minute, about arriving, with nobody's name."""

    class Meta:
        model = Contact

    held_at = factory.LazyFunction(timezone.now)
    created_at = factory.SelfAttribute("held_at")
    language = factory.SubFactory(LanguageFactory)
    topic_groups = ["ARR"]
    site = factory.SubFactory(SiteFactory)
    team = factory.SelfAttribute("site.team")


class QueueTicketFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = QueueTicket

    site = factory.SubFactory(SiteFactory)
    day = factory.LazyFunction(timezone.localdate)
    number = factory.Sequence(lambda turn: turn + 1)
    created_at = factory.LazyFunction(timezone.now)


class CaseFactory(factory.django.DjangoModelFactory):
    """An open case of today; `closed` has an end and a reason."""

    class Meta:
        model = Case

    class Params:
        closed = factory.Trait(
            state=Case.State.CLOSED,
            closed_at=factory.LazyFunction(timezone.now),
            closing_reason=factory.SubFactory(ListCodeFactory, list="case_closing", code="REACHED"),
        )

    person = factory.SubFactory(PersonFactory)
    team = factory.SelfAttribute("person.team")
    advisor = factory.LazyAttribute(lambda case: UserFactory(role=Role.ADVISOR, team=case.team))
    topics = ["ARR_ORIENT"]
    depth = factory.SubFactory(ListCodeFactory, list="support_depth", code="INFO")
    opened_at = factory.LazyFunction(timezone.now)


class CaseOutcomeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CaseOutcome

    case = factory.SubFactory(CaseFactory)
    outcome = factory.SubFactory(ListCodeFactory, list="outcome", code="O1")
    happened_on = factory.LazyFunction(timezone.localdate)
    noted_by = factory.SelfAttribute("case.advisor")


class ProtectedNoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProtectedNote

    case = factory.SubFactory(CaseFactory)
    text = "Wird behandelt."
