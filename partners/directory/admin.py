"""The directory for administrators. Coordinators and partners have their own pages."""

from django.contrib import admin

from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from partners.directory.upkeep import (
    ChangeProposal,
    ConfirmationRequest,
    GapNote,
    Membership,
    MistakeReport,
)


class LocationInline(admin.StackedInline):
    model = Location
    extra = 0


class ContactPointInline(admin.TabularInline):
    model = ContactPoint
    extra = 0


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["__str__", "kind", "state", "evidence", "confirmed_on", "due_on"]
    list_filter = ["state", "evidence", "kind"]
    search_fields = ["sort_key", "external_id"]
    prepopulated_fields = {}
    raw_id_fields = ["parent", "owner"]
    inlines = [LocationInline, ContactPointInline, MembershipInline]


class ServiceAtLocationInline(admin.TabularInline):
    model = ServiceAtLocation
    extra = 0
    raw_id_fields = ["location"]


class RequiredDocumentInline(admin.TabularInline):
    model = RequiredDocument
    extra = 0
    raw_id_fields = ["document"]


@admin.register(Service)
class ServiceAdmin(admin.ModelAdmin):
    list_display = ["__str__", "organisation", "state", "capacity", "confirmed_on"]
    list_filter = ["state", "capacity"]
    list_select_related = ["organisation"]
    search_fields = ["words", "external_id"]
    raw_id_fields = ["organisation"]
    inlines = [ServiceAtLocationInline, RequiredDocumentInline]


admin.site.register([ChangeProposal, GapNote, MistakeReport])


@admin.register(ConfirmationRequest)
class ConfirmationRequestAdmin(admin.ModelAdmin):
    list_display = ["organisation", "state", "sent_at", "reminders", "expires_at"]
    list_filter = ["state"]
