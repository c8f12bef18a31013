"""What contacts hold about people: those who come, and those who advise."""

from welcome_center.foundation.personal_data import Declaration, Erase

TASK = "Art. 6 (1) (e) GDPR"

DECLARATIONS = [
    Declaration(
        model="newcomers.Contact",
        purpose="Count contacts and consultations; where it is somebody's, go on with the advice.",
        legal_basis=f"{TASK}; topics, residence and text: Art. 9 (2) (a) GDPR",
        retention="RT02",
        subject="person__uuid",
        none=("id", "uuid", "site", "team", "version", "entry_seconds", "created_at"),
        personal=(
            "held_at",
            "kind",
            "mode",
            "duration",
            "language",
            "mediation",
            "advisor",
            "person",
            "case",
            "is_known",
            "family_members",
            "result",
            "referred_to",
            "referred_kind",
        ),
        special=(
            "topic_groups",
            "topics",
            "citizenship",
            "citizenship_group",
            "residence_group",
            "text",
        ),
        # The person and the text go; what is left is a count.
        erase=Erase.CLEAR,
        exported=(
            "held_at",
            "kind",
            "mode",
            "duration",
            "language",
            "mediation",
            "topic_groups",
            "topics",
            "citizenship",
            "residence_group",
            "family_members",
            "result",
            "text",
        ),
    ),
    Declaration(
        model="newcomers.ContactNote",
        purpose="Know why a contact was changed after its day, and what it said before.",
        legal_basis="Art. 5 (1) (d) and (2) GDPR",
        retention="RT02",
        subject="contact__person__uuid",
        none=("id", "contact"),
        personal=("reason", "noted_by", "created_at"),
        special=("before", "text_before"),
        erase=Erase.DELETE,
        exported=("reason", "before", "text_before", "created_at"),
    ),
]
