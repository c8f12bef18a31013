from django.urls import path, re_path

from newcomers.booking import reminding  # noqa: F401  (registers itself)
from newcomers.booking.views import book, details

CODE = r"(?P<code>[A-Za-z0-9]{8})"

app_name = "booking"
urlpatterns = [
    path("", book.start, name="start"),
    path("way/", book.way, name="way"),
    path("time/", book.time, name="time"),
    re_path(rf"^details/{CODE}/$", details.details, name="details"),
    re_path(rf"^done/{CODE}/$", book.done, name="done"),
]
