"""One thing to do, under /<lang>/desk/todo/. The list mixes domains and stands in `home`."""

from django.urls import path

from newcomers.casework.followups import views

app_name = "followups"
urlpatterns = [
    path("new/", views.follow_up_add, name="follow_up_add"),
    path("new/<slug:person_code>/", views.follow_up_add_for, name="follow_up_add_for"),
    path("template/<slug:person_code>/", views.template_apply, name="template_apply"),
    path("<uuid:uuid>/", views.follow_up, name="follow_up"),
    path("<uuid:uuid>/done/", views.follow_up_done, name="follow_up_done"),
    path("<uuid:uuid>/move/", views.follow_up_move, name="follow_up_move"),
    path("<uuid:uuid>/drop/", views.follow_up_drop, name="follow_up_drop"),
    path("<uuid:uuid>/reopen/", views.follow_up_reopen, name="follow_up_reopen"),
]
