"""Filters of the message log; they stand in the address, but for the words of a search."""

import django_filters
from django.db.models import Q
from django.forms import TextInput
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.models import Message

IN_ADDRESS = ("state", "kind")
MAX_WORDS = 100


def _kinds():
    return [(kind.code, kind.label) for kind in kinds.every()]


class MessageFilter(django_filters.FilterSet):
    words = django_filters.CharFilter(
        method="filter_words",
        label=_("Recipient, subject or kind"),
        max_length=MAX_WORDS,
        widget=TextInput(attrs={"type": "search"}),
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=Message.State.choices, empty_label=_("all states")
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of message"), choices=_kinds, empty_label=_("all kinds")
    )

    class Meta:
        model = Message
        fields = ["words", "state", "kind"]

    def filter_words(self, messages, _name, words):
        """A credential's subject may quote its code: it is not searched."""
        for word in words.replace("\x00", "").split()[:5]:
            in_subject = Q(subject__icontains=word, is_credential=False)
            in_kind = Q(kind__in=_kinds_called(word))
            messages = messages.filter(Q(recipient__icontains=word) | in_subject | in_kind)
        return messages


def _kinds_called(word):
    """Codes of the kinds whose label, as the reader sees it, holds the word."""
    return [code for code, label in _kinds() if word.casefold() in str(label).casefold()]
