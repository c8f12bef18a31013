"""Every page, in German and Arabic, wide and narrow, light and dark: sound for everybody."""

from collections import Counter

import pytest
from django.urls import resolve

from tests import access_table, doors
from tests.e2e import world
from tests.e2e.looking import faults
from tests.e2e.pages import EMPTY, FULL, NOT_TO_LOOK_AT, STAGES, WRONG
from tests.e2e.ways import sign_in
from tests.factories.accounts import PASSWORD
from tests.foundation.accounts.journeys import code_of_app

in_both_directions = pytest.mark.parametrize("language", ["de", "ar"])


class Looker:
    """Looks at pages as one visitor, and keeps what is wrong."""

    def __init__(self, open_browser, world, language):
        self.open_browser, self.world, self.language = open_browser, world, language
        self.faults, self.titles = [], {}

    def look_at(self, pages, who):
        page = self.enter(who)
        for meant in pages:
            self.look(page if meant not in STAGES else self.open_browser(), meant)
        return self.faults

    def enter(self, who):
        accounts = self.world["accounts"]
        if who == "without password":
            return self.open_browser(user=self.world["without_password"])
        page = self.open_browser()
        if who in accounts:
            sign_in(page, accounts[who].email)
        elif who == "colleague with an app":
            sign_in(page, self.world["secured"].email)
            page.locator('main [name="code"]').fill(code_of_app())
            page.locator("main form button.kern-btn--primary").first.click()
            page.wait_for_load_state()
        return page

    def look(self, page, meant):
        address = meant.path(self.world, self.language)
        response = meant.reach(page, address, self.world)
        if response and response.status != meant.status:
            self.faults.append(f"{address}: {response.status}")
        self.faults += faults(page, meant=meant, language=self.language)
        self.titles.setdefault(page.title(), set()).add(meant.name)


@pytest.fixture
def look(open_browser, language):
    def look(world, pages, who):
        return "\n".join(Looker(open_browser, world, language).look_at(pages, who))

    return look


@in_both_directions
@pytest.mark.parametrize("who", FULL)
def test_pages_of_a_busy_center(who, look, transactional_db):
    wrong = look(world.after_months(), FULL[who], who)

    assert not wrong, wrong


@in_both_directions
@pytest.mark.parametrize("who", EMPTY)
def test_pages_of_the_first_day(who, look, transactional_db):
    wrong = look(world.first_day(), EMPTY[who], who)

    assert not wrong, wrong


@in_both_directions
@pytest.mark.parametrize("who", WRONG)
def test_pages_when_something_is_wrong(who, look, transactional_db):
    wrong = look(world.after_months(), WRONG[who], who)

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
