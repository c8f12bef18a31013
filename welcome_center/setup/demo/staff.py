"""The demo's sign-ins, and advisors with their languages, topics and hours.

Their family names say that they are invented: Muster, Beispiel, Probe.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from newcomers.booking.models import Absence, AdvisorProfile, Mode, WeeklyRule
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import User
from welcome_center.foundation.center.models import Center, OpeningHours, Site, Team, Topic

DOMAIN = "demo.example"
SIGN_INS = {
    "newcomer": ("Amal Haddad", [Role.NEWCOMER]),
    "advisor": ("Tarek Muster", [Role.ADVISOR]),
    "coordinator": ("Katrin Beispiel", [Role.COORDINATOR, Role.ADVISOR]),
    "employer": ("Petra Muster", [Role.EMPLOYER]),
    "partner": ("Rolf Probe", [Role.PARTNER]),
    "mediator": ("Selam Beispiel", [Role.MEDIATOR]),
    "funder": ("Birgit Probe", [Role.FUNDER]),
    "admin": ("Uwe Beispiel", [Role.ADMINISTRATOR]),
}
WRITTEN_TO_IN = {"newcomer": "ar"}
EVERY_MODE = (Mode.IN_PERSON, Mode.PHONE, Mode.VIDEO)


@dataclass(frozen=True)
class Advisor:
    """`days`: ISO weekdays. No group means every topic. `team`: which, where there are several."""

    name: str
    languages: tuple[str, ...]
    days: str
    groups: tuple[str, ...] = ()
    team: int = 0
    modes: tuple[str, ...] = EVERY_MODE


ADVISORS = {
    "advisor": Advisor("Tarek Muster", ("de", "en", "ar", "fr"), "12345"),
    "coordinator": Advisor("Katrin Beispiel", ("de", "en"), "24"),
    "olena.probe": Advisor("Olena Probe", ("de", "uk", "ru"), "124"),
    "aylin.muster": Advisor("Aylin Muster", ("de", "tr", "en"), "135"),
    "samir.beispiel": Advisor("Samir Beispiel", ("de", "fa", "prs", "ar"), "1235"),
    "maria.probe": Advisor(
        "Maria Probe", ("de", "es", "pt", "it", "en"), "234", ("WRK", "REC", "EDU", "LAN"), 1
    ),
    "leyla.muster": Advisor(
        "Leyla Muster", ("de", "kmr", "ar", "tr"), "145", ("FAM", "HOU", "HEA", "SOC", "ARR", "PAR")
    ),
    "jan.beispiel": Advisor(
        "Jan Beispiel", ("de", "en", "pl"), "1345", ("WRK", "REC", "RES", "LAN"), 1
    ),
    "mirela.probe": Advisor(
        "Mirela Probe", ("de", "ro", "it", "sq"), "245", modes=(Mode.PHONE, Mode.VIDEO)
    ),
}
# Away on these days from today: kind, first day, number of days.
ABSENCES = {
    "aylin.muster": [("holiday", 7, 12)],
    "olena.probe": [("ill", -16, 3), ("training", 15, 1)],
    "jan.beispiel": [("holiday", -45, 14)],
    "advisor": [("training", -22, 1), ("holiday", 24, 5)],
}


def address(name):
    return f"{name}@{DOMAIN}"


def make_accounts(password):
    """Every account with a proven address; one hash serves all."""
    people = SIGN_INS | {
        name: (advisor.name, [Role.ADVISOR])
        for name, advisor in ADVISORS.items()
        if name not in SIGN_INS
    }
    hashed = make_password(password)
    users = User.objects.bulk_create(
        User(
            email=address(name),
            name=full_name,
            roles=roles,
            password=hashed,
            language=WRITTEN_TO_IN.get(name, "de"),
        )
        for name, (full_name, roles) in people.items()
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    return dict(zip(people, users, strict=True))


def make_advisors(accounts, today):
    """Profile, hours and absences of each advisor, and who works in which team."""
    teams = list(Team.objects.prefetch_related("sites"))
    profiles = AdvisorProfile.objects.bulk_create(
        AdvisorProfile(user=accounts[name]) for name in ADVISORS
    )
    by_name = dict(zip(ADVISORS, profiles, strict=True))
    for name, profile in by_name.items():
        _place(name, profile, teams)
    accounts["coordinator"].teams.set(teams)
    accounts["admin"].teams.set(teams)
    sites = {name: profile.sites.get() for name, profile in by_name.items()}
    _make_rules(by_name, sites, today)
    _make_absences(by_name, today)
    return by_name


def _place(name, profile, teams):
    advisor = ADVISORS[name]
    team = teams[min(advisor.team, len(teams) - 1)]
    profile.user.teams.add(team)
    profile.sites.add(team.sites.all()[0])
    profile.languages.add(*advisor.languages)
    if advisor.groups:
        profile.topics.set(Topic.objects.active().filter(group__in=advisor.groups))


def _make_rules(profiles, sites, today):
    """Everybody offers the site's opening hours on the own days."""
    hours = list(OpeningHours.objects.filter(site__in=sites.values()))
    WeeklyRule.objects.bulk_create(
        WeeklyRule(
            advisor=profile,
            site=sites[name],
            weekday=opening.weekday,
            starts=opening.opens,
            ends=opening.closes,
            modes=list(ADVISORS[name].modes),
            valid_from=today - timedelta(days=180),
        )
        for name, profile in profiles.items()
        for opening in hours
        if opening.site_id == sites[name].pk and str(opening.weekday) in ADVISORS[name].days
    )


def _make_absences(profiles, today):
    Absence.objects.bulk_create(
        Absence(
            advisor=profiles[name],
            kind=kind,
            starts_at=_midnight(today + timedelta(days=first)),
            ends_at=_midnight(today + timedelta(days=first + length)),
        )
        for name, absences in ABSENCES.items()
        for kind, first, length in absences
    )


def _midnight(day):
    return datetime.combine(day, time.min, timezone.get_default_timezone())


# The house ------------------------------------------------------------------------------------

STREET = "Beispielstraße 4"
WAY = {
    "de": "Haltestelle Beispielplatz, Bus 1 und 2. Der Eingang ist neben der Bücherei.",
    "en": "Stop Beispielplatz, bus 1 and 2. The entrance is beside the library.",
    "ar": "موقف Beispielplatz، الحافلتان 1 و2. المدخل بجانب المكتبة.",
}
ACCESSIBILITY = {
    "de": "Eingang ohne Stufen, Aufzug, barrierefreies WC. Assistenzhunde sind willkommen.",
    "en": "Entrance without steps, lift, accessible toilet. Assistance dogs are welcome.",
    "ar": "مدخل دون درجات، ومصعد، ومرحاض مناسب للكراسي المتحركة. كلاب المساعدة مرحَّب بها.",
}


def furnish():
    """Invented values where the profile waits for the operator's."""
    Center.objects.filter(street__startswith="[").update(street=STREET)
    Site.objects.filter(street__startswith="[").update(
        street=STREET, way=WAY, accessibility=ACCESSIBILITY
    )
