"""Where somebody can write into a person's file."""

from tests.injection.place import address, choice, form

OF_PERSON = {"code": ("person", "code")}
HOUSEHOLD = OF_PERSON | {"part": "household"}
CHILD = {"relation_0": "child"}

ADDRESSES = [
    address("file:person", "advisor", "only", "page", **OF_PERSON),
    address("file:readers", "coordinator", "page", **OF_PERSON),
    address("file:summary", "advisor", "language", **OF_PERSON),
]
FORMS = [
    form("file:part_edit", "advisor", "adults", "child_ages", "reason", **HOUSEHOLD),
    form("file:part_edit", "advisor", "name_0", "birth_year_0", sent=CHILD, **HOUSEHOLD),
    form("file:part_edit", "advisor", "version", sent=CHILD, **HOUSEHOLD),
    form("file:part_edit", "advisor", "more", part="tags", **OF_PERSON),
    form("file:part_edit", "advisor", "title_0", part="qualifications", **OF_PERSON),
    choice("file:part_edit", "advisor", "relation_0", **HOUSEHOLD),
    form("file:note_add", "advisor", "text", **OF_PERSON),
    form("file:archive", "advisor", "reason", **OF_PERSON),
    form("file:hand_over", "advisor", "reason", **OF_PERSON),
    choice("file:hand_over", "advisor", "to", **OF_PERSON),
    form("file:restriction", "coordinator", "reason", **OF_PERSON),
]
# A file that nobody restricted asks for no reason: tests/injection/test_files.py reads that page.
NOTHING_TO_WRITE = {"file:restricted_read"}
