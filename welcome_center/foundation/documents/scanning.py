"""Asks ClamAV's daemon about a file, where `CLAMD_ADDRESS` names one."""

import socket
import struct

from django.conf import settings

SECONDS = 2  # to connect, and for the answer; a request has four
CHUNK = 256 * 1024


class Infected(Exception):
    """The scanner knows something bad in it."""


class ScannerAway(Exception):
    """Nobody looked at it."""


def scan(content):
    """Nothing happens where no scanner is set. What could not be looked at counts as not clean."""
    if not settings.CLAMD_ADDRESS:
        return
    try:
        with _connection(settings.CLAMD_ADDRESS) as daemon:
            answer = _ask(daemon, content)
    except (OSError, ValueError) as error:
        raise ScannerAway from error
    if answer.endswith(b"FOUND"):
        raise Infected
    if answer != b"stream: OK":
        raise ScannerAway


def _connection(address):
    """`/run/clamav/clamd.ctl` or `host:port`."""
    if not address.startswith("/"):
        host, _colon, port = address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(SECONDS)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _ask(daemon, content):
    """INSTREAM of clamd's protocol: pieces with their length before them, the last one empty."""
    daemon.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), CHUNK):
        piece = content[start : start + CHUNK]
        daemon.sendall(struct.pack("!L", len(piece)) + piece)
    daemon.sendall(struct.pack("!L", 0))
    answer = b""
    while not answer.endswith(b"\0") and (more := daemon.recv(4096)):
        answer += more
    return answer.rstrip(b"\0").strip()
