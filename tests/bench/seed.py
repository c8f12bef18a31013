"""50 advisors, 60 working days, about 60,000 appointments, for the floor and for the product."""

from pathlib import Path

from django.db import connection
from django.utils import timezone

from welcome_center.foundation.center.holidays import public_holidays
from welcome_center.foundation.center.models import Center, Language, Site, Team, Topic, TopicGroup

HERE = Path(__file__).parent
LAND = "NI"
LANGUAGES = ["de", "en", "uk", "ar", "fa", "tr", "fr", "es", "ru", "pl"]  # the floor's


def seed():
    _center()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '10min'")
        cursor.execute((HERE / "floor.sql").read_text())
        _same_holidays(cursor)
        cursor.execute((HERE / "product.sql").read_text())
    _vacuum()


def _center():
    Center.objects.create(profile="bench", name="Welcome Center", region_name="Bench", land=LAND)
    team = Team.objects.create(code="bench", name="Bench", carrier="Bench")
    Site.objects.create(code="bench", team=team, name="Bench", street="", city="", land=LAND)
    for code in LANGUAGES:
        Language.objects.create(code=code, labels={"de": code}, tier="UI1")
    group = TopicGroup.objects.create(code="BENCH", labels={"de": "Bench"})
    Topic.objects.create(code="BENCH", group=group, labels={"de": "Bench"}, minutes=30)


def _same_holidays(cursor):
    """The floor knows the holidays that the product takes from the law of the Land."""
    year = timezone.localdate().year
    days = [day for number in (year, year + 1) for day in public_holidays(LAND, number)]
    cursor.execute(
        "INSERT INTO floor.holiday SELECT day, 'law' FROM unnest(%s::date[]) day"
        " ON CONFLICT DO NOTHING",
        [days],
    )


def _vacuum():
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("RESET ALL")
