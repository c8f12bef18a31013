"""Checks a file that somebody sends and makes it harmless. Nothing else goes into the storage."""

import hashlib
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from welcome_center.foundation.documents import pdfs, pictures, scanning
from welcome_center.foundation.documents.names import clean_name, ending_of, hides_a_program
from welcome_center.foundation.documents.receiving import MAX_BYTES

PDF, JPEG, PNG, WEBP = "application/pdf", "image/jpeg", "image/png", "image/webp"
# HEIC: phones turn it into JPEG by themselves where a page takes no HEIC. Office files may hold
# programs, and would have to be opened to be looked at.
ENDINGS = {".pdf": PDF, ".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".webp": WEBP}
STORED_AS = {"PDF": (PDF, ".pdf"), "JPEG": (JPEG, ".jpg"), "PNG": (PNG, ".png")}


class Refusal(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too large"
    UNKNOWN_KIND = "unknown kind"
    WRONG_ENDING = "wrong ending"
    HIDDEN_ENDING = "hidden ending"
    TWO_IN_ONE = "two in one"
    BROKEN = "broken"
    TOO_MANY_PIXELS = "too many pixels"
    LOCKED = "locked"
    ACTIVE = "active"
    INFECTED = "infected"
    NOT_SCANNED = "not scanned"


class Refused(Exception):
    """`reason` is a Refusal."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


REFUSALS = {
    pictures.TooManyPixels: Refusal.TOO_MANY_PIXELS,
    pictures.Broken: Refusal.BROKEN,
    pdfs.Broken: Refusal.BROKEN,
    pdfs.Locked: Refusal.LOCKED,
    pdfs.Active: Refusal.ACTIVE,
    scanning.Infected: Refusal.INFECTED,
    scanning.ScannerAway: Refusal.NOT_SCANNED,
}


@dataclass(frozen=True)
class CheckedFile:
    """What may be stored: the bytes, what they are, and the name to give them back under."""

    content: bytes
    media_type: str
    name: str

    @property
    def sha256(self):
        return hashlib.sha256(self.content).hexdigest()


def check_upload(file):
    """A CheckedFile of what was sent (an `UploadedFile`). Raises Refused."""
    if file.size > MAX_BYTES:
        raise Refused(Refusal.TOO_LARGE)
    file.seek(0)
    content = file.read()
    _check_outside(file.name, content)
    try:
        scanning.scan(content)
        content, kind = _made_harmless(content)
    except tuple(REFUSALS) as error:
        raise Refused(REFUSALS[type(error)]) from error
    media_type, ending = STORED_AS[kind]
    return CheckedFile(content, media_type, clean_name(file.name, ending))


def _check_outside(name, content):
    if not content:
        raise Refused(Refusal.EMPTY)
    told, found = ENDINGS.get(ending_of(name)), kind_of(content)
    if told is None or found is None:
        raise Refused(Refusal.UNKNOWN_KIND)
    if told != found:
        raise Refused(Refusal.WRONG_ENDING)
    if hides_a_program(name):
        raise Refused(Refusal.HIDDEN_ENDING)
    if zipfile.is_zipfile(BytesIO(content)):  # an archive is read from its end
        raise Refused(Refusal.TWO_IN_ONE)


def kind_of(content):
    """The media type by its first bytes, or None where it is none of ours."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    return WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def _made_harmless(content):
    if kind_of(content) == PDF:
        pdfs.check_pdf(content)
        return content, "PDF"
    return pictures.redraw(content)
