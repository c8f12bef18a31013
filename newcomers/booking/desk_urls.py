from django.urls import include, path

from newcomers.booking import departures, keepers  # noqa: F401  (they register themselves)
from newcomers.booking.desk import absences, appointments, availability, book, profile, week

app_name = "desk"

# The same pages twice: one's own, and below team/<advisor>/ as a coordinator opens them.
HOURS = [
    path("availability/", availability.availability, name="availability"),
    path("availability/rules/new/", availability.rule_add, name="rule_add"),
    path("availability/rules/<int:pk>/", availability.rule_edit, name="rule_edit"),
    path("availability/rules/<int:pk>/end/", availability.rule_end, name="rule_end"),
    path("availability/absences/new/", absences.absence_add, name="absence_add"),
    path("availability/absences/<int:pk>/", absences.absence_edit, name="absence_edit"),
    path("availability/absences/<int:pk>/remove/", absences.absence_remove, name="absence_remove"),
    path("availability/ill/", absences.ill, name="ill"),
    path("availability/told/", availability.told, name="told"),
    path("profile/", profile.profile, name="profile"),
    path("profile/feed/names/", profile.feed_names, name="feed_names"),
    path("profile/feed/renew/", profile.feed_renew, name="feed_renew"),
]

APPOINTMENT = "appointments/<uuid:uuid>/"

urlpatterns = [
    path("", include(HOURS)),
    path("team/<int:advisor>/", include(HOURS)),
    path("advisors/", profile.advisor_list, name="advisor_list"),
    path("week/", week.week, name="week"),
    path("book/", book.book, name="book"),
    path("book/person/", book.book_person, name="book_person"),
    path(APPOINTMENT, appointments.appointment, name="appointment"),
    path(f"{APPOINTMENT}state/", appointments.appointment_state, name="appointment_state"),
    path(f"{APPOINTMENT}cancel/", appointments.appointment_cancel, name="appointment_cancel"),
    path(f"{APPOINTMENT}move/", appointments.appointment_move, name="appointment_move"),
]
