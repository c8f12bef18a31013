from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import factory

from newcomers.booking.models import (
    Absence,
    AdvisorProfile,
    Appointment,
    Mode,
    WeeklyRule,
)
from tests.factories.accounts import UserFactory
from tests.factories.center import LanguageFactory, SiteFactory, TopicFactory
from tests.factories.people import PersonFactory
from welcome_center.foundation.access import Role

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2027, 3, 1)


def local(clock, day=MONDAY):
    """local("9:30"): half past nine of that day, in Berlin."""
    hour, minute = map(int, clock.split(":"))
    return datetime.combine(day, time(hour, minute), BERLIN)


class AdvisorProfileFactory(factory.django.DjangoModelFactory):
    """An advisor of one site and its team, speaking German unless told otherwise."""

    class Meta:
        model = AdvisorProfile
        skip_postgeneration_save = True

    user = factory.SubFactory(UserFactory, role=Role.ADVISOR)

    @factory.post_generation
    def site(profile, create, site):
        site = site or SiteFactory()
        profile.sites.add(site)
        profile.user.teams.add(site.team)

    @factory.post_generation
    def languages(profile, create, languages):
        profile.languages.add(*(languages or [LanguageFactory()]))

    @factory.post_generation
    def topics(profile, create, topics):
        profile.topics.add(*(topics or []))


class WeeklyRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WeeklyRule

    advisor = factory.SubFactory(AdvisorProfileFactory)
    site = factory.LazyAttribute(lambda rule: rule.advisor.sites.get())
    weekday = 1
    starts = time(9)
    ends = time(12)
    modes = [Mode.IN_PERSON, Mode.PHONE, Mode.VIDEO]
    valid_from = date(2026, 1, 1)


class AbsenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Absence

    advisor = factory.SubFactory(AdvisorProfileFactory)
    starts_at = local("9:00")
    ends_at = local("10:00")


class AppointmentFactory(factory.django.DjangoModelFactory):
    """A confirmed appointment of 30 minutes, on a Monday at 9 unless told otherwise."""

    class Meta:
        model = Appointment

    advisor = factory.SubFactory(AdvisorProfileFactory)
    site = factory.LazyAttribute(lambda appointment: appointment.advisor.sites.get())
    team = factory.LazyAttribute(lambda appointment: appointment.site.team)
    person = factory.SubFactory(
        PersonFactory, team=factory.LazyAttribute(lambda person: person.factory_parent.team)
    )
    topic = factory.SubFactory(TopicFactory)
    language = factory.SubFactory(LanguageFactory)
    mode = Mode.IN_PERSON
    starts_at = local("9:00")
    ends_at = factory.LazyAttribute(
        lambda appointment: appointment.starts_at + timedelta(minutes=30)
    )
    status = Appointment.Status.CONFIRMED
    booked_at = local("9:00", date(2027, 2, 22))
