"""For whoever was here."""

from django.urls import path

from newcomers.casework.survey import views

app_name = "survey"
urlpatterns = [
    path("thanks/", views.thanks, name="thanks"),
    path("<slug:token>/", views.questions, name="questions"),
]
