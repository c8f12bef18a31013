"""Our own table: one row a service, with its organisation and the place where it is offered.

Rows of the same `organisation` share it; what the first of them says about it holds.
`docs/directory.md` lists the columns.
"""

import csv
import io
import re
from hashlib import blake2b

from partners.directory.records import Batch, Record, RowError

TEXT_LANGUAGE = re.compile(r"(?P<field>[a-z_]+)_(?P<language>[a-z]{2,3}(?:-x-ls)?)")
ORGANISATION_TEXTS = {"name": "name", "description": "description", "notice": "alert"}
SERVICE_TEXTS = {
    "service": "name",
    "offer": "description",
    "for_whom": "eligibility",
    "interpreting": "interpreting",
    "fee": "fee",
    "way_in": "way_in",
    "professional_way_in": "professional_way_in",
    "hours_note": "hours_note",
}
LOCATION_TEXTS = {"way": "way", "accessibility": "accessibility"}
NEEDED = ("id", "organisation", "kind", "name_de")
PLAIN = (
    *NEEDED[:3],
    "website",
    "email",
    "phone",
    "street",
    "postal_code",
    "city",
    "ags",
    "latitude",
    "longitude",
    "hours",
    "step_free",
    "areas",
    "topics",
    "groups",
    "genders",
    "minimum_age",
    "maximum_age",
    "languages",
    "modes",
    "by_appointment",
    "free",
    "documents",
    "capacity",
    "waiting_weeks",
    "evidence",
)
EVIDENCE = {"S": "seen", "M": "memory", "": "memory"}
LISTS = {"places": "city", "contact_points": "phone", "documents": "documents"}
MOST_ROWS = 50_000
LONGEST_KEY = 80


