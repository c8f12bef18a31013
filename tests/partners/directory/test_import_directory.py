import csv

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from tests.factories.center import LanguageFactory, TopicFactory, TopicGroupFactory
from tests.factories.people import ListCodeFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
MODELS = (Organisation, Location, Service, ServiceAtLocation, ContactPoint, RequiredDocument)
HEADER = (
    "id,organisation,kind,name_de,name_en,offer_de,topics,languages,areas,city,ags,hours,"
    "documents,phone,minimum_age,maximum_age,capacity,waiting_weeks,latitude,longitude,evidence"
)
ROW = (
    "mbe-1,diakonie,MBE,Diakonisches Werk,,Berät Erwachsene.,REC_VOC,de|ar:2,03254,Hildesheim,"
    '03254021,"Mo-Fr 09:00-12:00; PH off",DOC_PASS,+49 30 23125 001,27,,waiting,2,,,M'
)


@pytest.fixture(autouse=True)
def code_lists():
    ListCodeFactory(list="org_type", code="MBE")
    ListCodeFactory(list="document", code="DOC_PASS", labels={"de": "Pass"})
    TopicFactory(code="REC_VOC", group=TopicGroupFactory())
    for code in ("de", "ar", "xx"):
        LanguageFactory(code=code)
    MunicipalityFactory(latitude=52.152, longitude=9.951)


@pytest.fixture
def bring(tmp_path, capsys):
    """bring(content): imports a file of this content; returns what the command said."""

    def run(content, *options, name="entries.csv", source="test"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("import_directory", str(path), *options, source=source)
        return capsys.readouterr().out

    return run


def table(*rows, header=HEADER):
    return "\n".join([header, *rows]) + "\n"


def other(**cells):
    """ROW with some cells written differently."""
    found = dict(zip(HEADER.split(","), _cells(ROW), strict=True)) | cells
    return ",".join(f'"{cell}"' for cell in found.values())


def _cells(row):
    return next(csv.reader([row]))


def everything():
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def problems(bring, content, **options):
    with pytest.raises(CommandError) as refused:
        bring(content, "--apply", **options)
    assert not Organisation.objects.exists()
    return str(refused.value)


# Our own table --------------------------------------------------------------------------------


def test_a_row_becomes_an_entry_with_its_place_and_service(bring):
    bring(table(ROW), "--apply")

    entry, service, location = (model.objects.get() for model in (Organisation, Service, Location))
    assert (entry.name, entry.slug) == ({"de": "Diakonisches Werk"}, "diakonisches-werk")
    assert not entry.is_confirmed
    assert service.languages == ["de", "ar"]
    assert service.language_days == {"ar": [2]}
    assert (service.capacity, service.waiting_weeks, service.minimum_age) == ("waiting", 2, 27)
    assert service.opening == ["03 Mo-Fr 09:00-12:00; PH off"]
    assert (location.latitude, location.longitude) == (52.152, 9.951)
    assert RequiredDocument.objects.get().document.code == "DOC_PASS"
    assert ContactPoint.objects.get().value == "+49 30 23125 001"


def test_without_apply_it_only_tells_what_it_would_do(bring):
    said = bring(table(ROW))

    assert "“Diakonisches Werk”" in said
    assert "3 new, 0 changed, 0 the same. --apply does it." in said
    assert not Organisation.objects.exists()


def test_a_second_run_changes_nothing(bring):
    bring(table(ROW), "--apply")
    before = everything()

    said = bring(table(ROW), "--apply")

    assert "0 new, 0 changed, 3 the same" in said
    assert everything() == before


def test_what_differs_is_written_and_leaves_translations_behind(bring):
    bring(table(other(name_en="Deacons")), "--apply")

    said = bring(table(other(name_de="Diakonie", name_en="Deacons", documents="")), "--apply")

    entry = Organisation.objects.get()
    assert "changed: directory entry “Deacons”" in said
    assert entry.slug == "diakonisches-werk"
    assert entry.outdated() == [("name", "en")]
    assert not RequiredDocument.objects.exists()


def test_rows_of_one_organisation_share_it(bring):
    bring(table(ROW, other(id="mbe-2", city="Alfeld", ags="")), "--apply")

    assert Organisation.objects.count() == 1
    assert Service.objects.count() == Location.objects.count() == 2


def test_two_of_the_same_name_get_addresses_of_their_own(bring):
    bring(table(ROW, other(id="mbe-2", organisation="other")), "--apply")

    slugs = set(Organisation.objects.values_list("slug", flat=True))
    assert slugs == {"diakonisches-werk", "diakonisches-werk-2"}


@pytest.mark.parametrize(
    "content",
    [
        table(ROW).encode("utf-8-sig"),
        table(other(name_de="Gäste"), header=HEADER)
        .replace('","', '";"')
        .replace(HEADER, HEADER.replace(",", ";"))
        .encode("cp1252"),
        table(ROW).replace("\n", "\r\n").encode(),
    ],
    ids=["a mark at its beginning", "Latin-1 and semicolons", "Windows' line ends"],
)
def test_files_come_as_offices_write_them(bring, content):
    bring(content, "--apply")

    assert Organisation.objects.get().text("name") in ("Diakonisches Werk", "Gäste")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"kind": "NOPE"}, "kind"),
        ({"topics": "REC_VOC|NOPE"}, "topics"),
        ({"languages": "tlh"}, "languages"),
        ({"documents": "DOC_NOPE"}, "documents"),
        ({"areas": "Hildesheim"}, "areas"),
        ({"hours": "Montag ab 9"}, "hours"),
        ({"minimum_age": "jung"}, "minimum_age"),
        ({"minimum_age": "27", "maximum_age": "12"}, "minimum_age"),
        ({"capacity": "open"}, "waiting_weeks"),
        ({"capacity": "full", "waiting_weeks": ""}, "capacity"),
        ({"evidence": "X"}, "evidence"),
        ({"name_de": ""}, "name_de"),
        ({"areas": "3254"}, "areas"),
        ({"ags": "123456789"}, "ags"),
        ({"ags": "3254021"}, "ags"),
        ({"minimum_age": "²", "maximum_age": "³"}, "minimum_age"),
        ({"offer_de": "x" * 5001}, "description"),
        ({"phone": "0" * 301}, "phone"),
        ({"name_de": "\x00"}, "name"),
        ({"id": "x" * 81}, "id"),
        ({"id": "\x00"}, "id"),
        ({"organisation": "x" * 81}, "organisation"),
        ({"latitude": "nan"}, "latitude"),
        ({"latitude": "inf"}, "latitude"),
        ({"latitude": "90.1"}, "latitude"),
        ({"longitude": "-181"}, "longitude"),
    ],
)
def test_each_wrong_cell_is_told_with_its_row_and_nothing_is_written(bring, cells, column):
    said = problems(bring, table(ROW, other(**({"id": "mbe-2", "organisation": "b"} | cells))))

    assert f"entries.csv, row 3, column “{column}”" in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (table(ROW, ROW), "row 3, column “id”: “mbe-1” stands in row 2 already"),
        (table(ROW, header="id,name"), "column “kind”: the column is missing"),
        (table(ROW, header=HEADER + ",colour").replace(",M\n", ",M,red\n"), "no such column"),
        (table(ROW + ",more"), "more cells than the header"),
        (b"\xff\xfe\x00\x01", "missing"),
        ("", "column “id”: the column is missing"),
    ],
)
def test_a_table_that_is_none_is_refused_in_words(bring, content, words):
    assert words in problems(bring, content)


