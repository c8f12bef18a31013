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
    """One row-to-be. `texts` by field and language; `children` are replaced as a whole.

    `columns` says under which heading a field stands in the file, for the errors' sake.
    """

    key: str
    file: str
    row: int | str
    values: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    organisation: str = ""  # its key
    columns: dict = field(default_factory=dict)

    def error(self, name, problem):
        return RowError(self.file, self.row, self.columns.get(name, name), problem)


@dataclass
class Batch:
    """All that a file holds. `places`: (service's key, location's key) → texts and hours."""

    organisations: dict[str, Record] = field(default_factory=dict)
    locations: dict[str, Record] = field(default_factory=dict)
    services: dict[str, Record] = field(default_factory=dict)
    places: dict[tuple[str, str], dict] = field(default_factory=dict)
    contact_points: list[Record] = field(default_factory=list)  # `key`: their organisation's
    documents: list[Record] = field(default_factory=list)  # `key`: their service's
    errors: list[RowError] = field(default_factory=list)
