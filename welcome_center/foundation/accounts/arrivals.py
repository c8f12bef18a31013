"""What else begins when an invitation is accepted: each capability does its own.

Accounts know nobody above them; those above register when the portal starts.
"""

from collections.abc import Callable

_welcomes: list[Callable] = []


def register(welcome):
    """`welcome(user, invitation)` runs in the transaction of the acceptance, and may refuse it."""
    _welcomes.append(welcome)
    return welcome


def welcome(user, invitation):
    for each in _welcomes:
        each(user, invitation)
