"""Choosing topics: codes of the list, as contacts and cases keep them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.directory.codes import read_codes


class TopicsField(forms.MultipleChoiceField):
    """`offer`: those of the day, and those that were chosen before."""

    def __init__(self):
        super().__init__(label=_("Topics"), widget=forms.CheckboxSelectMultiple)

    def offer(self, day, chosen=()):
        codes = read_codes(day)
        offered = codes.choices("topic")
        known = dict(offered)
        ended = [(code, codes.label("topic", code)) for code in chosen if code not in known]
        self.choices = [*offered, *ended]


def groups_of(topics, day):
    """Each once, in the order of the topics."""
    known = read_codes(day).lists["topic"]
    return list(dict.fromkeys(known[code].group for code in topics if code in known))


def labels_in_lists(topics, day, sensitive):
    """A list is read over shoulders: what is sensitive is not named there."""
    named = [_("Sensitive topic") if code in sensitive else code for code in topics]
    return list(dict.fromkeys(read_codes(day).labels("topic", named)))


def topic_labels(topics, day):
    return read_codes(day).labels("topic", topics)
