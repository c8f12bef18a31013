"""The demo's directory: the institutions of both regions in every state an entry can be in.

Streets, hours, phones, languages and dates of confirmation are invented; institutions are not.
"""

import hashlib
from datetime import datetime, time, timedelta

from django.utils import timezone

from partners.directory.freshness import months_later
from partners.directory.kinds import Confirmer
from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import Service, ServiceAtLocation
from partners.directory.seed import load_seed, regions
from partners.directory.upkeep import ConfirmationRequest, MistakeReport
from welcome_center.setup.demo import upkeep
from welcome_center.setup.demo.dice import Dice

# days since the last confirmation, and how often: fresh, soon due, asked, overdue, forgotten, never
CONFIRMED = {(3, 60): 50, (140, 179): 13, (184, 205): 7, (215, 300): 12, (370, 500): 5, None: 13}
SINCE_HOURS = (3, 85)  # hours are confirmed more often, but not by everybody
SHELTER = "FRAU"  # women's advice and protection
HOURS = {
    "Mo-Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00; PH off": 30,
    "Mo-Th 09:00-16:00; Fr 09:00-12:00; PH off": 30,
    "Tu,Th 10:00-13:00; PH off": 15,
    "Mo,We,Fr 08:30-12:30; Tu 14:00-17:00; PH off": 15,
    "Mo-Fr 09:00-12:00; PH off; Dec 24-Jan 02 off": 8,
    "Mo[1] 16:00-19:00": 2,
}
LANGUAGES = {"en": 60, "ar": 30, "tr": 25, "uk": 25, "ru": 25, "fa": 12, "fr": 12, "pl": 10}
CAPACITY = {"open": 40, "unknown": 35, "waiting": 18, "stopped": 7}
ALERT = {
    "de": "Wegen Umbaus finden Sie uns bis Jahresende im ersten Stock.",
    "en": "Because of building work you find us on the first floor until the end of the year.",
    "ar": "بسبب أعمال البناء تجدوننا في الطابق الأول حتى نهاية العام.",
}
ACCESSIBILITY = {
    "de": "Eingang ohne Stufen, Aufzug, barrierefreies WC.",
    "en": "Entrance without steps, lift, accessible toilet.",
    "ar": "مدخل دون درجات، ومصعد، ومرحاض مناسب للكراسي المتحركة.",
}


def tell(accounts, today):
    load_seed(*regions())
    if MistakeReport.objects.exists():  # told before, to other accounts
        return
    dice = Dice(f"directory {today}")
    for number, entry in enumerate(Organisation.objects.order_by("pk")):
        _confirm(entry, dice, today)
        _furnish(entry, dice, number)
    _close_some(today)
    upkeep.tell(accounts, today)
    _ask(today)


def _confirm(entry, dice, today):
    days = dice.one_of(CONFIRMED)
    if days is None:
        return
    entry.confirmed_on = today - timedelta(days=dice.randint(*days))
    entry.confirmed_by = dice.one_of({Confirmer.PARTNER: 8, Confirmer.STAFF: 2})
    entry.hours_confirmed_on = entry.confirmed_on
    if dice.is_lucky(0.85):
        lately = today - timedelta(days=dice.randint(*SINCE_HOURS))
        entry.hours_confirmed_on = max(entry.confirmed_on, lately)
    entry.due_on = months_later(entry.confirmed_on, entry.confirm_months)
    entry.hours_due_on = months_later(entry.hours_confirmed_on, entry.hours_months)
    if dice.is_lucky(0.7):
        entry.upkeep_email = f"{entry.slug[:40]}@example.org"
    entry.save()


