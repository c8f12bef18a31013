"""Texts of the directory, each marked with the language that it is in."""

import json

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info

from partners.directory import structured

register = template.Library()

HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def worded(thing, field):
    """A name or a line. In another language than the page's, it says so to screen readers."""
    wording = thing.wording(field)
    if wording.language == get_language():
        return wording.text
    attrs = (wording.language, direction(wording.language), wording.text)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', *attrs)


@register.inclusion_tag("partners/directory/_text.html")
def text_block(thing, field):
    """A paragraph, with a mark where the translation is older than the original."""
    wording = thing.wording(field)
    is_foreign = wording.language != get_language()
    return {
        "wording": wording,
        "language": wording.language if is_foreign else "",
        "direction": direction(wording.language),
    }


def direction(language):
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:  # a language that Django has no name for
        return "auto"


@register.simple_tag
def linked_data(told):
    """JSON-LD of an entry (entries.in_words); no sign in it can end the script around it."""
    graph = structured.linked_data(told["entry"], told["offers"], told["places"])
    text = json.dumps(graph, ensure_ascii=False).translate(HARMLESS)
    return mark_safe(text)  # noqa: S308  # nosec B308 B703  see HARMLESS


@register.filter
def is_web(address):
    return address.startswith(("https://", "http://"))


@register.filter
def unlocalized(number):
    """52.15, whatever the reader's language: for programs."""
    return str(number)
