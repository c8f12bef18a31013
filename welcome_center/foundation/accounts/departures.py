"""What somebody leaves behind whose account is closed: each capability says what it knows.

Accounts know nobody above them; those above register their question when the portal starts.
"""

from collections.abc import Callable
from dataclasses import dataclass

_questions: list[Callable] = []


@dataclass(frozen=True)
class Left:
    """Something that waits for somebody else.

    `lines` name the things: (words, address or None); `more`: how many are not named. `way_out`:
    (words, address), where the one who asks may do something about it.
    """

    sentence: str
    lines: list[tuple[str, str | None]]
    more: int = 0
    way_out: tuple[str, str] | None = None


def register(question):
    """`question(account, asked_by=…, now=…)` answers with a `Left`, or None."""
    _questions.append(question)
    return question


def left_by(account, *, asked_by, now):
    answers = (question(account, asked_by=asked_by, now=now) for question in _questions)
    return [left for left in answers if left]
