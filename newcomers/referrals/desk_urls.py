from django.urls import path

from newcomers.referrals import desk_views as views

app_name = "referrals"
urlpatterns = [
    path("", views.referral_list, name="referral_list"),
    path("new/<str:person_code>/", views.referral_add, name="referral_add"),
    path("<str:code>/", views.referral, name="referral"),
    path("<str:code>/calendar/", views.calendar, name="calendar"),
    path("<str:code>/consent/", views.consent_add, name="consent_add"),
    path("<str:code>/send/", views.referral_send, name="referral_send"),
    path("<str:code>/noted/", views.answer_note, name="answer_note"),
    path("<str:code>/withdraw/", views.referral_withdraw, name="referral_withdraw"),
]
