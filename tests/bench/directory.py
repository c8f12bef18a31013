"""Goals 8 and 9a: search and counts of 10,000 services, and a page of 100 for other programs."""

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from partners.directory.search import Wish, search
from tests.bench.measure import in_turn
from welcome_center.foundation.center.importer import load_code_lists

HERE = Path(__file__).parent
KURS = """id IN (
    SELECT id FROM floor.offer WHERE tsv @@ websearch_to_tsquery('german', 'sprachkurs')
    UNION SELECT id FROM floor.offer WHERE words LIKE '%sprachkurs%')"""
# What is looked for; and the same for the floor: by words, and by each list that is chosen from.
WISHES = {
    "everything": (Wish(), "true", {}),
    "a word": (Wish(words="sprachkurs"), KURS, {}),
    "a word and filters": (
        Wish(words="sprachkurs", language=("ar", "uk"), mode=("phone",)),
        KURS,
        {"languages": "languages && '{ar,uk}'", "modes": "modes && '{phone}'"},
    ),
    "filters": (
        Wish(topic=("LAN_IK", "REC_VOC"), language=("ar",)),
        "true",
        {"topics": "topics && '{LAN_IK,REC_VOC}'", "languages": "languages && '{ar}'"},
    ),
}
LISTED = """SELECT entry, max(ts_rank(tsv, websearch_to_tsquery('german', 'sprachkurs'))) AS rank
    FROM floor.offer WHERE {fits} GROUP BY entry ORDER BY rank DESC, entry LIMIT 20"""
COUNTED = """SELECT code, count(*) FROM (SELECT DISTINCT entry, {code} AS code FROM floor.offer
    WHERE {fits}) AS each_once GROUP BY code"""
CODES = {
    "topics": "unnest(topics)",
    "languages": "unnest(languages)",
    "groups": "unnest(groups)",
    "modes": "unnest(modes)",
    "kind": "kind",
}
SWITCHED = """SELECT count(DISTINCT entry) FILTER (WHERE accessible),
    count(DISTINCT entry) FILTER (WHERE without_appointment),
    count(DISTINCT entry) FILTER (WHERE free) FROM floor.offer WHERE {fits}"""
PAGE = (
    "SELECT count(*) FROM partners_service s JOIN partners_organisation o"
    " ON o.id = s.organisation_id WHERE s.state IN ('published', 'paused')"
    " AND o.state = 'published'",
    "SELECT s.*, o.* FROM partners_service s JOIN partners_organisation o"
    " ON o.id = s.organisation_id WHERE s.state IN ('published', 'paused')"
    " AND o.state = 'published' ORDER BY s.id LIMIT 100",
)
IN_FULL = (
    *PAGE,
    "SELECT a.*, l.* FROM partners_serviceatlocation a JOIN partners_location l"
    " ON l.id = a.location_id WHERE a.service_id IN"
    " (SELECT id FROM partners_service ORDER BY id LIMIT 100)",
    "SELECT * FROM partners_contactpoint WHERE organisation_id IN"
    " (SELECT organisation_id FROM partners_service ORDER BY id LIMIT 100)",
    "SELECT d.*, c.* FROM partners_requireddocument d LEFT JOIN foundation_listcode c"
    " ON c.id = d.document_id WHERE d.service_id IN"
    " (SELECT id FROM partners_service ORDER BY id LIMIT 100)",
    "SELECT code, labels FROM foundation_topic UNION ALL SELECT code, labels"
    " FROM foundation_language UNION ALL SELECT code, labels FROM foundation_residencegroup",
)


def seed():
    load_code_lists()
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '10min'")
        cursor.execute((HERE / "directory.sql").read_text())
        cursor.execute((HERE / "directory_floor.sql").read_text())
        cursor.execute("VACUUM FULL partners_service")
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("RESET ALL")


def rows():
    seed()
    for work, (wish, words, chosen) in WISHES.items():
        floor = list(_statements(words, chosen))
        yield in_turn(
            f"directory of 10,000 services, {work}: a page of 20 and all counts",
            lambda wish=wish: search(wish, timezone.now()),
            lambda floor=floor: _ask(*floor),
            goal="≤ 3",
        )
    visitor = Client()
    with override_settings(HSDS_LIMIT=(1_000_000, 60)):
        yield in_turn(
            "HSDS: a page of 100 services",
            lambda: _get(visitor, "/api/hsds/services?per_page=100"),
            lambda: _ask(*PAGE),
            goal="≤ 3",
        )
        yield in_turn(
            "HSDS: a page of 100 services in full",
            lambda: _get(visitor, "/api/hsds/services?per_page=100&full=true"),
            lambda: _ask(*IN_FULL),
            goal="≤ 3",
        )


def _statements(words, chosen):
    """A page, and the counts: each list without what is chosen from it."""
    all_of = " AND ".join([words, *chosen.values()])
    yield LISTED.format(fits=all_of)
    yield SWITCHED.format(fits=all_of)
    for name, code in CODES.items():
        others = [asks for other, asks in chosen.items() if other != name]
        yield COUNTED.format(code=code, fits=" AND ".join([words, *others]))


def _ask(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()


def _get(client, path):
    answer = client.get(path, headers={"host": settings.ALLOWED_HOSTS[0]})
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}.")
