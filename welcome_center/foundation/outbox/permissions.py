"""Who may do what with messages."""


def can_read_message(user, message):
    """Nobody reads somebody else's code or link to sign in."""
    return user.is_colleague and not message.is_credential


def can_resend_message(user, message, *, now):
    """Nothing that is not true any more: no reminder after the appointment was cancelled."""
    is_of_use = message.is_through and not message.is_out_of_date(now)
    return is_of_use and can_read_message(user, message)


def can_change_wording(user):
    return user.is_coordinator
