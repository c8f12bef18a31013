"""Loads the code lists from the CSV files in `data/`: all of them, or none and what is wrong.

May run as often as wanted. Labels and derived values follow the files; what a center decides itself
(order, active, minutes of a topic, own wording, own codes) stays. A code that left its file is
switched off, never deleted: rows may still name it.
"""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import models, transaction

from welcome_center.foundation.center.codes import (
    Language,
    ListCode,
    Municipality,
    ResidenceGroup,
    ResidenceStatus,
    Topic,
    TopicGroup,
    sort_key,
)

DATA = Path(__file__).parent / "data"
LABELS = ("de", "en", "ar")
DECIDED_BY_THE_CENTER = {"sort", "is_active", "is_own", "own_labels", "minutes"}


@dataclass(frozen=True)
class RowError:
    """What is wrong where, and what to do about it. The header is row 1."""

    file: str
    row: int
    column: str
    problem: str

    def __str__(self):
        return f"{self.file}, row {self.row}, column “{self.column}”: {self.problem}"


class CodeListsNotLoaded(Exception):
    """Nothing was changed. `errors` names every cell to correct."""

    def __init__(self, errors):
        self.errors = errors
        super().__init__("\n".join(map(str, errors)))


# What a cell may hold -------------------------------------------------------------------------


def text(cell):
    return cell


def needed_text(cell):
    if not cell:
        raise ValueError("is empty. Please fill it in.")
    return cell


def yes_or_no(cell):
    if cell not in ("0", "1"):
        raise ValueError(f"“{cell}” is neither 1 (yes) nor 0 (no). Please write one of them.")
    return cell == "1"


def number(cell, low=0, high=32_767):
    if not (cell.isascii() and cell.isdigit() and low <= int(cell) <= high):
        raise ValueError(f"“{cell}” is not a whole number from {low} to {high}. Please write one.")
    return int(cell)


def minutes(cell):
    length = number(cell, 5, 240)
    if length % 5:
        raise ValueError(f"“{cell}” is not a multiple of 5. Please write one.")
    return length


def day_or_never(cell):
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        problem = f"“{cell}” is not a day. Please write it as 2026-12-31, or leave it empty."
        raise ValueError(problem) from None


def degrees(cell):
    try:
        return round(float(cell), 5) if cell else None
    except ValueError:
        problem = f"“{cell}” is not a number of degrees. Please write it as 52.152."
        raise ValueError(problem) from None


COMMON = {
    "sort": number,
    "is_active": yes_or_no,
    "valid_from": day_or_never,
    "valid_to": day_or_never,
}

# Which lists there are ------------------------------------------------------------------------


@dataclass(frozen=True)
class CodeList:
    """One file. `labels` are the languages in which each row needs a label."""

    name: str
    model: type[models.Model] = ListCode
    labels: tuple[str, ...] = ("de", "en")
    columns: dict[str, Callable] = field(default_factory=dict)
    groups: str = ""  # the list that the column `group` names

    @property
    def file(self):
        return f"{self.name}.csv"

    @property
    def needed_columns(self):
        return ("code", *self.labels, *self.columns, *(["group"] if self.groups else []))


RESIDENCE_STATUS = {
    "legal_basis": text,
    "work": text,
    "azr_group": text,
    "is_refugee": yes_or_no,
}
LISTS = (
    CodeList("topic_group", TopicGroup, LABELS, {"nds_content": text}),
    CodeList(
        "topic", Topic, LABELS, {"minutes": minutes, "is_sensitive": yes_or_no}, "topic_group"
    ),
    CodeList(
        "language",
        Language,
        LABELS,
        {"native_name": text, "tier": needed_text, "is_right_to_left": yes_or_no},
    ),
    CodeList(
        "residence_group",
        ResidenceGroup,
        LABELS,
        {"is_refugee": yes_or_no, "stability": needed_text},
    ),
    CodeList(
        "residence_status", ResidenceStatus, columns=RESIDENCE_STATUS, groups="residence_group"
    ),
    *(
        CodeList(name, labels=LABELS)
        for name in (
            "contact_mode",
            "document",
            "gender",
            "german_level",
            "org_type",
            "qualification",
            "stay_length",
        )
    ),
    *(
        CodeList(name)
        for name in (
            "access_route",
            "age_group",
            "benefit",
            "case_closing",
            "citizenship_group",
            "contact_kind",
            "duration_class",
            "employment_situation",
            "enquirer",
            "outcome",
            "recognition_status",
            "referral_result",
            "size_class",
            "stability",
            "support_depth",
        )
    ),
    CodeList("followup_template", columns={"topic_group": text}),
    CodeList("followup_step", columns={"days": number}, groups="followup_template"),
)


def municipality_lists(folder, region):
    """Those of one region, or of every region that we know."""
    files = sorted(path.stem for path in folder.glob(f"municipality_{region or '*'}.csv"))
    if region and not files:
        files = [f"municipality_{region}"]  # its absence is reported like that of any other list
    columns = {"latitude": degrees, "longitude": degrees}
    return [CodeList(name, Municipality, ("de",), columns) for name in files]


