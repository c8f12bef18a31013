"""For places that answer without an account."""

from django.urls import path

from newcomers.referrals import link_views as views

app_name = "referral"
urlpatterns = [
    path("<str:token>/", views.open_link, name="open"),
    path("<str:token>/answer/", views.answer, name="answer"),
    path("<str:token>/new/", views.new_link, name="new_link"),
]
