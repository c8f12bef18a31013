"""What tables of libraries hold that no capability of ours declares."""

from welcome_center.foundation.personal_data import Declaration, Erase


def _of_nobody(model, *fields):
    return Declaration(
        model=model,
        purpose="Not in use here; the framework brings it.",
        legal_basis="no personal data",
        retention="as long as the portal runs",
        none=fields,
    )


DECLARATIONS = [
    Declaration(
        model="pghistory.Context",
        purpose="Know which colleague changed something, and with which request.",
        legal_basis="Art. 5 (2) GDPR",
        retention="RT10",
        none=("id", "created_at", "updated_at"),
        personal=("metadata",),
        erase=Erase.KEEP,
    ),
    _of_nobody("auth.Permission", "id", "name", "content_type", "codename"),
    _of_nobody("auth.Group", "id", "name", "permissions"),
    _of_nobody("contenttypes.ContentType", "id", "app_label", "model"),
]
