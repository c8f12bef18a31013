"""Whoever wants to be written to elsewhere, or not at all: what was planned for them changes, too.

People know nobody above them; those above register their answer when the portal starts.
"""

from collections.abc import Callable

_answers: list[Callable] = []


def register(answer):
    """`answer(person, now=…)` is called in the transaction of the change."""
    _answers.append(answer)
    return answer


def changed(person, *, now):
    for answer in _answers:
        answer(person, now=now)
