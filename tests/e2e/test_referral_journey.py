"""J3 and J6: a person is sent on with a consent, and the place answers, by link or account."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newcomers.casework.cases.models import Case
from newcomers.referrals import actions
from newcomers.referrals.models import Referral, ReferralStep, State
from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.rules.models import RuleDoubt
from tests.e2e.people import (
    IN_GERMAN,
    ON_AN_ARABIC_PHONE,
    choose,
    fill,
    follow,
    go_on,
    link_in,
    mailed,
)
from tests.factories.accounts import UserFactory
from tests.factories.directory import MembershipFactory
from tests.factories.people import PersonFactory
from tests.factories.referrals import ReferralFactory
from welcome_center.foundation.access import Role


@pytest.fixture(autouse=True)
def places(first_day):
    """Every place can be written to. Before any browser, which has to be closed first."""
    Organisation.objects.update(email="office@example.org")
    return first_day


@pytest.fixture
def desk(open_browser, places):
    return open_browser(user=places["accounts"]["advisor"], **IN_GERMAN)


@pytest.fixture
def sent(places):
    """A referral that is on its way, of somebody who reads Arabic and has an account."""
    advisor, account = places["accounts"]["advisor"], places["accounts"]["newcomer"]
    person = PersonFactory(team=advisor.teams.get(), account=account, name="Amal", language_id="ar")
    service = Organisation.objects.get(slug=places["entry"]).services.all()[0]
    referral = ReferralFactory(
        warm=True,
        advisor=advisor,
        person=person,
        service=service,
        topic_id="REC_VOC",
        request="Bitte beraten Sie zur Anerkennung.",
    )
    actions.send_referral(referral, by=advisor, now=timezone.now())
    return referral


# J3: the advisor ------------------------------------------------------------------------------


def enter_somebody_new(page, name):
    page.goto("/de/desk/people/")
    fill(page, q=name)
    page.locator('#found form[action$="/new/"] button').click()
    page.wait_for_url("**/new/")
    page.locator('[name="language"]').select_option("ar")
    page.locator('[name="place"]').select_option("03254028")
    choose(page, "contact_by", "none")
    go_on(page)


def open_a_case(page, *, goal):
    follow(page, "/cases/new/")
    choose(page, "topics", "REC_VOC")
    page.locator('[name="depth"]').nth(2).check()
    fill(page, goals=goal)
    go_on(page)


def draft(page, *, place="", reason=""):
    """To the rules' own first place; to another one with a reason."""
    follow(page, "/referrals/new/")
    page.locator('[name="topic"]').select_option("REC_VOC")
    page.locator("main form[method=get] button").click()
    choose(page, "kind", "warm")
    fill(page, request="Bitte beraten Sie zur Anerkennung.", override_reason=reason)
    if place:
        choose(page, "place", "other")
        page.locator('[name="other"]').select_option(place)
    else:
        page.locator('[name="place"]').first.check()
    go_on(page)


def read_and_sign(page):
    """In both languages, with the mouse."""
    follow(page, "/consent/")
    choose(page, "form", "screen")
    go_on(page)
    assert page.locator("main section[lang=de][dir=ltr]").inner_text().count("\n") > 4
    assert page.locator("main section[lang=ar][dir=rtl]").count() == 1
    draw(page)
    page.locator('main button[name="agreed"]').click()
    page.locator('main form[action$="/send/"]').wait_for()


def draw(page):
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    field = canvas.bounding_box()
    page.mouse.move(field["x"] + 40, field["y"] + 60)
    page.mouse.down()
    page.mouse.move(field["x"] + 160, field["y"] + 120, steps=5)
    page.mouse.up()


def paper(page, name):
    return page.request.get(page.locator(f'main a[href$="{name}.pdf"]').get_attribute("href"))


def test_from_somebody_whom_nobody_knows_to_a_referral_on_its_way(desk):
    enter_somebody_new(desk, "Amal Beispiel")
    open_a_case(desk, goal="Als Pflegefachfrau arbeiten")
    draft(desk)
    read_and_sign(desk)
    letter = paper(desk, "letter")
    go_on(desk)

    referral, case = Referral.objects.get(), Case.objects.get()
    assert (referral.state, referral.person) == (State.SENT, case.person)
    assert referral.rule
    assert case.goals.get().text == "Als Pflegefachfrau arbeiten"
    assert referral.consent.signature
    assert letter.body().startswith(b"%PDF")
    assert mailed("referral_sent").recipient == "office@example.org"


