from django.urls import path

from newcomers.counter import queue_views

app_name = "room"

urlpatterns = [path("<str:token>/", queue_views.screen, name="screen")]
