"""The code on a poster."""

import segno
from django.utils.safestring import mark_safe


def qr_code(address):
    """An inline SVG without style attributes, dark on light in every theme."""
    drawn = segno.make(address, error="q").svg_inline(
        svgclass="wc-poster__code", lineclass=None, omitsize=True, border=2
    )
    # Drawn by the library from our own address.
    return mark_safe(drawn)  # noqa: S308  # nosec B308 B703
