from django.urls import path

from welcome_center.foundation.accounts import second_factor_views, views

app_name = "team"
urlpatterns = [
    path("", views.colleague_list, name="colleague_list"),
    path("invite/", views.colleague_invite, name="colleague_invite"),
    path("invitations/<int:pk>/renew/", views.invitation_renew, name="invitation_renew"),
    path("invitations/<int:pk>/withdraw/", views.invitation_withdraw, name="invitation_withdraw"),
    path("<uuid:uuid>/", views.colleague_edit, name="colleague_edit"),
    path("<uuid:uuid>/deactivate/", views.colleague_deactivate, name="colleague_deactivate"),
    path(
        "<uuid:uuid>/second-factor/",
        second_factor_views.second_factor_reset,
        name="second_factor_reset",
    ),
    path("<uuid:uuid>/reactivate/", views.colleague_reactivate, name="colleague_reactivate"),
]
