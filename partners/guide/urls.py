from django.urls import path

from partners.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.topics, name="topics"),
    path("questions/", views.questions, name="questions"),
    path("places/", views.places, name="places"),
]
