"""Recognises what kind of file somebody hands us, and reads it."""

from partners.directory import hsds_reading, hsds_tables, own_csv
from partners.directory.records import NotImported, RowError

LARGEST = 100_000_000  # bytes
READERS = {".zip": hsds_tables.from_zip, ".json": hsds_tables.from_json}


def read(path, *, language="de"):
    """The records of a file. Raises OSError, or NotImported where it is no directory at all."""
    if path.stat().st_size > LARGEST:
        raise NotImported([RowError(path.name, 1, "", "the file is larger than 100 MB.")])
    content = path.read_bytes()
    read_tables = READERS.get(path.suffix.lower())
    if read_tables is None:
        return own_csv.read(content, path.name)
    errors = []
    try:
        tables = read_tables(content, path.name, errors)
    except hsds_tables.NotHsds as wrong:
        raise NotImported([RowError(path.name, "the file", "", f"{wrong}.")]) from None
    batch = hsds_reading.to_batch(tables, path.name, language)
    batch.errors[:0] = errors
    return batch
