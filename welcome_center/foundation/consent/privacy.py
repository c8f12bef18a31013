"""What proof of notices holds about people."""

from welcome_center.foundation.personal_data import Declaration, Erase

DECLARATIONS = [
    Declaration(
        model="foundation.NoticeShown",
        purpose="Prove that a person was told what becomes of the data.",
        legal_basis="Art. 5 (2) and Art. 13 GDPR",
        retention="RT05",
        subject="subject",
        personal=("subject", "language", "channel", "shown_at"),
        none=("id", "notice", "version", "text_hash"),
        erase=Erase.KEEP,
        exported=("notice", "version", "language", "channel", "shown_at"),
    )
]
