"""Time django-appointment and print one JSON object: `python -m tests.bench.rival`.

Milliseconds of: all slots of 1 or 50 staff members over 1 or 30 days, one request each as its
page asks for them; and one booking by a signed-in client, two requests.
"""

import json
import logging
import os
import sys
import time
from datetime import date, timedelta
from datetime import time as clock

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.rival.settings"

import django

django.setup()
logging.disable(logging.CRITICAL)

from appointment.models import Appointment as Booking  # noqa: E402
from appointment.models import (  # noqa: E402  Django first
    AppointmentRequest,
    Service,
    StaffMember,
    WorkingHours,
)
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

FIRST_DAY = date.today() + timedelta(days=2)  # noqa: DTZ011  the machine's own day will do
DAYS = 30
STAFF = 50
BUSY = [clock(8 + k // 2, 30 * (k % 2)) for k in range(24) if k % 6]  # 20 of 24 half hours


def seed():
    call_command("migrate", run_syncdb=True, verbosity=0)
    service = Service.objects.create(name="Advice", duration=timedelta(minutes=30), price=0)
    client = User.objects.create_user("client", "client@example.org", first_name="C")
    for number in range(STAFF):
        _staff_member(number, service, client)
    return client, service


def _staff_member(number, service, client):
    address = f"staff-{number}@bench.example"  # who is told of each booking
    user = User.objects.create_user(f"staff{number}", address, first_name=f"Staff {number}")
    member = StaffMember.objects.create(
        user=user, slot_duration=30, lead_time=clock(8), finish_time=clock(20)
    )
    member.services_offered.add(service)
    for weekday in range(1, 6):
        WorkingHours.objects.create(
            staff_member=member, day_of_week=weekday, start_time=clock(8), end_time=clock(20)
        )
    _bookings(member, service, client)


def _bookings(member, service, client):
    for day in (FIRST_DAY + timedelta(days=offset) for offset in range(DAYS)):
        if day.isoweekday() < 6:
            requests = AppointmentRequest.objects.bulk_create(
                _request(member, service, day, start) for start in BUSY
            )
            Booking.objects.bulk_create(
                Booking(client=client, appointment_request=request) for request in requests
            )


def _request(member, service, day, start):
    end = clock((start.hour * 60 + start.minute + 30) // 60, (start.minute + 30) % 60)
    return AppointmentRequest(
        date=day,
        start_time=start,
        end_time=end,
        service=service,
        staff_member=member,
        id_request=f"{member.pk}-{day}-{start}",
    )


def search(n_staff, days):
    browser = Client(headers={"x-requested-with": "XMLHttpRequest"})
    began = time.perf_counter()
    for member in StaffMember.objects.order_by("pk")[:n_staff]:
        for offset in range(days):
            day = FIRST_DAY + timedelta(days=offset)
            _slots(browser, day, member)
    return (time.perf_counter() - began) * 1000


def _slots(browser, day, member):
    asked = {"selected_date": day, "staff_member": member.pk}
    answer = browser.get("/ajax/available_slots/", asked)
    if answer.status_code not in (200, 400):  # 400: not a working day
        raise SystemExit(f"The rival answered {answer.status_code}.")


def book(browser, service, minute):
    wanted = {
        "date": FIRST_DAY + timedelta(days=40),
        "start_time": clock(8, minute),
        "end_time": clock(8, minute + 1),
        "service": service.pk,
        "staff_member": StaffMember.objects.first().pk,
    }
    details = {
        "name": "C",
        "email": "client@example.org",
        "phone_0": "DE",
        "phone_1": "03023125456",
    }
    details["payment_type"] = "full"
    began = time.perf_counter()
    answer = browser.post("/request-submit/", wanted)
    final = browser.post(answer.url, details)
    elapsed = (time.perf_counter() - began) * 1000
    if final.status_code != 302:
        raise SystemExit("The rival did not take the booking.")
    return elapsed


def main():
    client, service = seed()
    search(1, 1)
    found = {f"{staff}x{days}": search(staff, days) for staff, days in [(1, 1), (1, 30), (50, 30)]}
    browser = Client()  # signed in, and the server is warm
    browser.force_login(client)
    book(browser, service, minute=0)
    times = sorted(book(browser, service, minute) for minute in range(1, 16))
    with CaptureQueriesContext(connection) as queries:
        book(browser, service, minute=20)
    found["booking"], found["booking_queries"] = times[len(times) // 2], len(queries)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
