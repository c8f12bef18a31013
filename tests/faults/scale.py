"""How big a drill is: small in `make test`, in full in `make endure`. Faults are the same."""

import os

IS_FULL = bool(os.environ.get("ENDURE"))


def number(small, full):
    return full if IS_FULL else small
