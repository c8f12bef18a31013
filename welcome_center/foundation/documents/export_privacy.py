"""What exports and saved filters hold about people."""

from welcome_center.foundation.personal_data import Declaration, Erase

OWN_WORK = "Art. 6 (1) (e) GDPR"

DECLARATIONS = [
    Declaration(
        model="foundation.Export",
        purpose="Make a table for a colleague, and know who took which list with them.",
        legal_basis="Art. 5 (2), Art. 32 GDPR",
        retention="RT10",
        subject="owner__uuid",
        none=(
            "id",
            "uuid",
            "columns",
            "format",
            "language",
            "fingerprint",
            "state",
            "fault",
            "rows_done",
            "rows_total",
            "teams",
            "attempts",
            "locked_until",
            "expires_at",
        ),
        # The filter may hold a name that somebody searched for; it goes after a day.
        personal=("owner", "kind", "terms", "asked_at", "made_at"),
        erase=Erase.KEEP,
        exported=("kind", "asked_at", "made_at"),
    ),
    Declaration(
        model="foundation.SavedFilter",
        purpose="Find the same entries of a list again with one click.",
        legal_basis=OWN_WORK,
        retention="until its owner deletes it, or with the account",
        subject="owner__uuid",
        none=("id", "kind", "query"),
        personal=("owner", "name"),
        erase=Erase.DELETE,
        exported=("kind", "name", "query"),
    ),
    Declaration(
        model="foundation.ColumnChoice",
        purpose="Show each colleague a list as that one wants to see it.",
        legal_basis=OWN_WORK,
        retention="with the account",
        subject="owner__uuid",
        none=("id", "columns"),
        personal=("owner", "kind"),
        erase=Erase.DELETE,
        exported=("kind", "columns"),
    ),
]
