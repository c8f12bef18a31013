"""Rules for administrators, to look at: what changes one is the coordinators' editor.

It reads every condition and code before it keeps it; the guide relies on that.
"""

from django.contrib import admin

from partners.rules.models import Rule


@admin.register(Rule)
class RuleAdmin(admin.ModelAdmin):
    list_display = ["code", "topic", "residences", "condition", "target", "priority", "is_active"]
    list_filter = ["is_active", "evidence", "target"]
    search_fields = ["code", "topic", "target"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
