"""What people do in a browser, in any language: found by role, name and address, not by words."""

import re
from urllib.parse import urlsplit

from icalendar import Calendar

from welcome_center.foundation.outbox.models import Message

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
IN_GERMAN = {"viewport": DESKTOP, "locale": "de-DE"}
ON_AN_ARABIC_PHONE = {"viewport": PHONE, "locale": "ar"}


def go_on(page):
    """The page's own primary button, and then the next page is there."""
    page.locator("main form button.kern-btn--primary").first.click()
    page.wait_for_load_state()


def follow(page, part, *, inside="main"):
    """The first link whose address holds this."""
    page.locator(f'{inside} a[href*="{part}"]').first.click()
    page.wait_for_load_state()


def choose(page, name, value):
    page.locator(f'[name="{name}"][value="{value}"]').check()


def fill(page, **answers):
    for name, answer in answers.items():
        page.locator(f'main [name="{name}"]').fill(answer)


def take_time(page, position=0):
    """Time `position` of those shown, earliest first."""
    page.locator(".wc-slot").nth(position).click()
    go_on(page)


def next_week(page):
    page.locator('main a[rel="next"]').click()
    page.wait_for_load_state()


def choose_topic_way_and_time(page, language="ar", mode="F2F"):
    """The first time of next week: early enough to be moved."""
    follow(page, "group=REC")
    follow(page, "topic=REC_VOC")
    choose(page, "language", language)
    choose(page, "mode", mode)
    go_on(page)
    next_week(page)
    take_time(page)


def code_shown(page):
    return page.locator('main [translate="no"]').inner_text().strip()


def calendar_of(page):
    """The one entry of the calendar file that the page offers."""
    address = page.locator('main a[href$=".ics"]').get_attribute("href")
    calendar = Calendar.from_ical(page.request.get(address).text())
    [event] = calendar.walk("VEVENT")
    return calendar["METHOD"], event


def mailed(kind):
    return Message.objects.get(kind=kind)


def link_in(message):
    """Path and query; the host is the test's own."""
    address = urlsplit(re.search(r"https?://\S+", message.body).group())
    return f"{address.path}?{address.query}"


def code_in(message):
    """The line that holds nothing but a code."""
    return re.search(r"^([A-Z0-9-]{6,})$", message.body, re.MULTILINE).group(1)


def path_of(page):
    return urlsplit(page.url).path
