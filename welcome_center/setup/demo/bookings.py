"""The calendar of the demo: sixty days back with what became of them, thirty days ahead."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from newcomers.booking.actions import confirm_by
from newcomers.booking.models import Absence, Appointment, Mode, WeeklyRule
from welcome_center.foundation.center.holidays import closed_days
from welcome_center.foundation.center.models import Topic

PAST, AHEAD = 60, 30  # days
Status = Appointment.Status
Need = Appointment.Need
BECAME = {
    Status.DONE: 74,
    Status.NO_SHOW: 8,
    Status.CANCELLED_BY_PERSON: 11,
    Status.CANCELLED_BY_CENTER: 4,
    Status.LAPSED: 3,
}
WILL_BE = {
    Status.CONFIRMED: 88,
    Status.CANCELLED_BY_PERSON: 9,
    Status.CANCELLED_BY_CENTER: 3,
}
REASONS = {
    Status.CANCELLED_BY_PERSON: ("Ich bin krank.", "Ich muss arbeiten.", "Hat sich erledigt.", ""),
    Status.CANCELLED_BY_CENTER: ("Die Beraterin ist erkrankt.", "Der Berater ist verhindert."),
}
NOTES = (
    "Ich bringe meine Zeugnisse mit.",
    "Ich habe einen Brief bekommen und verstehe ihn nicht.",
    "I have a job offer and need help with the next steps.",
    "Bitte langsam sprechen.",
)
LANGUAGES_ASKED = {"ar": 6, "uk": 5, "en": 5, "tr": 3, "fa": 2, "de": 2}


@dataclass(frozen=True)
class Window:
    """Hours of one advisor on one day."""

    rule: WeeklyRule
    starts_at: datetime
    ends_at: datetime


def windows(now):
    """Every hour that an advisor works in, oldest first."""
    first_day = timezone.localdate(now) - timedelta(days=PAST)
    rules = list(WeeklyRule.objects.select_related("advisor__user", "site__team"))
    closed = closed_days({rule.site_id: rule.site.land for rule in rules}, first_day, PAST + AHEAD)
    absences = list(Absence.objects.values_list("advisor_id", "starts_at", "ends_at"))
    for offset in range(PAST + AHEAD):
        day = first_day + timedelta(days=offset)
        for rule in rules:
            if rule.weekday == day.isoweekday() and day not in closed[rule.site_id]:
                window = _window(rule, day)
                if not _is_away(window, absences):
                    yield window


def _window(rule, day):
    zone = timezone.get_default_timezone()
    return Window(
        rule, datetime.combine(day, rule.starts, zone), datetime.combine(day, rule.ends, zone)
    )


def _is_away(window, absences):
    return any(
        advisor == window.rule.advisor_id and begin < window.ends_at and end > window.starts_at
        for advisor, begin, end in absences
    )


class Diary:
    """Fills the hours with appointments, and finds a person for each."""

    def __init__(self, dice, crowd, now):
        self.n_lately = 0
        self.dice, self.crowd, self.now = dice, crowd, now
        self.today = timezone.localdate(now)
        self.topics = list(Topic.objects.active().exclude(group="OTH").order_by("pk"))
        self.by_group = _topics_by_advisor(self.topics)
        self.languages = _languages_by_advisor()
        self.known = defaultdict(list)  # (team, language) → people who may come back
        self.days = defaultdict(set)  # person → days with an appointment
        self.appointments = []

    def fill(self, window):
        cursor = window.starts_at
        while cursor < window.ends_at:
            topic = self.dice.choice(self.by_group[window.rule.advisor_id])
            ends_at = cursor + timedelta(minutes=topic.minutes)
            if ends_at > window.ends_at:
                return
            if self.dice.is_lucky(self._how_full(window)):
                self.add(window, cursor, topic, self._language(window))
                cursor = ends_at
            else:
                cursor += timedelta(minutes=15 * self.dice.randint(1, 3))

    def add(self, window, starts_at, topic, language, person=None, status=None):
        status = status or self._status(starts_at, starts_at + timedelta(minutes=topic.minutes))
        booked_at = self._booked_at(starts_at, status)
        person = person or self._person(window, language, starts_at, booked_at, status)
        self.days[person.uuid].add(timezone.localdate(starts_at))
        appointment = Appointment(
            **self.dice.names(),
            advisor=window.rule.advisor,
            site=window.rule.site,
            team=window.rule.site.team,
            person=person,
            topic=topic,
            language_id=language,
            mode=self._mode(window),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=topic.minutes),
            status=status,
            lapses_at=confirm_by(starts_at, now=booked_at) if status == Status.BOOKED else None,
            booked_at=booked_at,
            sequence=1 if status in REASONS else 0,
            cancel_reason=self.dice.choice(REASONS[status]) if status in REASONS else "",
            needs=self._needs(),
            note=self.dice.choice(NOTES) if self.dice.is_lucky(0.15) else "",
        )
        self.appointments.append(appointment)
        return appointment

    def save(self):
        Appointment.objects.bulk_create(self.appointments, batch_size=500)

    # What is likely

    def _how_full(self, window):
        """Nearly full now, emptier the further ahead: there is always something to book."""
        ahead = (timezone.localdate(window.starts_at) - self.today).days
        if ahead < 0:
            return 0.45
        return 0.6 if ahead <= 4 else 0.3 if ahead <= 10 else 0.1

    def _status(self, starts_at, ends_at):
        if ends_at < self.now - timedelta(days=2):
            return self.dice.one_of(BECAME)
        if ends_at < self.now:  # of the last days every fourth still waits for its result
            self.n_lately += 1
            return Status.CONFIRMED if self.n_lately % 4 == 1 else self.dice.one_of(BECAME)
        if starts_at <= self.now + timedelta(minutes=10):
            return Status.ARRIVED
        is_new = starts_at > self.now + timedelta(days=2) and self.dice.is_lucky(0.06)
        return Status.BOOKED if is_new else self.dice.one_of(WILL_BE)

    def _booked_at(self, starts_at, status):
        if status == Status.BOOKED:  # by a guest, who has a day to confirm it
            return self.now - timedelta(minutes=self.dice.randint(20, 600))
        latest = min(self.now, starts_at) - timedelta(hours=self.dice.randint(3, 30))
        return latest - timedelta(days=self.dice.randint(0, 9), minutes=self.dice.randint(0, 500))

    def _language(self, window):
        spoken = self.languages[window.rule.advisor_id]
        asked = {name: weight for name, weight in LANGUAGES_ASKED.items() if name in spoken}
        others = {name: 1 for name in spoken if name not in asked}
        return self.dice.one_of(asked | others)

    def _person(self, window, language, starts_at, booked_at, status):
        team = window.rule.site.team
        if status == Status.BOOKED:
            email = {"origin": "guest", "contact_by": "email", "phone": ""}
            email["email"] = f"guest-{len(self.crowd.people):04}@demo.example"
            return self.crowd.newcomer(language=language, team=team, since=booked_at, **email)
        day, known = timezone.localdate(starts_at), self.known[team.pk, language]
        if known and self.dice.is_lucky(0.45):
            person = self.dice.choice(known)
            is_ahead = day > self.today and any(
                other >= self.today for other in self.days[person.uuid]
            )
            if day not in self.days[person.uuid] and not is_ahead:
                return person
        person = self.crowd.newcomer(language=language, team=team, since=booked_at)
        known.append(person)
        return person

    def _mode(self, window):
        weights = {Mode.IN_PERSON: 6, Mode.PHONE: 3, Mode.VIDEO: 1}
        return self.dice.one_of({mode: weights[mode] for mode in window.rule.modes})

    def _needs(self):
        if not self.dice.is_lucky(0.18):
            return []
        needs = {Need.CHILDREN: 5, Need.COMPANION: 4, Need.STEP_FREE: 2, Need.SIGN_LANGUAGE: 1}
        return [self.dice.one_of(needs)]


def _topics_by_advisor(topics):
    named = defaultdict(set)
    pairs = WeeklyRule.objects.values_list("advisor_id", "advisor__topics").distinct()
    for advisor, topic in pairs:
        named[advisor].add(topic)
    return {
        advisor: [topic for topic in topics if None in codes or topic.pk in codes]
        for advisor, codes in named.items()
    }


def _languages_by_advisor():
    spoken = defaultdict(list)
    pairs = WeeklyRule.objects.values_list("advisor_id", "advisor__languages").distinct()
    for advisor, language in pairs.order_by("advisor_id", "advisor__languages"):
        spoken[advisor].append(language)
    return spoken
