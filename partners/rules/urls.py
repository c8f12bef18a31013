from django.urls import path

from partners.rules import views

app_name = "rules"
urlpatterns = [
    path("", views.rule_list, name="rule_list"),
    path("new/", views.rule_add, name="rule_add"),
    path("<slug:code>/", views.rule_edit, name="rule_edit"),
    path("<slug:code>/doubts/", views.doubts_close, name="doubts_close"),
]
