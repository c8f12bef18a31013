"""Gathers the admin pages of the foundation's capabilities for Django."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.accounts import admin as accounts_admin  # noqa: F401
from welcome_center.foundation.center import admin as center_admin  # noqa: F401

# The pages say whose they are (templates/admin/base_site.html), as soon as the center has a name.
admin.site.site_title = admin.site.site_header = _("Settings of the portal")
admin.site.index_title = _("What can be set")
