"""What follow-ups hold about people."""

from welcome_center.foundation.personal_data import Declaration, Erase

DECLARATIONS = [
    Declaration(
        model="newcomers.FollowUp",
        purpose="Do in time what has been promised to somebody, or what a deadline asks for.",
        legal_basis="Art. 6 (1) (e) GDPR; what it is about: Art. 9 (2) (a) GDPR",
        retention="RT02",
        subject="person__uuid",
        none=("id", "uuid", "team", "rhythm_from", "previous", "created_at"),
        personal=(
            "person",
            "owner",
            "due_on",
            "repeat",
            "origin",
            "step",
            "rule",
            "about",
            "reason_on",
            "state",
            "closed_at",
            "closed_by",
            "created_by",
        ),
        special=("text", "close_reason"),
        erase=Erase.DELETE,
        exported=("text", "due_on", "repeat", "origin", "rule", "reason_on", "state", "closed_at"),
    ),
]
