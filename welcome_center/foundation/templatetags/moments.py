"""Days and times: `{{ appointment.starts_at|moment }}`."""

from django import template

from welcome_center.foundation.center import moments

register = template.Library()

register.filter("day", moments.day)
register.filter("weekday", moments.weekday)
register.filter("short_day", moments.short_day)
register.filter("clock", moments.clock)
register.filter("clock_to", moments.clock_range)
register.filter("moment", moments.day_and_clock)
