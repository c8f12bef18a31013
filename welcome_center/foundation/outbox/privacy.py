"""What the outbox holds about people."""

from welcome_center.foundation.personal_data import Declaration, Erase

DECLARATIONS = [
    Declaration(
        model="foundation.Message",
        purpose="Tell people about their appointments and accounts, and prove what was sent.",
        legal_basis="Art. 6 (1) (b) and (e) GDPR",
        retention="RT01",
        # The only tie to a person, who may be a guest, is the address.
        subject="recipient",
        personal=(
            "recipient",
            "subject",
            "body",
            "calendar",
            "reason",
            "language",
            "moment",
            "due_at",
            "sent_at",
            "created_at",
        ),
        none=(
            "id",
            "kind",
            "object_id",
            "team",
            "is_credential",
            "state",
            "is_outdated",
            "attempts",
            "locked_until",
            "message_id",
        ),
        erase=Erase.DELETE,
        exported=("kind", "recipient", "language", "subject", "body", "state", "sent_at"),
    ),
    Declaration(
        model="foundation.Wording",
        purpose="Write mails in the center's own words.",
        legal_basis="none needed",
        retention="as long as the center wants it",
        none=("id", "kind", "language", "subject", "body", "changed_at"),
    ),
    Declaration(
        model="foundation.Tick",
        purpose="Show operators that the workers live.",
        legal_basis="none needed",
        retention="overwritten with each tick",
        none=("name", "at"),
    ),
]
