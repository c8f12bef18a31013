"""Many counters at once. Small here; `make endure` runs the same at full numbers."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from newcomers.casework.models import Contact
from newcomers.counter import actions
from newcomers.counter.models import QueueTicket
from tests.conftest import SecureClient
from tests.factories.accounts import UserFactory
from tests.factories.center import CenterFactory, LanguageFactory, SiteFactory, TopicFactory
from tests.faults.scale import number
from welcome_center.foundation.access import Role

pytestmark = pytest.mark.django_db(transaction=True)
COUNTERS, ENTRIES = number(8, 40), number(12, 100)
URL = "/de/desk/counter/"


@pytest.fixture(autouse=True)
def monday_morning():
    """Here the clock runs."""


@pytest.fixture
def site():
    CenterFactory()
    LanguageFactory()
    TopicFactory()
    return SiteFactory()


def at_once(work, arguments):
    """In as many threads; what goes wrong is raised."""

    def run(argument):
        try:
            return work(argument)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as pool:
        return list(pool.map(run, arguments))


def entry(site):
    return {
        "uuid": str(uuid4()),
        "site": site.code,
        "topic_group": "ARR",
        "language": "de",
        "result": "informed",
        "duration": "D05",
        "mode": "F2F",
        "seconds": "11",
    }


def browser_of(user):
    client = SecureClient()
    client.force_login(user)
    return client


def save(client, fields):
    response = client.post(URL, fields, headers={"HX-Request": "true"})
    assert response["X-Stored"] == fields["uuid"]


def test_all_counters_together_store_each_entry_once(site):
    """Each entry is sent twice, as after an answer that was lost on the way."""
    team = site.team
    users = [UserFactory(role=Role.ADVISOR, team=team, second_factor=True) for _ in range(COUNTERS)]
    clients = [browser_of(user) for user in users]

    def stand_at_the_counter(client):
        typed = [entry(site) for _turn in range(ENTRIES)]
        for fields in typed:
            save(client, fields)
            save(client, fields)
        return [fields["uuid"] for fields in typed]

    sent = {uuid for own in at_once(stand_at_the_counter, clients) for uuid in own}

    stored = [str(uuid) for uuid in Contact.objects.values_list("uuid", flat=True)]
    assert len(stored) == COUNTERS * ENTRIES
    assert set(stored) == sent


def test_one_entry_from_many_tabs_is_one_contact(site):
    user = UserFactory(role=Role.ADVISOR, team=site.team, second_factor=True)
    fields, clients = entry(site), [browser_of(user) for _tab in range(COUNTERS)]

    at_once(lambda client: save(client, fields), clients)

    assert Contact.objects.count() == 1


def test_no_number_is_given_twice(site):
    def give(_desk):
        return [
            actions.give_number(site, uuid=uuid4(), now=timezone.now()).number
            for _turn in range(ENTRIES)
        ]

    given = sorted(number for own in at_once(give, range(COUNTERS)) for number in own)

    assert given == list(range(1, COUNTERS * ENTRIES + 1))


def test_no_number_is_called_twice(site):
    caller = UserFactory(role=Role.ADVISOR)
    for _turn in range(COUNTERS * 3):
        actions.give_number(site, uuid=uuid4(), now=timezone.now())

    def call(_desk):
        found = (actions.call_next(site, by=caller, now=timezone.now()) for _turn in range(6))
        return [each.number for each in found if each]

    called = sorted(number for own in at_once(call, range(COUNTERS)) for number in own)

    assert called == list(range(1, COUNTERS * 3 + 1))
    assert not QueueTicket.objects.waiting().exists()
