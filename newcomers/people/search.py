"""Finding somebody: by name despite spelling and order, year of birth, contact or code.

A statement asks the indexes for sounds, for a slip in one part and for what is typed so far, and
ranks what they give. Only if nobody is near are all letters compared: among a million names that
is ten times as dear. Whoever belongs to another team is not shown: only the team is named, and
only where the whole name, the contact or the code fits.
"""

import re
from dataclasses import dataclass, field
from itertools import combinations

import phonenumbers
from django.db import connection, transaction

from newcomers.people import names
from newcomers.people.models import CODE_ALPHABET, Person
from welcome_center.foundation.center.models import Team

SHORTEST = 2  # letters that somebody is looked for by
LONGEST = 254
SHOWN = 20
MOST_OTHERS = 5
# How alike the letters of two names, and of two parts, must be.
THRESHOLDS = """SET LOCAL pg_trgm.similarity_threshold = 0.5;
    SET LOCAL pg_trgm.word_similarity_threshold = 0.5"""
FORMERLY = "SELECT person_id FROM newcomers_formeridentity WHERE code = %(code)s"
YEAR = re.compile(r"(?<![\d+])(?:\d{1,2}[./-]){0,2}((?:19|20)\d\d)(?![\d/-])")
PHONE = re.compile(r"\+?\(?\d[\d\s()/.-]{4,}\d")
MAIL = re.compile(r"\S+@\S+")
CODE = re.compile(rf"[{CODE_ALPHABET}]{{8}}")

# What is asked of each row: how it fits, and how alike the letters are.
ROW = """SELECT id, team_id, birth_year, {weight} AS weight,
    similarity(name_roman, %(roman)s) AS likeness FROM newcomers_person WHERE {fits}"""
SOUNDS = "name_keys && %({name})s::text[]"
STATEMENT = """WITH near AS MATERIALIZED ({branches}), ranked AS MATERIALIZED (
    SELECT id, team_id = ANY(%(teams)s::bigint[]) AS is_own, max(weight) AS weight,
        max(likeness) + max(weight) + coalesce(max({by_year}), 0) AS score,
        coalesce(max({by_year}), 0) >= 0 AS is_of_the_year, max(likeness) AS likeness
    FROM near GROUP BY id, team_id
)
(SELECT id, is_own, likeness FROM ranked WHERE is_own ORDER BY score DESC, id LIMIT {shown})
UNION ALL
(SELECT id, is_own, likeness FROM ranked WHERE NOT is_own AND is_of_the_year
    AND (weight >= {proof} OR ({is_whole} AND (weight >= {all_parts} OR likeness >= 0.7)))
    ORDER BY score DESC, id LIMIT {others})"""
BY_YEAR = """CASE WHEN %(year)s IS NULL OR birth_year IS NULL THEN 0
    WHEN birth_year = %(year)s THEN 0.4 WHEN abs(birth_year - %(year)s) = 1 THEN 0.1
    ELSE -0.4 END"""
# How much it weighs that a row fits in this way.
PROOF, ALL_PARTS, BEGUN, ALL_BUT_ONE, LETTERS = 3, 0.5, 0.4, 0.2, 0
NEAR = 0.6  # so alike are letters that need not be compared any further


@dataclass(frozen=True)
class Words:
    """What somebody typed, told apart."""

    name: str = ""
    year: int | None = None
    email: str = ""
    phone: str = ""  # digits, with the country's
    code: str = ""

    @property
    def is_enough(self):
        letters = sum(map(str.isalnum, self.name))
        return letters >= SHORTEST or bool(self.email or self.phone or self.code)


@dataclass(frozen=True)
class Found:
    """`people` the reader may see, best first; `teams` that know somebody like that."""

    people: list = field(default_factory=list)
    has_more: bool = False
    teams: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.people or self.teams)


def told_apart(text):
    """The parts of one line: name, year of birth (or a date), mail, phone, code."""
    rest = text.replace("\0", "")[:LONGEST]
    mail, rest = _taken(MAIL, rest)
    year, rest = _taken(YEAR, rest)
    phone, rest = _taken(PHONE, rest)
    code = CODE.fullmatch(rest.strip().upper())
    return Words(
        name=rest.strip(),
        year=int(year[1]) if year else None,
        email=mail[0].lower() if mail else "",
        phone=digits_of(phone[0]) if phone else "",
        code=code[0] if code else "",
    )


def _taken(pattern, text):
    found = pattern.search(text)
    return (found, f"{text[: found.start()]} {text[found.end() :]}") if found else (None, text)


