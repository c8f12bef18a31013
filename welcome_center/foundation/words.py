"""Several words in a row, as the reader's language writes them."""

from babel.lists import format_list
from django.utils.translation import get_language, get_language_bidi, pgettext, to_locale

ISOLATE, POP = "\u2068", "\u2069"


def kept_together(text):
    """What people typed: it may run either way, whichever way the page runs."""
    return f"{ISOLATE}{text}{POP}"


def isolated(text):
    """A German address or name stays together inside Arabic text."""
    return kept_together(text) if get_language_bidi() else str(text)


def listed(words):
    """“a, b, c”, where the words stand for themselves."""
    return pgettext("between the words of a list", ", ").join(map(isolated, words))


def with_and(words):
    """“a, b and c”, as in a sentence."""
    return format_list([isolated(word) for word in words], locale=to_locale(get_language()))
