"""Under whom the servers run: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from welcome_center.local.problems import Problem

UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class User:
    uid: int
    gid: int

    @property
    def name(self):
        try:
            return pwd.getpwuid(self.uid).pw_name
        except KeyError:
            return str(self.uid)


def server_user(folder):
    """None for an ordinary user, who runs the servers in person.

    Root hands them to the user that owns their folder already, otherwise to `nobody`.
    """
    if os.geteuid() != 0:
        return None
    if folder.exists() and folder.stat().st_uid != 0:
        return User(folder.stat().st_uid, folder.stat().st_gid)
    entry = pwd.getpwnam(UNPRIVILEGED)
    return User(entry.pw_uid, entry.pw_gid)


def make_folder(folder, user):
    """A folder for the server's eyes only, below one that it may pass through."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if user:
        os.chown(folder, user.uid, user.gid)
        raise_if_unreachable(folder, user, advice=", choose another place with DATA_DIR=…")


def raise_if_unreachable(path, user, *, advice=""):
    if user and not _can_enter(Path(path), user):
        raise Problem(
            f"You are root, so the servers run as the user '{user.name}', who cannot enter {path}. "
            f"Put the clone where everyone may pass (for example /srv){advice}, "
            "or start it as an ordinary user."
        )


def write_for(user, path, text):
    """A file that only this user reads."""
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    if user:
        os.chown(path, user.uid, user.gid)


def _can_enter(folder, user):
    done = subprocess.run(  # noqa: S603  no shell words from outside
        ["/bin/sh", "-c", 'cd "$0"', folder],
        cwd="/",
        user=user.uid,
        group=user.gid,
        extra_groups=[],
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0
