import factory
from django.utils import timezone

from newcomers.casework.models import Contact
from newcomers.counter.models import QueueTicket
from tests.factories.center import LanguageFactory, SiteFactory


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
