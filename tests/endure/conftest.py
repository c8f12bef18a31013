from tests.faults.conftest import house, one_house

__all__ = ["house", "one_house"]
