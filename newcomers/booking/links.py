"""Addresses of an appointment for mails and calendars."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.http import urlencode

_signer = Signer(salt="newcomers.booking.confirm")


def appointment_link(appointment):
    """Whoever has it can see, move and cancel the appointment."""
    path = reverse("appointments:appointment", args=[appointment.code])
    return f"{settings.SITE_ORIGIN}{path}"


def confirm_link(appointment):
    """The same, and whoever opens it has read the mail that carries it."""
    query = urlencode({"confirm": confirm_token(appointment)})
    return f"{appointment_link(appointment)}?{query}"


def confirm_token(appointment):
    return _signer.signature(str(appointment.uuid))


def is_confirm_token(appointment, token):
    try:
        _signer.unsign(f"{appointment.uuid}:{token}")
    except BadSignature:
        return False
    return True


def booking_link():
    return f"{settings.SITE_ORIGIN}{reverse('booking:start')}"