def digits_of(phone):
    """A number as it is dialled from abroad; one without a country's code is German."""
    try:
        number = phonenumbers.parse(phone, "DE")
    except phonenumbers.NumberParseException:
        return re.sub(r"\D", "", phone)
    return f"{number.country_code}{number.national_number}"


def search(words, user):
    """Three queries at most: whom, their rows, other teams' names."""
    if not words.is_enough:
        return Found()
    own, others = matching(words, user.teams.values_list("pk", flat=True))
    rows = Person.objects.visible_to(user).for_list().in_bulk(own)
    people = [rows[pk] for pk in own if pk in rows]
    teams = Team.objects.filter(people__in=others).distinct().order_by("name", "pk")
    return Found(people[:SHOWN], len(people) > SHOWN, list(teams) if others else [])


def matching(words, teams):
    """Keys of rows, best first: of these teams, and of others where there is little doubt."""
    values = {"roman": names.roman(words.name), "year": words.year, "teams": list(teams)}
    branches = _branches(words, values)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(THRESHOLDS)
        rows = _rows(cursor, branches, words, values)
        if values["roman"] and not _is_settled(rows):
            rows = _rows(cursor, [*branches, BY_LETTERS], words, values)
    return [pk for pk, is_own, _ in rows if is_own], [pk for pk, is_own, _ in rows if not is_own]


def _is_settled(rows):
    return len(rows) > SHOWN or any(likeness >= NEAR for _pk, _is_own, likeness in rows)


def _rows(cursor, branches, words, values):
    if not branches:
        return []
    statement = STATEMENT.format(
        branches="\nUNION ALL ".join(f"({branch})" for branch in branches),
        by_year=BY_YEAR,
        shown=SHOWN + 1,
        others=MOST_OTHERS,
        proof=PROOF,
        all_parts=ALL_PARTS,
        is_whole=len(names.part_keys(words.name)) > 1,
    )
    cursor.execute(statement, values)
    return cursor.fetchall()


def _branches(words, values):
    """SELECTs that each use one index; what stands in them becomes a value."""
    branches = [*_by_sound(words.name, values)]
    if values["roman"]:
        branches += [*_begun(values), *_slipped(values)]
    return [*branches, *_by_proof(words, values)]


def _by_sound(name, values):
    """All parts sound alike; of three and more, all but one will do."""
    for number, reading in enumerate(names.readings(name)):
        asked = _named(reading, f"sound{number}_", values)
        yield _row(ALL_PARTS, " AND ".join(asked), most=1000)
        if not number and len(asked) > 2:
            for some in combinations(asked, len(asked) - 1):
                yield _row(ALL_BUT_ONE, " AND ".join(some), most=300)


def _begun(values):
    """The last word may not be finished yet."""
    *whole, last = values["roman"].split()
    sounds = names.part_keys(" ".join(whole))
    values |= {"begins": f"{last}%", "begins_within": f"% {last}%"}
    letters = "(name_roman LIKE %(begins)s OR name_roman LIKE %(begins_within)s)"
    yield _row(BEGUN, " AND ".join([letters, *_named(sounds, "begun_", values)]), most=300)


def _slipped(values):
    """One part is only alike in its letters, all the others are heard."""
    parts = values["roman"].split()[: names.MOST_PARTS]
    keys = [names.part_keys(part) for part in parts]
    for number, part in enumerate(parts if len(parts) > 1 else []):
        others = [own for at, each in enumerate(keys) if at != number for own in each]
        values[f"part{number}"] = part
        letters = f"%(part{number})s <%% name_roman"
        heard = _named(others, f"beside{number}_", values)
        yield _row(ALL_BUT_ONE, " AND ".join([letters, *heard]), most=300)


def _by_proof(words, values):
    values |= {"email": words.email, "phone": words.phone, "code": words.code}
    if words.email:
        yield _row(PROOF, "email = %(email)s")
        account = "account_id IN (SELECT id FROM foundation_user WHERE email = %(email)s)"
        yield _row(PROOF, account)
    if words.phone:
        yield _row(PROOF, r"regexp_replace(phone, '\D', '', 'g') = %(phone)s")
    if words.code:
        yield _row(PROOF, "code = %(code)s")
        yield _row(PROOF, f"id IN ({FORMERLY})")


def _named(reading, prefix, values):
    """A condition for each part of a name; its keys become values."""
    conditions = []
    for number, keys in enumerate(reading):
        values[f"{prefix}{number}"] = sorted(keys)
        conditions.append(SOUNDS.format(name=f"{prefix}{number}"))
    return conditions


def _row(weight, fits, *, most=None):
    return ROW.format(weight=weight, fits=fits) + (f" LIMIT {most}" if most else "")


BY_LETTERS = _row(LETTERS, "name_roman %% %(roman)s")
