from django.urls import path

from newcomers.counter import check_in, queue_views, views

app_name = "counter"

urlpatterns = [
    path("", views.counter, name="counter"),
    path("gap/", views.gap, name="gap"),
    path("check-in/", check_in.check_in, name="check_in"),
    path("entries/<uuid:uuid>/", views.entry, name="entry"),
    path("entries/<uuid:uuid>/undo/", views.undo, name="undo"),
    path("queue/", queue_views.queue, name="queue"),
    path("queue/give/", queue_views.number_give, name="number_give"),
    path("queue/call/", queue_views.number_call, name="number_call"),
    path("queue/<uuid:uuid>/end/", queue_views.number_end, name="number_end"),
]
