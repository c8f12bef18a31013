"""The one folder in which a run keeps everything: rows, mails, logs, secrets."""

import contextlib
import fcntl
import json
import os
import secrets

from welcome_center.local.problems import Problem
from welcome_center.local.roles import ROLES

SECRETS = (*ROLES, "valkey", "secret_key")


class DataFolder:
    def __init__(self, path):
        self.path = path
        self.logs = path / "log"
        self._memory = path / "state.json"

    @contextlib.contextmanager
    def held(self):
        """Ours alone until the block ends, or this process does."""
        with self._understood_refusals():
            self._make()
            lock = (self.path / "lock").open("a+")
        with lock:
            _lock(lock, self.path)
            yield self

    def log(self, name):
        return self.logs / f"{name}.log"

    def secrets(self):
        """Made at the first start and kept: a later start must open the same doors."""
        file = self.path / "secrets.json"
        known = json.loads(file.read_text()) if file.exists() else {}
        missing = [name for name in SECRETS if name not in known]
        if missing:
            known |= {name: secrets.token_urlsafe(32) for name in missing}
            _write_whole(file, known)
        return known

    def recall(self):
        return json.loads(self._memory.read_text()) if self._memory.exists() else {}

    def remember(self, **facts):
        _write_whole(self._memory, self.recall() | facts)

    def refuse_other_center(self, center):
        known = self.recall().get("center", center)
        if known != center:
            raise Problem(
                f"{self.path} holds the center '{known}', not '{center}'. Start with "
                f"CENTER={known}, or choose another folder with DATA_DIR=.local-{center}."
            )

    def _make(self):
        if not self.path.exists():
            self.path.mkdir(parents=True)
            # as root the servers run as somebody else, who must pass through
            self.path.chmod(0o711 if os.geteuid() == 0 else 0o700)
        self.logs.mkdir(exist_ok=True)

    @contextlib.contextmanager
    def _understood_refusals(self):
        try:
            yield
        except (PermissionError, NotADirectoryError) as error:
            raise Problem(
                f"{error.filename} cannot be written ({error.strerror}). It may belong to another "
                "user: start as that user, or choose another folder with DATA_DIR=…."
            ) from error


def _lock(file, path):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.seek(0)
        raise Problem(
            f"A demo already runs on {path} (process {file.read().strip() or 'unknown'}). "
            "End it with Ctrl-C, or choose another folder with DATA_DIR=…."
        ) from error
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()


def _write_whole(file, content):
    """For our eyes only, and never half of it."""
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as lines:
        json.dump(content, lines, indent=2)
        lines.flush()
        os.fsync(lines.fileno())
    fresh.replace(file)
