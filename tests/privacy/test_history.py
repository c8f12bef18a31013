"""What the portal writes down as proof stays as it was written (SECURITY.md names the tables)."""

from pathlib import Path

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction

from newcomers.booking.models import Appointment
from newcomers.people.models import Person
from tests.factories.booking import AppointmentFactory
from welcome_center.local.roles import APPLICATION
from welcome_center.privacy import registry

SECURITY = Path(__file__).resolve().parents[2] / "SECURITY.md"


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["update", "delete"])
@pytest.mark.parametrize("model", [Appointment, Person])
def test_the_application_changes_and_deletes_no_history(model, change):
    told = model.events.rel.related_model.objects.filter(pgh_obj=_written(model))
    before = list(told.values())

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        told.update(pgh_label="other") if change == "update" else told.delete()

    assert _role() == APPLICATION
    assert before
    assert list(told.values()) == before


def _written(model):
    appointment = AppointmentFactory()
    return appointment if model is Appointment else appointment.person


def _role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


def test_every_history_is_protected_and_named():
    histories = {model for model in registry.tables() if hasattr(model, "pgh_created_at")}
    protected = {
        model for model, trigger in pgtrigger.registered() if trigger.name == "append_only"
    }
    words = SECURITY.read_text()

    assert len(histories) >= 2
    assert histories == protected
    assert [m for m in histories if f"`{m._meta.db_table}`" not in words] == []
