"""What machines ask for at fixed addresses, without a language."""

from django.urls import path

from welcome_center.home import views

urlpatterns = [
    path("", views.to_own_language, name="root"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_contact, name="security_contact"),
]