@pytest.mark.parametrize("sign", ["\u2028", "\x0b"])
def test_only_ends_of_lines_end_a_row(bring, sign):
    bring(table(ROW.replace("Berät Erwachsene.", f"Berät{sign}hier.")), "--apply")

    assert Service.objects.get().text("description") == f"Berät{sign}hier."


def test_all_is_said_in_one_language(bring):
    said = problems(bring, table(other(hours="Montag ab 9", evidence="X", topics="NOPE")))

    assert "is not a valid choice" in said
    assert "We cannot read the opening hours" in said
    assert "new: directory entry" in bring(table(ROW))


def test_a_large_file_may_take_its_time(bring):
    bring(table(ROW), "--apply")

    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_markup_and_formulas_are_kept_as_the_text_they_are(bring):
    bring(table(other(name_de="<b>=1+1</b>")), "--apply")

    assert Organisation.objects.get().text("name") == "<b>=1+1</b>"


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_directory", str(tmp_path / "gone.csv"))


def test_looking_and_writing_at_once_is_refused(bring):
    with pytest.raises(CommandError, match="choose one"):
        bring(table(ROW), "--apply", "--dry-run")


@pytest.mark.parametrize(
    ("source", "words"),
    [(None, "say with --source"), ("x" * 41, "at most 40 signs"), ("\x00", "at most 40 signs")],
)
def test_whose_keys_they_are_must_be_told(bring, source, words):
    with pytest.raises(CommandError, match=words):
        bring(table(ROW), "--apply", source=source)

    assert not Organisation.objects.exists()


def test_a_list_under_another_file_name_is_the_same_list(bring):
    bring(table(ROW), "--apply", name="town-2026.csv")

    assert "0 new" in bring(table(ROW), "--apply", name="town-2027.csv")


def test_the_second_hours_at_an_address_are_the_services_own(bring):
    later = other(id="mbe-2", hours="Fr 14:00-16:00")

    bring(table(ROW, later), "--apply")
    said = bring(table(ROW, later), "--apply")

    places = ServiceAtLocation.objects.order_by("service__external_id")
    assert [place.opening_hours for place in places] == [
        "Mo-Fr 09:00-12:00; PH off",
        "Fr 14:00-16:00",
    ]
    assert "0 changed" in said


def test_long_keys_of_places_are_told_apart(bring):
    key = "o" * 80
    rows = [other(id=town, organisation=key, city=town) for town in ("Alfeld", "Elze")]

    bring(table(*rows), "--apply")

    assert Location.objects.count() == 2


def test_many_rows_take_few_queries(bring, django_assert_max_num_queries):
    rows = [other(id=f"s{number}", organisation=f"o{number}") for number in range(300)]

    with django_assert_max_num_queries(30):
        bring(table(*rows), "--apply")

    assert Service.objects.count() == 300
