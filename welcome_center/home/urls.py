"""Public pages of the center itself."""

from django.urls import path

from welcome_center.home import desk, me, overview, team_view, todo_list, views, waiting

app_name = "home"

urlpatterns = [
    path("", views.start, name="start"),
    path("after-sign-in/", views.after_sign_in, name="after_sign_in"),
    path("me/", me.me, name="me"),
    path("desk/", desk.desk, name="desk"),
    path("desk/todo/", todo_list.todo, name="todo"),
    path("desk/waiting/", waiting.waiting, name="waiting"),
    path("desk/team-view/", team_view.team_view, name="team_view"),
    path("overview/", overview.overview, name="overview"),
    path("imprint/", views.imprint, name="imprint"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("contact/", views.contact, name="contact"),
]
