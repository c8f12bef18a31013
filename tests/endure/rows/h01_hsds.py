"""Every answer of the API against HSDS's JSON schemas, and its published examples imported.

`make endure HSDS=<folder>`: the folder holds `schema/` and `examples/` of HSDS 3.0.
"""

import os

from tests.endure.result import by_pytest


def is_possible():
    """Without the published files there is nothing to hold answers against."""
    return bool(os.environ.get("HSDS"))


def run():
    return by_pytest(
        "H1",
        "Answers of the HSDS API against its JSON schemas; its published examples imported",
        "every address, simple and in full, the seed of all regions; every example file",
        "tests/endure/drill_hsds.py",
    )
