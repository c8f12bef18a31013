"""The files of a person, as pages list them."""

from dataclasses import dataclass
from datetime import timedelta

from newcomers.casework.attachments.models import Attachment
from newcomers.casework.attachments.permissions import can_change_attachment

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Row:
    attachment: Attachment
    can_change: bool
    goes_soon: bool


def rows_of(person, *, user, day):
    """Those that are there, the newest first, then those that were deleted. One query."""
    found = person.attachments.visible_to(user).for_list()
    rows = [_row(attachment, user, day) for attachment in found]
    return sorted(rows, key=lambda row: not row.attachment.is_kept)


def _row(attachment, user, day):
    return Row(
        attachment,
        can_change_attachment(user, attachment),
        attachment.is_kept and attachment.delete_after <= day + SOON,
    )
