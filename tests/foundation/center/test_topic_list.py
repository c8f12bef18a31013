import pytest
from django.db import IntegrityError
from django.urls import reverse

from tests.factories.center import TopicFactory
from welcome_center.foundation.center.importer import load_code_lists
from welcome_center.foundation.center.models import Topic, TopicGroup

URL = reverse("center:topic_list")


@pytest.fixture
def topic(db):
    return TopicFactory(sort=10)


def entered(*topics, **changes):
    """The form as the page shows it, with `changes` to the first topic."""
    fields = {}
    for topic in topics:
        fields |= {f"{topic.code}-sort": topic.sort, f"{topic.code}-minutes": topic.minutes}
        fields[f"{topic.code}-is_active"] = "on"
    return fields | {f"{topics[0].code}-{name}": value for name, value in changes.items()}


def test_order_and_minutes_are_changed(client, coordinator, topic):
    client.post(URL, entered(topic, sort=3, minutes=45))

    topic.refresh_from_db()
    assert (topic.sort, topic.minutes, topic.is_active) == (3, 45, True)


def test_a_topic_is_switched_off(client, coordinator, topic):
    fields = entered(topic)
    del fields[f"{topic.code}-is_active"]

    client.post(URL, fields)

    topic.refresh_from_db()
    assert not topic.is_active


def test_only_what_was_changed_is_written(client, coordinator, topic):
    other = TopicFactory(code="ARR_BANK", group=topic.group)
    fields = entered(topic, other, minutes=45)
    Topic.objects.filter(pk=other.pk).update(labels={"de": "Girokonto"})

    client.post(URL, fields)

    other.refresh_from_db()
    assert other.labels == {"de": "Girokonto"}


@pytest.mark.parametrize("minutes", ["4", "7", "241", "x", ""])
def test_impossible_minutes_are_explained_and_kept(client, coordinator, topic, minutes):
    answer = client.post(URL, entered(topic, minutes=minutes, sort=77))

    topic.refresh_from_db()
    assert f"{topic.code}-minutes" in answer.context["form"].errors
    assert 'value="77"' in answer.content.decode()
    assert (topic.minutes, topic.sort) == (30, 10)


def test_no_topic_lasts_odd_minutes_whoever_writes_it(topic):
    with pytest.raises(IntegrityError, match="multiple_of_5"):
        Topic.objects.update(minutes=7)


@pytest.fixture
def arrival(db):
    """The topics of the group that comes first, among all that come with the portal."""
    load_code_lists()
    return list(Topic.objects.filter(group="ARR"))


def test_a_group_of_topics_costs_as_little_as_one(
    client, coordinator, arrival, django_assert_max_num_queries
):
    with django_assert_max_num_queries(9):
        page = client.get(URL)
    with django_assert_max_num_queries(13):
        client.post(URL, entered(*arrival, minutes=50))

    assert len(page.content) < 40_000
    assert Topic.objects.get(pk=arrival[0].pk).minutes == 50


def test_a_change_survives_the_next_loading_of_the_lists(client, coordinator, arrival):
    client.post(URL, entered(*arrival, minutes=55))
    load_code_lists()

    assert Topic.objects.get(pk=arrival[0].pk).minutes == 55


def test_each_group_is_changed_on_its_own(client, coordinator, arrival):
    work = list(Topic.objects.filter(group="WRK"))
    url = f"{URL}?group=WRK"

    page = client.get(url)
    answer = client.post(url, entered(*work, minutes=55))

    assert f'name="{work[0].code}-minutes"' in page.content.decode()
    assert f'name="{arrival[0].code}-minutes"' not in page.content.decode()
    assert answer.url == url
    assert Topic.objects.get(pk=work[0].pk).minutes == 55


def test_one_group_cannot_change_another(client, coordinator, arrival):
    work = list(Topic.objects.filter(group="WRK"))

    client.post(f"{URL}?group=WRK", entered(*work) | entered(*arrival, minutes=55))

    assert Topic.objects.get(pk=arrival[0].pk).minutes != 55


def test_all_groups_with_topics_can_be_reached(client, coordinator, arrival):
    page = client.get(URL).content.decode()

    for group in TopicGroup.objects.filter(topics__isnull=False):
        assert f'href="?group={group.pk}"' in page


@pytest.mark.parametrize("group", ["XXX", "x\0", "arr"])
def test_a_group_that_is_none_is_not_there(client, coordinator, topic, group):
    assert client.get(URL, {"group": group}).status_code == 404


def test_without_topics_the_page_says_so(client, coordinator):
    assert client.get(URL).context["group"] is None
    assert client.post(URL, {}).status_code == 200
