"""Django's `migrate`, which comes back where a busy table is locked.

A migration waits 2 s for a lock (`lock_timeout`), for every request that comes after queues behind
it. What was done until then stays; the next try goes on from there.
"""

import time

from django.core.management.commands import migrate
from django.db import OperationalError
from psycopg import errors

PAUSES = (1, 2, 5, 10, 20, 30)  # seconds


class Command(migrate.Command):
    def handle(self, *args, **options):
        for pause in PAUSES:
            try:
                return super().handle(*args, **options)
            except OperationalError as error:
                if not is_in_the_way(error):
                    raise
            self.stderr.write(f"A table is in use. Trying again in {pause} s …")
            time.sleep(pause)  # no lock is held or wanted meanwhile: requests go on
        return super().handle(*args, **options)


def is_in_the_way(error):
    """Somebody else held a lock for too long; nothing is wrong with the migration."""
    return isinstance(error.__cause__, (errors.LockNotAvailable, errors.DeadlockDetected))
