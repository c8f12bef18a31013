"""The portal's own programs, as the demo starts them."""

import signal
import sys
from pathlib import Path

from welcome_center.local.child import Child

ROOT = Path(__file__).resolve().parents[2]
GUNICORN = ("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py")
CELERY = ("-m", "celery", "--app", "welcome_center.celery")
# When the runner was killed, let go at once: the port is wanted for the next start, and jobs are
# taken up again by whoever comes next.
WEB_ORPHAN_SIGNAL = signal.SIGQUIT
JOBS_ORPHAN_SIGNAL = signal.SIGKILL


def command(folder, words, environment):
    """`manage.py WORDS`, for one step of the set-up."""
    name = f"manage.py {words[0]}"
    return _child(name, folder.log(words[0]), ["manage.py", *words], environment)


def web(folder, environment, *, port):
    words = [*GUNICORN, "--bind", f"127.0.0.1:{port}"]
    return _child("The web server", folder.log("web"), words, environment, WEB_ORPHAN_SIGNAL)


def worker(folder, environment):
    words = [*CELERY, "worker", "--concurrency=1", "--without-gossip", "--without-mingle"]
    environment = environment | {"STATEMENT_TIMEOUT": "60"}
    return _child("The worker", folder.log("worker"), words, environment, JOBS_ORPHAN_SIGNAL)


def beat(folder, environment):
    words = [*CELERY, "beat", "--pidfile=", f"--schedule={folder.path / 'beat'}"]
    return _child("The timekeeper", folder.log("beat"), words, environment, JOBS_ORPHAN_SIGNAL)


def _child(name, log, words, environment, orphan_signal=signal.SIGTERM):
    return Child(
        name,
        [sys.executable, *words],
        log=log,
        orphan_signal=orphan_signal,
        cwd=ROOT,
        env=environment,
    )
