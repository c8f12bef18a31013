"""What can be chosen at the counter, from lists that are kept in memory for a minute."""

from time import monotonic

from django.utils.translation import gettext as _

from newcomers.casework.citizenship import NOT_STATED
from newcomers.people.countries import countries_by_name
from partners.directory.codes import REMEMBERED, read_codes
from partners.directory.models import Organisation
from welcome_center.foundation.center.codes import sort_key

NOT_ASKED = ""
_kept = {}  # (when it was read, targets)


class Choices:
    def __init__(self, day):
        self.codes = read_codes(day)

    def label(self, name, code):
        return self.codes.label(name, code)

    @property
    def topic_groups(self):
        return self.codes.choices("topic_group")

    @property
    def topics(self):
        """Below their groups."""
        of_group = {code: [] for code, _label in self.topic_groups}
        for topic in self.codes.named("topic"):
            if topic.group in of_group:
                of_group[topic.group].append((topic.code, topic.label))
        named = ((self.label("topic_group", code), each) for code, each in of_group.items())
        return [(NOT_ASKED, _("not asked")), *((label, each) for label, each in named if each)]

    @property
    def languages(self):
        return self.codes.choices("language")

    @property
    def origins(self):
        """A group of countries, or the country itself: one list to type the first letters in."""
        groups = self.codes.choices("citizenship_group")
        return [
            (NOT_ASKED, _("not asked")),
            (_("Groups of countries"), [each for each in groups if each[0] != NOT_STATED]),
            (_("Countries"), countries_by_name()),
        ]

    @property
    def residences(self):
        groups = self.codes.choices("group")
        return [(NOT_ASKED, _("not asked")), *(each for each in groups if each[0] != NOT_STATED)]

    def group_of_topic(self, topic):
        return self.codes.lists["topic"][topic].group

    def first_topic_of(self, group):
        """What a note that must name one topic says for a whole group, or None."""
        named = (topic.code for topic in self.codes.named("topic") if topic.group == group)
        return next(named, None)


def targets():
    """[(name, uuid, kind)] of the places of the directory, as they were at most a minute ago."""
    kept = _kept.get("targets")
    if not kept or monotonic() - kept[0] > REMEMBERED:
        kept = _kept["targets"] = (monotonic(), _read_targets())
    return kept[1]


def _read_targets():
    """Sorted as in a dictionary."""
    rows = Organisation.objects.published().values_list("name", "uuid", "kind")
    named = [(_german(name), uuid, kind) for name, uuid, kind in rows]
    return sorted((row for row in named if row[0]), key=lambda row: (sort_key(row[0]), str(row[1])))


def _german(name):
    """Colleagues know places by it; one name a place keeps the list short."""
    return name.get("de") or next(iter(name.values()), "")


def target_named(words):
    """(uuid, kind) of the place that is called so, or None."""
    asked = sort_key(words)
    return next(((uuid, kind) for name, uuid, kind in targets() if sort_key(name) == asked), None)


def name_of_target(uuid):
    return next((name for name, each, _kind in targets() if each == uuid), "")
