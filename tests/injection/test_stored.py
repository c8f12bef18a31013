"""S5: what was written once stays words on every page, in every mail and in every calendar file."""

import html
from email import message_from_bytes, policy
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar

from newcomers.booking import calendar_file, messages
from newcomers.booking.models import Appointment
from tests.factories.booking import local
from tests.injection.payloads import ALL
from tests.injection.reading import faults_of, verdict
from tests.injection.rows import STORABLE, fitting, shown_at, write_everywhere
from welcome_center.foundation.center.models import Center, Site
from welcome_center.foundation.outbox.letters import letter
from welcome_center.foundation.outbox.models import Message, Wording
from welcome_center.home.messages import tell_center

pytestmark = pytest.mark.django_db


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text = ""

    def handle_data(self, words):
        self.text += words


def test_lists_show_words(house, enter):
    write_everywhere(house)
    faults, seen = {}, ""

    for who, path in shown_at(house):
        response = enter(who).get(*parts(path))
        seen += response.content.decode()
        if found := verdict(response, *STORABLE):
            faults[path] = found

    assert faults == {}
    shown = [payload for payload in STORABLE if html.escape(payload.strip()[:100]) in seen]
    assert len(shown) > 100


def parts(path):
    address = urlsplit(path)
    return address.path, dict(pair.split("=") for pair in address.query.split("&") if pair)


def test_a_row_of_its_own_shows_words(house, enter):
    write_everywhere(house)
    browser, faults = enter("coordinator"), {}
    told = Message.objects.filter(team=house.team)
    paths = [f"/de/desk/messages/{pk}/" for pk in told.values_list("pk", flat=True)]
    rows = Appointment.objects.filter(team=house.team).exclude(note="")
    paths += [f"/de/desk/appointments/{uuid}/" for uuid in rows.values_list("uuid", flat=True)]
    paths += [f"/de/desk/people/{code}/" for code in rows.values_list("person__code", flat=True)]

    for path in paths:
        response = browser.get(path)
        assert response.status_code == 200
        if found := verdict(response, *STORABLE):
            faults[path] = found

    assert len(paths) > 2 * len(STORABLE)
    assert faults == {}


def test_the_center_is_shown_in_words(house, enter):
    browser, faults = enter("nobody"), {}
    own = ("motto", "street", "city", "phone")

    for turn, payload in enumerate(STORABLE):
        words = [STORABLE[(turn + at) % len(STORABLE)] for at in range(len(own) + 2)]
        values = {name: fitting(Center, name, word) for name, word in zip(own, words, strict=False)}
        texts = {"introduction": {"de": words[-2]}, "carrier_line": {"de": words[-1]}}
        Center.objects.update(**values, **texts)
        Site.objects.filter(pk=house.site.pk).update(
            name=fitting(Site, "name", payload),
            way={"de": payload},
            accessibility={"de": payload},
        )
        for path in ("/de/", "/de/contact/"):
            if found := verdict(browser.get(path), *words, payload):
                faults[path, payload[:40]] = found

    assert faults == {}


# Mails and calendar files ---------------------------------------------------------------------


def outline(mail):
    """The mail as another program reads it: its headers' names, its parts, its recipients."""
    read = message_from_bytes(mail.message().as_bytes(), policy=policy.default)
    kinds = [(part.get_content_type(), sorted(part.keys())) for part in read.walk()]
    return kinds, read["To"], read["Bcc"], read["Cc"]


def calendar_outline(text):
    """Its entries, and the names of what stands in them."""
    found = Calendar.from_ical(text).walk()
    return [(each.name, sorted(each.keys()), str(each.get("attendee"))) for each in found]


def pages_of(mail):
    return [part for part, kind in mail.alternatives if kind == "text/html"]


def place_written(house, payload):
    """The talk at a place with this for its name, its street and its town."""
    for name in ("name", "street", "city"):
        setattr(house.site, name, fitting(Site, name, payload))
    house.site.save()
    return Appointment.objects.get(pk=house.appointment.pk)


def booked_mail(appointment):
    Message.objects.filter(kind="appointment_booked").delete()
    messages.booked(appointment, now=local("9:40"))
    return Message.objects.get(kind="appointment_booked")


def test_places_stay_one_line_in_mails_and_calendar_files(house):
    plain = booked_mail(place_written(house, "Haus"))
    mail_as_it_should_be = outline(letter(plain))
    calendar_as_it_should_be = calendar_outline(plain.calendar)

    for payload in STORABLE:
        message = booked_mail(place_written(house, payload))
        mail = letter(message)

        assert outline(mail) == mail_as_it_should_be
        assert calendar_outline(message.calendar) == calendar_as_it_should_be
        assert faults_of(pages_of(mail)[0], payload) == []


def test_files_to_download_stay_one_entry(house, enter):
    browser, path = enter("nobody"), f"/appointments/{house.appointment.code}.ics"
    as_it_should_be = calendar_outline(browser.get(path).content)
    feed = f"/calendar/{house.profile.calendar_token}.ics"
    feed_as_it_should_be = calendar_outline(browser.get(feed).content)

    for payload in STORABLE:
        place_written(house, payload)
        house.person.name = fitting(type(house.person), "name", payload)
        house.person.save()
        assert calendar_outline(browser.get(path).content) == as_it_should_be
        assert calendar_outline(browser.get(feed).content) == feed_as_it_should_be


def test_own_wording_stays_one_mail(house):
    appointment = place_written(house, "Haus")
    as_it_should_be = outline(letter(booked_mail(appointment)))

    for payload in STORABLE:
        Wording.objects.update_or_create(
            kind="appointment_booked",
            language="de",
            defaults={"subject": payload[:200], "body": f"{payload} ${{link}}"},
        )
        mail = letter(booked_mail(appointment))
        assert outline(mail) == as_it_should_be
        assert faults_of(pages_of(mail)[0], payload) == []


def test_what_somebody_reports_stays_one_mail(house):
    as_it_should_be = outline(reported(house, "Knopf", 0))

    for turn, payload in enumerate(ALL, 1):
        mail = reported(house, payload, turn)

        assert outline(mail) == as_it_should_be
        assert faults_of(pages_of(mail)[0], payload) == []


def reported(house, payload, turn):
    Message.objects.filter(kind="barrier_reported").delete()
    written = {"text": payload, "page": payload[:300], "answer_to": "a@example.org"}
    tell_center(house.center, language="de", **written)
    return letter(Message.objects.get(kind="barrier_reported"))


def test_the_calendar_file_of_a_cancelled_talk_stays_one_entry(house):
    now = local("9:40")
    plain = calendar_file.cancel_file(place_written(house, "Haus"), now=now)

    for payload in STORABLE:
        text = calendar_file.cancel_file(place_written(house, payload), now=now)
        assert calendar_outline(text) == calendar_outline(plain)
