import socket

import pytest

from welcome_center.local.choices import choices_from
from welcome_center.local.ports import HOST, free_port, is_taken
from welcome_center.local.problems import Problem


def test_without_choices_the_demo_is_as_the_readme_says():
    choices = choices_from({"PORT": "", "CENTER": ""})

    assert (choices.port, choices.center, choices.password) == (
        8000,
        "hildesheim",
        "willkommen-demo",
    )
    assert choices.origin == "http://localhost:8000"
    assert choices.hosts == "localhost,127.0.0.1"
    assert choices.folder.name == ".local"


def test_the_owner_is_the_application_where_no_other_is_named():
    choices = choices_from({"DATABASE_URL": "postgres://someone@db/portal"})

    assert choices.owner_url == choices.database_url


@pytest.mark.parametrize("port", ["web", "0", "70000", "-1", "²"])
def test_a_port_that_is_none_is_told(port):
    with pytest.raises(Problem, match="is no port"):
        choices_from({"PORT": port})


@pytest.mark.parametrize("host", [HOST, "0.0.0.0"])  # noqa: S104  that is what a rude program does
def test_a_port_that_somebody_holds_is_taken(host):
    with socket.socket() as other:
        other.bind((host, 0))
        other.listen(1)
        assert is_taken(other.getsockname()[1])


def test_a_free_port_is_not_taken():
    assert not is_taken(free_port())
