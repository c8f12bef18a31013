from datetime import timedelta

import factory
from django.utils import timezone

from newcomers.casework.followups.models import FollowUp
from tests.factories.people import PersonFactory


class FollowUpFactory(factory.django.DjangoModelFactory):
    """Due today, by hand, of the person's team and of nobody in it yet."""

    class Meta:
        model = FollowUp

    class Params:
        overdue = factory.Trait(
            due_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=3))
        )
        done = factory.Trait(
            state=FollowUp.State.DONE, closed_at=factory.LazyFunction(timezone.now)
        )
        by_rule = factory.Trait(
            origin=FollowUp.Origin.RULE,
            rule=FollowUp.Rule.RESIDENCE_ENDS,
            text="",
            about=factory.SelfAttribute("person.uuid"),
            reason_on=factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=50)),
        )

    person = factory.SubFactory(PersonFactory)
    team = factory.SelfAttribute("person.team")
    text = "Bescheid erfragen"
    due_on = factory.LazyFunction(timezone.localdate)
    rhythm_from = factory.SelfAttribute("due_on")
