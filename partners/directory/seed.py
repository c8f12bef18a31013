"""The institutions that come with the portal: the whole country's, and each known region's.

What a center or a partner has changed stays: only entries that are not there yet are added.
"""

from pathlib import Path

from partners.directory.files import read
from partners.directory.importer import bring_in

DATA = Path(__file__).parent / "data"
EVERYWHERE = "federal"
SOURCE = "seed"


def regions():
    return sorted(path.stem for path in DATA.glob("*.csv") if path.stem != EVERYWHERE)


def load_seed(*names):
    """Adds the country's institutions and those of the named regions."""
    for name in (EVERYWHERE, *names):
        path = DATA / f"{name}.csv"
        if path.exists():
            bring_in(read(path), source=f"{SOURCE}:{name}", keep_existing=True)
