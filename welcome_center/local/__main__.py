"""`python -m welcome_center.local`: the demo. Its choices come from the environment."""

import sys

from welcome_center.local.choices import choices_from
from welcome_center.local.problems import Problem
from welcome_center.local.runner import run_until_signal

if __name__ == "__main__":
    try:
        run_until_signal(choices_from())
    except Problem as problem:
        sys.exit(f"\n{problem}")
