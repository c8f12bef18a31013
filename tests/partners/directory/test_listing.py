"""The listing in memory: always what the database holds, and counted as one would by hand."""

from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from django.db import connection, transaction

from partners.directory import listing, retention
from partners.directory.models import DirectoryChange, Organisation
from partners.directory.offers import Service
from tests.factories.directory import LocationFactory, OrganisationFactory, ServiceFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def names(services=None):
    now = listing.current(TODAY)
    keys = [entry.pk for entry in now.entries_of(now.services if services is None else services)]
    known = {each.pk: str(each) for each in Organisation.objects.all()}
    return [known[key] for key in keys]


# Always true ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda service: ServiceFactory(),
        lambda service: service.delete(),
        lambda service: Service.objects.update(topics=["LAN_IK"]),
        lambda service: Organisation.objects.update(state="hidden"),
        lambda service: Organisation.objects.update(confirmed_on=None, confirmed_by=""),
        lambda service: service.places.all().delete(),
        lambda service: service.places.get().location.delete(),
        lambda service: type(service.places.get().location).objects.update(latitude=50),
    ],
)
def test_it_is_read_anew_after_each_change(change):
    service = ServiceFactory(location=LocationFactory())
    before = listing.current(TODAY)

    change(service)

    assert listing.current(TODAY).edition != before.edition


def test_it_is_kept_while_nothing_changes(django_assert_num_queries):
    ServiceFactory()
    before = listing.current(TODAY)

    with django_assert_num_queries(1):
        assert listing.current(TODAY) is before


def test_a_change_that_was_taken_back_is_forgotten():
    ServiceFactory(organisation=OrganisationFactory(name={"de": "Bleibt"}))
    point = transaction.savepoint()
    ServiceFactory(organisation=OrganisationFactory(name={"de": "Geht"}))
    assert set(names()) == {"Bleibt", "Geht"}

    transaction.savepoint_rollback(point)

    assert names() == ["Bleibt"]


def test_another_day_has_another_order():
    OrganisationFactory(due_on=TODAY)
    before = listing.current(TODAY)

    assert listing.current(TODAY + timedelta(days=1)) is not before


def test_changes_are_forgotten_but_that_there_were_some_is_not():
    ServiceFactory()
    before = listing.current(TODAY)

    retention.forget_changes()

    assert DirectoryChange.objects.count() == 1
    assert listing.current(TODAY).edition != before.edition


def test_a_change_by_bare_sql_counts():
    ServiceFactory()
    before = listing.current(TODAY)

    with connection.cursor() as cursor:
        cursor.execute("UPDATE partners_service SET is_free = true")

    assert listing.current(TODAY).edition != before.edition


# Counting -------------------------------------------------------------------------------------


def test_entries_are_counted_once_each_whatever_fits():
    """Beside a count by hand: forty entries of up to five services, chosen at random."""
    dice = Random(20)  # noqa: S311  only a choice of rows
    for number in range(40):
        place = OrganisationFactory(name={"de": f"Stelle {number:02}"})
        for _service in range(dice.randint(1, 5)):
            topics = dice.sample(["A", "B", "C"], dice.randint(0, 3))
            ServiceFactory(organisation=place, topics=topics, languages=dice.choices(["de", "ar"]))
    now = listing.current(TODAY)

    for topic, language in product("ABC", ("de", "ar")):
        fitting = now.with_any("topic", [topic]) & now.with_any("language", [language])
        by_hand = Service.objects.filter(topics__contains=[topic], languages__contains=[language])
        entries = set(by_hand.values_list("organisation_id", flat=True))
        assert now.number(fitting) == len(entries)
        assert {entry.pk for entry in now.entries_of(fitting)} == entries
        assert set(now.keys_of(fitting)) == set(by_hand.values_list("pk", flat=True))
        for entry in now.entries_of(fitting):
            own = by_hand.filter(organisation=entry.pk).values_list("pk", flat=True)
            assert sorted(now.services_of(entry, fitting)) == sorted(own)


def test_an_empty_directory_is_counted_too():
    now = listing.current(TODAY)

    assert now.number(now.services) == 0
    assert now.entries_of(now.services) == []


def test_confirmed_ones_come_first_then_the_freshest_then_by_name():
    for name, confirmed_on in [
        ("Nie", None),
        ("Alt", date(2026, 1, 1)),
        ("B neu", date(2026, 11, 1)),
        ("A neu", date(2026, 11, 1)),
    ]:
        confirmed_by = "staff" if confirmed_on else ""
        due_on = confirmed_on and confirmed_on + timedelta(days=180)
        place = OrganisationFactory(
            name={"de": name}, confirmed_on=confirmed_on, confirmed_by=confirmed_by, due_on=due_on
        )
        ServiceFactory(organisation=place)

    assert names() == ["A neu", "B neu", "Alt", "Nie"]


@pytest.mark.parametrize(("hours", "order"), [("Mo 09:00-12:00", "BA"), ("", "AB")])
def test_overdue_hours_count_where_there_are_some(hours, order):
    for name, hours_due_on in [("A", TODAY - timedelta(days=60)), ("B", TODAY)]:
        place = OrganisationFactory(name={"de": name}, hours_due_on=hours_due_on)
        ServiceFactory(organisation=place, hours=hours)

    assert "".join(names()) == order
