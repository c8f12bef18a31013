"""Goals 2 and 4: the same work by django-appointment 3.12, in an environment of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench import booking, slot_search
from tests.bench.measure import Row
from welcome_center.local import roles

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "rival"
NEEDS = Path(__file__).parent / "rival" / "requirements.txt"


def rows(postgres):
    rival = _measure(postgres)
    for (advisors, days), goal in [((1, 1), 3), ((1, 30), 50), ((50, 30), 200)]:
        ours = slot_search.search_milliseconds(advisors, days)
        yield _row(f"search {advisors} × {days}", ours, rival[f"{advisors}x{days}"], f"≤ 1/{goal}")
    both, second = booking.booking_milliseconds()
    for work, (ours, queries) in [("the booking request", second), ("hold and booking", both)]:
        compared = f"{queries} and {rival['booking_queries']}"
        yield _row(work, ours, rival["booking"], "≤ 0.5 of its two requests", compared)


def _row(work, ours, theirs, goal, queries=""):
    return Row(f"{work} against django-appointment", ours, theirs, ours / theirs, goal, queries)


def _measure(postgres):
    with postgres.connect() as connection:
        connection.execute("CREATE DATABASE rival")
    address = postgres.url(role=roles.SUPERUSER, database="rival")
    environment = os.environ | {"DATABASE_URL": address}
    command = [str(_python()), "-m", "tests.bench.rival"]
    answer = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(answer.stdout)


def _python():
    python = HOME / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", str(NEEDS)], check=True)
    return python
