"""The center's own pages. What its closing days hit, only those above it know: see `urls`."""

from django.urls import path

from welcome_center.foundation.center import posts_views, views

app_name = "center"

urlpatterns = [
    path("", views.center, name="center"),
    path("texts/", views.center_edit, name="center_edit"),
    path("sites/<slug:code>/", views.site_edit, name="site_edit"),
    path("sites/<slug:code>/hours/", views.opening_hours, name="opening_hours"),
    path("posts/", posts_views.staff_posts, name="staff_posts"),
    path("topics/", views.topic_list, name="topic_list"),
]
