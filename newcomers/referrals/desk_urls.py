from django.urls import path

from newcomers.referrals import desk_views as views
from newcomers.referrals import paper_views, sheet_views

app_name = "referrals"
urlpatterns = [
    path("", views.referral_list, name="referral_list"),
    path("new/<str:person_code>/", views.referral_add, name="referral_add"),
    path("<str:code>/", views.referral, name="referral"),
    path("<str:code>/calendar/", views.calendar, name="calendar"),
    path("<str:code>/consent/", views.consent_add, name="consent_add"),
    path("<str:code>/consent.pdf", paper_views.consent_paper, name="consent_paper"),
    path("<str:code>/letter.pdf", paper_views.letter_paper, name="letter_paper"),
    path("<str:code>/send/", views.referral_send, name="referral_send"),
    path("<str:code>/noted/", views.answer_note, name="answer_note"),
    path("<str:code>/sheet.pdf", sheet_views.sheet_paper, name="sheet_paper"),
    path("<str:code>/sheet/mail/", sheet_views.sheet_mail, name="sheet_mail"),
    path("<str:code>/withdraw/", views.referral_withdraw, name="referral_withdraw"),
]
