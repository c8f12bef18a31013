from django.urls import path

from welcome_center.foundation.center import views

app_name = "center"

urlpatterns = [
    path("", views.center, name="center"),
    path("texts/", views.center_edit, name="center_edit"),
    path("sites/<slug:code>/", views.site_edit, name="site_edit"),
    path("sites/<slug:code>/hours/", views.opening_hours, name="opening_hours"),
    path("closures/", views.closure_list, name="closure_list"),
    path("closures/<int:pk>/remove/", views.closure_remove, name="closure_remove"),
    path("sites/<slug:code>/holiday/", views.holiday_switch, name="holiday_switch"),
    path("topics/", views.topic_list, name="topic_list"),
]
