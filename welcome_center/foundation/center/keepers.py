"""Why a site cannot be switched off yet: each capability says what it knows.

The center knows nobody above it; those above register their question when the portal starts.
"""

from collections.abc import Callable

_questions: list[Callable] = []


def register(question):
    """`question(site, now=…)` answers with a sentence, or an empty one.

    It is asked in the transaction that switches the site off, and locks what must not change.
    """
    _questions.append(question)
    return question


def kept_by(site, *, now):
    answers = (question(site, now=now) for question in _questions)
    return [sentence for sentence in answers if sentence]
