"""All addresses. The prefix names the reader, not the room."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from newcomers.booking import closure_urls
from partners.directory.hsds import views as hsds_views
from welcome_center.foundation.center import logo_views
from welcome_center.foundation.center import urls as center_urls

# Closing days are the center's, but their page lists the appointments that they hit.
CENTER = ([*center_urls.urlpatterns, *closure_urls.urlpatterns], center_urls.app_name)

admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", include("welcome_center.home.root_urls")),
    path("", include("newcomers.booking.root_urls")),
    path("", include("newcomers.casework.survey.root_urls")),
    path("api/hsds/", include("partners.directory.hsds.urls")),
    path("admin/", admin.site.urls),
    path("media/center/<str:name>", logo_views.logo, name="center_logo"),
]

urlpatterns += i18n_patterns(
    path("", include("welcome_center.home.urls")),
    path("accounts/", include("welcome_center.foundation.accounts.urls")),
    path("directory/confirm/", include("partners.directory.confirm_urls")),
    path("directory/", include("partners.directory.urls")),
    path("hsds/", hsds_views.hsds_docs, name="hsds_docs"),
    path("guide/", include("partners.guide.urls")),
    path("privacy/", include("welcome_center.foundation.consent.urls")),
    path("advice/", include("newcomers.referrals.advice_urls")),
    path("book/", include("newcomers.booking.urls")),
    path("appointments/", include("newcomers.booking.appointment_urls")),
    path("me/", include("newcomers.people.urls")),
    path("me/file/", include("newcomers.file.my_urls")),
    path("me/referrals/", include("newcomers.referrals.my_urls")),
    path("referrals/", include("newcomers.referrals.link_urls")),
    path("partners/referrals/", include("newcomers.referrals.partner_urls")),
    path("survey/", include("newcomers.casework.survey.urls")),
    path("partners/", include("partners.directory.partner_urls")),
    path("desk/", include("newcomers.booking.desk_urls")),
    path("desk/todo/", include("newcomers.casework.followups.urls")),
    path("desk/counter/", include("newcomers.counter.urls")),
    path("room/", include("newcomers.counter.room_urls")),
    path("desk/people/", include("newcomers.file.merging.urls")),
    path("desk/", include("newcomers.casework.urls")),
    path("desk/people/", include("newcomers.file.urls")),
    path("desk/", include("newcomers.casework.attachments.urls")),
    path("desk/directory/", include("partners.directory.desk_urls")),
    path("desk/exports/", include("welcome_center.foundation.documents.export_urls")),
    path("desk/lists/", include("welcome_center.foundation.documents.list_urls")),
    path("desk/messages/", include("welcome_center.foundation.outbox.urls")),
    path("desk/referrals/", include("newcomers.referrals.desk_urls")),
    path("desk/survey/", include("newcomers.casework.survey.desk_urls")),
    path("desk/rules/", include("partners.rules.urls")),
    path("desk/team/", include("welcome_center.foundation.accounts.team_urls")),
    path("desk/center/", include(CENTER)),
)

handler400 = "welcome_center.home.errors.bad_request"
handler403 = "welcome_center.home.errors.permission_denied"
handler404 = "welcome_center.home.errors.page_not_found"
handler429 = "welcome_center.home.errors.too_many_requests"
handler500 = "welcome_center.home.errors.server_error"