# Loading --------------------------------------------------------------------------------------


def load_code_lists(*, folder=DATA, region=None):
    """Returns how many codes each list has. Raises CodeListsNotLoaded."""
    folder = Path(folder)
    lists = (*LISTS, *municipality_lists(folder, region))
    errors, entries = [], {}
    for code_list in lists:
        entries[code_list.name] = _read(code_list, folder, entries, errors)
    if errors:
        raise CodeListsNotLoaded(errors)
    _save(lists, entries)
    return {name: len(found) for name, found in entries.items()}


@transaction.atomic
def _save(lists, entries):
    by_model = {}
    for code_list in lists:
        by_model.setdefault(code_list.model, []).extend(entries[code_list.name])
    for model, found in by_model.items():
        _save_entries(model, found)
        _switch_off_all_but(model, found)


def _save_entries(model, entries):
    key = _key(model)
    fields = {one.name for one in model._meta.concrete_fields if not one.auto_created}
    model.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=key,
        update_fields=sorted(fields - DECIDED_BY_THE_CENTER - set(key)),
    )


def _switch_off_all_but(model, entries):
    key = _key(model)
    offered = {tuple(getattr(entry, name) for name in key) for entry in entries if entry.is_active}
    active = model.objects.active().filter(is_own=False).values_list("pk", *key)
    gone = [pk for pk, *code in active if tuple(code) not in offered]
    model.objects.filter(pk__in=gone).update(is_active=False)


def _key(model):
    return ["list", "code"] if model is ListCode else ["code"]


# Reading --------------------------------------------------------------------------------------


def _read(code_list, folder, known, errors):
    """The entries of one file; what is wrong goes to `errors`. `known`: those of earlier files."""
    groups = {group.code for group in known.get(code_list.groups, ())}
    entries, seen = [], {}
    for row, cells in _rows(code_list, folder, errors):
        values, problems = _values(code_list, cells, groups)
        code = cells["code"]
        if code in seen:
            problems["code"] = f"“{code}” stands in row {seen[code]} already. Please remove one."
        seen.setdefault(code, row)
        errors += [RowError(code_list.file, row, *problem) for problem in problems.items()]
        if not problems:
            entries.append(_entry(code_list, values, default_sort=10 * (len(entries) + 1)))
    return entries


def _rows(code_list, folder, errors):
    """(row, cells) of each line; none where the file or a column is missing."""
    try:
        lines = (folder / code_list.file).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        problem = "the file is missing or is not UTF-8 text. Please put it in place."
        errors.append(RowError(code_list.file, 1, "code", problem))
        return
    reader = csv.DictReader(lines, restval="", restkey="")
    header = reader.fieldnames or []
    wrong = _wrong_columns(code_list, header)
    errors += [RowError(code_list.file, 1, *problem) for problem in wrong]
    if wrong:
        return
    for cells in reader:
        if "" in cells:
            problem = (
                "the row has more cells than the header. Please put text with commas in quotes."
            )
            errors.append(RowError(code_list.file, reader.line_num, header[-1], problem))
            continue
        yield reader.line_num, {name: cell.strip() for name, cell in cells.items()}


def _wrong_columns(code_list, header):
    missing = [name for name in code_list.needed_columns if name not in header]
    wrong = [(name, "the column is missing. Please add it.") for name in missing]
    if code_list.model is not ListCode:
        allowed = {*code_list.needed_columns, *LABELS, *COMMON}
        unknown = [name for name in header if name not in allowed]
        wrong += [(name, "we know no such column. Please remove it.") for name in unknown]
    return wrong


def _values(code_list, cells, groups):
    """(column → value, column → problem) of one row."""
    readers = {"code": needed_text} | dict.fromkeys(code_list.labels, needed_text)
    readers |= {name: read for name, read in COMMON.items() if name in cells} | code_list.columns
    if code_list.groups:
        readers["group"] = _one_of(code_list.groups, groups)
    values, problems = dict(cells), {}
    for column, read in readers.items():
        try:
            values[column] = read(cells[column])
        except ValueError as error:
            problems[column] = str(error)
    return values, problems


def _one_of(name, codes):
    def read(cell):
        if cell not in codes:
            raise ValueError(f"“{cell}” is not in {name}.csv. Please add it there or correct it.")
        return cell

    return read


def _entry(code_list, values, default_sort):
    labels = {language: values.pop(language) for language in LABELS if language in values}
    common = {name: values.pop(name) for name in COMMON if name in values}
    common.setdefault("sort", default_sort)
    code = values.pop("code")
    if code_list.model is ListCode:
        return ListCode(list=code_list.name, code=code, labels=labels, extra=values, **common)
    if code_list.model is Municipality:
        values["sort_key"] = sort_key(labels["de"])
    if "group" in values:
        values["group_id"] = values.pop("group")
    return code_list.model(code=code, labels=labels, **common, **values)
