"""Templates: what usually is to be done about a topic, step by step, so many days from today."""

from datetime import timedelta
from typing import NamedTuple

from newcomers.casework.followups.days import working_day
from welcome_center.foundation.center.models import ListCode

TEMPLATES, STEPS = "followup_template", "followup_step"


class Step(NamedTuple):
    code: str
    text: str
    day: object


def templates_on(day):
    return ListCode.objects.filter(list=TEMPLATES).for_choice(day)


def steps_of(template, *, today):
    """Its steps with their days; none falls on a weekend."""
    steps = ListCode.objects.filter(list=STEPS, extra__group=template.code).for_choice(today)
    return [Step(each.code, each.label, _day(each, today)) for each in steps]


def _day(step, today):
    return working_day(today + timedelta(days=step.extra["days"]))
