"""Every page, in German and Arabic, wide and narrow, light and dark: sound for everybody."""

import pytest
from django.urls import resolve

from tests import access_table, doors
from tests.e2e import world
from tests.e2e.looking import faults
from tests.e2e.pages import EMPTY, FULL, NOT_TO_LOOK_AT, STAGES, WRONG
from tests.e2e.ways import sign_in, sign_in_with_app

in_both_directions = pytest.mark.parametrize("language", ["de", "ar"])


class Looker:
    """Looks at pages as one visitor, and keeps what is wrong."""

    def __init__(self, open_browser, world, language):
        self.open_browser, self.world, self.language = open_browser, world, language
        self.faults, self.titles, self.status = [], {}, None

    def look_at(self, pages, who):
        page = self.enter(who)
        for meant in pages:
            self.look(page if meant not in STAGES else self.new_page(), meant)
        alike = [f"one title for {names}" for names in self.titles.values() if len(names) > 1]
        return self.faults + alike

    def new_page(self, **more):
        page = self.open_browser(**more)
        page.on("response", self.note_status)
        return page

    def note_status(self, response):
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            self.status = response.status

    def enter(self, who):
        if who == "without password":
            return self.new_page(user=self.world["without_password"])
        page = self.new_page()
        if who == "colleague with an app":
            user = self.world["secured"]
            sign_in_with_app(page, user.email)
            self.world["own_key"] = world.add_key(user)
        elif who in self.world["accounts"]:
            sign_in(page, self.world["accounts"][who].email)
        return page

    def look(self, page, meant):
        address = meant.path(self.world, self.language)
        meant.reach(page, address, self.world)
        if self.status != meant.status:
            self.faults.append(f"{address}: {self.status}")
        self.faults += faults(page, meant=meant, language=self.language)
        self.titles.setdefault(page.title(), set()).add(meant.name)


@pytest.fixture
def look(open_browser, language):
    def look(world, pages, who):
        return "\n".join(Looker(open_browser, world, language).look_at(pages, who))

    return look


@in_both_directions
@pytest.mark.parametrize("who", FULL)
def test_pages_of_a_busy_center(busy_center, look, who):
    wrong = look(busy_center, FULL[who], who)

    assert not wrong, wrong


@in_both_directions
@pytest.mark.parametrize("who", EMPTY)
def test_pages_of_the_first_day(first_day, look, who):
    wrong = look(first_day, EMPTY[who], who)

    assert not wrong, wrong


@in_both_directions
@pytest.mark.parametrize("who", WRONG)
def test_pages_when_something_is_wrong(busy_center, look, who):
    wrong = look(busy_center, WRONG[who], who)

    assert not wrong, wrong


def test_no_page_is_left_out():
    looked_at = {page.key for pages in FULL.values() for page in pages}

    left_out = [key for key in _pages_of_the_portal() if key not in looked_at]

    assert left_out == []


def _pages_of_the_portal():
    """(name, names of its arguments) of each address that takes GET, but those of the admin."""
    table = access_table.read()
    for route, path in doors.addresses().items():
        if "GET" in table[route]["methods"].split() and not route.startswith("/admin/"):
            match = resolve(path)
            if match.view_name not in NOT_TO_LOOK_AT:
                yield match.view_name, frozenset(match.kwargs)
