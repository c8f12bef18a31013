"""Gathers the admin pages of the foundation's capabilities for Django."""

from welcome_center.foundation.accounts import admin as accounts_admin  # noqa: F401
from welcome_center.foundation.center import admin as center_admin  # noqa: F401
