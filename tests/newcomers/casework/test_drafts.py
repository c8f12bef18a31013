"""Long texts are kept while they are written: per tab, private, gone once they are saved."""

import logging
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse

from newcomers.casework.drafts import actions
from newcomers.casework.drafts.models import TextDraft
from newcomers.casework.tasks import forget_old_drafts
from tests.newcomers.casework.conftest import NOW

TEXT = "Sie sucht Arbeit und Wohnung."


def keep(browser, case, *, token=None, text=TEXT, **more):
    sent = {"draft": str(token or uuid4()), "place": f"case-{case.code}", "text": text} | more
    return browser.post(reverse("casework:draft_keep", args=[case.person.code]), sent)


def edit_page(browser, case, **query):
    return browser.get(reverse("casework:case_edit", args=[case.code]), query)


def save(browser, case, token, text=TEXT):
    typed = {"topics": case.topics, "depth": case.depth_id, "state": "active", "version": 1}
    typed |= {"advisor": case.advisor_id, "situation": text, "draft": str(token)}
    return browser.post(reverse("casework:case_edit", args=[case.code]), typed)


def test_two_tabs_keep_two_drafts_and_the_last_words_of_each_win(at_desk, case):
    one, two = (edit_page(at_desk, case).context["drafts"].token for _tab in range(2))
    for token, text in ((one, "A"), (two, "B"), (one, "A und mehr")):
        assert keep(at_desk, case, token=token, text=text).status_code == 204

    kept = dict(TextDraft.objects.values_list("token", "text"))

    assert kept == {one: "A und mehr", two: "B"}


def test_one_goes_on_where_the_tab_was_closed(at_desk, case):
    token = uuid4()
    keep(at_desk, case, token=token)
    [found] = edit_page(at_desk, case).context["drafts"].others
    assert found.text == TEXT

    page = edit_page(at_desk, case, draft=str(token))

    assert page.context["form"]["situation"].value() == TEXT
    assert page.context["drafts"].token == token


def test_what_is_saved_is_forgotten_and_another_tabs_draft_stays(at_desk, case):
    mine, others = uuid4(), uuid4()
    keep(at_desk, case, token=mine)
    keep(at_desk, case, token=others, text="B")

    save(at_desk, case, mine)

    case.refresh_from_db()
    assert case.situation == TEXT
    assert TextDraft.objects.get().token == others


def test_without_a_script_the_form_saves_as_ever(at_desk, case):
    save(at_desk, case, "", text="Neu")

    case.refresh_from_db()
    assert case.situation == "Neu"


def test_nobody_else_sees_it_or_writes_over_it(at_desk, enter, colleague, case):
    token = uuid4()
    keep(at_desk, case, token=token)
    browser = enter(colleague)

    assert edit_page(browser, case).context["drafts"].others == []
    assert TEXT not in edit_page(browser, case, draft=str(token)).content.decode()
    keep(browser, case, token=token, text="Fremd")
    discard(browser, case, token)

    assert TextDraft.objects.get().text == TEXT


def discard(browser, case, token, back=""):
    url = reverse("casework:draft_discard", args=[case.person.code])
    return browser.post(url, {"draft": str(token), "back": back})


def test_another_team_keeps_none(enter, stranger, case):
    assert keep(enter(stranger), case).status_code == 404


def test_who_leaves_the_team_sees_ones_own_no_more(at_desk, case, advisor):
    keep(at_desk, case)

    advisor.teams.clear()

    assert not TextDraft.objects.visible_to(advisor).exists()


@pytest.mark.parametrize(
    "wrong", [{"draft": "x"}, {"place": "elsewhere"}, {"text": "a" * 20_001}], ids=str
)
def test_nonsense_is_not_kept(at_desk, case, wrong):
    assert keep(at_desk, case, **wrong).status_code == 400
    assert not TextDraft.objects.exists()


def test_an_empty_text_and_a_discarded_one_go(at_desk, case):
    token = uuid4()
    keep(at_desk, case, token=token)
    keep(at_desk, case, token=token, text=" ")
    assert not TextDraft.objects.exists()
    keep(at_desk, case, token=token)

    back = reverse("casework:case_edit", args=[case.code])
    assert discard(at_desk, case, token, back=back).url == back
    assert not TextDraft.objects.exists()
    assert discard(at_desk, case, token, back="//evil.example/").url.startswith("/de/desk/people/")


def test_old_ones_go_by_themselves(at_desk, case):
    keep(at_desk, case)
    TextDraft.objects.update(saved_at=NOW - timedelta(days=8))
    keep(at_desk, case, text="Neu")

    forget_old_drafts()

    assert TextDraft.objects.get().text == "Neu"


def test_a_colleague_keeps_a_few_at_most(at_desk, case, advisor):
    for _turn in range(actions.MOST + 3):
        keep(at_desk, case)

    assert TextDraft.objects.filter(user=advisor).count() == actions.MOST


def test_drafts_reach_neither_log_nor_cache_nor_address(at_desk, case, caplog, monkeypatch):
    stored = []
    monkeypatch.setattr(cache, "set", lambda *words, **more: stored.append(str((words, more))))
    with caplog.at_level(logging.DEBUG, logger="welcome_center"):
        answer = keep(at_desk, case)

    assert "no-store" in answer.headers["Cache-Control"]
    assert TEXT not in caplog.text + "".join(stored) + str(answer.headers)
