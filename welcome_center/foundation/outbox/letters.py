"""A message as a mail: text and HTML, calendar file, headers."""

import re
from email.mime.text import MIMEText
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation


def letter(message, center=None):
    """The mail to hand over. The same message always has the same Message-ID."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body,
        to=[message.recipient],
        reply_to=_reply_to(message, center),
        headers=_headers(message),
    )
    mail.attach_alternative(html(message, center), "text/html")
    if message.calendar:
        mail.attach(_calendar_file(message.calendar))
    return mail


def html(message, center=None):
    with translation.override(message.language):
        context = {
            "subject": message.subject,
            "paragraphs": re.split(r"\n{2,}", message.body.strip()),
            "language": message.language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
            "center": center,
        }
        return render_to_string("email/_layout.html", context)


def _headers(message):
    host = urlsplit(settings.SITE_ORIGIN).hostname
    return {
        "Message-ID": f"<{message.message_id}@{host}>",
        "Content-Language": message.language,
        # Nobody's holiday notice answers a machine.
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }


def _reply_to(message, center):
    """An answer reaches people: the team's address, or else the center's."""
    addresses = [message.team and message.team.email, center and center.email]
    return [address for address in addresses if address][:1]


def _calendar_file(calendar):
    method = re.search(r"^METHOD:([A-Z]+)", calendar, re.MULTILINE)
    part = MIMEText(calendar, "calendar", "utf-8")
    part.set_param("method", method[1] if method else "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="appointment.ics")
    return part
