"""Why a message did not go out: kept as a short code, told in the reader's language."""

import smtplib
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

ADDRESS, CONTENT, LATER, SERVER = "address", "content", "later", "server"
CONNECTION, UNWRITABLE, TOO_LATE = "connection", "unwritable", "too-late"

WORDS = {
    ADDRESS: _("The mail server refused the address (%(number)s). Please check it."),
    CONTENT: _("The mail server refused the message (%(number)s)."),
    LATER: _("The mail server asked us to try again later (%(number)s)."),
    SERVER: _("The mail server does not let us send (%(number)s). Please tell your administrator."),
    CONNECTION: _("The mail server could not be reached. We keep trying."),
    UNWRITABLE: _("No mail can be written to this address. Please check it."),
    TOO_LATE: _("Its moment had passed before it could be sent."),
}


@dataclass(frozen=True)
class Verdict:
    """What an error means for the message in hand."""

    reason: str
    is_final: bool = False
    is_servers_fault: bool = False


NO_SERVER = Verdict(CONNECTION, is_servers_fault=True)


def verdict(error):
    """Judge what smtplib raised. Only a permanent answer (5xx) about address or text is final."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            number, answer = next(iter(error.recipients.values()))
            return _about_the_mail(ADDRESS, number, answer)
        case smtplib.SMTPDataError():
            return _about_the_mail(CONTENT, error.smtp_code, error.smtp_error)
        case smtplib.SMTPResponseException():
            # Sign-in, sender or greeting refused: the set-up is wrong, not the message.
            return Verdict(_note(SERVER, error.smtp_code, error.smtp_error))
        case smtplib.SMTPNotSupportedError() | ValueError():
            return Verdict(UNWRITABLE, is_final=True)
    return NO_SERVER


def _about_the_mail(code, number, answer):
    if number >= 500:
        return Verdict(_note(code, number, answer), is_final=True)
    return Verdict(_note(LATER, number, answer))


def _note(code, number, answer):
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
    return Truncator(f"{code} {number} {' '.join(text.split())}").chars(300)


def in_words(reason):
    """The kept reason as a sentence, or nothing where all is well."""
    code, _space, rest = reason.partition(" ")
    number = rest.partition(" ")[0]
    return WORDS[code] % {"number": number} if code in WORDS else ""


def servers_answer(reason):
    """What the mail server itself said, for whoever has to talk to its operator."""
    return reason.partition(" ")[2]
