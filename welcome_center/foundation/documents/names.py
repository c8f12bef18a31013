"""Names of files as somebody else's computer gave them."""

import re
import unicodedata

MAX_BYTES = 255  # what file systems take
UNWANTED = str.maketrans('<>:"|?*', "_______")
# A name that hides one of these before its ending wants to deceive somebody.
_PROGRAMS = """
    apk bat bin chm cmd cpl deb dll dmg docm exe hta htm html iso jar js jse lnk mhtml msi php phtml
    pif pptm ps1 py reg rpm scr sh svg svgz swf vbe vbs wsf xhtml xlsm
"""
PROGRAMS = frozenset(_PROGRAMS.split())


def ending_of(name):
    """In small letters, with its dot; empty where there is none."""
    stem, dot, ending = _visible(name).rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def hides_a_program(name):
    parts = [part.strip().lower() for part in _visible(name).split(".")]
    return not PROGRAMS.isdisjoint(parts[1:])


def clean_name(name, ending):
    """Without path, without signs that one does not see, with this ending, not too long."""
    stem = _visible(name).rpartition(".")[0] or _visible(name)
    stem = stem.translate(UNWANTED).strip(" .").encode()[: MAX_BYTES - len(ending.encode())]
    return (stem.decode(errors="ignore").strip(" .") or "file") + ending


def _visible(name):
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    signs = (" " if sign.isspace() else sign for sign in last)
    seen = "".join(sign for sign in signs if not unicodedata.category(sign).startswith("C"))
    return " ".join(seen.split())
