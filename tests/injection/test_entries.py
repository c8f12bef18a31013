"""S5 for the directory: what was written once stays words, on pages, in answers and in letters."""

import html
import json
import re

import pytest

from partners.directory import asking, messages
from partners.directory.models import Organisation
from partners.directory.upkeep import ChangeProposal, ConfirmationRequest
from partners.rules.models import Rule
from tests.factories.booking import local
from tests.injection.entries import lists_of, pages_of, write_entries
from tests.injection.payloads import SCRIPTS
from tests.injection.reading import faults_of, verdict
from tests.injection.rows import STORABLE
from tests.injection.test_in_browser import run
from tests.injection.test_stored import letter, outline, parts
from tests.injection.test_stored import pages_of as pages_of_mail
from welcome_center.foundation.outbox.models import Message

__all__ = ["run"]
pytestmark = pytest.mark.django_db
LINKED = re.compile(r'<script type="application/ld\+json" nonce="[^"]*">(.*?)</script>', re.DOTALL)


def test_lists_show_words(house, enter):
    write_entries(house)
    faults, seen = {}, ""

    for who, path in lists_of(house):
        response = enter(who).get(*parts(path))
        assert (path, response.status_code) == (path, 200)
        seen += response.content.decode()
        if found := verdict(response, *STORABLE):
            faults[path] = found

    assert faults == {}
    shown = [payload for payload in STORABLE if html.escape(payload.strip()[:100]) in seen]
    assert len(shown) > 100


def test_an_entry_shows_words_wherever_it_is_shown(house, enter):
    browsers = {who: enter(who) for who in ("nobody", "contact", "coordinator")}
    faults, n_pages = {}, 0

    for entry, payload in zip(write_entries(house), STORABLE, strict=True):
        for who, path in pages_of(entry):
            response, n_pages = browsers[who].get(path), n_pages + 1
            assert (path, response.status_code) == (path, 200)
            if found := verdict(response, payload):
                faults[path, payload[:40]] = found

    assert n_pages == 7 * len(STORABLE)
    assert faults == {}


def test_programs_read_what_was_written_letter_by_letter(house, enter):
    browser = enter("nobody")

    for entry in write_entries(house):
        page = browser.get(f"/de/directory/{entry.slug}/").content.decode()
        [linked] = LINKED.findall(page)
        answer = browser.get(f"/api/hsds/organizations/{entry.uuid}", {"full_service": "true"})

        assert json.loads(linked)["@graph"][0]["name"] == entry.text("name")
        assert json.loads(answer.content)["name"] == entry.text("name")
        assert answer.headers["Content-Type"].startswith("application/json")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_guide_shows_words(house, enter):
    browser, faults, topic = enter("nobody"), {}, house.topic.pk
    Rule.objects.create(code="R900", topic=topic, target="MBE", hint={"de": "Dort"})
    asked = {"topic": topic, "place": "-"}

    for payload in STORABLE:
        text = {"de": payload}
        Rule.objects.update(hint=text)
        Organisation.objects.update(name=text, alert=text)
        house.own_service.name = house.own_service.fee = text
        house.own_service.topics = [topic]
        house.own_service.save()
        response = browser.get("/de/guide/places/", asked)
        assert response.status_code == 200
        if found := verdict(response, payload):
            faults[payload[:40]] = found

    assert faults == {}


def test_a_rule_shows_words(house, enter):
    browser, faults = enter("coordinator"), {}
    Rule.objects.create(code="R900", topic=house.topic.pk, target="MBE", hint={"de": "Dort"})

    for payload in STORABLE:
        Rule.objects.update(
            hint={"de": payload, "ar": payload},
            source_url=payload[:300],
            documents=[payload[:40]],
            residences=[payload[:40]],
        )
        for path in ("/de/desk/rules/", "/de/desk/rules/R900/"):
            response = browser.get(path)
            assert (path, response.status_code) == (path, 200)
            if found := verdict(response, payload):
                faults[path, payload[:40]] = found

    assert faults == {}


# Letters --------------------------------------------------------------------------------------


def asked_for(house, payload):
    """The letter that asks a place with this name."""
    Message.objects.filter(kind="entry_confirm").delete()
    ConfirmationRequest.objects.all().delete()
    Organisation.objects.filter(pk=house.own_entry.pk).update(name={"de": payload})
    asking.ask_for_confirmation(house.own_entry, now=local("9:40"))
    return letter(Message.objects.get(kind="entry_confirm"))


def declined(house, payload):
    Message.objects.filter(kind="entry_change_declined").delete()
    proposal = ChangeProposal.objects.get(pk=house.own_proposal.pk)
    proposal.reason, proposal.decided_at = payload[:300], local("9:40")
    messages.change_declined(proposal)
    return letter(Message.objects.get(kind="entry_change_declined"))


@pytest.mark.parametrize("written", [asked_for, declined])
def test_letters_to_places_stay_one_letter(written, house):
    as_it_should_be = outline(written(house, "Haus"))

    for payload in STORABLE:
        mail = written(house, payload)
        assert outline(mail) == as_it_should_be
        assert faults_of(pages_of_mail(mail)[0], payload) == []


# In a browser ---------------------------------------------------------------------------------


def test_nothing_of_it_runs(house, enter, run):
    entries = write_entries(house, SCRIPTS)
    paths = [*lists_of(house), *(each for entry in entries for each in list(pages_of(entry))[:2])]
    pages = [enter(who).get(*parts(path)) for who, path in paths]

    assert [said for page in pages if (said := run(page.content.decode()))] == []
    assert sum("alert(1)" in page.content.decode() for page in pages) > 100
