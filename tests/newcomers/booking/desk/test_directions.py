"""What people typed keeps its own direction on the advisors' pages, whichever way these run."""

import pytest
from django.urls import reverse

from newcomers.booking.desk.forms import TalkForm
from newcomers.booking.models import Mode
from tests.factories.booking import AppointmentFactory, local
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
NAME = "أمل (1)"


@pytest.fixture
def appointment(advisor):
    return AppointmentFactory(
        advisor=advisor,
        starts_at=local("11:00"),
        person__name=NAME,
        note="ملاحظة (2)",
        cancel_reason="سبب (3)",
    )


@pytest.mark.parametrize("page", ["home:desk", "desk:week", "desk:appointment"])
def test_a_name_stands_by_itself(at_desk, appointment, page):
    args = [appointment.uuid] if page == "desk:appointment" else []

    text = at_desk.get(reverse(page, args=args)).content.decode()

    assert f"<bdi>{NAME}</bdi>" in text
    assert text.count(NAME) == text.count(f"<bdi>{NAME}</bdi>")


def test_a_note_and_a_reason_run_as_they_were_typed(at_desk, appointment):
    text = at_desk.get(reverse("desk:appointment", args=[appointment.uuid])).content.decode()

    assert '<dd dir="auto">ملاحظة (2)</dd>' in text
    assert '<dd dir="auto">سبب (3)</dd>' in text


def test_a_name_in_a_question_is_kept_together(at_desk, appointment):
    text = at_desk.get(reverse("desk:ill")).content.decode()

    assert f"\u2068{NAME}\u2069" in text


def test_fields_take_either_direction(at_desk, appointment):
    url = reverse("desk:appointment_cancel", args=[appointment.uuid])

    assert at_desk.get(url).context["form"]["reason"].field.widget.attrs["dir"] == "auto"


def test_people_to_choose_from_are_kept_together(at_desk, advisor):
    person = PersonFactory(name=NAME, team=advisor.sites.get().team)

    label = dict(TalkForm(known=[person], mode=Mode.PHONE).fields["person"].choices)[
        str(person.uuid)
    ]

    assert label.startswith(f"\u2068{NAME}\u2069 · ")
