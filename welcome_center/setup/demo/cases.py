"""What became cases: under way, waiting, quiet for long, closed, handed over."""

from collections import defaultdict
from datetime import timedelta

from newcomers.casework.cases.models import Case, CaseGoal, CaseOutcome, ProtectedNote, State
from newcomers.casework.models import Contact
from welcome_center.foundation.center.models import ListCode

QUIET = 5  # of every fifth, if open, nobody has spoken since it was opened
SHARE = 0.35  # of those who were here more than once
FATES = {"active": 34, "waiting": 14, "open": 10, "closed": 34, "handed_over": 6, "reopened": 2}
DEPTHS = {"INFO": 20, "REFER": 34, "WARM": 20, "ACCOMP": 4, "PROC": 18, "HANDOVER": 4}
REASONS = {"REACHED": 45, "PARTLY": 15, "REFERRED": 18, "WISH": 6, "LOST": 10, "MOVED": 6}
# How far it got: the outcomes on the way, from the first to the last.
LADDERS = {
    "": 22,
    "O1": 24,
    "O1 O2": 20,
    "O1 O2 O3": 12,
    "O1 O2 O3 O4": 10,
    "O1 O2 O4 O5": 6,
    "O1 O2 O7": 3,
    "O1 O9": 3,
}
GOALS = {
    "REC": "Ausbildung anerkennen lassen|Unterlagen übersetzen lassen",
    "WRK": "Arbeit im erlernten Beruf finden|Lebenslauf schreiben",
    "LAN": "Platz im Sprachkurs finden|B1-Prüfung bestehen",
    "RES": "Aufenthaltstitel verlängern",
    "HOU": "Wohnung für die Familie finden",
    "EDU": "Schulplatz für die Tochter finden|Ausbildungsplatz finden",
    "FAM": "Kita-Platz finden",
}
ELSE_GOALS = "Im Alltag allein zurechtkommen"
SITUATION = (
    "Kam auf Empfehlung von Bekannten. Braucht Hilfe bei den ersten Schritten und möchte sie "
    "bald allein gehen. Nächster Schritt ist vereinbart."
)
PROTECTED = "Erfundener Eintrag: Beim Termin auf einen ruhigen Raum achten."
PLACES = {"MBE": "Migrationsberatung Musterstadt", "JMD": "Jugendmigrationsdienst Musterstadt"}


class Bundles:
    def __init__(self, dice, now):
        self.dice, self.now = dice, now
        self.codes = {(each.list, each.code): each for each in ListCode.objects.all()}
        self.cases, self.goals, self.outcomes, self.protected, self.talks = [], [], [], [], []

    def fill(self, contacts):
        for talks in _by_person(contacts).values():
            if len(talks) > 1 and self.dice.is_lucky(SHARE):
                self._add(talks)

    def _add(self, talks):
        case = self._case(talks, self.dice.one_of(FATES))
        self.cases.append(case)
        if case.is_open and len(self.cases) % QUIET == 0:
            case.opened_at = self.now - timedelta(days=130)
            return
        for talk in talks:
            talk.case = case
        self.talks += talks
        goals = GOALS.get(talks[0].topic_groups[0], ELSE_GOALS).split("|")
        is_over = not case.is_open
        self.goals += [self._goal(case, text, is_over) for text in goals]
        self.outcomes += self._ladder(case, talks, is_over)
        if self.dice.is_lucky(0.1):
            self.protected.append(ProtectedNote(case=case, text=PROTECTED))

    def _case(self, talks, fate):
        first, last = talks[0], talks[-1]
        return Case(
            **self.dice.names(),
            person=first.person,
            team_id=first.team_id,
            advisor=last.advisor,
            state=fate,
            topics=list(dict.fromkeys(code for talk in talks for code in talk.topics)),
            depth=self.codes["support_depth", self.dice.one_of(DEPTHS)],
            situation=SITUATION if self.dice.is_lucky(0.8) else "",
            opened_at=first.held_at,
            changed_at=last.held_at,
            changed_by=last.advisor,
            **self._end(fate, last.held_at + timedelta(hours=1)),
        )

    def _end(self, fate, moment):
        if fate == State.CLOSED:
            reason = self.codes["case_closing", self.dice.one_of(REASONS)]
            return {"closed_at": moment, "closing_reason": reason}
        if fate == State.HANDED_OVER:
            program = self.dice.choice(list(PLACES))
            handed = {"handed_program": program, "handed_to": PLACES[program]}
            return handed | {"closed_at": moment, "handed_on": moment.date()}
        return {}

    def _goal(self, case, text, is_over):
        if not is_over and self.dice.is_lucky(0.75):
            return CaseGoal(case=case, text=text)
        state = "reached" if self.dice.is_lucky(0.8) else "dropped"
        return CaseGoal(case=case, text=text, state=state, settled_on=case.changed_at.date())

    def _ladder(self, case, talks, is_over):
        rungs = self.dice.one_of(LADDERS).split() or (["O0"] if is_over else [])
        for step, code in enumerate(rungs):
            talk = talks[min(step, len(talks) - 1)]
            yield CaseOutcome(
                case=case,
                outcome=self.codes["outcome", code],
                happened_on=talk.held_at.date(),
                noted_by=talk.advisor,
                created_at=talk.held_at,
            )


def _by_person(contacts):
    talks = defaultdict(list)
    for contact in sorted(contacts, key=lambda each: each.held_at):
        talks[contact.person_id].append(contact)
    return talks


def tell(dice, now):
    bundles = Bundles(dice, now)
    talks = Contact.objects.filter(person__isnull=False).select_related("person", "advisor")
    bundles.fill(talks)
    for model, rows in (
        (Case, bundles.cases),
        (CaseGoal, bundles.goals),
        (CaseOutcome, bundles.outcomes),
        (ProtectedNote, bundles.protected),
    ):
        model.objects.bulk_create(rows, batch_size=1000)
    Contact.objects.bulk_update(bundles.talks, ["case"], batch_size=1000)
