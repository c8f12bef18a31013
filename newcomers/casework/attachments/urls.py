"""The documents of a person, under /<lang>/desk/."""

from django.urls import path

from newcomers.casework.attachments import views

app_name = "attachments"
urlpatterns = [
    path("people/<str:code>/attachments/", views.attachment_list, name="attachment_list"),
    path("attachments/<uuid:uuid>/", views.attachment, name="attachment"),
    path("attachments/<uuid:uuid>/keep/", views.attachment_keep, name="attachment_keep"),
    path("attachments/<uuid:uuid>/delete/", views.attachment_delete, name="attachment_delete"),
]
