"""What the center's own rows hold about people: nothing but the house's public contact."""

from welcome_center.foundation.personal_data import Declaration

CODE = ("code", "labels", "own_labels", "sort", "is_active", "is_own", "valid_from", "valid_to")


def _of_nobody(model, purpose, *fields):
    return Declaration(
        model=f"foundation.{model}",
        purpose=purpose,
        legal_basis="no personal data",
        retention="as long as the center exists",
        none=fields,
    )


CODE_LISTS = [
    _of_nobody("TopicGroup", "Choose and count topics.", *CODE, "nds_content"),
    _of_nobody("Topic", "Choose and count topics.", *CODE, "group", "minutes", "is_sensitive"),
    _of_nobody(
        "Language",
        "Choose and count languages.",
        *CODE,
        "native_name",
        "is_right_to_left",
        "tier",
    ),
    _of_nobody("ResidenceGroup", "Choose and count residence.", *CODE, "is_refugee", "stability"),
    _of_nobody(
        "ResidenceStatus",
        "Choose and count residence.",
        *CODE,
        "group",
        "legal_basis",
        "work",
        "azr_group",
        "is_refugee",
    ),
    _of_nobody(
        "Municipality", "Choose and count places.", *CODE, "sort_key", "latitude", "longitude"
    ),
    _of_nobody("ListCode", "Choose and count by small lists.", "id", "list", *CODE, "extra"),
]

DECLARATIONS = [
    *CODE_LISTS,
    _of_nobody(
        "Center",
        "Tell the public whom it deals with: the institution's own contact, nobody's in person.",
        "is_only",
        "profile",
        "name",
        "region_name",
        "motto",
        "introduction",
        "official_line",
        "carrier_line",
        "funding_line",
        "logo",
        "theme",
        "land",
        "interface_languages",
        "street",
        "postal_code",
        "city",
        "phone",
        "email",
        "website",
        "reminder_hours",
        "asks_for_feedback",
    ),
    _of_nobody("Funder", "Name who pays.", "id", "name", "sort"),
    _of_nobody(
        "Team",
        "Say which colleagues work for which carrier; who they are stands in the accounts.",
        "id",
        "code",
        "name",
        "carrier",
        "email",
        "sort",
    ),
    _of_nobody(
        "StaffPosts",
        "Count the consultations for each full post; who held it is not kept.",
        "id",
        "team",
        "year",
        "full_posts",
        "note",
    ),
    _of_nobody(
        "Site",
        "Tell people where to come.",
        "id",
        "code",
        "team",
        "name",
        "street",
        "postal_code",
        "city",
        "municipality",
        "land",
        "latitude",
        "longitude",
        "way",
        "accessibility",
        "is_active",
        "sort",
    ),
    _of_nobody(
        "OpeningHours", "Tell people when to come.", "id", "site", "weekday", "opens", "closes"
    ),
    _of_nobody(
        "Closure", "Offer nothing on closing days.", "id", "site", "starts_on", "ends_on", "reason"
    ),
    _of_nobody("HolidayOpening", "Work on a public holiday.", "id", "site", "day", "created_at"),
]
