from datetime import timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from tests.factories.accounts import UserFactory
from welcome_center.foundation.access import Role
from welcome_center.foundation.documents import exports
from welcome_center.foundation.documents.export_models import ColumnChoice, Export, SavedFilter


class ExportFactory(factory.django.DjangoModelFactory):
    """Asked for, and not begun. `ready` has a file."""

    class Meta:
        model = Export
        skip_postgeneration_save = True

    class Params:
        ready = factory.Trait(
            state=Export.State.READY,
            made_at=factory.LazyFunction(timezone.now),
            rows_done=1,
            rows_total=1,
        )
        failed = factory.Trait(state=Export.State.FAILED, fault=Export.Fault.INTERRUPTED)

    owner = factory.SubFactory(UserFactory, role=Role.ADVISOR)
    kind = "referrals"
    columns = ["person", "state"]
    format = Export.Format.CSV
    language = "de"
    fingerprint = factory.Sequence(lambda n: f"{n:064}")
    asked_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=24))

    @factory.post_generation
    def file(export, create, wanted, **_more):
        if export.state == Export.State.READY:
            exports.store().save(export.file_name, ContentFile(b"a table"))


class SavedFilterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SavedFilter

    owner = factory.SubFactory(UserFactory, role=Role.ADVISOR)
    kind = "referrals"
    name = "Offen"
    query = "state=sent"


class ColumnChoiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ColumnChoice

    owner = factory.SubFactory(UserFactory, role=Role.ADVISOR)
    kind = "referrals"
    columns = ["person"]
