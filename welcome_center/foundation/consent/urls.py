from django.urls import path

from welcome_center.foundation.consent import views

app_name = "consent"
urlpatterns = [path("notice/", views.notice, name="notice")]
