"""The guide counts questions, never people."""

from welcome_center.foundation.personal_data import Declaration

DECLARATIONS = [
    Declaration(
        model="partners.GuideCount",
        purpose="Know what is asked, in which language and from where.",
        legal_basis="no personal data",
        retention="as long as the center exists",
        none=("id", "day", "topic", "language", "place", "n"),
    )
]
