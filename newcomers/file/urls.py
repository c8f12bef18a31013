"""People at the desk, under /<lang>/desk/people/: found, entered, seen with all that is known."""

from django.urls import path

from newcomers.file import views

app_name = "file"
urlpatterns = [
    path("", views.person_list, name="person_list"),
    path("new/", views.person_add, name="person_add"),
    path("<slug:code>/", views.person, name="person"),
]
