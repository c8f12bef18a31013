"""S14 in the booking's last form, which is only reached with a time that is held."""

import pytest
from django.urls import reverse

from newcomers.booking.models import Appointment
from newcomers.booking.views.book import wish_query
from tests.newcomers.booking.test_book_details import GUEST
from tests.test_long_input import FORM, VALUES, faults, written

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("length", VALUES)
def test_long_answers_in_a_form_that_is_under_way(client, hold, wish, length):
    held = hold()
    path = f"{reverse('booking:details', args=[held.code])}?{wish_query(wish)}"
    fields = ("email", "phone", "needs", "contact_by", "note", "name")

    def send(field):
        return client.post(path, written(GUEST | {field: VALUES[length]}), content_type=FORM)

    assert list(faults(send, fields)) == []
    stored = Appointment.objects.select_related("person").get()
    assert len(stored.note) < 3000
    assert stored.person is None or len(stored.person.name) < 300
