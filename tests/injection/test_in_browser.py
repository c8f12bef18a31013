"""S5 in a browser: nothing that somebody wrote runs, even if there were no content policy."""

import re

import pytest

from tests.injection.payloads import SCRIPTS
from tests.injection.places import ADDRESSES, FORMS
from tests.injection.rows import shown_at, write_everywhere
from tests.injection.test_stored import parts
from tests.injection.test_words import place_of
from tests.scope.test_scope import undone
from welcome_center.foundation.outbox.models import Message

__all__ = ["place_of"]
pytestmark = pytest.mark.django_db
# Pages that say once more what was written.
REPEATING = {
    "account_login",
    "account_signup",
    "appointments:find",
    "home:accessibility",
    "booking:details",
    "people:intake_step",
    "desk:book_person",
    "messages:message_list",
    "messages:wording",
    "center:site_edit",
    "center:center_edit",
    "directory:entry_list",
    "directory:mistake_report",
    "confirm:entry_correct",
    "partner:own_texts",
    "partner:draft_add",
    "upkeep:gap_note",
    "rules:rule_list",
    "rules:rule_add",
}
# Our own files change nothing here, and would only be waited for.
FILES = re.compile(r'<link [^>]*>|<script [^>]*src="/static/[^>]*></script>')
BODY = re.compile(r"<body.*", re.DOTALL)
WAKE = "document.querySelectorAll('[autofocus]').forEach(each => each.focus())"


@pytest.fixture
def run(chromium):
    """run(html): what dialogs said, while nothing is loaded and no policy forbids a script."""
    context = chromium.new_context()
    page, said = context.new_page(), []
    page.route("**/*", lambda route: route.abort())
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))

    def run(html):
        said.clear()
        page.set_content(FILES.sub("", html))
        page.evaluate(WAKE)
        return list(said)

    yield run
    context.close()


def test_the_browser_would_run_them(run):
    """Else the silence of our pages says nothing."""
    page = '<!doctype html><title>x</title><textarea>{0}</textarea><input value="{0}"><p>{0}</p>'

    loud = [payload for payload in SCRIPTS if run(page.format(payload))]

    assert len(loud) > 40


def test_stored_words_do_not_run(house, enter, run):
    write_everywhere(house, SCRIPTS)
    pages = [enter(who).get(*parts(path)) for who, path in shown_at(house)]
    last = Message.objects.filter(team=house.team).order_by("-pk").values_list("pk", flat=True)[:60]
    pages += [enter("coordinator").get(f"/de/desk/messages/{pk}/") for pk in last]

    assert [said for page in pages if (said := run(page.content.decode()))] == []
    assert sum("alert(1)" in page.content.decode() for page in pages) > 60


@pytest.mark.parametrize(
    "place",
    [each for each in (*ADDRESSES, *FORMS) if each.page in REPEATING and not each.is_choice],
    ids=str,
)
def test_repeated_words_do_not_run(place, place_of, enter, run):
    browser, path, sent = enter(place.who), place.path(place_of), place.filled(place_of)
    ask = browser.get if place in ADDRESSES else browser.post
    shown = ""

    for payload in SCRIPTS:
        with undone():
            answer = ask(path, sent | dict.fromkeys(place.fields(place_of), payload))
        shown += BODY.search(answer.content.decode() or "<body>")[0]

    assert run(shown) == []
