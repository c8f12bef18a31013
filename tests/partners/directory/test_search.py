from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from partners.directory.search import Wish, search
from tests.factories.center import TopicFactory, TopicGroupFactory
from tests.factories.directory import LocationFactory, OrganisationFactory, ServiceFactory
from tests.factories.people import ListCodeFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
MONDAY_MORNING = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))
MONDAY_NIGHT = datetime(2026, 11, 23, 22, tzinfo=ZoneInfo("Europe/Berlin"))


def entry(name, **fields):
    """An entry with one service; what is no field of the service belongs to the entry."""
    own = ("description", "kind", "due_on", "confirmed_on", "confirmed_by", "state", "name_en")
    mine = {key: fields.pop(key) for key in own if key in fields}
    names = {"de": name} | ({"en": mine.pop("name_en")} if "name_en" in mine else {})
    organisation = OrganisationFactory(name=names, **mine)
    return ServiceFactory(organisation=organisation, **fields).organisation


def found(moment=MONDAY_MORNING, **wish):
    return [str(each) for each in looked_for(moment, **wish)[0].entries]


def looked_for(moment=MONDAY_MORNING, first=0, size=20, **wish):
    return search(Wish(**wish), moment, first=first, size=size)


# Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("Häuser", True),
        ("haus", True),
        ("hauser", True),
        ("Beratungen", True),
        ("frauenhaus", True),
        ("Fraunhaus", True),  # a letter too few
        ("Anerkenung", True),  # of a topic's name
        ("women", True),
        ("Finanzamt", False),
        ("'; DROP TABLE", False),
        ("🙂", False),
        ("x" * 5000, False),
    ],
)
def test_words_are_found_by_stem_without_accents_and_with_typing_errors(words, is_found):
    TopicFactory(
        code="REC_VOC",
        group=TopicGroupFactory(),
        labels={"de": "Anerkennung Ausbildungsberuf", "en": "Recognition"},
    )
    entry(
        "Frauenhaus",
        name_en="Women's shelter",
        description={"de": "Beratung und Schutz in mehreren Häusern."},
    )

    assert bool(found(words=words)) == is_found


def test_where_no_entry_has_all_words_one_that_resembles_is_enough():
    entry("Fahrradwerkstatt")
    entry("Frauenhaus")
    entry("Frauenhaus Hildesheim")

    assert found(words="Fraunhaus Krankenpfleger") == ["Frauenhaus", "Frauenhaus Hildesheim"]
    assert found(words="Fraunhaus Hildesheym Gartenbau")[0] == "Frauenhaus Hildesheim"


def test_arabic_words_are_found_too():
    entry("Frauenhaus", description={"ar": "استشارات وحماية للنساء"})

    assert found(words="استشارات") == ["Frauenhaus"]


def test_a_hit_in_the_name_stands_before_one_in_the_text():
    entry("Allgemeine Beratung", description={"de": "Auch zu Schulden."})
    entry("Schuldenberatung Nord: Schulden")

    assert found(words="Schulden") == ["Schuldenberatung Nord: Schulden", "Allgemeine Beratung"]


def test_a_changed_name_is_found_at_once():
    place = entry("Alt")
    place.name = {"de": "Sprachschule"}
    place.save()

    assert found(words="Sprachschule") == ["Sprachschule"]


def test_the_kind_of_institution_is_found_by_its_name():
    ListCodeFactory(list="org_type", code="FBK", labels={"de": "Führerscheinstelle"})
    entry("Kreishaus", kind="FBK")

    assert found(words="führerscheinstelle") == ["Kreishaus"]


# Filters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "wish", "is_found"),
    [
        ({"topics": ["LAN_IK"]}, {"topic": ("LAN_IK", "LAN_BSK")}, True),
        ({"topics": ["LAN_IK"]}, {"topic": ("LAN_BSK",)}, False),
        ({"languages": ["de", "ar"]}, {"language": ("ar",)}, True),
        ({"languages": ["de"]}, {"language": ("ar",)}, False),
        ({"residence_groups": []}, {"group": ("ASY",)}, True),
        ({"residence_groups": ["ASY"]}, {"group": ("ASY",)}, True),
        ({"residence_groups": ["EU"]}, {"group": ("ASY",)}, False),
        ({"kind": "VHS"}, {"kind": ("VHS",)}, True),
        ({"kind": "JC"}, {"kind": ("VHS",)}, False),
        ({"modes": ["phone"]}, {"mode": ("phone",)}, True),
        ({"modes": ["in_person"]}, {"mode": ("phone",)}, False),
        ({"minimum_age": 12, "maximum_age": 26}, {"age": 26}, True),
        ({"minimum_age": 12, "maximum_age": 26}, {"age": 27}, False),
        ({"minimum_age": 27}, {"age": 26}, False),
        ({"areas": ["03254"]}, {"place": "03254021"}, True),
        ({"areas": ["08111"]}, {"place": "03254021"}, False),
        ({"by_appointment": True}, {"without_appointment": True}, False),
        ({"is_free": None}, {"free": True}, False),
        ({"is_free": True}, {"free": True}, True),
        ({}, {"accessible": True}, False),
        ({"state": "hidden"}, {}, False),
    ],
)
def test_filters(fields, wish, is_found):
    entry("Stelle", **fields)

    assert bool(found(**wish)) == is_found


