"""What the queue holds: numbers, and which colleague called them. Nobody's name."""

from welcome_center.foundation.personal_data import Declaration, Erase

DECLARATIONS = [
    Declaration(
        model="newcomers.QueueTicket",
        purpose="Call people in the order in which they came, and know how long they wait.",
        legal_basis="Art. 88 GDPR, § 26 BDSG or the Land's law on its staff",
        retention="RT10",
        subject="called_by__uuid",
        none=("id", "uuid", "site", "day", "number", "state", "created_at", "ended_at"),
        personal=("called_at", "called_by"),
        erase=Erase.CLEAR,
        exported=("called_at",),
    )
]
