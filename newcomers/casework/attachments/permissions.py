"""Who may do what with a file of a case. Whoever sees the person may read and add."""

from welcome_center.foundation.access import Role


def can_change_attachment(user, attachment):
    """Keep it longer, or delete it: who brought it in, and whoever leads the team."""
    is_own = attachment.uploaded_by_id == user.pk
    return attachment.is_kept and user.is_active and (is_own or user.has_role(Role.COORDINATOR))
