"""How often one address may guess codes and hold times."""

from allauth.core.ratelimit import respond_429
from django.conf import settings

from welcome_center.foundation.accounts.tries import Limit

__all__ = ["holds", "respond_429", "unknown_codes"]


def unknown_codes():
    return Limit("booking.unknown_code", *settings.BOOKING_LIMITS["unknown_code"])


def holds():
    return Limit("booking.hold", *settings.BOOKING_LIMITS["hold"])
