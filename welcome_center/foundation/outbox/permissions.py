"""Who may do what with messages."""

from welcome_center.foundation.outbox.models import Message


def can_read_message(user, message):
    """Nobody reads somebody else's code or link to sign in."""
    return user.is_colleague and not message.is_credential


def can_resend_message(user, message):
    is_through = message.state in {Message.State.SENT, Message.State.FAILED}
    return is_through and can_read_message(user, message)


def can_change_wording(user):
    return user.is_coordinator
