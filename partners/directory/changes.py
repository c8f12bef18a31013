"""What of an entry can be changed: what waits for approval, what goes live, and by comparison."""

from decimal import Decimal

from partners.directory import attached
from partners.directory.models import Location, Organisation
from partners.directory.offers import Service, ServiceAtLocation
from partners.directory.upkeep import ChangeProposal

Target = ChangeProposal.Target


class NotThere(Exception):
    """The row is gone, or was never this entry's."""


MODELS = {Target.ORGANISATION: Organisation, Target.LOCATION: Location, Target.SERVICE: Service}
KINDS = {model: kind for kind, model in MODELS.items()}

# Name, address and services: a colleague looks at these before the public does.
WAITING = {
    Target.ORGANISATION: ("name", "description", "alert", "website", "email", "contact_points"),
    Target.LOCATION: (
        "name",
        "street",
        "postal_code",
        "city",
        "way",
        "accessibility",
        "is_accessible",
        "hours_note",
        "contact_points",
    ),
    Target.SERVICE: (
        "name",
        "description",
        "eligibility",
        "topics",
        "residence_groups",
        "genders",
        "minimum_age",
        "maximum_age",
        "languages",
        "language_days",
        "modes",
        "areas",
        "is_free",
        "fee",
        "fee_amount",
        "way_in",
        "professional_way_in",
        "by_appointment",
        "hours_note",
        "has_interpreting",
        "interpreting",
        "url",
        "email",
        "contact_points",
        "required_documents",
        "places",
        "state",
    ),
}
# Hours and capacity change often and harm nobody: these go live at once.
LIVE = {
    Location: ("hours",),
    Service: ("capacity", "waiting_weeks", "hours", "state", "paused_until"),
    ServiceAtLocation: ("hours",),
}
# Each is true only beside the other: they are proposed, compared and written together.
PAIR = ("minimum_age", "maximum_age")
DRAFTED = tuple(name for name in WAITING[Target.SERVICE] if name != "state")
# What a place may switch by itself: closed for a time, and open again.
OPEN_STATES = (Service.State.PUBLISHED, Service.State.PAUSED)


def kind_of(row):
    return KINDS[type(row)]


def fresh(row):
    """The row as it stands now: a form has written into the one in hand."""
    return type(row).objects.get(pk=row.pk)


def present(row, names):
    """What stands in these fields now, as JSON can keep it."""
    return {
        name: attached.read(row, name) if name in attached.LISTS else _plain(getattr(row, name))
        for name in names
    }


def differences(row, wished):
    """(before, after) of the fields that are to become another."""
    now = present(row, wished)
    after = {name: _plain(value) for name, value in wished.items()}
    changed = [name for name in after if after[name] != now[name]]
    if {*PAIR} & {*changed}:
        changed += [name for name in PAIR if name in after and name not in changed]
    return {name: now[name] for name in changed}, {name: after[name] for name in changed}


def write(row, values):
    """Puts the values into the row; translations remember what they were made from.

    Lists that hang on it are only looked through: `write_lists` writes them once it is saved.
    """
    for name, value in values.items():
        if name in attached.LISTS:
            attached.check(row, name, value)
        elif name in row.TEXTS:
            row.write(name, value)
        else:
            setattr(row, name, value)
    row.clean_fields(exclude=_not_typed(row, values))


def write_lists(row, values):
    for name in attached.LISTS:
        if name in values:
            attached.write(row, name, values[name])


def find(entry, kind, target):
    """The row of this entry that a proposal names. Raises NotThere."""
    if kind == Target.ORGANISATION:
        return entry
    row = MODELS[kind].objects.filter(organisation=entry, uuid=target).first()
    if row is None:
        raise NotThere
    return row


def _not_typed(row, values):
    return [one.name for one in row._meta.concrete_fields if one.name not in values]


def _plain(value):
    if isinstance(value, dict):
        return {key: text for key, text in value.items() if text}
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return list(value) if isinstance(value, tuple | list) else value
