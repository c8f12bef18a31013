"""The forms of one entry, together on a page, and what they say."""

from copy import copy
from dataclasses import dataclass, field

from partners.directory.forms import (
    CapacityForm,
    EntryForm,
    HoursForm,
    PlaceForm,
    RemarkForm,
)
from partners.directory.list_forms import ContactsForm, DocumentsForm, LanguagesForm
from partners.directory.offers import Service
from partners.directory.service_forms import PlacesForm, ServiceForm, ServiceTextsForm

LISTED = (Service.State.PUBLISHED, Service.State.PAUSED)


@dataclass
class Editing:
    """`live` goes out at once, `waiting` waits for approval. Typed things stay in the forms."""

    version: int
    live: list = field(default_factory=list)
    waiting: list = field(default_factory=list)
    remark: RemarkForm | None = None

    @property
    def forms(self):
        return [*self.live, *self.waiting, *([self.remark] if self.remark else [])]

    def is_valid(self):
        return all([form.is_valid() for form in self.forms])

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
    editing = Editing(_version(entry, typed))
    services = listed_services(entry)
    places = list(entry.locations.order_by("pk"))
    for row in places or services:
        editing.live.append(HoursForm(typed, row=row, prefix=f"hours-{row.pk}"))
    for row in services:
        editing.live.append(CapacityForm(typed, row=row, prefix=f"capacity-{row.pk}"))
    return editing


def name_and_address(entry, typed=None):
    editing = Editing(_version(entry, typed))
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
    return Editing(_version(entry, typed), waiting=_of_service(service, typed))


def of_draft(draft, typed=None):
    """It has a version of its own: an entry may have several drafts."""
    version = draft.version if typed is None else sent_version(typed)
    return Editing(version, waiting=_of_service(draft, typed))


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
