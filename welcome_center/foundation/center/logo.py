"""The center's logo: a picture, told by its first bytes. No SVG: that may carry a program."""

import hashlib
from pathlib import PurePath

from django import forms
from django.utils.translation import gettext_lazy as _

FOLDER = "center"
MAX_BYTES = 1_000_000
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"
SUFFIXES = {PNG: ".png", JPEG: ".jpg", WEBP: ".webp"}
KINDS = {suffix: kind for kind, suffix in SUFFIXES.items()}


def kind_of(file):
    """The picture's media type, or None where it is none of ours."""
    file.seek(0)
    head = file.read(12)
    file.seek(0)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    return WEBP if head.startswith(b"RIFF") and head.endswith(b"WEBP") else None


def served_as(name):
    """The media type of a stored logo. Only names that we gave have one."""
    return KINDS.get(PurePath(name).suffix)


class LogoInput(forms.ClearableFileInput):
    template_name = "foundation/center/logo_input.html"

    def __init__(self):
        super().__init__(attrs={"accept": ",".join(KINDS)})


class LogoField(forms.FileField):
    """Renames what is sent after its content: browsers may keep it for ever."""

    widget = LogoInput

    def to_python(self, data):
        if (file := super().to_python(data)) is None:
            return None
        kind = kind_of(file)
        if kind is None or file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("Please choose a picture (PNG, JPEG or WebP) of at most 1 MB.")
            )
        digest = hashlib.sha256(b"".join(file.chunks())).hexdigest()
        file.seek(0)
        file.name = f"{digest[:20]}{SUFFIXES[kind]}"
        return file
