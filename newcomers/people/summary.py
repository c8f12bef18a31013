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
        "start": start_lines(person),
        "contact": _contact(person),
        "languages": spoken_lines(person),
        "origin": origin_lines(person),
        "family": family_lines(person),
        "learning": learning_lines(person),
    }
    return [Part(step, lines[step.code]) for step in intake.STEPS]


def answered_count(parts):
    return sum(part.is_answered for part in parts)


def start_lines(person):
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


def spoken_lines(person):
    return [(one.language.label, one.get_level_display()) for one in person.languages.all()] or [
        (_("Languages"), "")
    ]


def origin_lines(person):
    return [
        (_("Citizenship"), listed(country_name(country.code) for country in person.citizenships)),
        (_("Residence"), entry_words(person.residence_group)),
        (_("In Germany"), entry_words(person.stay_length)),
    ]


def family_lines(person):
    adults = "" if person.adults is None else str(person.adults)
    ages = listed(map(str, person.child_ages))
    return [(_("Adults in the household"), adults), (_("Ages of the children"), ages)]


def learning_lines(person):
    return [
        (_("German"), entry_words(person.german_level)),
        (_("Certificate"), entry_words(person.qualification)),
    ]


def entry_words(entry):
    if entry is None:
        return ""
    return str(NO_ANSWER) if entry.code in NOT_STATED else entry.label
