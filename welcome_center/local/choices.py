"""What the person who starts the demo may choose, from the environment."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from welcome_center.local.problems import Problem


@dataclass(frozen=True)
class Choices:
    port: int
    center: str
    folder: Path
    password: str
    origin: str
    database_url: str
    owner_url: str
    redis_url: str

    @property
    def hosts(self):
        return ",".join(dict.fromkeys([urlsplit(self.origin).hostname, "localhost", "127.0.0.1"]))


def choices_from(environment=os.environ):
    """An empty value counts as not given."""
    port = _port(environment.get("PORT") or "8000")
    database_url = environment.get("DATABASE_URL") or ""
    return Choices(
        port=port,
        center=environment.get("CENTER") or "hildesheim",
        folder=Path(environment.get("DATA_DIR") or ".local").resolve(),
        password=environment.get("DEMO_PASSWORD") or "willkommen-demo",
        origin=(environment.get("SITE_ORIGIN") or f"http://localhost:{port}").rstrip("/"),
        database_url=database_url,
        owner_url=environment.get("DATABASE_OWNER_URL") or database_url,
        redis_url=environment.get("REDIS_URL") or "",
    )


def _port(text):
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise Problem(f"PORT={text} is no port. Choose a number like PORT=8001.")
    return int(text)