def test_one_service_must_fit_everything_at_once():
    place = entry("Stelle", topics=["LAN_IK"], languages=["de"])
    ServiceFactory(organisation=place, topics=["REC_VOC"], languages=["ar"])

    assert found(topic=("LAN_IK",), language=("ar",)) == []
    assert found(topic=("REC_VOC",), language=("ar",)) == ["Stelle"]


def test_only_the_fitting_services_are_shown():
    place = entry("Stelle", topics=["LAN_IK"])
    ServiceFactory(organisation=place, topics=["REC_VOC"])

    [shown] = looked_for(topic=("REC_VOC",))[0].entries

    assert [service.topics for service in shown.fitting] == [["REC_VOC"]]


def test_open_now_asks_the_clock_and_the_land():
    entry("Stelle", location=LocationFactory())

    assert found(open_now=True) == ["Stelle"]
    assert found(MONDAY_NIGHT, open_now=True) == []


def test_what_is_closed_for_a_time_is_listed_but_never_open():
    service = ServiceFactory(state="paused", location=LocationFactory())

    assert found() == [str(service.organisation)]
    assert found(open_now=True) == []


def test_hours_that_got_past_every_check_do_not_end_the_list():
    entry("Stelle", hours="whenever")

    assert found() == ["Stelle"]
    assert found(open_now=True) == []


# Order and pages ------------------------------------------------------------------------------


def test_distance_is_measured_between_the_middles():
    MunicipalityFactory(
        latitude=52.236, longitude=9.856, labels={"de": "Sarstedt"}, code="03254028"
    )
    entry("Alfeld", location=LocationFactory(latitude=51.989, longitude=9.827))
    entry("Hildesheim", location=LocationFactory(latitude=52.152, longitude=9.951))
    entry("Online", location=LocationFactory(latitude=None, longitude=None))

    page, _counts = looked_for(sort="distance", place="03254028")

    assert [str(each) for each in page.entries] == ["Hildesheim", "Alfeld", "Online"]
    assert [each.km and round(each.km) for each in page.entries] == [11, 28, None]


def test_distance_without_a_place_is_order_by_relevance():
    entry("Stelle")

    assert found(sort="distance") == ["Stelle"]


def test_what_is_overdue_or_unconfirmed_stands_lower():
    entry("A überfällig", due_on=date(2026, 10, 1))
    entry("B unbestätigt", confirmed_on=None, confirmed_by="", due_on=None)
    entry("C bestätigt")

    assert found()[0] == "C bestätigt"
    assert found(sort="name") == ["A überfällig", "B unbestätigt", "C bestätigt"]


def test_the_freshest_comes_first_when_asked():
    entry("Alt", confirmed_on=date(2026, 6, 1))
    entry("Nie", confirmed_on=None, confirmed_by="")
    entry("Neu", confirmed_on=date(2026, 11, 1))

    assert found(sort="freshness") == ["Neu", "Alt", "Nie"]


def test_pages_hold_each_entry_once():
    for number in range(7):
        entry(f"Stelle {number}")

    pages = [looked_for(first=first, size=3)[0] for first in (0, 3, 6, 900)]

    assert [len(page.entries) for page in pages] == [3, 3, 1, 0]
    assert {page.total for page in pages} == {7}
    assert len({each.pk for page in pages for each in page.entries}) == 7


# Counts ---------------------------------------------------------------------------------------


def test_counts_are_of_entries_and_leave_out_the_facets_own_choice():
    both = entry("Beides", topics=["LAN_IK", "REC_VOC"], languages=["de", "ar"])
    ServiceFactory(organisation=both, topics=["LAN_IK"], languages=["ar"])
    entry("Deutsch", topics=["LAN_IK"], languages=["de"])

    counts = looked_for(topic=("REC_VOC",))[1].choices

    assert counts["topic"] == {"LAN_IK": 2, "REC_VOC": 1}
    assert counts["language"] == {"de": 1, "ar": 1}


def test_who_helps_everybody_counts_for_each_group():
    entry("Alle")
    entry("Nur EU", residence_groups=["EU"])

    counts = looked_for()[1]

    assert [counts.number("group", code) for code in ("ASY", "EU")] == [1, 2]


def test_counts_of_switches_tell_what_would_be_left():
    entry("Offen", is_free=True, location=LocationFactory(is_accessible=True))
    entry("Zu", by_appointment=True, hours="Su 01:00-02:00")

    switches = looked_for()[1].switches

    assert switches == {"open_now": 1, "accessible": 1, "without_appointment": 1, "free": 1}


@pytest.mark.parametrize("rows", [1, 9])
@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"words": "Stelle", "topic": ("REC_VOC",), "language": ("de",), "open_now": True},
        {"sort": "distance", "place": "03254021"},
    ],
)
def test_any_number_of_rows_takes_the_same_queries(rows, wish, django_assert_max_num_queries):
    MunicipalityFactory(latitude=52.152, longitude=9.951)
    for number in range(rows):
        entry(f"Stelle {number}", location=LocationFactory())

    looked_for()  # reads the listing

    # whether it still holds, (words and their ranks, or the middle of the town,) services, places
    with django_assert_max_num_queries(5):
        page, _counts = looked_for(**wish)
        shown = [
            place.opening_hours
            for each in page.entries
            for service in each.fitting
            for place in service.places.all()
        ]

    assert len(shown) == rows
