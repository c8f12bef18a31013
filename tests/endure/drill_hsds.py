"""HSDS's own files in the folder of the environment's HSDS: schemas for us, examples from them."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from partners.directory import seed
from partners.directory.models import Organisation
from partners.directory.offers import Service
from welcome_center.foundation.center.importer import load_code_lists

pytestmark = pytest.mark.django_db
FOLDER = Path(os.environ["HSDS"])
API = "/api/hsds"
SCHEMAS = {
    "services": ("service_list", "service"),
    "organizations": ("organization_list", "organization"),
    "service_at_locations": ("service_at_location_list", "service_at_location"),
}
EXAMPLES = sorted(path.name for path in (FOLDER / "examples").glob("*.json"))
# What tells about an API, of codes, or of a place without its organisation cannot be imported.
WITHOUT_SERVICES = {
    "base.json",
    "location.json",
    "taxonomy.json",
    "taxonomy_list.json",
    "taxonomy_term.json",
    "taxonomy_term_list.json",
}


@pytest.fixture(autouse=True)
def code_lists(db):
    load_code_lists()


@pytest.fixture
def directory(settings, code_lists):
    settings.HSDS_LIMIT = (1_000_000, 60)
    seed.load_seed(*seed.regions())


def validator(name):
    schema = json.loads((FOLDER / "schema" / f"{name}.json").read_text())
    schema.pop("$schema", None)
    known = Registry(retrieve=_beside)
    return Draft202012Validator(schema, registry=known, format_checker=FormatChecker())


def _beside(name):
    """A schema that another one names by its file."""
    contents = json.loads((FOLDER / "schema" / name).read_text())
    contents.pop("$schema", None)
    return Resource.from_contents(contents, default_specification=DRAFT202012)


def problems(against, told):
    return [f"{error.json_path}: {error.message[:200]}" for error in against.iter_errors(told)]


def listed(client, path, **given):
    """All pages of a list."""
    page, found = 1, []
    while True:
        answer = client.get(f"{API}/{path}", given | {"page": page, "per_page": 100})
        assert answer.status_code == 200, answer.content
        told = answer.json()
        found += told["contents"]
        if told["last_page"]:
            assert len(found) == told["total_items"] > 0
            return found
        page += 1


@pytest.mark.parametrize("path", SCHEMAS)
def test_lists_and_each_of_them_fit_the_schemas(client, directory, path, record_property):
    simple, full = (validator(f"compiled/{name}") for name in SCHEMAS[path])

    rows = listed(client, path)
    whole = listed(client, path, full="true")
    alone = [client.get(f"{API}/{path}/{row['id']}").json() for row in rows]
    found = [problem for row in rows for problem in problems(simple, row)]
    found += [problem for row in [*whole, *alone] for problem in problems(full, row)]

    record_property("answers", len(rows) + len(whole) + len(alone))
    assert found == []


@pytest.mark.parametrize(
    ("path", "schema"), [("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term")]
)
def test_code_lists_fit_the_schemas(client, directory, path, schema, record_property):
    against = validator(schema)
    rows = listed(client, path)
    alone = [client.get(f"{API}/{path}/{row['id']}").json() for row in rows]

    record_property("answers", len(rows) + len(alone))
    assert [problem for row in [*rows, *alone] for problem in problems(against, row)] == []


def test_the_addresses_are_those_of_the_published_document(client, directory):
    ours = client.get(f"{API}/openapi.json").json()
    theirs = json.loads((FOLDER / "schema" / "openapi.json").read_text())

    assert set(ours["paths"]) == set(theirs["paths"])


@pytest.mark.parametrize("name", [one for one in EXAMPLES if one not in WITHOUT_SERVICES])
def test_the_published_examples_are_imported(name, record_property):
    path = FOLDER / "examples" / name

    _import(path)

    record_property("organisations and services", _counted())
    assert Organisation.objects.exists() or Service.objects.exists()


@pytest.mark.parametrize("name", sorted(WITHOUT_SERVICES))
def test_what_holds_no_service_is_refused_in_words(name):
    with pytest.raises(CommandError):
        _import(FOLDER / "examples" / name)

    assert not Organisation.objects.exists()


def test_the_published_tables_are_imported(tmp_path, record_property):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in (FOLDER / "examples" / "csv").glob("*.csv"):
            archive.write(path, path.name)
    (tmp_path / "tables.zip").write_bytes(packed.getvalue())

    _import(tmp_path / "tables.zip")

    record_property("organisations and services", _counted())
    assert Organisation.objects.exists()


def test_what_we_tell_can_be_imported_again(client, directory, tmp_path):
    before = Service.objects.listed().count()
    answer = {"contents": listed(client, "services", full="true")}
    path = tmp_path / "ours.json"
    path.write_text(json.dumps(answer))

    _import(path)

    assert Service.objects.listed().count() == 2 * before


def _import(path):
    call_command("import_directory", str(path), "--language=en", "--source=hsds", "--apply")


def _counted():
    return f"{Organisation.objects.count()} and {Service.objects.count()}"
