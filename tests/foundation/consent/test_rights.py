"""The application adds to the read log; it has no right to change it, whatever triggers say."""

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.factories.accounts import UserFactory
from welcome_center.foundation.consent.actions import note_access
from welcome_center.foundation.consent.models import FileAccess

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "command",
    ["UPDATE foundation_fileaccess SET way = 'printed'", "DELETE FROM foundation_fileaccess"],
)
def test_what_was_read_stays_written(command):
    reader = UserFactory()
    note_access(reader.uuid, reader=reader, way=FileAccess.Way.OPENED)

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(command)

    assert FileAccess.objects.get().way == FileAccess.Way.OPENED
