"""Configuration for administrators. Coordinators have their own pages."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget

from welcome_center.foundation.center.forms import LanguagesField
from welcome_center.foundation.center.logo import LogoField
from welcome_center.foundation.center.models import (
    Center,
    Closure,
    Funder,
    HolidayOpening,
    Language,
    ListCode,
    Municipality,
    OpeningHours,
    ResidenceGroup,
    ResidenceStatus,
    Site,
    Team,
    Topic,
    TopicGroup,
)
from welcome_center.foundation.center.posts import StaffPosts


class KeptAdmin(admin.ModelAdmin):
    """Rows that others name: switched off, never deleted."""

    def has_delete_permission(self, request, obj=None):
        return False


class EntryAdmin(KeptAdmin):
    """Shipped labels come from the files; a center words them in `own_labels`, or adds a code."""

    list_display = ["code", "__str__", "sort", "is_active", "is_own", "valid_from", "valid_to"]
    list_editable = ["sort", "is_active"]
    list_filter = ["is_active", "is_own"]
    search_fields = ["code", "labels"]

    def get_readonly_fields(self, request, obj=None):
        fixed = ["is_own"]
        if obj is not None:
            fixed += ["list", "code"] if hasattr(obj, "list") else ["code"]
            fixed += [] if obj.is_own else ["labels"]
        return fixed

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_own = True
        super().save_model(request, obj, form, change)


@admin.register(TopicGroup, Language, ResidenceGroup, Municipality)
class CodeAdmin(EntryAdmin):
    pass


@admin.register(Topic, ResidenceStatus)
class GroupedCodeAdmin(EntryAdmin):
    list_filter = ["group", "is_active", "is_own"]
    list_select_related = ["group"]


@admin.register(ListCode)
class ListCodeAdmin(EntryAdmin):
    list_display = ["list", *EntryAdmin.list_display]
    list_display_links = ["code"]
    list_filter = ["list", "is_active", "is_own"]


class CenterSettingsForm(forms.ModelForm):
    website = forms.URLField(required=False, assume_scheme="https")
    interface_languages = LanguagesField()
    logo = LogoField(required=False, widget=AdminFileWidget)


@admin.register(Center)
class CenterAdmin(KeptAdmin):
    form = CenterSettingsForm
    readonly_fields = ["profile"]

    def has_add_permission(self, request):
        return False


@admin.register(Team)
class TeamAdmin(KeptAdmin):
    list_display = ["name", "carrier", "sort"]


@admin.register(StaffPosts)
class StaffPostsAdmin(admin.ModelAdmin):
    list_display = ["year", "team", "full_posts", "note"]
    list_filter = ["year", "team"]
    list_select_related = ["team"]


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    extra = 0


@admin.register(Site)
class SiteAdmin(KeptAdmin):
    list_display = ["name", "team", "city", "is_active", "sort"]
    list_select_related = ["team"]
    inlines = [OpeningHoursInline]


admin.site.register([Funder, Closure, HolidayOpening])
