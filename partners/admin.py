"""Gathers the admin pages of the partners' capabilities for Django."""

from partners.directory import admin as directory_admin  # noqa: F401
from partners.rules import admin as rules_admin  # noqa: F401
