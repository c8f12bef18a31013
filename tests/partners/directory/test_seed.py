import csv

import pytest

from partners.directory import seed
from partners.directory.models import Location, Organisation
from partners.directory.offers import Service
from welcome_center.foundation.center.importer import load_code_lists
from welcome_center.foundation.center.models import Municipality

pytestmark = pytest.mark.django_db
FILES = ["federal", *seed.regions()]
# Towns of no region's list: how far these are is not told.
ELSEWHERE = {"Hannover", "Karlsruhe", "Lüneburg", "Nürnberg", "Osnabrück"}


@pytest.fixture
def lists():
    load_code_lists()


def test_the_known_regions_have_their_institutions():
    assert seed.regions() == ["hildesheim", "region_stuttgart"]


def test_a_center_gets_the_countrys_and_its_own_regions(lists):
    seed.load_seed("hildesheim")

    assert Organisation.objects.filter(sort_key__startswith="jobcenter hildesheim").exists()
    assert Organisation.objects.filter(external_id__startswith="federal").exists()
    assert not Organisation.objects.filter(external_id__startswith="stuttgart").exists()


def test_loading_again_keeps_what_was_changed(lists):
    seed.load_seed("hildesheim")
    entry = Organisation.objects.get(external_id="hildesheim-jc-1")
    entry.name, entry.state = {"de": "Jobcenter neu"}, "hidden"
    entry.save()
    entry.services.all().delete()
    n_entries = Organisation.objects.count()

    seed.load_seed("hildesheim")

    entry.refresh_from_db()
    assert (entry.text("name", "de"), entry.state) == ("Jobcenter neu", "hidden")
    assert not entry.services.exists()
    assert Organisation.objects.count() == n_entries


@pytest.mark.parametrize("name", FILES)
def test_each_service_is_described_in_each_language_and_names_nobody(name):
    rows = list(csv.DictReader((seed.DATA / f"{name}.csv").read_text().splitlines()))

    texts = [
        row[f"{text}_{code}"]
        for row in rows
        for text in ("service", "offer")
        for code in ("de", "en", "ar")
    ]
    assert all(texts)
    assert not [row for row in rows if "@" in "".join(row.values())]


@pytest.mark.parametrize("name", FILES)
def test_whatever_has_a_town_has_its_key_and_nothing_else_has_one(name):
    """The middle of the town is where it lies for sorting by distance."""
    rows = list(csv.DictReader((seed.DATA / f"{name}.csv").read_text().splitlines()))

    assert [row["id"] for row in rows if bool(row["city"]) != bool(row["ags"])] == []
    assert {len(row["ags"]) for row in rows if row["ags"]} == {8}


def test_every_place_of_the_own_region_has_a_middle(lists):
    seed.load_seed(*seed.regions())
    known = Municipality.objects.values("code")

    nowhere = Location.objects.filter(latitude=None)
    assert Location.objects.filter(latitude__isnull=False).exists()
    assert not nowhere.filter(ags__in=known).exists()
    assert set(nowhere.values_list("city", flat=True)) <= ELSEWHERE


def test_what_is_from_memory_is_published_as_not_confirmed(lists):
    seed.load_seed(*seed.regions())

    memory = Organisation.objects.filter(evidence="memory")
    assert memory.exists()
    assert not [entry for entry in memory if entry.is_confirmed or not entry.is_public]


@pytest.mark.parametrize(
    ("place", "kind", "keys"),
    [
        ("03254021", "ABH", {"hildesheim-abh-1", "hildesheim-abh-2"}),
        ("03254028", "ABH", {"hildesheim-abh-2"}),
        ("08111000", "ABH", {"stuttgart-abh-1"}),
        ("08116019", "ABH", {"stuttgart-abh-3", "stuttgart-abh-7"}),
        ("08111000", "LZF", {"stuttgart-lzf-1", "stuttgart-lzf-2"}),
        ("03254028", "LZF", {"hildesheim-lzf-1"}),
    ],
)
def test_areas_hold_the_places_they_should(lists, place, kind, keys):
    seed.load_seed(*seed.regions())

    found = Service.objects.responsible_in(place).filter(organisation__kind=kind)
    assert {service.external_id for service in found} == keys
