"""At the desk: what people said, and the posters that ask them."""

from django.urls import path

from newcomers.casework.survey import desk_views as views

app_name = "feedback"
urlpatterns = [
    path("", views.results, name="results"),
    path("posters/<slug:code>/", views.poster, name="poster"),
    path("posters/<slug:code>/make/", views.poster_make, name="poster_make"),
    path("posters/<slug:code>/renew/", views.poster_renew, name="poster_renew"),
    path("words/<uuid:uuid>/remove/", views.words_remove, name="words_remove"),
]
