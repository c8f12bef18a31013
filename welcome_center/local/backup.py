"""`python -m welcome_center.local.backup dump|restore FILE`: the database as one file.

The environment names the addresses as for `welcome_center.local.prepare`. `dump` needs only
DATABASE_OWNER_URL. `restore` makes roles and the database where they are missing, and then brings
back all or nothing; it refuses a database that has tables.
The file holds persons' data: encrypt it, and delete it when its time is up.
"""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from welcome_center.local.postgres import programs
from welcome_center.local.prepare import make_room
from welcome_center.local.problems import Problem

USAGE = "Usage: python -m welcome_center.local.backup dump|restore FILE"


def dump(url, file):
    """As pg_dump's own format; readable by its owner only, and whole when it has its name."""
    fresh = Path(f"{file}.part")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    _run("pg_dump", url, "--format=custom", f"--file={fresh}")
    fresh.rename(file)


def restore(url, file):
    """As the superuser, into a database with its roles and rights, but no table."""
    if not Path(file).is_file():
        raise Problem(f"There is no file {file}.")
    database = urlsplit(url).path.lstrip("/")
    whole = ("--single-transaction", "--exit-on-error")
    _run("pg_restore", url, *whole, f"--dbname={database}", str(file))


def _run(program, url, *words):
    """The password goes by the environment: command lines are everybody's to read."""
    address = urlsplit(url)
    known = {
        "PGHOST": address.hostname,
        "PGPORT": str(address.port or 5432),
        "PGUSER": unquote(address.username or ""),
        "PGPASSWORD": unquote(address.password or ""),
        "PGDATABASE": address.path.lstrip("/"),
    }
    command = [programs() / program, "--no-password", *words]
    done = subprocess.run(  # noqa: S603  no shell, our own words
        command, env={"PATH": os.defpath, **known}, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise Problem(f"{program} did not succeed:\n{done.stderr.strip()}")


def main(words, environment):
    match words:
        case ["dump", file]:
            dump(environment["DATABASE_OWNER_URL"], file)
        case ["restore", file]:
            restore(make_room(environment), file)
        case _:
            raise Problem(USAGE)


if __name__ == "__main__":
    try:
        main(sys.argv[1:], os.environ)
    except KeyError as missing:
        sys.exit(f"Set {missing.args[0]}, see docs/operations.md.")
    except Problem as problem:
        sys.exit(str(problem))
