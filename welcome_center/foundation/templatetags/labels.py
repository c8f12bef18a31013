"""Texts that are kept in each language: `{{ center|text_of:"introduction" }}`."""

from django import template

register = template.Library()


@register.filter
def text_of(thing, field):
    """The field's text in the reader's language, or else in German or English."""
    return thing.text(field)
