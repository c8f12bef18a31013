"""What the public pages of booking have in common."""

from datetime import timedelta
from functools import wraps

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from newcomers.booking import limits
from newcomers.booking.forms import CodeForm
from newcomers.booking.models import Appointment

ANSWERED_FOR = timedelta(days=14)  # a code shows its appointment so long after it ended


def chosen(request):
    """The choices in the address, without signs that no database takes."""
    return {name: value.replace("\0", "") for name, value in request.GET.items()}


def private(response):
    """For pages behind a code: kept nowhere, found by no search engine, told to no other site."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def with_appointment(view):
    """Find the appointment by its code. Unknown and lapsed codes get one and the same answer."""

    @wraps(view)
    def find(request, code):
        if limits.unknown_codes().is_reached(request):
            return limits.respond_429(request)
        appointment = _appointment(code, now=timezone.now())
        if appointment is None:
            return unknown_code(request)
        return private(view(request, appointment))

    return find


def _appointment(code, *, now):
    shown = Appointment.objects.with_code(code).standing(now).filter(ends_at__gt=now - ANSWERED_FOR)
    shown = shown.exclude(status=Appointment.Status.HELD)
    return shown.select_related("person__account", "topic", "language", "site", "team").first()


def unknown_code(request):
    limits.unknown_codes().count(request)
    context = {"form": CodeForm()}
    page = "newcomers/booking/appointment_unknown.html"
    return private(render(request, page, context, status=404))
