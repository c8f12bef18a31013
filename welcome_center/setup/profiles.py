"""The center profiles that come with the portal, as files in `profiles/`."""

import tomllib
from dataclasses import dataclass
from datetime import time
from pathlib import Path

FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class Profile:
    """What `setup_center` writes into an empty database. `region` chooses the municipalities."""

    code: str
    region: str
    center: dict
    teams: list[dict]
    funders: list[str]

    @property
    def to_confirm(self):
        """What the operator must check, as (where, text): whatever stands in square brackets."""
        sites = [site for team in self.teams for site in team["sites"]]
        found = list(_bracketed("center", self.center))
        for site in sites:
            found += _bracketed(site["name"], site)
            found.append((site["name"], "opening hours"))
        return found


def names():
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load(name):
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return Profile(code=name, **tomllib.load(file))


def hours(site):
    """(ISO weekday, opens, closes) of a site, as its file gives them: "09:00-12:00"."""
    for weekday, ranges in site["hours"].items():
        for opens, closes in (both.split("-") for both in ranges):
            yield int(weekday), time.fromisoformat(opens), time.fromisoformat(closes)


def _bracketed(where, values):
    for value in values.values():
        text = value.get("de", "") if isinstance(value, dict) else value
        if isinstance(text, str) and text.startswith("["):
            yield where, text.partition("]")[0].strip("[")
