"""Files that are more than a name: families, degrees, papers, tags, notes, and who read them."""

from datetime import timedelta

from django.utils.timezone import localdate

from newcomers.people.models import Person
from newcomers.people.records import (
    FamilyMember,
    FileStep,
    PersonNote,
    PersonTag,
    Qualification,
    SeenDocument,
    Tag,
)
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.models import ListCode, ResidenceStatus
from welcome_center.foundation.consent.models import FileAccess
from welcome_center.setup.demo.staff import address

FULL = 25  # files of the first advisor's team
RELATIONS = FamilyMember.Relation
TAGS = ["Pflege", "Handwerk", "Erster Job", "Abendtermine", "Umzug geplant"]
DEGREES = ["Elektriker", "Krankenpflegerin", "Lehrerin", "Bauingenieur", "Köchin", "Buchhalterin"]
NOTES = [
    ("Möchte im eigenen Beruf arbeiten. Zeugnisse liegen vor, Übersetzung fehlt noch.", False),
    ("Bitte zum nächsten Termin das Zeugnis im Original mitbringen.", True),
    ("Sucht zum Sommer eine größere Wohnung, am liebsten nahe der Schule.", False),
    ("Hat die Zusage für den Sprachkurs, beginnt im nächsten Monat.", True),
]
KINDS = FileStep.Kind
SOON = 54  # days after which somebody's permit ends


def tell(dice, now):
    """What colleagues wrote into some files; the one with an account has most."""
    advisor = User.objects.get(email=address("advisor"))
    coordinator = User.objects.get(email=address("coordinator"))
    people = Person.objects.filter(team__in=advisor.teams.all())
    own = people.filter(account__isnull=False).first()
    others = people.filter(account=None, name__contains=" ").order_by("-created_at", "-pk")
    scribe = Scribe(dice, now, advisor, coordinator)
    for number, person in enumerate(filter(None, [own, *others[:FULL]])):
        scribe.fill(person, number)
    scribe.keep()
    _set_states(list(others[FULL : FULL + 4]), coordinator, now)


class Scribe:
    """Gathers rows and writes all of them at once."""

    def __init__(self, dice, now, advisor, coordinator):
        self.dice, self.now, self.advisor, self.coordinator = dice, now, advisor, coordinator
        self.rows = []
        self.lists = {
            name: list(ListCode.objects.active().filter(list=name))
            for name in ("document", "recognition_status")
        }
        self.status = ResidenceStatus.objects.get(code="RES_18A")
        self.tags = [Tag(team=advisor.teams.first(), name=name) for name in TAGS]
        Tag.objects.bulk_create(self.tags)

    def fill(self, person, number):
        self._permit(person, number)
        self._small_rows(person, number)
        self._written(person, number)
        self._read(person, number)

    def _permit(self, person, number):
        person.advisor = self.advisor if number % 3 else self.coordinator
        if number % 2 == 0:
            person.residence_status, person.residence_group = self.status, self.status.group
            days = SOON + number * 37 - (400 if number == 8 else 0)
            person.residence_until = localdate(self.now) + timedelta(days=days)
        person.save(
            update_fields=["advisor", "residence_status", "residence_group", "residence_until"]
        )

    def _small_rows(self, person, number):
        dice, year = self.dice, localdate(self.now).year
        if number % 3 == 0:
            partner = FamilyMember(person=person, relation=RELATIONS.PARTNER, name="Noor")
            child = FamilyMember(person=person, relation=RELATIONS.CHILD, birth_year=year - 5)
            self.rows += [partner, child]
        for title in dice.sample(DEGREES, 1 + number % 2):
            from_there = person.citizenships[0].code if person.citizenships else ""
            degree = {"title": title, "country": from_there, "year": year - 9}
            recognition = dice.choice(self.lists["recognition_status"])
            self.rows.append(Qualification(person=person, recognition=recognition, **degree))
        for paper in dice.sample(self.lists["document"], 1 + number % 4):
            day = localdate(self.now) - timedelta(days=3 + number)
            seen = {"document": paper, "seen_on": day, "seen_by": self.advisor}
            self.rows.append(SeenDocument(person=person, **seen))
        some = dice.sample(self.tags, 1 + number % 3)
        self.rows += [PersonTag(person=person, tag=tag) for tag in some]

    def _written(self, person, number):
        notes = NOTES[: 1 + number % len(NOTES)] if number else NOTES
        for turn, (text, is_shared) in enumerate(notes):
            at = self.now - timedelta(days=2 + 6 * turn, minutes=13 * number)
            note = {"text": text, "is_shared": is_shared, "written_by": self.advisor}
            self.rows.append(PersonNote(person=person, written_at=at, **note))
        step = {"person": person, "by": self.advisor.uuid}
        at = self.now - timedelta(days=9, minutes=7 * number)
        self.rows.append(FileStep(kind=KINDS.CHANGED, section="residence", at=at, **step))
        if number == 0:
            why = {"section": "basics", "reason": "Geburtsjahr vom Pass falsch abgelesen"}
            at -= timedelta(days=4)
            self.rows.append(FileStep(kind=KINDS.CORRECTED, at=at, **why, **step))

    def _read(self, person, number):
        for turn in range(1 + number % 3):
            reader = self.coordinator if turn else self.advisor
            at = self.now - timedelta(days=2 + 3 * turn, minutes=number)
            way = FileAccess.Way.PRINTED if turn == 2 else FileAccess.Way.OPENED
            look = {"reader": reader, "way": way, "read_at": at}
            self.rows.append(FileAccess(subject=person.uuid, **look))

    def keep(self):
        for model in {type(row): None for row in self.rows}:
            model.objects.bulk_create([row for row in self.rows if type(row) is model])


def _set_states(people, coordinator, now):
    """One is only kept, two are archived, one has come back."""
    restricted, archived, too, reopened = people
    ago = now - timedelta(days=20)
    Person.objects.filter(pk=restricted.pk).update(restricted_at=ago)
    Person.objects.filter(pk__in=[archived.pk, too.pk]).update(archived_at=ago)
    said = [
        (restricted, KINDS.RESTRICTED, "Bezweifelt, dass das Geburtsjahr stimmt"),
        (archived, KINDS.ARCHIVED, "Ist nach Bremen gezogen"),
        (too, KINDS.ARCHIVED, ""),
        (reopened, KINDS.ARCHIVED, ""),
        (reopened, KINDS.REOPENED, "Ist wieder da"),
    ]
    for turn, (person, kind, reason) in enumerate(said):
        at = ago + timedelta(hours=turn)
        FileStep.objects.create(person=person, kind=kind, reason=reason, by=coordinator.uuid, at=at)
