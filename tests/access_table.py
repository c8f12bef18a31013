"""The checked-in table of who may open which page.

`pytest tests/access_table.py` writes it anew, on purpose and never by itself.
Read the difference line by line before you commit it.
"""

from pathlib import Path

from tests import doors

FILE = Path(__file__).with_suffix(".txt")
HEAD = """\
# Who may open which page. Written by `pytest tests/access_table.py`, read by tests/test_access.py.
# yes: let in   ask: sent to sign in   2fa: sent to set up a second factor   no: refused
# The door answers alike for each method; the last column names the methods that the page takes.
"""
SEPARATOR = " | "


def read():
    """{route: {column: cell}}"""
    lines = [line for line in FILE.read_text().splitlines() if not line.startswith("#")]
    head, *rows = [[cell.strip() for cell in line.split(SEPARATOR)] for line in lines]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def write(table):
    columns = list(next(iter(table.values())))
    rows = [["page", *columns], *([route, *row.values()] for route, row in table.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    FILE.write_text(HEAD + "".join(_line(row, widths) for row in rows))


def _line(row, widths):
    cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
    return SEPARATOR.join(cells).rstrip() + "\n"


def test_the_table_is_written(db):
    heard = {visitor: doors.answers(visitor) for visitor in doors.VISITORS}
    table = {
        route: {visitor: heard[visitor][route] for visitor in doors.VISITORS}
        for route in doors.addresses()
    }
    for route, methods in doors.methods(table).items():
        table[route]["methods"] = methods
    write(table)
