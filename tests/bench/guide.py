"""Goal 6 for the guide and an entry, beside a bare view with session and one query.

With the directory that a region begins with; `directory` measures ten thousand services.
"""

from django.test import Client, override_settings

from partners.directory.models import Organisation
from partners.directory.seed import load_seed
from partners.rules.importer import load_rules
from tests.bench.bare import bare_client
from tests.bench.measure import in_turn
from tests.bench.pages import _get, _plain_files
from welcome_center.foundation.center.importer import load_code_lists

TOWN = "03254021"
QUESTIONS = f"/de/guide/questions/?topic=REC_VOC&place={TOWN}"
ANSWER = f"/de/guide/places/?topic=REC_VOC&place={TOWN}&residence=WORK&regulated=no"
ENTRY = "hildesheim-mbe-2"


def rows():
    load_code_lists(region="hildesheim")
    load_seed("hildesheim")
    load_rules()
    entry = Organisation.objects.get(external_id=ENTRY)
    pages = {
        "the guide's questions": QUESTIONS,
        "the guide's answer, counted": ANSWER,
        "an entry of the directory": f"/de/directory/{entry.slug}/",
    }
    visitor, bare = Client(), bare_client()
    with override_settings(STORAGES=_plain_files()):
        for work, path in pages.items():
            yield in_turn(
                work,
                lambda path=path: _get(visitor, path),
                lambda: _get(bare, "/one/"),
                goal="≤ 3",
            )
    Organisation.objects.update(parent=None)
    Organisation.objects.all().delete()
