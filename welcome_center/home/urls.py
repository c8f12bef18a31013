"""Public pages of the center itself."""

from django.urls import path

from welcome_center.home import desk, me, overview, views

app_name = "home"

urlpatterns = [
    path("", views.start, name="start"),
    path("after-sign-in/", views.after_sign_in, name="after_sign_in"),
    path("me/", me.me, name="me"),
    path("desk/", desk.desk, name="desk"),
    path("overview/", overview.overview, name="overview"),
    path("imprint/", views.imprint, name="imprint"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("contact/", views.contact, name="contact"),
]
