from django.urls import path, re_path

from newcomers.booking.urls import CODE
from newcomers.booking.views import appointment

app_name = "appointments"
urlpatterns = [
    path("", appointment.find, name="find"),
    re_path(rf"^{CODE}/$", appointment.appointment, name="appointment"),
    re_path(rf"^{CODE}/confirm/$", appointment.confirm, name="confirm"),
    re_path(rf"^{CODE}/move/$", appointment.move, name="move"),
    re_path(rf"^{CODE}/cancel/$", appointment.cancel, name="cancel"),
]
