import pytest

from partners.directory.upkeep import GapNote
from tests.factories.center import SiteFactory, TopicFactory, TopicGroupFactory
from tests.factories.people import MunicipalityFactory

pytestmark = pytest.mark.django_db
URL = "/de/desk/counter/gap/"


def test_one_tap_notes_topic_place_and_language(at_counter, advisor, site, typed):
    site.municipality = MunicipalityFactory()
    site.save()

    at_counter.post(URL, typed(language="ar"))

    gap = GapNote.objects.get()
    assert (gap.topic_id, gap.ags, gap.language) == ("ARR_ORIENT", "03254021", "ar")
    assert gap.noted_by == advisor
    assert "Ankommen" in gap.text


def test_the_exact_topic_is_taken_where_one_was_said(at_counter, typed):
    group = TopicGroupFactory(code="HOU", labels={"de": "Wohnen"})
    TopicFactory(code="HOU_FLAT", group=group, sort=1)
    TopicFactory(code="HOU_RENT", group=group, sort=2)

    at_counter.post(URL, typed(topic_group="HOU", topic="HOU_RENT"))

    assert GapNote.objects.get().topic_id == "HOU_RENT"


@pytest.mark.parametrize("group", ["", "NONE", "\0"])
def test_without_a_topic_it_asks_for_one(at_counter, typed, group):
    response = at_counter.post(URL, typed(topic_group=group), headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert not GapNote.objects.exists()


def test_nothing_is_noted_for_another_teams_place(at_counter, typed):
    assert at_counter.post(URL, typed(site=SiteFactory().code)).status_code == 404
    assert not GapNote.objects.exists()
