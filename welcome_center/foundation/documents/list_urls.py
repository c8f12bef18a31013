from django.urls import path

from welcome_center.foundation.documents import list_views as views

app_name = "lists"
urlpatterns = [
    path("filters/<int:pk>/remove/", views.filter_remove, name="filter_remove"),
    path("<str:kind>/filters/", views.filter_save, name="filter_save"),
    path("<str:kind>/columns/", views.columns_choose, name="columns_choose"),
]