def test_another_place_than_the_rules_name_and_what_is_to_be_done_next(desk, places):
    advisor = places["accounts"]["advisor"]
    person = PersonFactory(team=advisor.teams.get(), name="Amal", language_id="ar")
    desk.goto(f"/de/desk/people/{person.code}/")
    another = Service.objects.listed().filter(topics__contains=["REC_VOC"]).order_by("-pk")[0]
    draft(desk, place=str(another.pk), reason="Dort ist sie schon bekannt")
    follow(desk, "/todo/new/")
    fill(desk, text="Antwort da?", due_on=timezone.localdate().isoformat())
    go_on(desk)
    desk.goto("/de/desk/todo/")

    assert Referral.objects.get().override_reason == "Dort ist sie schon bekannt"
    assert RuleDoubt.objects.count() == 1
    assert "Antwort da?" in desk.locator("main").inner_text()


# J3: the person -------------------------------------------------------------------------------


@pytest.fixture
def phone(open_browser, sent):
    phone = open_browser(user=sent.person.account, scripts=False, **ON_AN_ARABIC_PHONE)
    phone.goto("/ar/me/")
    return phone


def press(page, deed):
    page.locator(f'main form[action$="/{deed}/"] button').first.click()
    page.wait_for_load_state()


def test_the_person_says_that_it_worked_and_the_advisor_reads_it(phone, desk, sent):
    press(phone, "arrival")
    desk.goto("/de/desk/")
    follow(desk, f"/referrals/{sent.code}/")

    assert phone.locator("html[dir=rtl] main [role=status], html[dir=rtl] main .kern-alert").count()
    assert "Ich war dort" in desk.locator("main").inner_text()
    press(desk, "noted")
    sent.refresh_from_db()
    assert sent.unread_since is None


def test_the_person_withdraws_and_the_place_is_told(phone, sent):
    press(phone, "withdraw")

    sent.refresh_from_db()
    assert sent.state == State.WITHDRAWN
    assert phone.locator('main form[action$="/withdraw/"]').count() == 0
    assert mailed("referral_withdrawn").recipient == sent.recipient


# J6: the place --------------------------------------------------------------------------------


def open_link(page, referral):
    page.goto(link_in(mailed("referral_sent")))
    fill(page, code=referral.code)
    go_on(page)


def open_inbox(page, referral):
    page.goto("/de/")
    follow(page, "/partners/referrals/", inside="body")
    follow(page, f"/partners/referrals/{referral.code}/")
    go_on(page)


@pytest.fixture(params=["by the link in the mail", "with an account"])
def at_the_place(open_browser, sent, request):
    """The referral, open before somebody of the place."""
    if request.param == "with an account":
        page = open_browser(user=_member(sent), **IN_GERMAN)
        open_inbox(page, sent)
    else:
        page = open_browser(**IN_GERMAN)
        open_link(page, sent)
    return page


def _member(referral):
    user = UserFactory(role=Role.PARTNER)
    MembershipFactory(user=user, organisation=referral.service.organisation)
    return user


def answer(page, deed, **said):
    """Unfolds the form where it is one."""
    form = page.locator(f'main form:has([name="deed"][value="{deed}"])')
    if said:
        page.locator(f"main details:has([value={deed}]) > summary").click()
    for name, value in said.items():
        field = form.locator(f'[name="{name}"]')
        if name == "result":
            field.locator(f"xpath=self::*[@value='{value}']").check()
        else:
            field.fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def test_the_place_accepts_proposes_and_reports(at_the_place, sent):
    page, soon = at_the_place, timezone.localdate() + timedelta(days=7)
    assert "Amal" in page.locator("main").inner_text()
    answer(page, "accept")
    answer(page, "appointment", day=soon.isoformat(), time="10:00")
    answer(page, "result", result="DONE")

    sent.refresh_from_db()
    steps = list(sent.steps.values_list("state", flat=True))
    assert steps == ["sent", "seen", "accepted", "appointment", "done"]
    assert timezone.localtime(sent.appointment_at).hour == 10
    assert "Amal" not in page.locator("main").inner_text()


def test_an_answer_after_the_consent_was_withdrawn_is_refused_with_a_word(at_the_place, sent):
    side, person = ReferralStep.Side.PERSON, sent.person.account
    actions.take_consent_back(sent, side=side, by=person, now=timezone.now())
    answer(at_the_place, "accept")

    sent.refresh_from_db()
    assert sent.state == State.WITHDRAWN
    assert at_the_place.locator("main .kern-alert--warning").count() == 1
    assert "Amal" not in at_the_place.locator("main").inner_text()


def test_of_two_who_answer_at_once_the_second_is_told(open_browser, german, sent):
    colleague = open_browser(user=_member(sent), **IN_GERMAN)
    open_link(german, sent)
    colleague.goto(f"/de/partners/referrals/{sent.code}/")
    answer(colleague, "accept")
    answer(german, "accept")

    assert sent.steps.filter(state="accepted").count() == 1
    assert german.locator(".kern-alert--danger").count() == 1
