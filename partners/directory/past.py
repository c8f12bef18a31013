"""An older version of an entry, and by which role it was made: no name is needed for that."""

from dataclasses import dataclass

import pghistory
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from partners.directory import attached
from partners.directory.kinds import Confirmer

IMPORT = "import"
ROLES = {IMPORT: _("an import"), **dict(Confirmer.choices)}


@dataclass
class Version:
    """One version of a row, or of a list that hangs on it; `before` and `after` hold the change."""

    kind: str
    event: object
    name: str
    before: dict
    after: dict
    table: str
    is_present: bool = False

    @property
    def at(self):
        return self.event.pgh_created_at

    @property
    def what(self):
        return "update" if self.table in attached.LISTS else self.event.pgh_label

    @property
    def by(self):
        """Empty where nobody can be named: a task by night, or somebody at the database."""
        context = self.event.pgh_context
        return ROLES.get(context.metadata.get("role"), "") if context else ""


def by_role(role):
    """Changes made in here are known as this role's."""
    return pghistory.context(role=str(role))


def role_of(user):
    return Confirmer.STAFF if user.is_coordinator else Confirmer.PARTNER


def events_of(model):
    events = apps.get_model("partners", f"{model.__name__}Event").objects
    return events.select_related("pgh_context").order_by("pgh_id")
