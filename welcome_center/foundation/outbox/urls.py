from django.urls import path

from welcome_center.foundation.outbox import views, wording_views

app_name = "messages"
urlpatterns = [
    path("", views.message_list, name="message_list"),
    path("wording/", wording_views.wording_list, name="wording_list"),
    path("wording/<slug:code>/<slug:language>/", wording_views.wording, name="wording"),
    path(
        "wording/<slug:code>/<slug:language>/reset/",
        wording_views.wording_reset,
        name="wording_reset",
    ),
    path("<int:pk>/", views.message_detail, name="message_detail"),
    path("<int:pk>/resend/", views.message_resend, name="message_resend"),
]
