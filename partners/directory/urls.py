"""The public directory."""

from django.urls import path

from partners.directory import views

app_name = "directory"

urlpatterns = [
    path("", views.entry_list, name="entry_list"),
    path("<slug:slug>/", views.entry, name="entry"),
    path("<slug:slug>/sheet/", views.entry_sheet, name="entry_sheet"),
    path("<slug:slug>/mistake/", views.mistake_report, name="mistake_report"),
]
