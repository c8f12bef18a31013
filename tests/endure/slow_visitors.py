"""Sockets that say a little and then nothing: the oldest way to occupy a web server."""

import contextlib
import socket
import ssl
import threading
from itertools import cycle

REST = 1  # second between two looks at what the server has closed
# Half a greeting, half a header, half a form.
WORDS = cycle(
    [
        None,
        b"GET /de/ HTTP/1.1\r\nHost: localhost\r\nX-Slow",
        b"POST /de/contact/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        b"application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nmessage=",
    ]
)
ADDRESSES = cycle(f"127.0.0.{number}" for number in range(10, 50))


class Crowd:
    """Keeps `n` sockets half open until it leaves; what the server closes is opened anew."""

    def __init__(self, port, n):
        self.port, self.n = port, n
        self.sockets, self.n_opened = [], 0
        self._leaves = threading.Event()
        self._thread = threading.Thread(target=self._stay)

    def __enter__(self):
        self._come_back()
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._leaves.set()
        self._thread.join()
        for each in self.sockets:
            each.close()

    def _stay(self):
        while not self._leaves.wait(REST):
            self.sockets = [each for each in self.sockets if _is_open(each)]
            self._come_back()

    def _come_back(self):
        while len(self.sockets) < self.n and not self._leaves.is_set():
            with contextlib.suppress(OSError):
                self.sockets.append(_half_open(self.port, next(WORDS)))
                self.n_opened += 1


def _half_open(port, words):
    """From one of many addresses of this machine, as an attack comes from many."""
    raw = socket.create_connection(("127.0.0.1", port), 5, (next(ADDRESSES), 0))
    if words is None:
        return raw
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        secure = context.wrap_socket(raw)
        secure.sendall(words)
    except OSError:
        raw.close()
        raise
    return secure


def _is_open(half):
    half.settimeout(0)
    try:
        is_open = half.recv(1) != b""
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        is_open = False
    if not is_open:
        half.close()
    return is_open
