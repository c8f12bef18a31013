"""The hook for a virus scanner: what it refuses, and what happens where it does not answer."""

import pytest

from tests.foundation.documents import files
from tests.foundation.documents.clamd import clamd
from tests.foundation.documents.files import EICAR, sent
from welcome_center.foundation.documents.uploads import Refusal, Refused, check_upload

PDF = files.pdf()
INFECTED = PDF + b"%" + EICAR + b"\n%%EOF\n"


@pytest.fixture
def door(settings, tmp_path):
    settings.CLAMD_ADDRESS = str(tmp_path / "clamd.ctl")
    return settings.CLAMD_ADDRESS


def refusal(content):
    with pytest.raises(Refused) as refused:
        check_upload(sent(content))
    return refused.value.reason


def test_what_the_scanner_knows_is_refused_and_the_rest_taken(door):
    with clamd(door) as given:
        assert refusal(INFECTED) == Refusal.INFECTED
        assert check_upload(sent(PDF)).content == PDF

    assert given == [INFECTED, PDF]


def test_a_large_file_arrives_whole(door):
    large = PDF[:9] + b"%" + bytes(1_000_000) + PDF[9:]
    with clamd(door) as given:
        check_upload(sent(large))

    assert given == [large]


def test_without_a_scanner_nobody_is_asked(settings):
    assert settings.CLAMD_ADDRESS == ""
    assert check_upload(sent(INFECTED)).content == INFECTED


def test_a_scanner_that_is_away_lets_nothing_in(door):
    assert refusal(PDF) == Refusal.NOT_SCANNED


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK? no\0"]
)
def test_a_scanner_that_does_not_say_ok_lets_nothing_in(door, answer):
    with clamd(door, answer):
        assert refusal(PDF) == Refusal.NOT_SCANNED


@pytest.mark.parametrize("address", ["127.0.0.1:1", "[::1]:1", "nonsense"])
def test_addresses_of_other_machines_have_a_port(settings, address):
    settings.CLAMD_ADDRESS = address

    assert refusal(PDF) == Refusal.NOT_SCANNED
