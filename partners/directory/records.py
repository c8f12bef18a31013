"""What a file of the directory says, whatever its format: the importer's own small language."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class RowError:
    """What is wrong where, and what to do about it. The header is row 1."""

    file: str
    row: int | str
    column: str
    problem: str

    def __str__(self):
        where = f"row {self.row}" if isinstance(self.row, int) else self.row
        return f"{self.file}, {where}, column “{self.column}”: {self.problem}"


class NotImported(Exception):
    """Nothing was changed. `errors` says what to correct."""

    def __init__(self, errors):
        self.errors = errors
        super().__init__("\n".join(map(str, errors)))


@dataclass
class Record:
    """One row-to-be: what the file says of it, and nothing else. `texts` by field and language.

    `columns` says under which heading a field stands in the file, for the errors' sake.
    """

    key: str
    file: str
    row: int | str
    values: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    organisation: str = ""  # its key
    columns: dict = field(default_factory=dict)
    service: str = ""  # the key of that which a contact point hangs on
    location: str = ""

    def error(self, name, problem):
        return RowError(self.file, self.row, self.columns.get(name, name), problem)


@dataclass
class Batch:
    """All that a file holds. `places`: (service's key, location's key) → the link with its hours.

    `told`: of which lists the file speaks ("places", "contact_points", "documents"); what is not
    on one of them goes.
    """

    organisations: dict[str, Record] = field(default_factory=dict)
    locations: dict[str, Record] = field(default_factory=dict)
    services: dict[str, Record] = field(default_factory=dict)
    places: dict[tuple[str, str], Record] = field(default_factory=dict)
    contact_points: list[Record] = field(default_factory=list)
    documents: list[Record] = field(default_factory=list)  # `key`: their service's
    told: set[str] = field(default_factory=set)
    errors: list[RowError] = field(default_factory=list)
    left_out: list[RowError] = field(default_factory=list)  # what was not taken, and why
