#!/usr/bin/env python
"""Run an operator's command, for example `./manage.py migrate`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "welcome_center.settings")
    execute_from_command_line(sys.argv)
