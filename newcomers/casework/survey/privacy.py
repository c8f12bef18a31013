"""What the survey holds about people: that somebody was asked, and nothing else."""

from welcome_center.foundation.personal_data import Declaration, Erase

ANONYMOUS = "no personal data; what people write is asked for without names"

DECLARATIONS = [
    Declaration(
        model="newcomers.SurveyAsked",
        purpose="Ask nobody twice in 90 days.",
        legal_basis="Art. 6 (1) (e) GDPR",
        retention="90 days",
        subject="person__uuid",
        none=("id",),
        personal=("person", "asked_on"),
        erase=Erase.DELETE,
        exported=("asked_on",),
    ),
    Declaration(
        model="newcomers.SurveyInvitation",
        purpose="Let a link by mail serve once. Nothing leads from it to whoever has it.",
        legal_basis=ANONYMOUS,
        retention="until it is used, at most to the end of the next month",
        none=(
            "uuid",
            "token_hash",
            "team",
            "site",
            "topic_group",
            "topic_language",
            "ends_on",
        ),
    ),
    Declaration(
        model="newcomers.SurveyPoster",
        purpose="Lead many people to the questions.",
        legal_basis=ANONYMOUS,
        retention="as long as the site exists",
        none=("id", "site", "token"),
    ),
    Declaration(
        model="newcomers.SurveyAnswer",
        purpose="Learn how advice was, without learning from whom.",
        legal_basis=ANONYMOUS,
        retention="means: as long as the center exists; own words: 12 months",
        none=(
            "uuid",
            "version",
            "month",
            "team",
            "site",
            "language",
            "topic_group",
            "comment",
        ),
    ),
    Declaration(
        model="newcomers.SurveyScore",
        purpose="Learn how advice was, item by item.",
        legal_basis=ANONYMOUS,
        retention="as long as the center exists",
        none=("uuid", "answer", "item", "score"),
    ),
]
