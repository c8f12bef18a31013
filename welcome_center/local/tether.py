"""Become another program that ends when the one who started us ends.

Called as a script: `tether.py PARENT SIGNAL USER:GROUP|- PROGRAM [ARGUMENT …]`. The kernel sends
SIGNAL once the starting thread is gone, even after `kill -9`. The mark outlives exec but not a
change of user, so the user changes first. Needs nothing but Python's standard library.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(parent, last_signal, user, *command):
    if user != "-":
        _become(*map(int, user.split(":")))
    end_with_parent(int(parent), int(last_signal))
    os.execvp(command[0], command)  # noqa: S606  the runner's own words, no shell


def end_with_parent(parent, last_signal):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, last_signal, 0, 0, 0):
        sys.exit(f"prctl failed: {os.strerror(ctypes.get_errno())}")
    if os.getppid() != parent:  # gone before the mark was set
        sys.exit(1)


def _become(user, group):
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)


if __name__ == "__main__":
    main(*sys.argv[1:])
