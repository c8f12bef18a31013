from datetime import timedelta

import factory
from django.utils import timezone

from newcomers.casework.attachments.actions import EMPTY, FOLDER
from newcomers.casework.attachments.models import Attachment
from tests.factories.accounts import UserFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.documents import storage


class AttachmentFactory(factory.django.DjangoModelFactory):
    """A stored certificate; `gone` was deleted by the clock. `content`: what the file holds."""

    class Meta:
        model = Attachment

    class Params:
        content = b"%PDF-1.4 paper"
        gone = factory.Trait(**EMPTY, deleted_at=factory.LazyFunction(timezone.now))

    person = factory.SubFactory(PersonFactory)
    kind = Attachment.Kind.CERTIFICATE
    title = "Zeugnis"
    name = "zeugnis.pdf"
    file = factory.LazyAttribute(lambda row: storage.keep(row.content, folder=FOLDER))
    media_type = "application/pdf"
    size = factory.LazyAttribute(lambda row: len(row.content))
    sha256 = factory.Sequence("{:064}".format)
    uploaded_by = factory.SubFactory(UserFactory)
    delete_after = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=180))
