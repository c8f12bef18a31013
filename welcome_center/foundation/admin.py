"""Gathers the admin pages of the foundation's capabilities for Django."""

from welcome_center.foundation.center import admin as center_admin  # noqa: F401
