"""A person's own details in the reader's words, step by step."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from newcomers.people import intake
from newcomers.people.countries import country_name
from newcomers.people.fields import NO_ANSWER, NOT_STATED
from newcomers.people.models import Person
from welcome_center.foundation.words import listed


@dataclass(frozen=True)
class Part:
    """What one step holds. A line without a value has not been answered."""

    step: intake.Step
    lines: list[tuple[str, str]]

    @property
    def is_answered(self):
        return any(value for _label, value in self.lines)


def parts(person):
    """One part for each step. Needs the person with `for_summary`."""
    lines = {
        "start": _start(person),
        "contact": _contact(person),
        "languages": _languages(person),
        "origin": _origin(person),
        "family": _family(person),
        "learning": _learning(person),
    }
    return [Part(step, lines[step.code]) for step in intake.STEPS]


def answered_count(parts):
    return sum(part.is_answered for part in parts)


def _start(person):
    place = _("Elsewhere in Germany, or abroad") if person.lives_elsewhere else ""
    return [
        (_("Language"), person.language.label),
        (_("Place"), person.municipality.label if person.municipality else place),
    ]


def _contact(person):
    ways = {
        Person.ContactBy.EMAIL: person.mail_address,
        Person.ContactBy.PHONE: person.phone,
        Person.ContactBy.NONE: _("no contact"),
    }
    return [(_("Name"), person.name), (_("Contact"), ways.get(person.contact_by, ""))]


def _languages(person):
    return [(one.language.label, one.get_level_display()) for one in person.languages.all()] or [
        (_("Languages"), "")
    ]


def _origin(person):
    return [
        (_("Citizenship"), listed(country_name(country.code) for country in person.citizenships)),
        (_("Residence"), _entry(person.residence_group)),
        (_("In Germany"), _entry(person.stay_length)),
    ]


def _family(person):
    adults = "" if person.adults is None else str(person.adults)
    ages = listed(map(str, person.child_ages))
    return [(_("Adults in the household"), adults), (_("Ages of the children"), ages)]


def _learning(person):
    return [
        (_("German"), _entry(person.german_level)),
        (_("Certificate"), _entry(person.qualification)),
    ]


def _entry(entry):
    if entry is None:
        return ""
    return str(NO_ANSWER) if entry.code in NOT_STATED else entry.label
