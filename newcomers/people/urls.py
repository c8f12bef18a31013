"""The newcomer's own details, under /<lang>/me/."""

from django.urls import path

from newcomers.people import views

app_name = "people"
urlpatterns = [
    path("intake/", views.intake_start, name="intake_start"),
    path("intake/finish/", views.intake_finish, name="intake_finish"),
    path("intake/<slug:code>/", views.intake_step, name="intake_step"),
    path("profile/", views.profile, name="profile"),
]
