"""S12: the portal asks no address that somebody writes down. It stays words, wherever it leads."""

import ast
import socket
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from partners.directory import actions
from partners.directory.models import Organisation
from tests.factories.booking import local
from tests.factories.center import CenterFactory
from tests.factories.directory import MembershipFactory, OrganisationFactory

ROOT = Path(__file__).resolve().parent.parent
CODE = [
    path
    for part in ("welcome_center", "partners", "newcomers")
    for path in sorted((ROOT / part).rglob("*.py"))
]
# It hands uploads to the operator's own ClamAV, whose address no visitor can name.
SCANNER = ROOT / "welcome_center/foundation/documents/scanning.py"
ASKING = {"aiohttp", "ftplib", "http.client", "httpx", "requests", "socket", "urllib.request"}
ASKING |= {"urllib3", "xmlrpc.client"}
# The runner on one's own machine looks whether what it has started is there.
RUNNER = ROOT / "welcome_center" / "local"
TARGETS = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST:{port}/",
    "http://localhost.:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://127.0.0.2:{port}/",
    "http://0:{port}/",
    "http://0.0.0.0:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://somebody@127.0.0.1:{port}/",
    "http://127.0.0.1.nip.example@localhost:{port}/",
    "https://127.0.0.1:{port}/redirect?to=http://127.0.0.1:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/",
]


def asks_others(path):
    """Modules with which this file could ask somebody."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in ASKING)
        if isinstance(node, ast.ImportFrom) and node.module:
            whole = {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
            yield from whole & ASKING


def test_no_part_of_the_portal_could_ask_anybody():
    theirs = [path for path in CODE if RUNNER not in path.parents and path != SCANNER]
    found = {str(path): [*asks_others(path)] for path in theirs}

    assert {path: names for path, names in found.items() if names} == {}
    assert any([*asks_others(path)] for path in RUNNER.glob("*.py"))


@pytest.fixture
def listener():
    """Stands where the addresses lead, and keeps who comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def is_alone(server):
    try:
        visitor, _address = server.accept()
    except BlockingIOError:
        return True
    visitor.close()
    return False


@pytest.fixture
def entry(client, settings, db):
    settings.SECOND_FACTOR_REQUIRED = False
    CenterFactory()
    entry = OrganisationFactory(slug="market")
    client.force_login(MembershipFactory(organisation=entry).user)
    return entry


def test_the_listener_hears_who_comes(listener):
    with socket.create_connection(listener.getsockname()):
        assert not is_alone(listener)


@pytest.mark.parametrize("target", TARGETS)
def test_an_address_is_kept_approved_and_shown_without_being_asked(target, client, entry, listener):
    address = target.format(port=listener.getsockname()[1])
    sent = {"version": entry.version, "entry-name_de": "Am Markt", "entry-website": address}

    typed = client.post(reverse("partner:own_texts", args=["market"]), sent)
    for proposal in entry.proposals.open():
        actions.approve_change(proposal, by=None, now=local("9:40"), nevertheless=True)
    Organisation.objects.update(website=address)  # as if it had come past the form
    pages = [reverse(f"directory:{page}", args=["market"]) for page in ("entry", "entry_sheet")]
    shown = [client.get(path) for path in (*pages, "/api/hsds/organizations?full=true")]

    assert typed.status_code in {200, 302}
    assert [answer.status_code for answer in shown] == [200, 200, 200]
    assert is_alone(listener)


@pytest.mark.parametrize("target", TARGETS)
def test_an_import_reads_files_and_no_addresses(target, db, listener):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_directory", target.format(port=listener.getsockname()[1]))

    assert is_alone(listener)
