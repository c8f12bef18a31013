import csv
import shutil

import pytest

from welcome_center.foundation.center.importer import DATA, CodeListsNotLoaded, load_code_lists
from welcome_center.foundation.center.models import (
    Language,
    ListCode,
    Municipality,
    ResidenceStatus,
    Topic,
    TopicGroup,
)

pytestmark = pytest.mark.django_db
MODELS = (TopicGroup, Topic, Language, ResidenceStatus, Municipality, ListCode)
PUBLIC = [
    "topic_group",
    "topic",
    "language",
    "residence_group",
    "gender",
    "german_level",
    "qualification",
    "stay_length",
    "contact_mode",
    "org_type",
    "document",
]


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped lists that a test may spoil."""
    return shutil.copytree(DATA, tmp_path / "data")


def change(folder, name, code, /, **cells):
    """Write other cells into one row; None as the code's new value removes the row."""
    path = folder / f"{name}.csv"
    rows = list(csv.DictReader(path.read_text().splitlines()))
    for row in rows:
        if row["code"] == code:
            row.update(cells)
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row for row in rows if row["code"] is not None)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def failures(folder):
    with pytest.raises(CodeListsNotLoaded) as failed:
        load_code_lists(folder=folder)
    return [(error.file, error.row, error.column) for error in failed.value.errors]


def test_the_shipped_lists_load():
    counts = load_code_lists()

    assert counts["topic"] == Topic.objects.count() == 58
    assert ListCode.objects.filter(list="german_level").count() == 9
    assert Topic.objects.get(code="FAM_VIOL").is_sensitive
    assert ResidenceStatus.objects.get(code="RES_24").group_id == "HUM"


def test_further_columns_of_a_small_list_are_kept():
    load_code_lists()

    assert ListCode.objects.get(list="age_group", code="A18").extra == {"from": "18", "to": "24"}


def test_a_second_run_changes_nothing():
    load_code_lists()
    before = everything()

    load_code_lists()

    assert everything() == before


@pytest.mark.parametrize("name", PUBLIC)
def test_what_the_public_sees_has_a_label_in_each_language(name):
    rows = csv.DictReader((DATA / f"{name}.csv").read_text().splitlines())

    assert [row["code"] for row in rows if not (row["de"] and row["en"] and row["ar"])] == []


def test_what_a_center_decided_stays():
    load_code_lists()
    decided = {"sort": 1, "minutes": 20, "is_active": False, "own_labels": {"de": "Konto"}}
    Topic.objects.filter(code="ARR_BANK").update(**decided)

    load_code_lists()

    topic = Topic.objects.values(*decided).get(code="ARR_BANK")
    assert topic == decided


def test_a_corrected_label_arrives(folder):
    load_code_lists()
    change(folder, "topic", "ARR_BANK", de="Girokonto")

    load_code_lists(folder=folder)

    assert Topic.objects.get(code="ARR_BANK").labels["de"] == "Girokonto"


def test_a_code_that_left_its_file_is_switched_off_and_never_deleted(folder):
    load_code_lists()
    change(folder, "topic", "ARR_BANK", code=None)
    change(folder, "gender", "D", code=None)

    load_code_lists(folder=folder)

    assert not Topic.objects.get(code="ARR_BANK").is_active
    assert not ListCode.objects.get(list="gender", code="D").is_active
    assert Topic.objects.get(code="ARR_TAX").is_active


def test_a_code_that_its_file_calls_inactive_is_switched_off(folder):
    load_code_lists()
    change(folder, "residence_status", "RES_104C", is_active="0")

    load_code_lists(folder=folder)

    assert not ResidenceStatus.objects.get(code="RES_104C").is_active


def test_a_centers_own_code_stays_active():
    Topic.objects.create(code="OWN", group=TopicGroup.objects.create(code="ARR"), is_own=True)

    load_code_lists()

    assert Topic.objects.get(code="OWN").is_active


@pytest.mark.parametrize(
    ("name", "code", "cells", "problem"),
    [
        ("topic", "ARR_REG", {"minutes": "zwölf"}, "not a whole number from 5 to 240"),
        ("topic", "ARR_REG", {"minutes": "12"}, "not a multiple of 5"),
        ("topic", "ARR_REG", {"minutes": "241"}, "not a whole number from 5 to 240"),
        ("topic", "ARR_REG", {"is_sensitive": "ja"}, "neither 1 (yes) nor 0 (no)"),
        ("topic", "ARR_REG", {"group": "ARRR"}, "not in topic_group.csv"),
        ("topic", "ARR_REG", {"ar": ""}, "is empty"),
        ("topic", "ARR_REG", {"code": "ARR_ORIENT"}, "stands in row 2 already"),
        ("benefit", "SGB3", {"valid_to": "31.12.2026"}, "not a day"),
    ],
)
def test_a_wrong_cell_is_named_with_what_to_do(folder, name, code, cells, problem):
    [(column, _cell)] = cells.items()
    change(folder, name, code, **cells)

    with pytest.raises(CodeListsNotLoaded) as failed:
        load_code_lists(folder=folder)

    [error] = failed.value.errors
    assert (error.file, error.row, error.column) == (f"{name}.csv", 3, column)
    assert problem in str(error)
    assert "Please" in str(error)


def test_all_errors_come_at_once_and_nothing_is_loaded(folder):
    change(folder, "topic", "ARR_REG", minutes="x", ar="")
    change(folder, "gender", "M", en="")

    wrong = failures(folder)

    assert set(wrong) == {
        ("topic.csv", 3, "minutes"),
        ("topic.csv", 3, "ar"),
        ("gender.csv", 3, "en"),
    }
    assert not any(model.objects.exists() for model in MODELS)


def test_a_missing_file_is_named(folder):
    (folder / "gender.csv").unlink()

    assert failures(folder) == [("gender.csv", 1, "code")]


def test_a_missing_and_an_unknown_column_are_named(folder):
    path = folder / "language.csv"
    path.write_text(path.read_text().replace("native_name", "nativ", 1))

    assert failures(folder) == [
        ("language.csv", 1, "native_name"),
        ("language.csv", 1, "nativ"),
    ]


def test_a_row_with_too_many_cells_is_named(folder):
    path = folder / "gender.csv"
    path.write_text(path.read_text().replace("female", "female, or so"))

    assert failures(folder) == [("gender.csv", 2, "ar")]


def test_only_the_municipalities_of_the_region_are_offered():
    load_code_lists()

    load_code_lists(region="hildesheim")

    active = Municipality.objects.active()
    assert active.filter(code="03254021").exists()
    assert not active.exclude(code__startswith="03254").exists()


def test_an_unknown_region_is_named():
    with pytest.raises(CodeListsNotLoaded, match=r"municipality_nowhere\.csv"):
        load_code_lists(region="nowhere")


def test_each_municipality_has_a_middle_in_its_land():
    load_code_lists()

    outside = Municipality.objects.exclude(latitude__range=(47, 55), longitude__range=(6, 15))
    assert Municipality.objects.exists()
    assert not outside.exists()


def test_a_middle_that_is_no_number_is_told(folder):
    change(folder, "municipality_hildesheim", "03254021", latitude="52,1")

    assert failures(folder) == [("municipality_hildesheim.csv", 11, "latitude")]


def test_each_document_of_an_institution_is_in_the_list_of_documents():
    load_code_lists()

    known = set(ListCode.objects.filter(list="document").values_list("code", flat=True))
    named = {
        code
        for extra in ListCode.objects.filter(list="org_type").values_list("extra", flat=True)
        for code in extra["documents"].split("|")
    }
    assert named - {""} <= known
