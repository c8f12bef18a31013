"""For the person whose referral it is, under /<lang>/me/referrals/."""

from django.urls import path

from newcomers.referrals import my_views as views
from newcomers.referrals import paper_views

app_name = "my_referrals"
urlpatterns = [
    path("<str:code>/calendar/", views.calendar, name="calendar"),
    path("<str:code>/arrival/", views.arrival_note, name="arrival_note"),
    path("<str:code>/consent.pdf", paper_views.my_consent_paper, name="consent_paper"),
    path("<str:code>/withdraw/", views.consent_withdraw, name="consent_withdraw"),
]
