from django.urls import re_path

from newcomers.booking.urls import CODE
from newcomers.booking.views import appointment

urlpatterns = [
    re_path(rf"^appointments/{CODE}\.ics$", appointment.calendar, name="appointment_calendar"),
]
