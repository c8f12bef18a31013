"""The directory for administrators. Coordinators and partners have their own pages.

What places propose, what visitors report and whom we have asked is the coordinators' work alone.
"""

from django.contrib import admin
from django.db import models

from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from partners.directory.upkeep import Membership

WEB = {models.URLField: {"assume_scheme": "https"}}


class LocationInline(admin.StackedInline):
    model = Location
    extra = 0
    formfield_overrides = WEB


class ContactPointInline(admin.TabularInline):
    model = ContactPoint
    extra = 0
    raw_id_fields = ["service", "location"]


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    raw_id_fields = ["user"]  # a list to choose from would name everybody


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["__str__", "kind", "state", "evidence", "confirmed_on", "due_on"]
    list_filter = ["state", "evidence", "kind"]
    search_fields = ["sort_key", "external_id"]
    raw_id_fields = ["parent", "owner"]
    formfield_overrides = WEB
    inlines = [LocationInline, ContactPointInline, MembershipInline]


class ServiceAtLocationInline(admin.TabularInline):
    model = ServiceAtLocation
    extra = 0
    raw_id_fields = ["location"]


class RequiredDocumentInline(admin.TabularInline):
    model = RequiredDocument
    extra = 0
    formfield_overrides = WEB
    raw_id_fields = ["document"]


@admin.register(Service)
class ServiceAdmin(admin.ModelAdmin):
    list_display = ["__str__", "organisation", "state", "capacity", "confirmed_on"]
    list_filter = ["state", "capacity"]
    list_select_related = ["organisation"]
    search_fields = ["words", "external_id"]
    raw_id_fields = ["organisation"]
    formfield_overrides = WEB
    inlines = [ServiceAtLocationInline, RequiredDocumentInline]
