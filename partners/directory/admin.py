"""The directory for administrators. Coordinators and partners have their own pages.

What places propose, what visitors report and whom we have asked is the coordinators' work alone.
"""

from functools import wraps

from django.contrib import admin
from django.db import models

from partners.directory import actions
from partners.directory.admin_forms import EntryForm, ServiceForm, WordedForm
from partners.directory.kinds import Confirmer
from partners.directory.models import ContactPoint, Location, Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation
from partners.directory.past import by_role
from partners.directory.upkeep import Membership

WEB = {models.URLField: {"assume_scheme": "https"}}


def _as_staff(view):
    """The history says who changed something, by role."""

    @wraps(view)
    def known(*args, **options):
        with by_role(Confirmer.STAFF):
            return view(*args, **options)

    return known


class EntryAdmin(admin.ModelAdmin):
    """What is saved here comes one by one with what places and colleagues save."""

    form = EntryForm
    formfield_overrides = WEB
    changeform_view = _as_staff(admin.ModelAdmin.changeform_view)
    changelist_view = _as_staff(admin.ModelAdmin.changelist_view)
    delete_view = _as_staff(admin.ModelAdmin.delete_view)

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST":
            actions.lock(self.entry_of(found))
            found.refresh_from_db()
        return found

    def save_model(self, request, obj, form, change):
        if change:
            obj.version += 1
        super().save_model(request, obj, form, change)


class LocationInline(admin.StackedInline):
    model = Location
    form = WordedForm
    extra = 0
    formfield_overrides = WEB


class ContactPointInline(admin.TabularInline):
    model = ContactPoint
    form = WordedForm
    extra = 0
    raw_id_fields = ["service", "location"]


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    raw_id_fields = ["user"]  # a list to choose from would name everybody


@admin.register(Organisation)
class OrganisationAdmin(EntryAdmin):
    list_display = ["__str__", "kind", "state", "evidence", "confirmed_on", "due_on"]
    list_filter = ["state", "evidence", "kind"]
    search_fields = ["sort_key", "external_id"]
    raw_id_fields = ["parent", "owner"]
    inlines = [LocationInline, ContactPointInline, MembershipInline]

    def entry_of(self, entry):
        return entry

    def save_related(self, request, form, formsets, change):
        """A contact is an address, too: so once they are saved."""
        super().save_related(request, form, formsets, change)
        actions.expire_elsewhere(form.instance)


class ServiceAtLocationInline(admin.TabularInline):
    model = ServiceAtLocation
    form = WordedForm
    extra = 0
    raw_id_fields = ["location"]


class RequiredDocumentInline(admin.TabularInline):
    model = RequiredDocument
    form = WordedForm
    extra = 0
    formfield_overrides = WEB
    raw_id_fields = ["document"]


@admin.register(Service)
class ServiceAdmin(EntryAdmin):
    form = ServiceForm
    list_display = ["__str__", "organisation", "state", "capacity", "confirmed_on"]
    list_filter = ["state", "capacity"]
    list_select_related = ["organisation"]
    search_fields = ["words", "external_id"]
    raw_id_fields = ["organisation"]
    inlines = [ServiceAtLocationInline, RequiredDocumentInline]

    def entry_of(self, service):
        return service.organisation

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        actions.raise_version(obj.organisation)
