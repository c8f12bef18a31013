from datetime import timedelta

import factory
from django.utils import timezone

from newcomers.referrals.models import Referral
from tests.factories.accounts import UserFactory
from tests.factories.center import TopicFactory
from tests.factories.directory import ServiceFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.consent.models import Consent


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    subject = factory.Faker("uuid4", cast_to=None)
    recipient = factory.Faker("uuid4", cast_to=None)
    recipient_name = "Anerkennungsberatung"
    purpose = "Beratung zur Anerkennung"
    facts = ["name", "language"]
    language = "ar"
    form = Consent.Form.SCREEN
    texts = {"de": "Ich stimme zu.", "ar": "أوافق."}
    given_at = factory.LazyFunction(timezone.now)
    valid_until = factory.LazyAttribute(lambda consent: consent.given_at.date() + timedelta(180))
    noted_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model_class, **values):
        consent = model_class(**values)
        consent.text_hash = values.get("text_hash") or consent.fingerprint
        consent.save()
        return consent


class ReferralFactory(factory.django.DjangoModelFactory):
    """A draft; `warm` has a live consent for its own place."""

    class Meta:
        model = Referral

    class Params:
        warm = factory.Trait(
            kind=Referral.Kind.WARM,
            recipient="office@example.org",
            consent=factory.SubFactory(
                ConsentFactory,
                subject=factory.SelfAttribute("..person.uuid"),
                recipient=factory.SelfAttribute("..service.uuid"),
            ),
        )

    person = factory.SubFactory(PersonFactory)
    team = factory.SelfAttribute("person.team")
    advisor = factory.SubFactory(UserFactory)
    kind = Referral.Kind.ADVICE
    topic = factory.SubFactory(TopicFactory)
    service = factory.SubFactory(ServiceFactory)
    target_name = "Anerkennungsberatung"
