"""nginx with our own configuration, on 127.0.0.1 only, with a certificate made for the occasion."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tests.endure.result import ROOT
from welcome_center.local.child import Child, wait_until
from welcome_center.local.ports import free_port, is_taken

TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
NAME = "localhost"
INSTALL = "apt-get install --yes --no-install-recommends nginx-light"
POLICY = Path("/usr/sbin/policy-rc.d")  # Debian asks it before it starts a service
# What an image's own nginx.conf says around ours; here all files stay in one folder.
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 2;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/portal.conf;
}}
"""


class NoNginx(Exception):
    """nginx is missing and we may not install it."""


def nginx():
    """The program; root gets it installed."""
    path = f"{os.environ['PATH']}:/usr/sbin"
    if not shutil.which("nginx", path=path):
        if os.geteuid() != 0:
            raise NoNginx(f"This row needs nginx. Run: sudo {INSTALL}")
        _install()
    return shutil.which("nginx", path=path)


def _install():
    """Without starting the service, which would listen to the world."""
    is_ours = not POLICY.exists()
    if is_ours:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    try:
        for command in ("apt-get update --quiet", INSTALL):
            subprocess.run(command.split(), check=True)
    finally:
        if is_ours:
            POLICY.unlink()


@contextmanager
def running_proxy(folder, *, upstream, port):
    """Yields when it answers. Raises where `nginx -t` finds fault with the configuration."""
    program, plain_port = nginx(), free_port()
    settings = folder / "nginx.conf"
    _write(folder, settings, upstream=upstream, ports=(plain_port, port))
    command = [program, "-p", str(folder), "-c", str(settings)]
    test = subprocess.run([*command, "-t"], capture_output=True, text=True)
    if test.returncode:
        raise RuntimeError(test.stderr)
    child = Child("nginx", command, log=folder / "nginx.log", cwd=folder).start()
    try:
        wait_until(lambda: is_taken(port), child=child, seconds=10)
        yield test.stderr.strip().splitlines()
    finally:
        child.stop()


def _write(folder, settings, *, upstream, ports):
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", f"/CN={NAME}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*request, *names], check=True, capture_output=True)
    values = {
        "SERVER_NAME": NAME,
        "UPSTREAM": upstream,
        "HTTP_PORT": f"127.0.0.1:{ports[0]}",
        "HTTPS_PORT": f"127.0.0.1:{ports[1]}",
        "TLS_CERTIFICATE": certificate,
        "TLS_KEY": key,
        "PAGES": ROOT / "deploy" / "pages",
    }
    # as the image's envsubst does: only names in braces, and only those that are known
    text = TEMPLATE.read_text()
    for name, value in values.items():
        text = text.replace(f"${{{name}}}", str(value))
    (folder / "portal.conf").write_text(text)
    settings.write_text(AROUND.format(folder=folder))
