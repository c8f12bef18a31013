from django.urls import path, re_path

from newcomers.booking.desk.calendar_feed import calendar_feed
from newcomers.booking.urls import CODE
from newcomers.booking.views import appointment

urlpatterns = [
    re_path(rf"^appointments/{CODE}\.ics$", appointment.calendar, name="appointment_calendar"),
    path("calendar/<slug:token>.ics", calendar_feed, name="calendar_feed"),
]
