"""From a kind and its words to subject and text, in the recipient's language."""

import re
from dataclasses import dataclass
from string import Template

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from welcome_center.foundation.outbox.models import Wording

MAX_SUBJECT = 200


@dataclass(frozen=True)
class Text:
    subject: str
    body: str


def supported(language):
    """The language that we can write in: the wanted one, or the house's own."""
    try:
        return translation.get_supported_language_variant(language or "")
    except LookupError:
        return settings.LANGUAGE_CODE


def render(kind, language, context):
    """Subject and body with every placeholder filled. One query, for the center's own wording."""
    if set(context) != set(kind.placeholders):
        wrong = sorted(set(context) ^ set(kind.placeholders))
        raise ValueError(f"Message {kind.code}: these words are missing or unknown: {wrong}")
    own = Wording.objects.filter(kind=kind.code, language=language).first()
    return fill(own or default_wording(kind, language), context)


def default_wording(kind, language):
    """Our own text, with its placeholders still in it."""
    blanks = {name: f"${{{name}}}" for name in kind.placeholders}
    with translation.override(language):
        subject = render_to_string(f"email/{kind.code}.subject.txt", blanks)
        body = render_to_string(f"email/{kind.code}.body.txt", blanks)
    return Text(one_line(subject), body.strip())


def fill(wording, context):
    words = {name: clean(str(value)) for name, value in context.items()}
    one_liners = {name: one_line(value) for name, value in words.items()}
    subject = one_line(Template(wording.subject).safe_substitute(one_liners))
    body = Template(wording.body).safe_substitute(words)
    return Text(subject[:MAX_SUBJECT], _without_gaps(body))


def one_line(text):
    """A header's value: no line break can smuggle in a second header."""
    return " ".join(clean(text).split())


def clean(text):
    """Without control characters, which neither PostgreSQL nor a mail reader can stand."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if sign.isprintable() or sign in _UNSEEN_BUT_NEEDED)


# Line break and tab, fixed spaces, joiners of Arabic and Persian, and what keeps directions apart.
_UNSEEN_BUT_NEEDED = "\n\t\u00a0\u202f\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"


def _without_gaps(body):
    """An empty placeholder on a line of its own leaves no hole."""
    lines = "\n".join(line.rstrip() for line in body.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