def decoded(content):
    """UTF-8 with or without a mark at its beginning, or else what Windows writes."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows(content, file, errors):
    """(row, cells) of each line; the first is row 1, the header itself."""
    text = decoded(content)
    header = re.split("[\r\n]", text, maxsplit=1)[0]
    lines = io.StringIO(text, newline="")  # only what ends a line in a table does so here
    # Commas, semicolons or tabs, whichever the header has most of.
    reader = csv.DictReader(lines, delimiter=max(",;\t", key=header.count), restval="", restkey="")
    try:
        yield 1, dict.fromkeys(map(str.strip, reader.fieldnames or ()), "")
        for cells in reader:
            if any(cells.pop("", ())):
                problem = "the row has more cells than the header. Please quote text with commas."
                errors.append(RowError(file, reader.line_num, "", problem))
                continue
            yield reader.line_num, {name.strip(): cell.strip() for name, cell in cells.items()}
    except csv.Error as error:
        errors.append(RowError(file, reader.line_num, "", f"this is no table ({error})."))


def read(content, file):
    batch = Batch()
    for number, (row, cells) in enumerate(rows(content, file, batch.errors)):
        if number == 0:
            batch.errors += _wrong_columns(cells, file)
            batch.told = {name for name, column in LISTS.items() if column in cells}
        elif number > MOST_ROWS:
            problem = f"more than {MOST_ROWS} rows. Please split the file."
            batch.errors.append(RowError(file, row, "", problem))
        else:
            _add(batch, file, row, cells)
        if batch.errors and (number == 0 or number > MOST_ROWS):
            break
    return batch


def _wrong_columns(cells, file):
    missing = [name for name in NEEDED if name not in cells]
    unknown = [name for name in cells if not _is_known(name)]
    return [
        *(RowError(file, 1, name, "the column is missing. Please add it.") for name in missing),
        *(RowError(file, 1, name, "we know no such column.") for name in unknown),
    ]


def _is_known(name):
    found = TEXT_LANGUAGE.fullmatch(name)
    texts = {**ORGANISATION_TEXTS, **SERVICE_TEXTS, **LOCATION_TEXTS}
    return name in PLAIN or bool(found and found["field"] in texts)


def _add(batch, file, row, cells):
    empty = [name for name in NEEDED if not cells[name]]
    problem = "is empty. Please fill it in."
    batch.errors += [RowError(file, row, name, problem) for name in empty]
    if cells["id"] in batch.services:
        first = batch.services[cells["id"]].row
        problem = f"“{cells['id']}” stands in row {first} already. Please remove one."
        batch.errors.append(RowError(file, row, "id", problem))
        return
    service = batch.services[cells["id"]] = _service(file, row, cells)
    if cells["organisation"] not in batch.organisations:
        _add_organisation(batch, file, row, cells)
    if cells.get("city"):
        _add_place(batch, service, _location(file, row, cells))
    for sort, code in enumerate(_codes(cells.get("documents", ""))):
        values = {"document": code, "sort": sort}
        columns = {"document": "documents"}
        batch.documents.append(Record(service.key, file, row, values, columns=columns))


def _add_organisation(batch, file, row, cells):
    record = _organisation(file, row, cells)
    batch.organisations[record.key] = record
    if phone := cells.get("phone"):
        values, columns = {"kind": "phone", "value": phone}, {"value": "phone"}
        batch.contact_points.append(
            Record("", file, row, values, organisation=record.key, columns=columns)
        )


def _add_place(batch, service, location):
    """What differs from the hours of the place is said of the service there."""
    first = batch.locations.setdefault(location.key, location)
    values = {}
    if "hours" in location.values:
        hours = location.values["hours"]
        values["hours"] = "" if hours == first.values["hours"] else hours
    link = Record(service.key, location.file, location.row, values)
    batch.places[service.key, location.key] = link


def _told(cells, fields):
    """{field: value} of the columns that the file has."""
    return {name: read(cells[column]) for name, (column, read) in fields.items() if column in cells}


def _organisation(file, row, cells):
    values = {"state": "published", **_told(cells, ORGANISATION)}
    texts = _texts(cells, ORGANISATION_TEXTS)
    columns = {"external_id": "organisation"}
    return Record(cells["organisation"], file, row, values, texts, columns=columns)


def _location(file, row, cells):
    values = _told(cells, LOCATION)
    for name in ("latitude", "longitude"):
        if cells.get(name):
            values[name] = cells[name]
    address = [cells.get(name, "") for name in ("street", "postal_code", "city")]
    key = _short("/".join([cells["organisation"], *filter(None, address)]))
    columns = {"is_accessible": "step_free"}
    texts = _texts(cells, LOCATION_TEXTS)
    return Record(key, file, row, values, texts, cells["organisation"], columns)


def _short(key):
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[:60]}/{blake2b(key.encode(), digest_size=8).hexdigest()}"


def _service(file, row, cells):
    values = {"state": "published", **_told(cells, SERVICE)}
    if cells.get("city") and "hours" in values:
        values["hours"] = ""  # said of the place
    columns = {"residence_groups": "groups", "is_free": "free", "external_id": "id"}
    texts = _texts(cells, SERVICE_TEXTS)
    name = texts.setdefault("name", {})
    name["de"] = name.get("de") or cells["name_de"]
    return Record(cells["id"], file, row, values, texts, cells["organisation"], columns)


def _texts(cells, fields):
    found = {}
    for name, cell in cells.items():
        match = TEXT_LANGUAGE.fullmatch(name)
        if match and match["field"] in fields:
            found.setdefault(fields[match["field"]], {})[match["language"]] = cell
    return found


# Cells ----------------------------------------------------------------------------------------


def _codes(cell):
    return [code.strip() for code in cell.split("|") if code.strip()]


def _languages(cell):
    return [code for code, _days in _with_days(cell)]


def _language_days(cell):
    """ "de|ar:2,4": German always, Arabic on Tuesdays and Thursdays."""
    days = ((code, re.findall(r"[1-7]", on)) for code, on in _with_days(cell) if on)
    return {code: [int(day) for day in found] for code, found in days}


def _with_days(cell):
    for part in _codes(cell):
        code, _colon, on = part.partition(":")
        yield code, on


def _yes_or_no(cell):
    return {"1": True, "0": False, "": None}.get(cell, cell)


def _evidence(cell):
    return EVIDENCE.get(cell, cell)


# Fields, the column that says them, and how it is read
ORGANISATION = {
    "kind": ("kind", str),
    "website": ("website", str),
    "email": ("email", str),
    "evidence": ("evidence", _evidence),
}
LOCATION = {
    **{name: (name, str) for name in ("street", "postal_code", "city", "ags", "hours")},
    "is_accessible": ("step_free", _yes_or_no),
}
SERVICE = {
    "evidence": ("evidence", _evidence),
    "languages": ("languages", _languages),
    "language_days": ("languages", _language_days),
    "residence_groups": ("groups", _codes),
    **{name: (name, _codes) for name in ("areas", "topics", "genders", "modes")},
    **{name: (name, lambda cell: cell or None) for name in ("minimum_age", "maximum_age")},
    "by_appointment": ("by_appointment", lambda cell: cell == "1"),
    "is_free": ("free", _yes_or_no),
    "capacity": ("capacity", lambda cell: cell or "unknown"),
    "waiting_weeks": ("waiting_weeks", lambda cell: cell or None),
    "hours": ("hours", str),
}
