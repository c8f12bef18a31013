"""Logs tell operators what happens, and nothing about people."""

import json
import logging

import pytest
from django.test import RequestFactory

from welcome_center.foundation.request_log import JsonFormatter


@pytest.fixture
def line():
    """One line as it is written for a record with these parts."""

    def line(text, *args, **extra):
        record = logging.makeLogRecord(
            {"name": "django.request", "msg": text, "args": args, **extra}
        )
        return json.loads(JsonFormatter().format(record))

    return line


def test_an_address_that_was_not_found_is_not_repeated(line):
    request = RequestFactory().get("/de/appointments/CANARY23/")

    told = line("%s: %s", "Not Found", request.path, request=request)

    assert told["message"] == "Not Found: an unknown address"


def test_an_error_is_told_by_type_and_place(line):
    try:
        raise KeyError("canary@example.org")
    except KeyError as error:
        told = line("broken", exc_info=(KeyError, error, error.__traceback__))

    assert told["exception"] == "KeyError"
    assert "test_request_log.py" in told["trace"][0]
    assert "canary" not in json.dumps(told)


@pytest.mark.django_db
def test_every_answer_names_its_request(client, caplog):
    with caplog.at_level(logging.INFO, logger="welcome_center.request"):
        answer = client.get("/robots.txt")

    [record] = [each for each in caplog.records if each.name == "welcome_center.request"]
    assert len(answer["X-Request-ID"]) == 32
    assert record.fields["status"] == answer.status_code
    assert set(record.fields) == {"method", "route", "status", "ms"}
