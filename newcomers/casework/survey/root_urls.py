"""Without a language before it: short enough for a poster."""

from django.urls import path

from newcomers.casework.survey import views

urlpatterns = [path("s/<slug:token>", views.by_poster, name="survey_by_poster")]
