"""How a talk is held, in words: `{{ appointment.mode|mode_label }}`."""

from django import template

from newcomers.booking.models import Mode

register = template.Library()


@register.filter
def mode_label(mode):
    return Mode(mode).label
