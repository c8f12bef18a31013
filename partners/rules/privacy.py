"""Rules say what institutions are responsible for: nothing about people."""

from welcome_center.foundation.personal_data import Declaration, history_of

RULE = Declaration(
    model="partners.Rule",
    purpose="Tell people which institution is responsible.",
    legal_basis="no personal data",
    retention="as long as the center exists",
    none=(
        "id",
        "based_on",
        "code",
        "topic",
        "residences",
        "condition",
        "target",
        "priority",
        "hint",
        "documents",
        "valid_from",
        "valid_to",
        "source_url",
        "evidence",
        "reviewed_on",
        "is_active",
        "is_own",
        "version",
        "changed_at",
    ),
)
EDITION = Declaration(
    model="partners.RuleEdition",
    purpose="Know when the rules have changed.",
    legal_basis="no personal data",
    retention="as long as the center exists",
    none=("is_only", "edition"),
)
DOUBT = Declaration(
    model="partners.RuleDoubt",
    purpose="Mend rules that practice contradicts.",
    legal_basis="no personal data",
    retention="as long as the center exists",
    none=("id", "rule", "origin", "reason", "noted_at", "checked_at"),
)
DECLARATIONS = [RULE, history_of(RULE, subject=""), EDITION, DOUBT]
