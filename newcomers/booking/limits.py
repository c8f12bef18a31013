"""How often one address may guess codes and hold times."""

from allauth.core.internal import ratelimit
from allauth.core.ratelimit import respond_429
from django.conf import settings

__all__ = ["count_hold", "count_miss", "has_missed_too_often", "holds_too_much", "respond_429"]


def has_missed_too_often(request):
    return not _consume(request, "unknown_code", dry_run=True)


def count_miss(request):
    _consume(request, "unknown_code")


def holds_too_much(request):
    return not _consume(request, "hold", dry_run=True)


def count_hold(request):
    _consume(request, "hold")


def _consume(request, action, **options):
    return ratelimit.consume(
        request,
        app="newcomers.booking",
        action=action,
        config=settings.BOOKING_RATE_LIMITS,
        limit_get=True,
        **options,
    )
