"""One state, one word, one colour: on the day, in the week, under to do, on its own page."""

import pytest
from django.urls import reverse

from newcomers.booking.desk.badges import OF_STATUS
from newcomers.booking.models import Appointment
from tests.factories.booking import AppointmentFactory, local

pytestmark = pytest.mark.django_db
Status = Appointment.Status
BADGE = '<span class="kern-badge kern-badge--{tone} kern-badge--small">'


@pytest.fixture
def unconfirmed(advisor):
    return AppointmentFactory(
        advisor=advisor,
        starts_at=local("11:00"),
        status=Status.BOOKED,
        lapses_at=local("10:30"),
    )


def test_unconfirmed_looks_the_same_everywhere(at_desk, unconfirmed):
    own_page = reverse("desk:appointment", args=[unconfirmed.uuid])

    pages = [at_desk.get(url) for url in (reverse("home:desk"), reverse("desk:week"), own_page)]

    [task] = pages[0].context["tasks"]
    assert (task.text, task.tone) == OF_STATUS[Status.BOOKED]
    for page in pages:
        text = page.content.decode()
        assert BADGE.format(tone="warning") in text
        assert BADGE.format(tone="info") not in text


def test_every_state_that_a_colleague_sees_has_a_badge():
    assert set(OF_STATUS) == set(Status) - {Status.HELD}
