from datetime import timedelta

import pytest
from django.urls import reverse

from newcomers.counter.queue import screen_token
from tests.factories.booking import local
from tests.factories.casework import QueueTicketFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(site):
    return reverse("room:screen", args=[screen_token(site)])


def test_the_room_sees_numbers_and_no_names(client, address, site, advisor):
    called = {"state": "called", "called_by": advisor, "called_at": local("9:39")}
    QueueTicketFactory(site=site, number=41, **called)
    QueueTicketFactory(site=site, number=52)

    page = client.get(address).content.decode()

    assert ">41<" in page
    assert "52" not in page
    assert advisor.name not in page


def test_whoever_opened_it_is_not_named(at_counter, address, advisor):
    assert advisor.name not in at_counter.get(address).content.decode()


def test_the_newest_number_comes_first(client, address, site):
    for number, clock in ((1, "9:10"), (2, "9:30"), (3, "9:20")):
        QueueTicketFactory(site=site, number=number, state="called", called_at=local(clock))

    latest = client.get(address).context["queue"].latest

    assert [each.number for each in latest] == [2, 3, 1]


def test_the_address_is_good_until_the_evening(client, address, monday_morning):
    assert client.get(address).status_code == 200

    monday_morning.shift(timedelta(hours=17))

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("change", [lambda it: it[:-1], lambda it: "x", lambda it: f"{it}A"])
def test_a_made_up_address_opens_nothing(client, site, change):
    address = reverse("room:screen", args=[change(screen_token(site))])

    assert client.get(address).status_code == 404


def test_polling_gets_the_numbers_alone(client, address):
    page = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert "wc-room" in page
