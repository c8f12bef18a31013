"""PDFs stay as they are (a signature would break), but those that do something are refused."""

from io import BytesIO

import pikepdf

# A scan has some hundred objects; what is read of it are its lists of objects, never its pictures.
MAX_OBJECTS = 50_000
LIMITS = {
    "doc_max_warnings": 100,
    "parser_max_nesting": 100,
    "parser_max_container_size": 100_000,
    **dict.fromkeys(
        ("flate_max_memory", "png_max_memory", "run_length_max_memory", "tiff_max_memory"),
        8_000_000,
    ),
}
_KEYS = "/JS /JavaScript /AA /EmbeddedFiles /EF /RichMediaContent /XFA"
_NAMES = """
    /JavaScript /Launch /ImportData /SubmitForm /GoToR /GoToE /Movie /Sound /Rendition
    /RichMediaExecute /RichMedia /3D /EmbeddedFile /FileAttachment /Screen
"""
ACTIVE_KEYS, ACTIVE_NAMES = frozenset(_KEYS.split()), frozenset(_NAMES.split())
KIND_KEYS = ("/S", "/Type", "/Subtype")

pikepdf.settings.set_qpdf_limits(**LIMITS)  # of this process: without them 2 MB grow to 2 GB


class Locked(Exception):
    """It asks for a password."""


class Active(Exception):
    """It holds programs, other files, or starts something."""


class Broken(Exception):
    """It cannot be read as a PDF."""


def check_pdf(content):
    ends_well = content.rstrip(b"\0\t\n\f\r ").endswith(b"%%EOF")
    if not ends_well or content.count(b"endobj") > MAX_OBJECTS:
        raise Broken
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            _check_objects(pdf)
    except pikepdf.PasswordError as error:
        raise Locked from error
    except (pikepdf.PikepdfError, RuntimeError, ValueError, TypeError, OverflowError) as error:
        raise Broken from error


def _check_objects(pdf):
    if int(pdf.trailer.get("/Size", 0)) > MAX_OBJECTS:
        raise Broken
    waiting = [pdf.trailer, *pdf.objects]
    if len(waiting) > MAX_OBJECTS:
        raise Broken
    while waiting:
        waiting += _parts_of(waiting.pop())


def _parts_of(thing):
    """What stands directly in it. What it only refers to is an object of its own."""
    if isinstance(thing, pikepdf.Array):
        parts = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        _check_dictionary(thing)
        parts = [part for _key, part in thing.items()]
    else:
        return []
    return [part for part in parts if _is_direct(part)]


def _is_direct(part):
    return isinstance(part, pikepdf.Array | pikepdf.Dictionary) and not part.is_indirect


def _check_dictionary(thing):
    named = {str(thing.get(key)) for key in KIND_KEYS if isinstance(thing.get(key), pikepdf.Name)}
    if not ACTIVE_KEYS.isdisjoint(thing.keys()) or not ACTIVE_NAMES.isdisjoint(named):
        raise Active
