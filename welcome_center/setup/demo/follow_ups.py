"""What each advisor has to do: due, late, done, dropped, repeating, by template, by rule."""

from datetime import timedelta

from django.utils import timezone

from newcomers.booking.models import Appointment
from newcomers.casework.followups.days import working_day
from newcomers.casework.followups.models import FollowUp
from newcomers.casework.followups.templates import steps_of, templates_on

TEXTS = (
    "Rückruf: Termin beim Jobcenter",
    "Bescheid der Anerkennungsstelle erfragen",
    "Kita-Platz: Warteliste nachfragen",
    "Zeugnisse übersetzt?",
    "Sprachtest bestanden? Nächsten Kurs suchen",
    "Mietvertrag gemeinsam durchsehen",
    "Lebenslauf zurückschicken",
    "Krankenkasse: Antwort da?",
    "Schulanmeldung geklappt?",
    "Fahrkarte und Sozialpass beantragt?",
)
# Days from today, of what is open; None: anybody's of the team.
OPEN = (-9, -2, -1, 0, 0, 1, 2, 4, 9, 16, 30, 58)
DONE = (-40, -33, -21, -14, -7, -3, -1)
REPEATING = {2: "weekly", 8: "monthly", 11: "quarterly"}  # which of OPEN
SOMETIMES = {0, 1, 3, 6, 9}
PEOPLE = 24
State, Rule = FollowUp.State, FollowUp.Rule


class Desk:
    """What one advisor has to do, about the people who were there."""

    def __init__(self, dice, profile, people, now):
        self.dice, self.user, self.people, self.now = dice, profile.user, people, now
        self.today = timezone.localdate(now)
        self.rows = []

    def fill(self):
        for number, days in enumerate(OPEN):
            if number in SOMETIMES and self.dice.is_lucky(0.5):
                continue
            self._add(days, repeat=REPEATING.get(number, ""), owner=self._owner(number))
        for days in DONE:
            self._add_closed(days, State.DONE)
        self._add_closed(-12, State.DROPPED, close_reason="Ist umgezogen")
        self._add_template()
        self._add_gone(Rule.NO_CONTACT, -101, due=-11)

    def _owner(self, number):
        return None if number == 4 else self.user

    def _add(self, days, *, owner, **more):
        day = self.today + timedelta(days=days)
        day = working_day(day) if days > 0 else day
        self._row(text=self.dice.choice(TEXTS), due_on=day, owner=owner, rhythm_from=day, **more)

    def _add_closed(self, days, state, **more):
        closed_at = self.now + timedelta(days=days, hours=-2)
        closed = {"state": state, "closed_at": closed_at, "closed_by": self.user}
        self._add(days, owner=self.user, **closed, **more)

    def _add_template(self):
        template = self.dice.choice(list(templates_on(self.today)))
        began = self.today - timedelta(days=10)
        person = self.dice.choice(self.people)
        for step in steps_of(template, today=began):
            is_past = step.day < self.today
            closed = {"state": State.DONE, "closed_at": self.now, "closed_by": self.user}
            self._row(
                text=step.text,
                due_on=step.day,
                owner=self.user,
                person=person,
                origin=FollowUp.Origin.TEMPLATE,
                step=step.code,
                **(closed if is_past else {}),
            )

    def _add_gone(self, rule, reason, *, due):
        """Its reason went by itself; what rules ask for today, they make themselves."""
        person = self.dice.choice(self.people)
        self._row(
            person=person,
            owner=self.user,
            origin=FollowUp.Origin.RULE,
            rule=rule,
            about=person.uuid,
            reason_on=self.today + timedelta(days=reason),
            due_on=self.today + timedelta(days=due),
            state=State.GONE,
            closed_at=self.now - timedelta(days=1),
        )

    def _row(self, *, person=None, **fields):
        person = person or self.dice.choice(self.people)
        by = None if fields.get("rule") else self.user
        row = FollowUp(
            uuid=self.dice.names()["uuid"],
            person=person,
            team_id=person.team_id,
            created_by=by,
            created_at=self.now - timedelta(days=45),
            **fields,
        )
        self.rows.append(row)


def tell(dice, appointments, advisors, now):
    rows = []
    for profile in advisors.values():
        people = _people_of(profile, appointments)
        if people:
            desk = Desk(dice, profile, people, now)
            desk.fill()
            rows += desk.rows
    # Two advisors may know the same person: a reason is one reason.
    FollowUp.objects.bulk_create(rows, ignore_conflicts=True)


def _people_of(profile, appointments):
    done = (one for one in appointments if one.status == Appointment.Status.DONE and one.person)
    known = {one.person.pk: one.person for one in done if one.advisor == profile}
    return list(known.values())[-PEOPLE:]
