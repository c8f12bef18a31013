from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from tests.factories.center import CenterFactory, LanguageFactory, TopicFactory, TopicGroupFactory
from tests.factories.directory import LocationFactory, OrganisationFactory, ServiceFactory
from tests.factories.people import ListCodeFactory, MunicipalityFactory, ResidenceGroupFactory

pytestmark = pytest.mark.django_db
MONDAY_MORNING = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))
ADDRESS = "/de/directory/"


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel(MONDAY_MORNING, tick=False):
        yield


@pytest.fixture(autouse=True)
def center():
    return CenterFactory()


def entry(name, *, hours="Mo-Fr 09:00-16:00; PH off", **fields):
    own = ("kind", "due_on", "confirmed_on", "confirmed_by", "evidence", "unconfirmed")
    organisation = OrganisationFactory(
        name={"de": name}, **{key: fields.pop(key) for key in own if key in fields}
    )
    location = LocationFactory(organisation=organisation, hours=hours)
    return ServiceFactory(organisation=organisation, location=location, **fields)


def shown(client, query="", **headers):
    return client.get(f"{ADDRESS}?{query}", **headers).content.decode()


def names(client, query=""):
    return [str(card.entry) for card in client.get(f"{ADDRESS}?{query}").context["cards"]]


# What a card says -----------------------------------------------------------------------------


def test_a_card_says_what_where_when_in_which_languages_and_how_fresh(client):
    LanguageFactory(code="ar", labels={"de": "Arabisch"})
    ListCodeFactory(list="org_type", code="MBE", labels={"de": "Migrationsberatung"})
    entry("Haus der Hilfe", languages=["ar"], capacity="waiting", waiting_weeks=2)

    page = shown(client)

    for words in ("Haus der Hilfe", "Migrationsberatung", "Beratung", "Hildesheim", "Arabisch"):
        assert words in page
    assert "16:00" in page
    assert "02.11.2026" in page
    assert 'class="wc-fresh"' in page


def test_what_is_closed_for_a_time_does_not_open_today(client):
    entry("Haus der Hilfe", state="paused")

    page = shown(client)

    assert "Vorübergehend geschlossen" in page
    assert "16:00" not in page


@pytest.mark.parametrize(
    "state",
    [
        {"unconfirmed": True},
        {"confirmed_on": None, "confirmed_by": "", "due_on": None},
        {"confirmed_on": date(2026, 3, 1), "due_on": date(2026, 9, 1)},
    ],
)
def test_what_is_not_confirmed_says_so(client, state):
    entry("Alte Angaben", **state)

    assert "wc-fresh--old" in shown(client)


def test_a_card_tells_the_hours_of_a_service_at_no_place(client):
    ServiceFactory(hours="Mo-Su 07:00-21:00")

    assert "21:00" in shown(client)


def test_a_name_in_another_language_is_marked(client):
    entry("Haus der Hilfe")

    page = client.get("/ar/directory/").content.decode()

    assert '<bdi lang="de" dir="ltr">Haus der Hilfe</bdi>' in page


def test_hidden_entries_are_not_there(client):
    ServiceFactory(organisation=OrganisationFactory(hidden=True, name={"de": "Versteckt"}))

    assert "Versteckt" not in shown(client)


# What one can ask for -------------------------------------------------------------------------


@pytest.fixture
def several():
    group = TopicGroupFactory(code="REC", labels={"de": "Anerkennung"})
    TopicFactory(code="REC_VOC", group=group, labels={"de": "Ausbildungsberuf"})
    TopicFactory(code="ARR_ORIENT", group=TopicGroupFactory())
    LanguageFactory(code="de")
    LanguageFactory(code="ar", labels={"de": "Arabisch"})
    ResidenceGroupFactory(code="WORK")
    MunicipalityFactory(code="03254021", latitude=52.15, longitude=9.95)
    MunicipalityFactory(code="08111000", labels={"de": "Stuttgart"})
    entry("Eins", languages=["de", "ar"], residence_groups=["WORK"])
    entry("Zwei", topics=["ARR_ORIENT"], modes=["phone"], hours="Tu 10:00-12:00")
    entry("Drei", topics=["ARR_ORIENT"], areas=["08111"], by_appointment=True)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("words=Eins", ["Eins"]),
        ("topic=REC_VOC", ["Eins"]),
        ("language=ar", ["Eins"]),
        ("place=08111000", ["Drei"]),
        ("mode=phone", ["Zwei"]),
        ("open_now=on&topic=ARR_ORIENT", ["Drei"]),
        ("without_appointment=on&topic=ARR_ORIENT", ["Zwei"]),
        ("sort=name", ["Drei", "Eins", "Zwei"]),
        ("topic=REC_VOC&topic=ARR_ORIENT&sort=name", ["Drei", "Eins", "Zwei"]),
    ],
)
def test_all_that_is_asked_stands_in_the_address(client, several, query, found):
    assert names(client, query) == found


