"""What is kept of a merge: for a day all that undoing needs, then the fact alone."""

from welcome_center.foundation.personal_data import Declaration, Erase

DECLARATIONS = [
    Declaration(
        model="newcomers.PersonMerge",
        purpose="Undo a merge of two entries within a day; find the entry by its former code.",
        legal_basis="Art. 6 (1) (e), Art. 5 (1) (d) GDPR",
        retention="RT02",
        subject="survivor__uuid",
        none=("id", "uuid"),
        personal=("survivor", "twin_code", "merged_by", "merged_at", "moved", "undone_at"),
        special=("twin", "before", "after", "dropped"),
        erase=Erase.DELETE,
        exported=("twin_code", "merged_at", "undone_at"),
    ),
]
