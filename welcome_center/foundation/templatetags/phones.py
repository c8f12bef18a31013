"""Links that dial: `href="{{ center.phone|dialled }}"`."""

import re

from django import template

register = template.Library()


@register.filter
def dialled(phone):
    """RFC 3966: digits only. The zero in “+49 (0)30” is for whoever dials within the country."""
    if phone.startswith("+"):
        phone = phone.replace("(0)", "")
    return "tel:" + re.sub(r"[^+0-9]", "", phone)
