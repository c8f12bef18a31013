import pytest
from django.urls import reverse

from tests.factories.booking import AppointmentFactory
from tests.factories.center import CenterFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def center():
    CenterFactory()


def test_a_code_typed_as_it_was_noted_opens_the_appointment(client):
    AppointmentFactory(code="ABCD2345")

    answer = client.post(reverse("appointments:find"), {"code": " abcd-2345 "})

    assert answer.url == reverse("appointments:appointment", args=["ABCD2345"])


@pytest.mark.parametrize("code", ["", "ABCD", "ABCD23456", "ÄBCD2345", "ABCD\x002345"])
def test_what_cannot_be_a_code_is_said_so_and_kept(client, code):
    answer = client.post(reverse("appointments:find"), {"code": code})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["code"]


def test_the_page_asks_for_the_code(client):
    page = client.get(reverse("appointments:find")).content.decode()

    assert 'name="code"' in page
    assert 'dir="ltr"' in page
