"""What cases hold about people."""

from welcome_center.foundation.personal_data import Declaration, Erase, history_of

BASIS = "Art. 6 (1) (e) GDPR; topics and texts: Art. 9 (2) (a) GDPR"

CASE = Declaration(
    model="newcomers.Case",
    purpose="Go on with the advice over several talks, and know what came of it.",
    legal_basis=BASIS,
    retention="RT02",
    subject="person__uuid",
    none=("id", "uuid", "team", "version"),
    personal=(
        "code",
        "person",
        "advisor",
        "state",
        "depth",
        "opened_at",
        "closed_at",
        "closing_reason",
        "handed_program",
        "handed_to",
        "handed_on",
        "changed_by",
        "changed_at",
    ),
    special=("topics", "situation"),
    # The person and the texts go; what is left is a count.
    erase=Erase.CLEAR,
    exported=(
        "code",
        "state",
        "topics",
        "depth",
        "situation",
        "opened_at",
        "closed_at",
        "closing_reason",
        "handed_program",
        "handed_to",
        "handed_on",
    ),
)
GOAL = Declaration(
    model="newcomers.CaseGoal",
    purpose="Know what somebody wants to reach with our help.",
    legal_basis=BASIS,
    retention="RT02",
    subject="case__person__uuid",
    none=("id", "case"),
    personal=("state", "settled_on", "created_at"),
    special=("text",),
    erase=Erase.DELETE,
    exported=("text", "state", "settled_on"),
)
OUTCOME = Declaration(
    model="newcomers.CaseOutcome",
    purpose="Count what the advice led to.",
    legal_basis=BASIS,
    retention="RT02",
    subject="case__person__uuid",
    none=("id", "case", "created_at"),
    personal=("outcome", "happened_on", "noted_by"),
    erase=Erase.CLEAR,
    exported=("outcome", "happened_on"),
)
PROTECTED = Declaration(
    model="newcomers.ProtectedNote",
    purpose="Keep health, religion and politics apart, where the advice cannot do without them.",
    legal_basis="Art. 9 (2) (a) GDPR",
    retention="RT02",
    subject="case__person__uuid",
    none=("id", "case", "version"),
    personal=("changed_by", "changed_at"),
    special=("text",),
    erase=Erase.DELETE,
    exported=("text",),
)
DECLARATIONS = [
    CASE,
    history_of(CASE, subject="person__uuid"),
    GOAL,
    history_of(GOAL, subject="case__person__uuid"),
    OUTCOME,
    history_of(OUTCOME, subject="case__person__uuid"),
    PROTECTED,
    history_of(PROTECTED, subject="case__person__uuid"),
]
