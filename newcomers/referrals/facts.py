"""What may be passed on about somebody: each fact by its name, and only with a live consent."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.words import listed


@dataclass(frozen=True)
class Fact:
    """`read` takes a person and gives words, empty where nothing is known."""

    code: str
    name: Promise
    read: Callable


def _label(field):
    return lambda person: str(getattr(person, field) or "")


def _spoken(person):
    return listed(str(each.language) for each in person.languages.select_related("language"))


def _household(person):
    ages = ", ".join(map(str, person.child_ages))
    return " / ".join(filter(None, [str(person.adults or ""), ages]))


FACTS = [
    Fact("name", _("name or pseudonym"), _label("name")),
    Fact("email", _("e-mail"), _label("email")),
    Fact("phone", _("phone"), _label("phone")),
    Fact("language", _("language"), _label("language")),
    Fact("spoken", _("languages spoken"), _spoken),
    Fact("german_level", _("German level"), _label("german_level")),
    Fact("birth_year", _("year of birth"), _label("birth_year")),
    Fact("municipality", _("place"), _label("municipality")),
    Fact(
        "citizenships",
        _("citizenships"),
        lambda person: listed(country.name for country in person.citizenships),
    ),
    Fact("residence_group", _("residence status"), _label("residence_group")),
    Fact("qualification", _("qualification"), _label("qualification")),
    Fact("household", _("adults, ages of children"), _household),
]
BY_CODE = {fact.code: fact for fact in FACTS}
# Enough to answer: who, how to reach them, in which language.
MINIMAL = ("name", "language")


def shared(referral, *, day):
    """[(name of the fact, words)] that the place may read today; nothing without a live consent."""
    consent = referral.consent
    if consent is None:
        return []
    allowed = [fact for fact in FACTS if consent.allows(fact.code, day=day)]
    told = [(fact.name, fact.read(referral.person)) for fact in allowed]
    return [(name, words) for name, words in told if words]
