"""Our own table: one row a service, with its organisation and the place where it is offered.

Rows of the same `organisation` share it; what the first of them says about it holds.
`docs/directory.md` lists the columns.
"""

import csv
import re

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
MOST_ROWS = 50_000


def decoded(content):
    """UTF-8 with or without a mark at its beginning, or else what Windows writes."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows(content, file, errors):
    """(row, cells) of each line; the first is row 1, the header itself."""
    lines = decoded(content).splitlines(keepends=True)
    header = lines[0] if lines else ""
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
    key = cells["organisation"]
    service = batch.services[cells["id"]] = _service(file, row, cells)
    if key not in batch.organisations:
        batch.organisations[key] = _organisation(file, row, cells)
        if phone := cells.get("phone"):
            values = {"kind": "phone", "value": phone}
            batch.contact_points.append(Record(key, file, row, values, organisation=key))
    if cells.get("city"):
        location = _location(file, row, cells)
        batch.locations.setdefault(location.key, location)
        batch.places[service.key, location.key] = {}
    for sort, code in enumerate(_codes(cells, "documents")):
        values = {"document": code, "sort": sort}
        columns = {"document": "documents"}
        batch.documents.append(Record(service.key, file, row, values, columns=columns))


def _organisation(file, row, cells):
    evidence = EVIDENCE.get(cells.get("evidence", ""), cells.get("evidence"))
    values = {
        "kind": cells["kind"],
        "website": cells.get("website", ""),
        "email": cells.get("email", ""),
        "evidence": evidence,
        "state": "published",
    }
    texts = _texts(cells, ORGANISATION_TEXTS)
    return Record(cells["organisation"], file, row, values, texts)


def _location(file, row, cells):
    address = [cells.get(name, "") for name in ("street", "postal_code", "city")]
    values = {
        **dict(zip(("street", "postal_code", "city"), address, strict=True)),
        "ags": cells.get("ags", ""),
        "hours": cells.get("hours", ""),
        "latitude": cells.get("latitude") or None,
        "longitude": cells.get("longitude") or None,
        "is_accessible": _yes_or_no(cells.get("step_free", "")),
    }
    key = "/".join([cells["organisation"], *filter(None, address)])[:80]
    columns = {"is_accessible": "step_free"}
    texts = _texts(cells, LOCATION_TEXTS)
    return Record(key, file, row, values, texts, cells["organisation"], columns)


def _service(file, row, cells):
    languages, days = _languages(cells.get("languages", ""))
    values = {
        "state": "published",
        "evidence": EVIDENCE.get(cells.get("evidence", ""), cells.get("evidence")),
        "languages": languages,
        "language_days": days,
        "residence_groups": _codes(cells, "groups"),
        **{name: _codes(cells, name) for name in ("areas", "topics", "genders", "modes")},
        **{name: cells.get(name) or None for name in ("minimum_age", "maximum_age")},
        "by_appointment": cells.get("by_appointment") == "1",
        "is_free": _yes_or_no(cells.get("free", "")),
        "capacity": cells.get("capacity") or "unknown",
        "waiting_weeks": cells.get("waiting_weeks") or None,
        "hours": "" if cells.get("city") else cells.get("hours", ""),
    }
    columns = {"residence_groups": "groups", "is_free": "free"}
    texts = _texts(cells, SERVICE_TEXTS)
    texts.setdefault("name", {}).setdefault("de", cells["name_de"])
    return Record(cells["id"], file, row, values, texts, cells["organisation"], columns)


def _texts(cells, fields):
    found = {}
    for name, cell in cells.items():
        match = TEXT_LANGUAGE.fullmatch(name)
        if cell and match and match["field"] in fields:
            found.setdefault(fields[match["field"]], {})[match["language"]] = cell
    return found


def _codes(cells, name):
    return [code.strip() for code in cells.get(name, "").split("|") if code.strip()]


def _languages(cell):
    """ "de|ar:2,4": German always, Arabic on Tuesdays and Thursdays."""
    languages, days = [], {}
    for part in filter(None, (part.strip() for part in cell.split("|"))):
        code, _colon, on = part.partition(":")
        languages.append(code)
        if on:
            days[code] = [int(day) for day in re.findall(r"[1-7]", on)]
    return languages, days


def _yes_or_no(cell):
    return {"1": True, "0": False, "": None}.get(cell, cell)
