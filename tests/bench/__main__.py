"""`python -m tests.bench`: floor and product in turn. The table is kept in docs/bench.md."""

import os
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from welcome_center.local import roles
from welcome_center.local.throwaway import throwaway_postgres

ROOT = Path(__file__).resolve().parents[2]
HEAD = "| work | product | floor | ratio | goal | queries |\n|---|---:|---:|---:|---:|---:|\n"


@contextmanager
def product_on(postgres):
    """Django on this database, with the tables made and the rows seeded."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "welcome_center.settings",
        "DATABASE_URL": postgres.url(roles.OWNER),
        "DATABASE_OWNER_URL": postgres.url(roles.OWNER),
        "SITE_ORIGIN": "http://testserver",
        "LOCAL_RUNNER": "true",
        "SECOND_FACTOR_OFF": "true",
        "LOG_LEVEL": "ERROR",
        "STATEMENT_TIMEOUT": "60",
    }
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    yield
    connection.close()


def measure(postgres):
    from tests.bench import (
        booking,
        delivery,
        directory,
        guide,
        pages,
        people,
        rivalry,
        seed,
        slot_search,
    )

    seed.seed()
    for part in (slot_search, pages, booking, delivery):
        yield from part.rows()
    yield from rivalry.rows(postgres)
    for part in (people, guide, directory):  # the last two replace the code lists
        yield from part.rows()


def line(row):
    return (
        f"| {row.work} | {row.product:.1f} {row.unit} | {row.floor:.1f} {row.unit} "
        f"| {row.ratio:.2f} | {row.goal} | {row.queries} |"
    )


def main():
    print("Seeding 50 advisors and 60 working days …", flush=True)  # noqa: T201
    with throwaway_postgres() as postgres, product_on(postgres):
        lines = []
        for row in measure(postgres):
            lines.append(line(row))
            print(lines[-1], flush=True)  # noqa: T201
    table = HEAD + "\n".join(lines) + "\n"
    (ROOT / "docs" / "bench.md").write_text(
        f"# Figures of {date.today():%Y-%m-%d}\n\n`make bench`, 2 cores, medians.\n\n{table}"  # noqa: DTZ011
    )


if __name__ == "__main__":
    main()
