"""What drafts hold about people."""

from welcome_center.foundation.personal_data import Declaration, Erase

DECLARATIONS = [
    Declaration(
        model="newcomers.TextDraft",
        purpose="Lose no text about somebody that a colleague is still writing.",
        legal_basis="Art. 6 (1) (e) GDPR; the text: Art. 9 (2) (a) GDPR",
        retention="until the text is saved, 7 days after the last word at most",
        subject="person__uuid",
        none=("id", "token", "place"),
        personal=("user", "person", "saved_at"),
        special=("text",),
        erase=Erase.DELETE,
        exported=("text", "saved_at"),
    ),
]