def _furnish(entry, dice, number):
    place = entry.locations.first()
    if place:
        house = dice.randint(1, 90)
        if entry.kind != SHELTER:  # where it is, nobody tells the public
            place.street = f"Beispielstraße {house}"
        place.hours = dice.one_of(HOURS)
        place.is_accessible = dice.is_lucky(0.6)
        if place.is_accessible:
            place.write("accessibility", ACCESSIBILITY)
        place.save()
    if not entry.contact_points.exists():
        # Numbers that the Federal Network Agency keeps free for films and books.
        phone = f"+49 30 23125 {number % 1000:03}"
        ContactPoint.objects.create(organisation=entry, kind="phone", value=phone)
    for service in entry.services.all():
        _fill(service, entry, dice)


def _fill(service, entry, dice):
    more = [code for code, share in LANGUAGES.items() if dice.is_lucky(share / 100)]
    service.languages = list(dict.fromkeys([*service.languages, *more]))
    if "ar" in service.languages and dice.is_lucky(0.5):
        service.language_days = {"ar": [2, 4]}
    service.capacity = dice.one_of(CAPACITY)
    service.waiting_weeks = dice.randint(1, 12) if service.capacity == "waiting" else None
    service.by_appointment = dice.is_lucky(0.4)
    service.confirmed_on = entry.confirmed_on
    service.save()


def _close_some(today):
    """One entry hidden, one service closed for a time, one notice, one text that moved on."""
    entries = {entry.external_id: entry for entry in Organisation.objects.all()}
    hidden, noticed = entries["hildesheim-gew-1"], entries["hildesheim-vhs-1"]
    hidden.state = Organisation.State.HIDDEN
    hidden.save()
    noticed.write("alert", ALERT)
    noticed.save()
    Service.objects.filter(external_id="hildesheim-ehr-1").update(
        state=Service.State.PAUSED, paused_until=today + timedelta(days=40)
    )
    moved_on = Service.objects.get(external_id="hildesheim-iq-1")
    moved_on.write(
        "description",
        moved_on.description | {"de": moved_on.description["de"] + " Auch am Telefon."},
    )
    moved_on.save()
    _open_branch(entries["hildesheim-mbe-1"])


def _open_branch(entry):
    """A second place, with hours of its own, and a second service."""
    [service] = entry.services.all()
    branch = Location.objects.create(
        organisation=entry,
        name={"de": "Außenstelle Sarstedt", "en": "Sarstedt branch"},
        street="Beispielweg 3",
        postal_code="31157",
        city="Sarstedt",
        ags="03254028",
        latitude=52.236,
        longitude=9.856,
        hours="We 09:00-12:00; PH off",
    )
    ServiceAtLocation.objects.create(service=service, location=branch)
    Service.objects.create(
        organisation=entry,
        name={"de": "Hilfe bei Formularen", "en": "Help with forms"},
        description={"de": "Wir füllen Formulare mit Ihnen zusammen aus."},
        state=Service.State.PUBLISHED,
        topics=["ARR_FORM"],
        languages=["de", "en"],
        areas=["03254"],
        modes=["in_person"],
        is_free=True,
        confirmed_on=entry.confirmed_on,
        sort=1,
    )


def _ask(today):
    """Who is due was asked; of those asked long ago, some mails came back."""
    reachable = Organisation.objects.due_on(today).exclude(upkeep_email="").order_by("due_on", "pk")
    for number, entry in enumerate(reachable):
        came_back = number % 6 == 5
        asked_on = min(entry.due_on, entry.hours_due_on)
        reminders = min((today - asked_on).days // 14, 2)
        sent_at = timezone.make_aware(datetime.combine(asked_on, time(7)))
        ConfirmationRequest.objects.create(
            organisation=entry,
            token_hash=hashlib.sha256(f"demo {entry.pk}".encode()).hexdigest(),
            recipient=entry.upkeep_email,
            state="refused" if came_back else "open",
            sent_at=sent_at,
            reminders=0 if came_back else reminders,
            reminded_at=sent_at + timedelta(days=14 * reminders) if reminders else None,
            expires_at=sent_at + timedelta(days=60),
        )
