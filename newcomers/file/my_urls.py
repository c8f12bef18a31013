"""For the person whose file it is, under /<lang>/me/file/."""

from django.urls import path

from newcomers.file import my_views as views

app_name = "my_file"
urlpatterns = [path("", views.own_file, name="own_file")]
