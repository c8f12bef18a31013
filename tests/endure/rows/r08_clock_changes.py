from tests.endure.result import by_pytest

BOOKING = "tests/newcomers/booking"


def run():
    return by_pytest(
        "R8",
        "Over both clock changes: hours, reminders, absences, calendar files",
        "2027-03-28 and 2027-10-31; weekly hours for 12 months",
        f"{BOOKING}/test_slots.py",
        f"{BOOKING}/test_messages.py",
        f"{BOOKING}/test_appointment_calendar.py",
        f"{BOOKING}/desk/test_absences.py",
        "tests/foundation/center/test_moments.py",
        "-k=clock or twelve_months or twice or leave_out or missing_one",
    )
