"""HSDS's addresses have no slash at the end."""

from django.urls import path

from partners.directory.hsds import views

app_name = "hsds"
urlpatterns = [
    path("", views.about, name="about"),
    path("openapi.json", views.openapi_document, name="openapi"),
    path("docs", views.docs, name="docs"),
    path("services", views.service_list, name="service_list"),
    path("services/<uuid:uuid>", views.service, name="service"),
    path("organizations", views.organization_list, name="organization_list"),
    path("organizations/<uuid:uuid>", views.organization, name="organization"),
    path("service_at_locations", views.service_at_location_list, name="service_at_location_list"),
    path("service_at_locations/<uuid:uuid>", views.service_at_location, name="service_at_location"),
    path("taxonomies", views.taxonomy_list, name="taxonomy_list"),
    path("taxonomies/<uuid:uuid>", views.taxonomy, name="taxonomy"),
    path("taxonomy_terms", views.taxonomy_term_list, name="taxonomy_term_list"),
    path("taxonomy_terms/<uuid:uuid>", views.taxonomy_term, name="taxonomy_term"),
    path("<path:rest>", views.unknown, name="unknown"),
]
