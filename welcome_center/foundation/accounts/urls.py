from django.urls import include, path

from welcome_center.foundation.accounts import second_factor_views, views

urlpatterns = [
    path("", include("allauth.account.urls")),
    path(
        "2fa/webauthn/keys/<int:pk>/remove/",
        second_factor_views.passkey_remove,
        name="mfa_remove_webauthn",
    ),
    path("2fa/", include("allauth.mfa.urls")),
    path("3rdparty/", include("allauth.socialaccount.urls")),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("invitations/<slug:token>/", views.invitation_accept, name="invitation_accept"),
]
