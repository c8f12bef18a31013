"""What the directory's codes are called, and which of them one can choose: all lists at once."""

from dataclasses import dataclass
from functools import cached_property
from time import monotonic

from django.db.models import BooleanField, Case, CharField, F, FloatField, Q, Value, When
from django.db.models.functions import Cast
from django.utils.translation import get_language

from welcome_center.foundation.center.codes import Language, label_in, sort_key
from welcome_center.foundation.center.models import (
    ListCode,
    Municipality,
    ResidenceGroup,
    Topic,
    TopicGroup,
)

COLUMNS = ("list_name", "code", "labels", "own_labels", "sort", "may_choose", "group", "lat", "lon")
LISTS = {
    "topic": Topic,
    "topic_group": TopicGroup,
    "language": Language,
    "group": ResidenceGroup,
    "place": Municipality,
}
SMALL_LISTS = ("org_type", "gender", "citizenship_group")
REMEMBERED = 60  # seconds; what a center changes in its lists shows by then
MOST_KEPT = 50  # languages and days
_kept = {}  # (language, day) → (when it was read, codes)


@dataclass(frozen=True)
class Named:
    code: str
    label: str
    may_choose: bool
    group: str  # of a topic
    point: tuple | None  # of a municipality: its middle


class Codes:
    """`label("topic", code)` and `choices("topic")`, in the reader's language."""

    def __init__(self, rows):
        self.rows = list(rows)
        self.lists = {name: {} for name in (*LISTS, *SMALL_LISTS)}
        for row in sorted(self.rows, key=lambda row: (row[4], row[1])):
            name, code, labels, own, _sort, may_choose, group, north, east = row
            label = label_in({**labels, **own}, get_language())
            point = None if north is None or east is None else (north, east)
            self.lists[name][code] = Named(code, label, may_choose, group, point)

    def label(self, name, code):
        """What it is called. A code that no list knows (any more) speaks for itself."""
        known = self.lists[name].get(code)
        return known.label if known else code

    def labels(self, name, codes):
        return [self.label(name, code) for code in codes]

    def named(self, name):
        """Those to choose from, in their order."""
        return [each for each in self.lists[name].values() if each.may_choose]

    def choices(self, name):
        return [(each.code, each.label) for each in self.named(name)]

    @cached_property
    def places(self):
        """Municipalities, as in a dictionary."""
        return sorted(self.choices("place"), key=lambda choice: sort_key(choice[1]))

    def middle(self, ags):
        known = self.lists["place"].get(ags)
        return known.point if known else None


def read_codes(day):
    """All lists, as they were at most a minute ago. One query."""
    key = (get_language(), day)
    kept = _kept.get(key)
    if not kept or monotonic() - kept[0] > REMEMBERED:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        kept = _kept[key] = (monotonic(), _read(day))
    return kept[1]


def _read(day):
    small = ListCode.objects.filter(list__in=SMALL_LISTS).annotate(list_name=F("list"))
    first = _columns(small, day)
    others = [
        _columns(model.objects.annotate(list_name=Value(name)), day)
        for name, model in LISTS.items()
    ]
    return Codes(first.union(*others, all=True))


def _columns(entries, day):
    model = entries.model
    group = F("group_id") if model is Topic else Value("", output_field=CharField())
    nowhere = Cast(Value(None), FloatField())
    is_town = model is Municipality
    in_time = (Q(valid_from=None) | Q(valid_from__lte=day)) & (
        Q(valid_to=None) | Q(valid_to__gte=day)
    )
    return (
        entries.order_by()
        .annotate(
            may_choose=Case(
                When(Q(is_active=True) & in_time, then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            ),
            **({} if model is Topic else {"group": group}),
            lat=F("latitude") if is_town else nowhere,
            lon=F("longitude") if is_town else nowhere,
        )
        .values_list(*COLUMNS)
    )
