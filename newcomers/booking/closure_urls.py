"""Closing days: of the center, but their page must know the appointments that they hit."""

from django.urls import path

from newcomers.booking.desk import closures

urlpatterns = [
    path("closures/", closures.closure_list, name="closure_list"),
    path("closures/told/", closures.closure_told, name="closure_told"),
    path("closures/<int:pk>/remove/", closures.closure_remove, name="closure_remove"),
    path("sites/<slug:code>/holiday/", closures.holiday_switch, name="holiday_switch"),
]
