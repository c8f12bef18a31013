import pytest

from welcome_center.foundation.templatetags.phones import dialled


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("+49 30 23125 001", "tel:+493023125001"),
        ("+49 (0)30 23125-001", "tel:+493023125001"),
        ("(030) 23125/001", "tel:03023125001"),
    ],
)
def test_a_link_holds_only_what_is_dialled(phone, link):
    assert dialled(phone) == link
