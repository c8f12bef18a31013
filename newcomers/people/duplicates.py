"""Whether somebody who is about to be entered is known already, and how sure that is."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from newcomers.people import names
from newcomers.people.models import Person
from newcomers.people.search import Words, digits_of, matching
from welcome_center.foundation.center.models import Team


class Grade(models.IntegerChoices):
    POSSIBLE = 1, _("Possible")
    LIKELY = 2, _("Likely")
    SURE = 3, _("Almost certain")

    @property
    def tone(self):
        tones = {Grade.SURE: "danger", Grade.LIKELY: "warning", Grade.POSSIBLE: "info"}
        return tones[self]


@dataclass(frozen=True)
class Likeness:
    """`person` stands for a row that the reader may see; else only its team is named."""

    grade: Grade
    person: Person | None = None
    team: Team | None = None

    @property
    def code(self):
        return self.person.code if self.person else self.team.code


@dataclass(frozen=True)
class Known:
    """Surest first; a team of others once, with its surest."""

    likenesses: list[Likeness] = field(default_factory=list)

    def __iter__(self):
        return iter(self.likenesses)

    @property
    def grave(self):
        """Beside them nobody is entered by mistake: codes of people and of teams."""
        return {each.code for each in self if each.grade >= Grade.LIKELY}


def duplicates_of(new, user):
    """Rows that may be the same as `new`, a person who is not saved. Three queries."""
    words = Words(
        name=new.name,
        year=new.birth_year,
        email=new.email,
        phone=digits_of(new.phone) if new.phone else "",
    )
    teams = set(user.teams.values_list("pk", flat=True))
    own, others = matching(words, teams) if words.is_enough else ([], [])
    rows = Person.objects.filter(pk__in=[*own, *others]).select_related("team", "account")
    graded = sorted(_graded(new, rows), key=lambda each: (-each[0], each[1].pk))
    return Known([*_of_teams(graded, teams), *_of_others(graded, teams)])


def _graded(new, rows):
    return [(grade, row) for row in rows if (grade := grade_of(new, row))]


def _of_teams(graded, teams):
    return [Likeness(grade, person=row) for grade, row in graded if row.team_id in teams]


def _of_others(graded, teams):
    surest = {}
    for grade, row in graded:
        if row.team_id not in teams:
            surest.setdefault(row.team, grade)
    return [Likeness(grade, team=team) for team, grade in surest.items()]


def grade_of(new, known):
    """None where they can hardly be one person."""
    is_same, is_alike = _names_are_same(new, known), _names_are_alike(new, known)
    years_apart = _years_apart(new, known)
    has_contact = _share_contact(new, known)
    if is_alike and (has_contact or (is_same and years_apart == 0)):
        return Grade.SURE
    if years_apart is not None and years_apart > 1:
        return Grade.POSSIBLE if has_contact else None
    if is_same or (is_alike and years_apart == 0):
        return Grade.LIKELY
    return Grade.POSSIBLE if is_alike or has_contact else None


def _names_are_same(new, known):
    """The same words, in any order."""
    words = sorted(names.roman(new.name).split())
    return bool(words) and words == sorted(names.roman(known.name).split())


def _names_are_alike(new, known):
    """At least two parts, and each of the shorter name is heard in the longer one."""
    shorter, longer = sorted((new.name, known.name), key=lambda name: len(names.part_keys(name)))
    heard = set(names.name_keys(longer))
    readings = [each for each in names.readings(shorter) if len(each) > 1]
    return _names_are_same(new, known) or any(
        all(keys & heard for keys in reading) for reading in readings
    )


def _years_apart(new, known):
    """None where one of them is unknown."""
    if new.birth_year is None or known.birth_year is None:
        return None
    return abs(new.birth_year - known.birth_year)


def _share_contact(new, known):
    mails = {each.mail_address for each in (new, known)} - {""}
    phones = [digits_of(each.phone) for each in (new, known) if each.phone]
    has_mail = bool(new.mail_address) and len(mails) == 1 and bool(known.mail_address)
    return has_mail or (len(phones) == 2 and phones[0] == phones[1])
