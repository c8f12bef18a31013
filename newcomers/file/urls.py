"""People at the desk, under /<lang>/desk/people/: found, entered, seen with all that is known."""

from django.urls import path

from newcomers.file import custody_views, file_views, summary_views, views

app_name = "file"
urlpatterns = [
    path("", views.person_list, name="person_list"),
    path("all/", views.all_people, name="all_people"),
    path("new/", views.person_add, name="person_add"),
    path("<slug:code>/", file_views.person, name="person"),
    path("<slug:code>/details/", file_views.details, name="details"),
    path("<slug:code>/details/<slug:part>/", file_views.part_edit, name="part_edit"),
    path("<slug:code>/note/", file_views.note_add, name="note_add"),
    path("<slug:code>/summary/", summary_views.summary, name="summary"),
    path("<slug:code>/readers/", custody_views.readers, name="readers"),
    path("<slug:code>/read/", custody_views.restricted_read, name="restricted_read"),
    path("<slug:code>/restriction/", custody_views.restriction, name="restriction"),
    path("<slug:code>/archive/", custody_views.archive, name="archive"),
    path("<slug:code>/hand-over/", custody_views.hand_over, name="hand_over"),
]
