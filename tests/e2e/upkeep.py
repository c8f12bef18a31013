"""Pages on which the directory is kept true: by coordinators, by places, by the link of a mail."""

from tests.e2e.page import Page

BOARD = Page("upkeep:board")
GAP = Page("upkeep:gap_note")
DECIDE = Page("upkeep:change_decide", {"uuid": "change"})
ENTRY_UPKEEP = Page("upkeep:entry_upkeep", {"slug": "own_slug"})
UPKEEP = [
    BOARD,
    Page("upkeep:board", query="show=never"),
    GAP,
    DECIDE,
    ENTRY_UPKEEP,
    Page("upkeep:entry_history", {"slug": "own_slug"}),
    Page("partner:member_list", {"slug": "own_slug"}),
]
OWN_TEXTS = Page("partner:own_texts", {"slug": "own_slug"})
OWN_HOURS_OF_PLACE = Page("partner:own_hours", {"slug": "own_slug"})
DRAFT = Page("partner:draft_add", {"slug": "own_slug"})
PARTNER = [
    Page("partner:own_entry", {"slug": "own_slug"}),
    OWN_HOURS_OF_PLACE,
    OWN_TEXTS,
    DRAFT,
    Page("partner:own_service", {"slug": "own_slug", "uuid": "own_service"}),
    Page("partner:own_service", {"slug": "own_slug", "uuid": "own_draft"}),
    Page("partner:member_list", {"slug": "own_slug"}),
]
CORRECT = Page("confirm:entry_correct", {"token": "confirm_token"})
CONFIRM = [
    Page("confirm:entry_confirm", {"token": "confirm_token"}),
    CORRECT,
    Page("confirm:entry_thanks", {"token": "confirm_token"}),
    Page("confirm:entry_confirm", {"token": "used_token"}, status=410),
]
