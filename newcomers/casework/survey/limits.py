"""How many answers may come from one address: many people share the house's connection."""

from django.conf import settings

from welcome_center.foundation.accounts.tries import Limit

__all__ = ["answers"]


def answers():
    return Limit("survey.answer", *settings.SURVEY_LIMIT)
