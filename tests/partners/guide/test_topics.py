from django.urls import reverse


def test_groups_come_first_then_their_topics(client, region):
    region()

    groups = client.get(reverse("guide:topics")).content.decode()
    topics = client.get(reverse("guide:topics"), {"group": "REC"}).content.decode()

    assert "?group=REC" in groups
    assert "?topic=REC_VOC" in topics
    assert "?topic=ARR_REG" not in topics


def test_an_unknown_group_shows_all_groups(client, region):
    region()

    assert "?group=REC" in client.get(reverse("guide:topics"), {"group": "\0"}).content.decode()


def test_before_there_are_topics_the_page_says_what_to_do(client, db):
    assert "wc-empty" in client.get(reverse("guide:topics")).content.decode()


def test_the_page_asks_the_database_once(client, region, django_assert_num_queries):
    region()
    client.get(reverse("guide:topics"))

    with django_assert_num_queries(2):  # the center, the rules' edition
        client.get(reverse("guide:topics"))
