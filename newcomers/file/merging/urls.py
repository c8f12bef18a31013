"""Making one of two entries, under /<lang>/desk/people/."""

from django.urls import path

from newcomers.file.merging import views

app_name = "merging"
urlpatterns = [
    path("merges/<uuid:uuid>/undo/", views.merge_undo, name="merge_undo"),
    path("<slug:code>/merge/", views.twin_choose, name="twin_choose"),
    path("<slug:code>/merge/<slug:twin_code>/", views.people_merge, name="people_merge"),
]
