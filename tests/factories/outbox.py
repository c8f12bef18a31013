from datetime import timedelta

import factory
from django.utils import timezone

from welcome_center.foundation.outbox.models import Message


class MessageFactory(factory.django.DjangoModelFactory):
    """A reminder that has just become due."""

    class Meta:
        model = Message

    class Params:
        sent = factory.Trait(state=Message.State.SENT, sent_at=factory.LazyFunction(timezone.now))
        failed = factory.Trait(
            state=Message.State.FAILED, reason="address 550 5.1.1 no such mailbox"
        )
        cancelled = factory.Trait(state=Message.State.CANCELLED)
        credential = factory.Trait(
            kind="sign_in_code", is_credential=True, subject="Your code", body="Your code: 482913\n"
        )

    kind = "appointment_reminder"
    object_id = factory.Sequence("appointment-{}".format)
    recipient = factory.Sequence("newcomer-{}@example.org".format)
    moment = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=3))
    language = "de"
    subject = "Ihr Termin"
    body = "Guten Tag,\n\nSie haben einen Termin.\n\nhttps://example.org/de/appointments/abc/\n"
    due_at = factory.LazyFunction(lambda: timezone.now() - timedelta(seconds=1))
