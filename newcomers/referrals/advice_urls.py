"""For everybody who holds the sheet of a referral advice."""

from django.urls import path

from newcomers.referrals import sheet_views as views

app_name = "advice"
urlpatterns = [path("<uuid:uuid>/", views.sheet, name="sheet")]
