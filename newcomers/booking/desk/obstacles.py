"""Why booked appointments cannot take place as they stand: one statement for any number of them.

Plain SQL, from the few closed days, absences and failed messages to the appointments they touch:
held against each appointment in turn they took longer than the rest of the day's page.
"""

from django.db import connection

from newcomers.booking.models import Appointment
from newcomers.booking.working_hours import day_bounds
from welcome_center.foundation.outbox.models import Message

CLOSED, ABSENT, UNDELIVERED = "closed", "absent", "undelivered"
OPEN = [status.value for status in Appointment.OPEN]

# The reason that weighs most comes last and stays.
STATEMENT = """
WITH coming AS (
    SELECT id, uuid, advisor_id, site_id, starts_at, ends_at FROM newcomers_appointment
    WHERE advisor_id = ANY(%(advisors)s) AND status = ANY(%(open)s) AND ends_at > %(now)s
)
SELECT coming.id, %(undelivered)s, 1 AS weight FROM coming
JOIN foundation_message message
  ON message.object_id = coming.uuid::text AND message.state = %(failed)s
 AND NOT message.is_outdated
UNION ALL
SELECT coming.id, %(absent)s, 2 FROM coming
JOIN newcomers_absence absence ON absence.advisor_id = coming.advisor_id
 AND absence.starts_at < coming.ends_at AND absence.ends_at > coming.starts_at
UNION ALL
SELECT coming.id, %(closed)s, 3 FROM coming
JOIN unnest(%(sites)s::bigint[], %(begins)s::timestamptz[], %(ends)s::timestamptz[])
     AS day(site_id, begins, ends)
  ON day.site_id = coming.site_id
 AND coming.starts_at >= day.begins AND coming.starts_at < day.ends
ORDER BY weight
"""


def obstacles(advisors, closed_days, *, now):
    """{appointment's pk: what is in its way}, for what is still to come. `advisors`: their pks;
    `closed_days`: site's pk → days."""
    closed = [(site, *day_bounds(day)) for site, days in closed_days.items() for day in days]
    asked = {
        "advisors": advisors,
        "open": OPEN,
        "now": now,
        "failed": Message.State.FAILED.value,
        "sites": [site for site, _begin, _end in closed],
        "begins": [begin for _site, begin, _end in closed],
        "ends": [end for _site, _begin, end in closed],
    }
    names = {"closed": CLOSED, "absent": ABSENT, "undelivered": UNDELIVERED}
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, asked | names)
        return {pk: reason for pk, reason, _weight in cursor.fetchall()}