def test_each_choice_says_how_many_it_would_leave(client, several):
    page = shown(client, "mode=phone")

    assert '<span id="n-topic-ARR_ORIENT">1</span>' in page
    assert '<span id="n-topic-REC_VOC">0</span>' in page
    assert '<span id="n-mode-phone">1</span>' in page
    assert '<span id="n-mode-in_person">2</span>' in page


def test_what_was_asked_can_be_taken_back_one_by_one(client, several):
    page = shown(client, "topic=REC_VOC&language=ar&page=1")

    assert 'href="?language=ar"' in page
    assert 'href="?topic=REC_VOC"' in page


def test_distance_is_offered_once_the_place_is_known(client, several):
    assert "sort=distance" not in shown(client)

    page = shown(client, "place=03254021&sort=distance")

    assert "in Ihrem Ort" in page


def test_htmx_gets_the_list_and_the_numbers_alone(client, several):
    response = client.get(f"{ADDRESS}?topic=REC_VOC", headers={"hx-request": "true"})
    fragment = response.content.decode()

    assert "<html" not in fragment
    assert "Eins" in fragment
    assert '<span id="n-language-ar" hx-swap-oob="true">1</span>' in fragment
    assert "HX-Request" in response["Vary"]


def test_where_nothing_fits_the_page_says_what_to_do(client, several):
    page = shown(client, "words=Eins&topic=ARR_ORIENT")

    assert 'class="wc-empty"' in page
    assert reverse("booking:start") in page


# Pages and bad input --------------------------------------------------------------------------


def test_the_list_comes_page_by_page(client):
    for number in range(23):
        entry(f"Stelle {number:02}")

    assert len(names(client)) == 20
    assert names(client, "page=2&sort=name") == ["Stelle 20", "Stelle 21", "Stelle 22"]


@pytest.mark.parametrize("page", ["2", "1000000000", "9" * 30])
def test_behind_the_last_page_one_is_sent_to_it(client, page):
    entry("Eins")

    response = client.get(ADDRESS, {"page": page, "topic": "X"})

    assert response.status_code == 302
    assert response.url == f"{ADDRESS}?page=1&topic=X"


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1.5", "²", "\0"])
def test_what_is_no_page_is_the_first_one(client, page):
    entry("Eins")

    assert client.get(ADDRESS, {"page": page}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"topic": "NO_SUCH"},
        {"language": ["ar", "\0"]},
        {"words": "\0"},
        {"words": "x" * 5000},
        {"place": "99999999"},
        {"sort": "'; DROP TABLE"},
        {"mode": "letter"},
    ],
)
def test_what_cannot_be_understood_is_named_and_left_out(client, query):
    entry("Eins")

    response = client.get(ADDRESS, query)

    assert response.status_code == 200
    assert "Eins" in response.content.decode()
    assert "kern-alert--warning" in response.content.decode()


def test_a_thousand_parameters_are_refused_not_broken(client):
    many = "&".join(f"topic=X{number}" for number in range(1000))

    assert client.get(f"{ADDRESS}?{many}").status_code == 400


def test_what_is_typed_cannot_become_markup(client):
    page = shown(client, "words=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in page


def test_nobody_searches_without_end(client, settings):
    settings.SEARCH_LIMIT = (2, 60)

    searches = [client.get(f"{ADDRESS}?words=Haus").status_code for _turn in range(3)]

    assert searches == [200, 200, 429]
    assert client.get(ADDRESS).status_code == 200


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize("query", ["", "place=03254021&sort=distance&open_now=on&words=Stelle"])
def test_needs_the_same_queries_for_any_number_of_rows(
    client, django_assert_max_num_queries, rows, query
):
    MunicipalityFactory(latitude=52.15, longitude=9.95)
    for number in range(rows):
        entry(f"Stelle {number}")

    client.get(ADDRESS)  # reads the listing

    # whether it still holds, (the limit, words, middle of the town,) services, places, codes,
    # center
    with django_assert_max_num_queries(8):
        client.get(f"{ADDRESS}?{query}")
