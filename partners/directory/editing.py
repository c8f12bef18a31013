"""The forms of one entry, together on a page, and what they say.

Each page carries what it had shown (`seen`). What somebody sends unchanged is what stands there
now, and no return to what stood there when the page was opened.
"""

import json
from copy import copy
from dataclasses import dataclass, field

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from partners.directory.forms import (
    CapacityForm,
    EntryForm,
    HoursForm,
    PlaceForm,
    RemarkForm,
)
from partners.directory.list_forms import ContactsForm, DocumentsForm, LanguagesForm, RowsForm
from partners.directory.offers import Service, ServiceAtLocation
from partners.directory.service_forms import PlacesForm, ServiceForm, ServiceTextsForm
from welcome_center.foundation.words import listed

SALT = "partners.directory.editing"
LISTED = (Service.State.PUBLISHED, Service.State.PAUSED)


@dataclass
class Editing:
    """`live` goes out at once, `waiting` waits for approval. Typed things stay in the forms."""

    version: int
    typed: dict | None = None
    live: list = field(default_factory=list)
    waiting: list = field(default_factory=list)
    remark: RemarkForm | None = None

    @property
    def forms(self):
        return [*self.live, *self.waiting, *([self.remark] if self.remark else [])]

    @property
    def seen(self):
        """For a hidden field. Signed: who makes one up has seen nothing."""
        shown = {field.html_name: field.initial for form in self.forms for field in form}
        return signing.dumps(_written(shown), salt=SALT, compress=True)

    def is_valid(self):
        if self.typed:
            self._take_over_untouched()
        return all([form.is_valid() for form in self.forms])

    @property
    def clashes(self):
        """[(field, what stands there now)]: typed into, and changed by somebody else meanwhile."""
        seen = _seen(self.typed) if self.typed else None
        return [
            (one, _shown(one))
            for form in self.forms
            for one in form
            if one.html_name in (seen or ())
            and _is_touched(one, seen)
            and _written(one.initial) != _written(seen[one.html_name])
        ]

    def _take_over_untouched(self):
        seen = _seen(self.typed)
        data = MultiValueDict({name: _lines(said) for name, said in self.typed.lists()})
        for form in self.forms:
            if seen is not None:
                for one in _untouched(form, seen):
                    data.setlist(one.html_name, _sent(one.initial))
            form.data = data

    @property
    def has_errors(self):
        return any(form.errors for form in self.forms)

    def written(self):
        """Only what was changed; a colleague's hours elsewhere are not written over."""
        return [(form.row, form.values()) for form in self.live if form.has_changed()]

    def wished(self):
        """All of one row together, so that it is looked at once."""
        by_row = {}
        for form in self.waiting:
            if form.has_changed():
                _row, values = by_row.setdefault((type(form.row), form.row.pk), (form.row, {}))
                values.update(form.wished())
        return list(by_row.values())

    def wished_of(self, row):
        return next((values for one, values in self.wished() if one is row), {})

    @property
    def hours(self):
        return [form for form in self.live if isinstance(form, HoursForm)]

    @property
    def capacities(self):
        return [form for form in self.live if isinstance(form, CapacityForm)]


def hours_and_capacity(entry, typed=None):
    editing = Editing(_version(entry, typed), typed)
    services = listed_services(entry)
    for name, rows in _with_hours(entry, services).items():
        for row in rows:
            editing.live.append(HoursForm(typed, row=row, prefix=f"{name}-{row.pk}"))
    for row in services:
        editing.live.append(CapacityForm(typed, row=row, prefix=f"capacity-{row.pk}"))
    return editing


def _with_hours(entry, services):
    """Places, and what has hours of its own. Where there is no place, each service has them."""
    places = list(entry.locations.order_by("pk"))
    links = ServiceAtLocation.objects.filter(service__in=services).exclude(hours="")
    return {
        "hours": places,
        "hours-there": links.select_related("service", "location").order_by("pk"),
        "hours-of": [row for row in services if row.hours or not places],
    }


def name_and_address(entry, typed=None):
    editing = Editing(_version(entry, typed), typed)
    editing.waiting = [
        EntryForm(typed, row=copy(entry), prefix="entry"),  # the page keeps the present name
        ContactsForm(typed, row=entry, prefix="contacts"),
    ]
    for row in entry.locations.order_by("pk"):
        editing.waiting += [
            PlaceForm(typed, row=row, prefix=f"place-{row.pk}"),
            ContactsForm(typed, row=row, prefix=f"contacts-{row.pk}"),
        ]
    return editing


def all_at_once(entry, typed=None):
    """What a link in a mail opens."""
    editing = hours_and_capacity(entry, typed)
    editing.waiting = name_and_address(entry, typed).waiting
    for row in listed_services(entry):
        form = ServiceTextsForm(typed, row=row, prefix=f"service-{row.pk}")
        editing.waiting.append(form)
    editing.remark = RemarkForm(typed, prefix="more")
    return editing


def listed_services(entry):
    return list(entry.services.filter(state__in=LISTED).order_by("sort", "pk"))


def _version(entry, typed):
    return entry.version if typed is None else sent_version(typed)


def of_service(entry, service, typed=None):
    return Editing(_version(entry, typed), typed, waiting=_of_service(service, typed))


def of_draft(draft, typed=None):
    """It has a version of its own: an entry may have several drafts."""
    version = draft.version if typed is None else sent_version(typed)
    return Editing(version, typed, waiting=_of_service(draft, typed))


def _of_service(service, typed):
    return [
        ServiceForm(typed, row=service, prefix="service"),
        PlacesForm(typed, row=service, prefix="places"),
        LanguagesForm(typed, row=service, prefix="languages"),
        DocumentsForm(typed, row=service, prefix="documents"),
        ContactsForm(typed, row=service, prefix="contacts"),
    ]


def sent_version(typed):
    """Of the page that was typed into; a made-up one is simply not the present one."""
    sent = typed.get("version", "")
    is_number = sent.isascii() and sent.isdigit() and len(sent) < 10
    return int(sent) if is_number else 0


# What was seen --------------------------------------------------------------------------------


def _seen(typed):
    """{field: what the page had shown}, or None where it does not say."""
    try:
        return json.loads(signing.loads(typed.get("seen", ""), salt=SALT))
    except signing.BadSignature:
        return None


def _untouched(form, seen):
    """Fields that were sent as they were shown; a list is one thing, however many fields."""
    touched = {one.name for one in form if _is_touched(one, seen)}
    if isinstance(form, RowsForm) and touched:
        return []
    return [one for one in form if one.name not in touched]


def _is_touched(one, seen):
    if one.html_name not in seen:
        return one.html_name in one.form.data  # a row that the page had no room for
    try:
        shown = one.field.to_python(seen[one.html_name])
    except ValidationError:
        return True
    return one.field.has_changed(shown, one.data)


def _written(value):
    return json.dumps(value, cls=DjangoJSONEncoder)


def _shown(one):
    """What a field would show of the present, in words."""
    names = dict(getattr(one.field, "choices", ())) | {True: _("yes"), False: _("no")}
    values = one.initial if isinstance(one.initial, list | tuple) else [one.initial]
    return listed(str(names.get(value, value)) for value in values if value not in ("", None))


def _lines(said):
    """Browsers end each line of a text with two signs, of which we keep one."""
    return [each.replace("\r\n", "\n") for each in said]


def _sent(value):
    """As a browser sends it: choices one by one."""
    return list(value) if isinstance(value, list | tuple) else [value]
