"""A place's own pages."""

from django.urls import path

from partners.directory import member_views, partner_views

app_name = "partner"
urlpatterns = [
    path("", partner_views.own_entries, name="own_entries"),
    path("<slug:slug>/", partner_views.own_entry, name="own_entry"),
    path("<slug:slug>/confirm/", partner_views.own_confirm, name="own_confirm"),
    path("<slug:slug>/hours/", partner_views.own_hours, name="own_hours"),
    path("<slug:slug>/texts/", partner_views.own_texts, name="own_texts"),
    path("<slug:slug>/services/new/", partner_views.draft_add, name="draft_add"),
    path("<slug:slug>/services/<uuid:uuid>/", partner_views.own_service, name="own_service"),
    path(
        "<slug:slug>/services/<uuid:uuid>/submit/", partner_views.draft_submit, name="draft_submit"
    ),
    path(
        "<slug:slug>/services/<uuid:uuid>/discard/",
        partner_views.draft_discard,
        name="draft_discard",
    ),
    path("<slug:slug>/team/", member_views.member_list, name="member_list"),
    path("<slug:slug>/team/<int:pk>/remove/", member_views.member_remove, name="member_remove"),
    path(
        "<slug:slug>/team/<int:pk>/withdraw/", member_views.member_uninvite, name="member_uninvite"
    ),
]
