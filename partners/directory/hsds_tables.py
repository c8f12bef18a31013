"""Open Referral HSDS 3 as it comes (nested JSON, tabular JSON, a zip of CSVs) turned into tables.

A table is a list of rows (dicts of strings) under HSDS's name of it; a child row names its parent
by `<parent>_id`, whether it came nested or not.
"""

import io
import json
import zipfile
from pathlib import PurePath

from partners.directory.own_csv import rows
from partners.directory.records import RowError

# what may stand nested in what: field → (table, name of the parent's key in the child)
CHILDREN = {
    "phones": "phones",
    "schedules": "schedules",
    "languages": "languages",
    "required_documents": "required_documents",
    "service_areas": "service_areas",
    "cost_options": "cost_options",
    "accessibility": "accessibility",
    "addresses": "addresses",
    "attributes": "attributes",
    "locations": "locations",
    "services": "services",
    "service_at_locations": "service_at_location",
}
PARENTS = {
    "organizations": "organization_id",
    "services": "service_id",
    "locations": "location_id",
    "service_at_location": "service_at_location_id",
}
SINGLE = {
    "organization": "organizations",
    "service": "services",
    "location": "locations",
    "taxonomy_term": "taxonomy_terms",
}
LARGEST_ZIP = 200_000_000  # bytes, unpacked


class NotHsds(Exception):
    """The file is no HSDS; the message says why."""


def from_zip(content, file, errors):
    tables = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > LARGEST_ZIP:
                raise NotHsds("it is too large once unpacked")
            for name in archive.namelist():
                path = PurePath(name)
                if path.suffix == ".csv":
                    _header, *read = rows(archive.read(name), path.name, errors)
                    tables[path.stem] = [cells | {"_row": row} for row, cells in read]
    except zipfile.BadZipFile:
        raise NotHsds("it is no zip file") from None
    except (RuntimeError, NotImplementedError) as error:  # a password, another compression
        raise NotHsds(f"it cannot be unpacked ({error})") from None
    return _known(tables)


def from_json(content, file, errors):
    try:
        found = json.loads(content)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NotHsds(f"it is no JSON ({error})") from None
    if isinstance(found, dict) and any(key.endswith(".csv") for key in found):
        return _known(_tables(found))
    listed = found.get("contents", [found]) if isinstance(found, dict) else found
    tables = {}
    for number, each in enumerate(_objects(listed), start=1):
        _flatten(each, _table_of(each), tables, f"object {number}")
    return _known(tables)


def _tables(found):
    """Tabular JSON: CSV files by name, with numbers as numbers."""
    tables = {}
    for name, listed in found.items():
        for number, each in enumerate(_objects(listed), start=1):
            _flatten(each, name.removesuffix(".csv"), tables, f"{name}, object {number}")
    return tables


def _objects(listed):
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise NotHsds("it holds neither objects nor a list of them")
    return listed


def _known(tables):
    if not any(tables.get(name) for name in PARENTS):
        raise NotHsds("it has no organizations, services or locations")
    return tables


def _table_of(each):
    """Which of HSDS's objects this is; they do not say it themselves."""
    if "openapi_url" in each:
        raise NotHsds("it tells about an API, and of no place")
    if "location_type" in each:
        return "locations"
    if "taxonomy" in each or "taxonomy_detail" in each:
        return "taxonomy_terms"
    if "version" in each:
        return "taxonomies"
    if "service_id" in each or "location" in each:
        return "service_at_location"
    return "services" if "status" in each else "organizations"


def _flatten(each, table, tables, where):
    row, own = {"_row": where}, PARENTS.get(table, "")
    tables.setdefault(table, []).append(row)
    for name, value in each.items():
        if name in CHILDREN and isinstance(value, list):
            for child in _objects(value):
                known = {own: each.get("id")} if own else {}
                if name == "attributes":
                    known = {"link_id": each.get("id")}
                _flatten(known | child, CHILDREN[name], tables, where)
        elif name in SINGLE and isinstance(value, dict):
            row[f"{name}_id"] = _cell(value.get("id"))
            _flatten(value, SINGLE[name], tables, where)
        elif not isinstance(value, dict | list):
            row[name] = _cell(value)


def _cell(value):
    return "" if value is None or isinstance(value, dict | list) else str(value)


def unique(table, file, errors):
    """{id: row}. Nested data repeat themselves; a table must not."""
    found = {}
    for row in table:
        key = row.get("id", "")
        if not key:
            errors.append(RowError(file, row.get("_row", "a row"), "id", "is empty."))
        elif key in found and isinstance(row.get("_row"), int):
            problem = f"“{key}” stands in row {found[key]['_row']} already. Please remove one."
            errors.append(RowError(file, row["_row"], "id", problem))
        else:
            found[key] = found.get(key, {}) | {name: cell for name, cell in row.items() if cell}
    return found
