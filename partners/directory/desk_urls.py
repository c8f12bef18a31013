"""The coordinators' board for the directory."""

from django.urls import path

from partners.directory import desk_views as views

app_name = "upkeep"
ENTRY = "entries/<slug:slug>/"
urlpatterns = [
    path("", views.board, name="board"),
    path("gaps/new/", views.gap_note, name="gap_note"),
    path("gaps/<int:pk>/settle/", views.gap_settle, name="gap_settle"),
    path("mistakes/<int:pk>/settle/", views.mistake_settle, name="mistake_settle"),
    path("changes/<uuid:uuid>/", views.change_decide, name="change_decide"),
    path(ENTRY, views.entry_upkeep, name="entry_upkeep"),
    path(f"{ENTRY}ask/", views.entry_ask, name="entry_ask"),
    path(f"{ENTRY}confirm/", views.entry_confirm_by_staff, name="entry_confirm_by_staff"),
    path(f"{ENTRY}history/", views.entry_history, name="entry_history"),
    path(
        f"{ENTRY}history/<str:kind>/<int:pgh_id>/restore/",
        views.version_restore,
        name="version_restore",
    ),
]
