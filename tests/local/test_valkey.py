import pytest
import redis

from welcome_center.local.ports import HOST
from welcome_center.local.throwaway import throwaway_valkey
from welcome_center.local.valkey import Valkey

pytestmark = pytest.mark.xdist_group("valkey")  # they share one


@pytest.fixture(scope="module")
def valkey():
    with throwaway_valkey() as server:
        yield server


def test_nobody_gets_in_without_the_password(valkey):
    with redis.Redis(HOST, valkey.port) as client, pytest.raises(redis.AuthenticationError):
        client.ping()


def test_it_throws_nothing_away(valkey):
    with redis.Redis.from_url(valkey.url) as client:
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_the_password_is_on_no_command_line(valkey):
    assert valkey.password not in " ".join(valkey.child.command)


def test_it_knows_after_a_restart_what_it_knew_before(open_folder):
    valkey = Valkey(open_folder / "valkey", password="secret").start()
    with redis.Redis.from_url(valkey.url) as client:
        client.set("known", "yes")

    valkey.restart()

    try:
        with redis.Redis.from_url(valkey.url) as client:
            assert client.get("known") == b"yes"
            assert client.config_get("appendfsync") == {"appendfsync": "everysec"}
    finally:
        valkey.stop()
