"""What the files of a case hold about people. The files themselves go with their rows."""

from welcome_center.foundation.personal_data import Declaration, Erase

DECLARATIONS = [
    Declaration(
        model="newcomers.Attachment",
        purpose="Advise with the papers at hand; prove a consent that was signed on paper.",
        legal_basis="Art. 6 (1) (e) GDPR; signed consents: Art. 7 (1) GDPR",
        retention="180 days after the upload, longer with a reason; signed consents: RT05",
        subject="person__uuid",
        none=("id", "uuid", "media_type", "size", "sha256", "delete_after", "deleted_at"),
        personal=("person", "consent", "uploaded_by", "uploaded_at", "deleted_by"),
        special=("kind", "title", "name", "file", "kept_reason"),
        erase=Erase.DELETE,
        exported=("kind", "title", "name", "file", "uploaded_at", "delete_after"),
    )
]
