"""A year of referrals: answered, waiting, reminded, declined, without an answer, withdrawn."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from newcomers.booking.models import Appointment
from newcomers.referrals import actions, consenting, facts
from newcomers.referrals.models import Referral, ReferralStep, State
from partners.directory.freshness import months_later
from partners.directory.offers import Service
from welcome_center.foundation.center.models import ListCode
from welcome_center.foundation.consent.models import Consent

MOST = 160
WARM = 0.55
DAYS = 365
# How they end, and after how many days each step came.
PATHS = {
    (State.SENT, State.SEEN, State.ACCEPTED, State.DONE): 38,
    (State.SENT, State.SEEN, State.ACCEPTED, State.APPOINTMENT, State.DONE): 22,
    (State.SENT, State.SEEN, State.DECLINED): 12,
    (State.SENT, State.SEEN, State.ACCEPTED): 7,
    (State.SENT, State.SEEN, State.APPOINTMENT): 7,
    (State.SENT, State.SEEN): 4,
    (State.SENT, State.EXPIRED): 5,
    (State.SENT, State.SEEN, State.WITHDRAWN): 2,
    (State.SENT,): 6,
}
OPEN = {State.SENT, State.SEEN, State.ACCEPTED, State.APPOINTMENT}
REQUESTS = [
    "Bitte beraten Sie zur Anerkennung des Abschlusses; Zeugnisse liegen übersetzt vor.",
    "Wir bitten um einen Termin; die Person kommt mit Sprachmittlung.",
    "Bitte prüfen Sie, ob ein Kursplatz frei ist. Ein Einstufungstest liegt vor.",
    "",
]
BETTER = ["", "", "Jugendmigrationsdienst", "Handwerkskammer"]
REASONS = ["Die Person möchte dorthin, wo sie schon war.", "Die erste Stelle nimmt niemanden mehr."]


class Referrals:
    def __init__(self, dice, now):
        self.dice, self.now = dice, now
        self.by_topic = {}
        for service in Service.objects.listed().select_related("organisation").order_by("pk"):
            for topic in service.topics:
                self.by_topic.setdefault(topic, []).append(service)
        listed = ListCode.objects.filter(list="referral_result")
        self.results = {each.code: each for each in listed}
        self.referrals, self.steps, self.consents = [], [], []

    def add(self, talk, *, service=None, path=None, days_ago=None):
        """What a talk led to."""
        known = self.by_topic.get(talk.topic_id, [])
        is_warm = self.dice.is_lucky(WARM) or service is not None
        path = path or self.dice.one_of(PATHS)
        referral = self._new(talk, service or self.dice.choice(known), is_warm, path[-1])
        at = talk.ends_at if days_ago is None else self.now - timedelta(days=days_ago)
        if path[-1] in OPEN and days_ago is None:
            at = self.now - timedelta(days=self.dice.randint(1, 27), hours=self.dice.randint(1, 8))
        referral.created_at = at
        if is_warm:
            self._agree(referral, at)
            self._walk(referral, path, at)
        else:
            referral.state = State.DONE
            self._step(referral, State.DONE, at, ReferralStep.Side.CENTER)
            referral.sent_at = at
        self.referrals.append(referral)

    def _new(self, talk, service, is_warm, state):
        other = self.dice.is_lucky(0.08)
        return Referral(
            **self.dice.names(),
            person=talk.person,
            team_id=talk.team_id,
            advisor=talk.advisor.user,
            kind=Referral.Kind.WARM if is_warm else Referral.Kind.ADVICE,
            state=state,
            topic_id=talk.topic_id,
            service=service,
            municipality_id=talk.person.municipality_id,
            target_name=service.organisation.text("name", "de"),
            target_kind=service.organisation.kind,
            recipient=service.email or service.organisation.email or "stelle@demo.example",
            override_reason=self.dice.choice(REASONS) if other else "",
            request=self.dice.choice(REQUESTS) if is_warm else "",
            arrival=self._arrival(state),
        )

    def _arrival(self, state):
        if state != State.DONE:
            return ""
        return self.dice.one_of({"arrived": 6, "": 3, "failed": 1})

    def _agree(self, referral, at):
        given = [fact.code for fact in facts.FACTS if self.dice.is_lucky(0.4)]
        until = months_later(timezone.localdate(at), consenting.VALID_MONTHS)
        codes = tuple(dict.fromkeys([*facts.MINIMAL, *given]))
        is_telling = consenting.warns_of_telling(referral.service)
        agreed = (referral.target_name, str(referral.topic), codes, until, True, is_telling)
        terms = consenting.Terms(*agreed)
        language = referral.person.language_id or "de"
        form = self.dice.one_of({"screen": 5, "paper": 4, "oral": 1})
        referral.consent = Consent(
            uuid=self.dice.names()["uuid"],
            subject=referral.person.uuid,
            recipient=referral.service.uuid,
            recipient_name=terms.recipient_name,
            is_authority=terms.is_authority,
            purpose=terms.purpose,
            facts=list(codes),
            language=language,
            releases_secrecy=True,
            form=form,
            witness="Empfang" if form == Consent.Form.ORAL else "",
            signature=[[[40, 120], [120, 60], [200, 130], [330, 70]]] if form == "screen" else [],
            texts=terms.texts(language),
            valid_until=until,
            given_at=at,
            noted_by=referral.advisor,
        )
        referral.consent.text_hash = referral.consent.fingerprint
        self.consents.append(referral.consent)

    def _walk(self, referral, path, at):
        sides = {State.SENT: "center", State.EXPIRED: "clock", State.WITHDRAWN: "person"}
        referral.sent_at = at
        for state in path:
            if at < self.now:
                self._step(referral, state, at, sides.get(state, "partner"))
                getattr(self, f"_{state}", lambda *_: None)(referral, at)
                referral.state = state
            at += timedelta(days=self.dice.randint(1, 6))
        self._remind(referral)

    def _remind(self, referral):
        """What the clock would have done meanwhile."""
        silent = self.now - referral.sent_at
        if referral.is_unanswered and silent.days >= settings.REFERRAL_REMIND_DAYS:
            referral.reminded_at = referral.sent_at + timedelta(settings.REFERRAL_REMIND_DAYS)
        if referral.is_unanswered and silent.days >= settings.REFERRAL_ESCALATE_DAYS:
            referral.escalated_at = referral.sent_at + timedelta(settings.REFERRAL_ESCALATE_DAYS)

    def _appointment(self, referral, at):
        referral.appointment_at = at.replace(hour=9, minute=30) + timedelta(days=7)

    def _declined(self, referral, _at):
        code = self.dice.one_of({"DECL": 5, "FULLC": 3, "WAIT": 2})
        referral.decline_reason = self.results[code]
        referral.better_target = self.dice.choice(BETTER)

    def _done(self, referral, _at):
        referral.result = self.results[self.dice.one_of({"DONE": 8, "NOSH": 1, "NOCON": 1})]

    def _withdrawn(self, referral, at):
        referral.consent.withdrawn_at = at

    def _step(self, referral, state, at, side):
        by = referral.advisor if side == ReferralStep.Side.CENTER else None
        step = ReferralStep(referral=referral, state=state, side=side, by=by, at=at)
        self.steps.append(step)

    def save(self):
        Consent.objects.bulk_create(self.consents, batch_size=500)
        Referral.objects.bulk_create(self.referrals, batch_size=500)
        ReferralStep.objects.bulk_create(self.steps, batch_size=1000)


def tell(accounts, appointments, dice, now):
    made = Referrals(dice, now)
    past = [
        one
        for one in appointments
        if one.status == Appointment.Status.DONE
        and one.person
        and one.starts_at > now - timedelta(days=DAYS)
    ]
    advised = [talk for talk in past if talk.topic_id in made.by_topic]
    for talk, path in zip(advised, PATHS, strict=False):
        made.add(talk, service=made.by_topic[talk.topic_id][0], path=path, days_ago=45)
    for talk in advised[:: max(1, len(advised) // MOST)]:
        made.add(talk)
    _give_newcomer_hers(made, accounts["newcomer"], past)
    _give_partner_theirs(made, accounts["partner"], past)
    made.save()
    _send_some(accounts["advisor"], now)


def _give_newcomer_hers(made, account, past):
    own = [talk for talk in past if talk.person.account_id == account.pk and talk.topic_id]
    paths = [(State.SENT, State.SEEN, State.APPOINTMENT), (State.SENT, State.SEEN, State.DONE)]
    for talk, path in zip(own, paths, strict=False):
        services = made.by_topic.get(talk.topic_id) or next(iter(made.by_topic.values()))
        made.add(talk, service=services[0], path=path, days_ago=20)


def _give_partner_theirs(made, account, past):
    services = Service.objects.listed().filter(organisation__memberships__user=account)
    service = services.select_related("organisation").order_by("pk").first()
    talks = [talk for talk in past if not talk.topic.is_sensitive][:6]
    paths = [
        (State.SENT,),
        (State.SENT,),
        (State.SENT, State.SEEN),
        (State.SENT, State.SEEN, State.ACCEPTED),
        (State.SENT, State.SEEN, State.DECLINED),
        (State.SENT, State.SEEN, State.DONE),
    ]
    for days_ago, (talk, path) in enumerate(zip(talks, paths, strict=False), start=1):
        if service:
            made.add(talk, service=service, path=path, days_ago=days_ago * 3 + 12)


def _send_some(advisor, now):
    """One stays a draft with its consent; two go out right now, with their mails."""
    drafts = Referral.objects.filter(team__in=advisor.teams.all(), state=State.SENT)
    for nth, referral in enumerate(drafts.exclude(recipient="").order_by("-sent_at")[:3]):
        referral.steps.all().delete()
        Referral.objects.filter(pk=referral.pk).update(state=State.DRAFT, sent_at=None)
        referral.refresh_from_db()
        if nth:
            actions.send_referral(referral, by=advisor, now=now)
