"""Rules for administrators. Coordinators have their own pages."""

from django.contrib import admin
from django.db import models

from partners.rules.models import Rule


@admin.register(Rule)
class RuleAdmin(admin.ModelAdmin):
    list_display = ["code", "topic", "residences", "condition", "target", "priority", "is_active"]
    list_filter = ["is_active", "evidence", "target"]
    search_fields = ["code", "topic", "target"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
