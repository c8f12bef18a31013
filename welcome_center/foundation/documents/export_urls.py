from django.urls import path

from welcome_center.foundation.documents import export_views as views

app_name = "exports"
urlpatterns = [
    path("", views.export_list, name="export_list"),
    path("new/<str:kind>/", views.export_add, name="export_add"),
    path("<uuid:uuid>/", views.export, name="export"),
    path("<uuid:uuid>/file/", views.export_file, name="export_file"),
    path("<uuid:uuid>/remove/", views.export_remove, name="export_remove"),
]
