"""A center of the region with its rules and the seeded directory."""

import pytest

from partners.directory import seed
from partners.rules.importer import load_rules
from tests.factories.center import CenterFactory
from welcome_center.foundation.center.importer import load_code_lists


@pytest.fixture
def region(db):
    """region("region_stuttgart"): lists, directory and rules of that region."""

    def load(name="hildesheim"):
        load_code_lists(region=name)
        seed.load_seed(name)
        load_rules()
        CenterFactory()

    return load
