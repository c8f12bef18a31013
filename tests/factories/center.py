from datetime import date, time

import factory

from welcome_center.foundation.center.models import (
    Center,
    Closure,
    HolidayOpening,
    Language,
    OpeningHours,
    Site,
    Team,
    Topic,
    TopicGroup,
)
from welcome_center.foundation.center.posts import StaffPosts


class CenterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Center
        django_get_or_create = ["is_only"]

    is_only = True
    profile = "test"
    name = "Welcome Center"
    region_name = "Region Test"
    land = "NI"
    email = "center@example.org"
    interface_languages = ["de", "en", "ar"]
    reminder_hours = [48, 3]


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    code = factory.Sequence("team-{}".format)
    name = factory.Sequence("Team {}".format)
    carrier = "Stadt"


class StaffPostsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StaffPosts

    team = factory.SubFactory(TeamFactory)
    year = 2026
    full_posts = "4.50"


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Site

    code = factory.Sequence("site-{}".format)
    team = factory.SubFactory(TeamFactory)
    name = factory.Sequence("Site {}".format)
    street = "Beispielstraße 4"
    postal_code = "31134"
    city = "Hildesheim"
    land = "NI"


class LanguageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Language
        django_get_or_create = ["code"]

    code = "de"
    labels = factory.LazyAttribute(lambda language: {"de": language.code, "en": language.code})
    native_name = "Deutsch"
    tier = "UI1"


class TopicGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TopicGroup
        django_get_or_create = ["code"]

    code = "ARR"
    labels = {"de": "Ankommen", "en": "Arrival"}


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ["code"]

    code = "ARR_ORIENT"
    group = factory.SubFactory(TopicGroupFactory)
    labels = {"de": "Erste Orientierung", "en": "First orientation"}
    minutes = 30


class OpeningHoursFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OpeningHours

    site = factory.SubFactory(SiteFactory)
    weekday = 1
    opens = time(9)
    closes = time(12)


class ClosureFactory(factory.django.DjangoModelFactory):
    """One closing day of one site; `site=None` closes the whole center."""

    class Meta:
        model = Closure

    site = factory.SubFactory(SiteFactory)
    starts_on = date(2027, 3, 1)
    ends_on = factory.SelfAttribute("starts_on")


class HolidayOpeningFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HolidayOpening

    site = factory.SubFactory(SiteFactory)
    day = date(2027, 10, 3)
