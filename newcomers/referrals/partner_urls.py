"""For the members of a place, under /<lang>/partners/referrals/."""

from django.urls import path

from newcomers.referrals import partner_views as views

app_name = "inbox"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<str:code>/", views.inbox_referral, name="inbox_referral"),
    path("<str:code>/open/", views.referral_open, name="referral_open"),
]
