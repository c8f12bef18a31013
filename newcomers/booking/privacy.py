"""What availability and appointments hold about people: those who come, and those who advise."""

from welcome_center.foundation.personal_data import Declaration, Erase, history_of

TASK = "Art. 6 (1) (e) GDPR"
EMPLOYMENT = "Art. 88 GDPR, § 26 BDSG or the Land's law on its staff"
WITH_ACCOUNT = "as long as the colleague's account, hours that are over for 12 months"

APPOINTMENT = Declaration(
    model="newcomers.Appointment",
    purpose="Hold a time for somebody, prepare the talk, and count consultations.",
    legal_basis=f"{TASK}; needs and note: Art. 9 (2) (a) GDPR",
    retention="RT01",
    subject="person__uuid",
    none=("id", "uuid", "team", "site", "lapses_at", "sequence", "created_at"),
    personal=(
        "code",
        "advisor",
        "person",
        "language",
        "mode",
        "starts_at",
        "ends_at",
        "status",
        "cancel_reason",
        "booked_at",
    ),
    special=("topic", "needs", "note"),
    erase=Erase.CLEAR,
    exported=(
        "code",
        "site",
        "topic",
        "language",
        "mode",
        "starts_at",
        "ends_at",
        "status",
        "needs",
        "note",
        "cancel_reason",
        "booked_at",
    ),
)
DECLARATIONS = [
    APPOINTMENT,
    history_of(APPOINTMENT, subject="pgh_obj__person__uuid"),
    Declaration(
        model="newcomers.AdvisorProfile",
        purpose="Find the advisor who suits, and show the own appointments in a calendar.",
        legal_basis=EMPLOYMENT,
        retention=WITH_ACCOUNT,
        subject="user__uuid",
        none=("id", "topics", "sites"),
        personal=("user", "languages", "is_bookable", "calendar_token", "calendar_shows_names"),
        erase=Erase.DELETE,
        exported=("languages", "topics", "sites", "is_bookable", "calendar_shows_names"),
    ),
    Declaration(
        model="newcomers.WeeklyRule",
        purpose="Offer times at which somebody works.",
        legal_basis=EMPLOYMENT,
        retention=WITH_ACCOUNT,
        subject="advisor__user__uuid",
        none=("id", "site", "modes", "topics"),
        personal=("advisor", "weekday", "starts", "ends", "valid_from", "valid_to"),
        erase=Erase.DELETE,
        exported=("site", "weekday", "starts", "ends", "modes", "valid_from", "valid_to"),
    ),
    Declaration(
        model="newcomers.Absence",
        purpose="Offer no times at which somebody is away. What an illness is, is never asked.",
        legal_basis=f"{EMPLOYMENT}; illness: Art. 9 (2) (b) GDPR",
        retention="12 months after the absence",
        subject="advisor__user__uuid",
        none=("id",),
        personal=("advisor", "starts_at", "ends_at"),
        special=("kind",),
        erase=Erase.DELETE,
        exported=("starts_at", "ends_at", "kind"),
    ),
]
