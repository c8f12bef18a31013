"""Goal 6 for the guide, an entry and the list, beside a bare view with session and one query.

Runs after `directory`: beside its 10,000 services.
"""

from django.test import Client, override_settings

from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.rules.importer import load_rules
from tests.bench.bare import bare_client
from tests.bench.measure import in_turn
from tests.bench.pages import _get, _plain_files
from welcome_center.foundation.center.importer import load_code_lists

TOWN = "03254021"
WANTED = "words=sprachkurs&language=ar"
ANSWERS = f"topic=REC_VOC&place={TOWN}&residence=WORK&regulated=no"


def rows():
    load_code_lists(region="hildesheim")
    load_rules()
    entry = _advice_of_a_region()
    pages = {
        "the guide's questions": f"/de/guide/questions/?topic=REC_VOC&place={TOWN}",
        "the guide's answer": f"/de/guide/places/?{ANSWERS}",
        "an entry of the directory": f"/de/directory/{entry.slug}/",
        "the list of 10,000 services with all counts": "/de/directory/",
        "the list, narrowed down by words and filters": f"/de/directory/?{WANTED}",
    }
    visitor, bare = Client(), bare_client()
    with override_settings(STORAGES=_plain_files()):
        for work, path in pages.items():
            yield in_turn(
                work,
                lambda path=path: _get(visitor, path),
                lambda: _get(bare, "/one/"),
                goal="≤ 3" if "list" not in work else "",
            )


def _advice_of_a_region():
    """Five places are responsible in the town, as in a large region; all others are elsewhere."""
    advice = Organisation.objects.filter(source="bench", kind="IQ").order_by("pk")
    here = list(advice[:5])
    services = Service.objects.filter(organisation__in=advice)
    services.update(topics=["REC_VOC"], areas=["08111"])
    services.filter(organisation__in=here).update(areas=["03254"])
    return here[0]
