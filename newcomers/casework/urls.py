"""Cases and talks at the desk, under /<lang>/desk/."""

from django.urls import path

from newcomers.casework.cases import deeds, views
from newcomers.casework.contacts import views as talks
from newcomers.casework.drafts import views as drafts

app_name = "casework"
urlpatterns = [
    path("people/<slug:code>/cases/new/", views.case_add, name="case_add"),
    path("people/<slug:code>/contacts/new/", talks.contact_add, name="contact_add"),
    path("people/<slug:code>/contacts/own/", talks.contact_turn_over, name="contact_turn_over"),
    path("people/<slug:code>/drafts/", drafts.draft_keep, name="draft_keep"),
    path("people/<slug:code>/drafts/discard/", drafts.draft_discard, name="draft_discard"),
    path("contacts/new/", talks.contact_log, name="contact_log"),
    path("contacts/<uuid:uuid>/", talks.contact, name="contact"),
    path("contacts/<uuid:uuid>/edit/", talks.contact_edit, name="contact_edit"),
    path("cases/", views.case_list, name="case_list"),
    path("cases/<slug:code>/", views.case, name="case"),
    path("cases/<slug:code>/edit/", views.case_edit, name="case_edit"),
    path("cases/<slug:code>/protected/", views.protected, name="protected"),
    path("cases/<slug:code>/close/", deeds.case_close, name="case_close"),
    path("cases/<slug:code>/hand-over/", deeds.case_hand_over, name="case_hand_over"),
    path("cases/<slug:code>/reopen/", deeds.case_reopen, name="case_reopen"),
    path("cases/<slug:code>/goals/", deeds.goal_add, name="goal_add"),
    path("cases/goals/<int:pk>/", deeds.goal_settle, name="goal_settle"),
    path("cases/<slug:code>/outcomes/", deeds.outcome_note, name="outcome_note"),
    path("cases/outcomes/<int:pk>/remove/", deeds.outcome_remove, name="outcome_remove"),
]
