"""Debian's Chromium, driven by Playwright, against the real app. No request leaves this machine."""

from datetime import time

import pytest
from django.test import Client, override_settings
from pytest_django.live_server_helper import LiveServer

from newcomers.booking.models import Mode
from tests.e2e import world
from tests.e2e.people import DESKTOP, IN_GERMAN
from tests.factories.booking import AdvisorProfileFactory, WeeklyRuleFactory
from tests.factories.center import (
    CenterFactory,
    LanguageFactory,
    OpeningHoursFactory,
    SiteFactory,
    TeamFactory,
    TopicFactory,
    TopicGroupFactory,
)

SECONDS = 10_000  # milliseconds that anything on a page may take
NAMES = {
    "de": ("Deutsch", "الألمانية"),
    "en": ("English", "الإنجليزية"),
    "ar": ("العربية", "العربية"),
}


@pytest.fixture(scope="session")
def portal():
    """pytest-django's, under a name that does not empty the database after each test.

    Speaks http: its middleware is made here, before it could learn to redirect to https.
    """
    with override_settings(SECURE_SSL_REDIRECT=False, SECURE_HSTS_SECONDS=0):
        server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture
def origin(portal, settings):
    settings.SITE_ORIGIN = portal.url
    settings.ALLOWED_HOSTS = ["localhost", *settings.ALLOWED_HOSTS]
    settings.CSRF_TRUSTED_ORIGINS = [portal.url]
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "csrf"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.ACCOUNT_RATE_LIMITS = False
    settings.SEARCH_LIMIT = (1_000_000, 60)
    settings.SECOND_FACTOR_REQUIRED = False
    return portal.url


@pytest.fixture
def open_browser(chromium, origin):
    """open_browser(...) gives a page; at the end nothing may have failed or gone elsewhere."""
    contexts, complaints = [], []

    def open_page(*, viewport=DESKTOP, locale="de-DE", scripts=True, user=None):
        context = chromium.new_context(
            base_url=origin,
            viewport=viewport,
            locale=locale,
            java_script_enabled=scripts,
            timezone_id="Europe/Berlin",
        )
        context.set_default_timeout(SECONDS)
        contexts.append(context)
        if user:
            context.add_cookies([_session_of(user, origin)])
        page = context.new_page()
        page.on("console", lambda line: _note_complaint(line, complaints))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _note_stranger(request, origin, complaints))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _session_of(user, origin):
    client = Client()
    client.force_login(user)
    return {"name": "session", "value": client.cookies["session"].value, "url": origin}


def _note_complaint(line, complaints):
    # A page that is not found, or refused on purpose, is the test's own matter.
    if line.type == "error" and "Failed to load resource" not in line.text:
        complaints.append(line.text)


def _note_stranger(request, origin, complaints):
    if not request.url.startswith((origin, "data:", "blob:", "about:")):
        complaints.append(f"asked another host: {request.url}")


@pytest.fixture
def first_day(worlds):
    with worlds.copy_of(world.first_day) as things:
        yield things


@pytest.fixture
def busy_center(worlds):
    with worlds.copy_of(world.after_months) as things:
        yield things


@pytest.fixture
def center(transactional_db):
    """A small center with one advisor, who speaks German, English and Arabic and has no hours."""
    CenterFactory(region_name="Region Hildesheim", phone="+49 30 23125 234")
    site = SiteFactory(team=TeamFactory(name="Welcome Center"), name="Rathaus")
    for weekday in range(1, 8):
        OpeningHoursFactory(site=site, weekday=weekday, opens=time(8), closes=time(18))
    spoken = [
        LanguageFactory(code=code, native_name=native, labels={"de": native, "ar": arabic})
        for code, (native, arabic) in NAMES.items()
    ]
    _make_topic()
    return AdvisorProfileFactory(site=site, languages=spoken, user__name="Tarek Muster")


def _make_topic():
    group = {"de": "Anerkennung", "en": "Recognition", "ar": "الاعتراف بالشهادات"}
    labels = {"de": "Ausbildungsberuf", "en": "Vocational training", "ar": "شهادة مهنية"}
    TopicFactory(
        code="REC_VOC",
        group=TopicGroupFactory(code="REC", labels=group),
        minutes=45,
        labels=labels,
    )


@pytest.fixture
def advisor(center):
    """The center's advisor, in every way, every day: there is always something to book."""
    for weekday in range(1, 8):
        WeeklyRuleFactory(
            advisor=center, weekday=weekday, starts=time(8), ends=time(18), modes=list(Mode)
        )
    return center


@pytest.fixture
def german(open_browser):
    """A browser on a desk, in German."""
    return open_browser(**IN_GERMAN)
