"""Two years at the counter: short contacts of nobody, consultations with and without a person."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from newcomers.booking.models import Appointment
from newcomers.casework.citizenship import NOT_STATED, group_of
from newcomers.casework.models import Contact
from newcomers.counter.models import QueueTicket
from partners.directory.models import Organisation
from welcome_center.foundation.center.holidays import closed_days
from welcome_center.foundation.center.models import Site, Topic, TopicGroup
from welcome_center.setup.demo.people import ELSE_RESIDENCE, FROM, RESIDENCE

DAYS = 730
A_DAY = (2, 6)  # contacts at one site's counter
SHORT = 0.72
WAYS = {"F2F": 75, "PHONE": 13, "MAIL": 8, "VIDEO": 4}
RESULTS = {"informed": 52, "referred": 33, "booked": 11, "case": 4}
LANGUAGES = {
    "de": 38,
    "en": 27,
    **dict.fromkeys(("ar", "it"), 8),
    **dict.fromkeys(("es", "uk"), 6),
    **dict.fromkeys(("tr", "hr"), 4),
    **dict.fromkeys(("ru", "fr"), 2),
}
# By group: how often somebody asks about it.
TOPICS = {"LAN": 24, "WRK": 17, "RES": 15, "REC": 12, "ARR": 11, "HOU": 7, "FAM": 4, "EDU": 4}
TOPICS |= {"SOC": 4, "HEA": 3, "PAR": 1, "OTH": 2}
LONG = {"D15": 25, "D30": 40, "D60": 28, "D99": 7}
MEDIATION = {"none": 86, "companion": 8, "volunteer": 4, "machine": 2}
Kind, Result = Contact.Kind, Contact.Result


class Counter:
    def __init__(self, dice, now):
        self.dice, self.now = dice, now
        self.groups = list(TopicGroup.objects.active().values_list("pk", flat=True))
        self.topics = dict(Topic.objects.values_list("pk", "group"))
        self.places = list(Organisation.objects.published().values_list("uuid", "kind"))
        self.contacts = []

    def fill(self, site, advisors):
        first = timezone.localdate(self.now) - timedelta(days=DAYS)
        closed = closed_days({site.pk: site.land}, first, DAYS + 1)[site.pk]
        for offset in range(DAYS + 1):
            day = first + timedelta(days=offset)
            if day.isoweekday() <= 5 and day not in closed:
                self._fill_day(site, advisors, day, busier=offset / DAYS)

    def _fill_day(self, site, advisors, day, *, busier):
        fewest, most = A_DAY
        for _turn in range(self.dice.randint(fewest, round(most + 2 * busier))):
            held_at = self._moment(day)
            if held_at < self.now:
                self._add(site, self.dice.choice(advisors), held_at)

    def _moment(self, day):
        clock = time(self.dice.randint(8, 16), self.dice.randint(0, 59))
        return datetime.combine(day, clock, timezone.get_default_timezone())

    def _add(self, site, advisor, held_at):
        is_short = self.dice.is_lucky(SHORT)
        language = self.dice.one_of(LANGUAGES)
        group = self.dice.one_of({name: TOPICS.get(name, 1) for name in self.groups})
        self.contacts.append(
            Contact(
                uuid=self.dice.names()["uuid"],
                held_at=held_at,
                created_at=held_at,
                kind=Kind.SHORT if is_short else self._kind(),
                mode=self.dice.one_of(WAYS),
                duration="D05" if is_short else self.dice.one_of(LONG),
                language_id=language,
                mediation=self.dice.one_of(MEDIATION),
                topic_groups=[group],
                advisor=advisor,
                site=site,
                team_id=site.team_id,
                is_known=self.dice.is_lucky(0.25),
                family_members=self.dice.one_of({0: 80, 1: 12, 2: 5, 3: 3}),
                entry_seconds=self.dice.randint(6, 48),
                **self._result(),
                **self._origin(language),
            )
        )

    def _kind(self):
        return self.dice.one_of({Kind.FIRST: 70, Kind.FOLLOW: 25, Kind.PROC: 5})

    def _result(self):
        result = self.dice.one_of(RESULTS)
        if result != Result.REFERRED or not self.places:
            return {"result": result}
        uuid, kind = self.dice.choice(self.places)
        return {"result": result, "referred_to": uuid, "referred_kind": kind}

    def _origin(self, language):
        if self.dice.is_lucky(0.2):
            return {"citizenship": "", "citizenship_group": NOT_STATED}
        _names, countries = FROM.get(language, FROM["en"])
        country = self.dice.choice(countries.split())
        status = RESIDENCE.get(country) or self.dice.one_of(ELSE_RESIDENCE)
        return {
            "citizenship": country,
            "citizenship_group": group_of(country),
            "residence_group_id": status if self.dice.is_lucky(0.6) else None,
        }

    def add_talks(self, appointments):
        """What appointments became: consultations of their people, in their order."""
        seen = set()
        for talk in sorted(appointments, key=lambda each: each.starts_at):
            if talk.status == Appointment.Status.DONE and talk.person:
                self.contacts.append(self._talk(talk, is_known=talk.person.pk in seen))
                seen.add(talk.person.pk)

    def _talk(self, talk, *, is_known):
        return Contact(
            uuid=self.dice.names()["uuid"],
            held_at=talk.starts_at,
            created_at=talk.ends_at,
            kind=Kind.FOLLOW if is_known else Kind.FIRST,
            mode=talk.mode,
            duration="D30" if talk.minutes <= 30 else "D60",
            language_id=talk.language_id,
            topic_groups=[self.topics[talk.topic_id]],
            topics=[talk.topic_id],
            advisor=talk.advisor.user,
            site=talk.site,
            team_id=talk.team_id,
            person=talk.person,
            is_known=is_known,
            citizenship_group=_group_of(talk.person),
            residence_group_id=talk.person.residence_group_id,
            **self._result(),
        )


def _group_of(person):
    countries = [country.code for country in person.citizenships]
    return group_of(countries[0]) if countries else NOT_STATED


def tell(dice, appointments, now):
    counter = Counter(dice, now)
    for site in Site.objects.active().order_by("pk"):
        advisors = [profile.user for profile in site.advisors.select_related("user")]
        if advisors:
            counter.fill(site, advisors)
    counter.add_talks(appointments)
    Contact.objects.bulk_create(counter.contacts, batch_size=1000)
    _give_numbers(now)


def _give_numbers(now):
    """This hour: three were here, one is called, two wait."""
    minutes = {1: 55, 2: 44, 3: 38, 4: 25, 5: 12, 6: 5}
    states = ["done", "done", "done", "called", "waiting", "waiting"]
    for site in Site.objects.active():
        QueueTicket.objects.bulk_create(
            QueueTicket(
                site=site,
                day=timezone.localdate(now),
                number=number,
                state=state,
                created_at=now - timedelta(minutes=minutes[number]),
                called_at=_called_at(state, now - timedelta(minutes=minutes[number] - 9)),
            )
            for number, state in enumerate(states, start=1)
        )


def _called_at(state, moment):
    return None if state == QueueTicket.State.WAITING else moment
