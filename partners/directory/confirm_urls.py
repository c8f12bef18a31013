from django.urls import path

from partners.directory import confirm_views as views

app_name = "confirm"
urlpatterns = [
    path("<str:token>/", views.entry_confirm, name="entry_confirm"),
    path("<str:token>/change/", views.entry_correct, name="entry_correct"),
    path("<str:token>/thanks/", views.entry_thanks, name="entry_thanks"),
    path("<str:token>/new/", views.entry_new_link, name="entry_new_link"),
]
