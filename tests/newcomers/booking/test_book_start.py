from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.center import CenterFactory, TopicFactory, TopicGroupFactory

pytestmark = pytest.mark.django_db


def get(client, **query):
    return client.get(reverse("booking:start"), query)


def test_a_visitor_chooses_a_group_and_then_a_topic(client):
    CenterFactory()
    TopicFactory()

    groups = get(client).content.decode()
    topics = get(client, group="ARR").content.decode()

    assert "Ankommen" in groups
    assert "?group=ARR" in groups
    assert "Erste Orientierung" in topics
    assert f"{reverse('booking:way')}?topic=ARR_ORIENT" in topics


def test_what_is_switched_off_is_not_offered(client):
    CenterFactory()
    TopicFactory(is_active=False)
    family = TopicGroupFactory(code="FAM", labels={"de": "Familie"}, is_active=False)
    TopicFactory(code="FAM_CARE", group=family)

    page = get(client).content.decode()

    assert "?group=" not in page
    assert "+49" not in page


def yesterday():
    return localdate() - timedelta(days=1)


def test_a_topic_is_offered_to_its_last_day_and_no_longer(client):
    CenterFactory()
    TopicFactory(valid_to=localdate())
    TopicFactory(code="ARR_OLD", labels={"de": "Altes Thema"}, valid_to=yesterday())

    page = get(client, group="ARR").content.decode()

    assert "Erste Orientierung" in page
    assert "Altes Thema" not in page


def test_a_group_whose_topics_have_all_ended_is_not_offered(client):
    CenterFactory()
    TopicFactory(valid_to=yesterday())
    family = TopicGroupFactory(code="FAM", labels={"de": "Familie"}, valid_to=yesterday())
    TopicFactory(code="FAM_CARE", group=family)

    assert "?group=" not in get(client).content.decode()


@pytest.mark.parametrize("group", ["", "NONE", "\x00"])
def test_an_odd_address_shows_the_groups(client, group):
    CenterFactory()
    TopicFactory()

    answer = get(client, group=group)

    assert answer.status_code == 200
    assert "?group=ARR" in answer.content.decode()


def test_nothing_is_written_here(client):
    assert client.post(reverse("booking:start")).status_code == 405
