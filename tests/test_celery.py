"""The timetable, the set-up of the workers, and where work may be handed over."""

import ast
import io
import json
import logging
import logging.config
from datetime import timedelta
from pathlib import Path

import pytest
from celery import signals
from celery.schedules import crontab

from welcome_center.celery import app

ROOT = Path(__file__).parents[1]
HOUSE = [ROOT / "welcome_center", ROOT / "partners", ROOT / "newcomers"]
HANDS_OVER = {"delay", "apply_async", "send_task", "delay_on_commit", "retry"}
POSTPONES = {"eta", "countdown"}


def modules():
    return [path for house in HOUSE for path in sorted(house.rglob("*.py"))]


@pytest.fixture(scope="module")
def timetable():
    app.loader.import_default_modules()
    return app.conf.beat_schedule


def test_every_entry_names_a_task_that_exists(timetable):
    assert {entry["task"] for entry in timetable.values()} <= set(app.tasks)


def test_nothing_is_set_to_an_hour_that_a_clock_change_skips(timetable):
    assert app.conf.timezone == "UTC"
    assert not any(isinstance(entry["schedule"], crontab) for entry in timetable.values())


def test_what_was_not_done_in_time_does_not_pile_up(timetable):
    for entry in timetable.values():
        assert entry["options"]["expires"] <= entry["schedule"]


def test_a_code_to_sign_in_waits_seconds(timetable):
    assert timetable["deliver messages"]["schedule"] <= 5


def test_a_lost_worker_or_broker_loses_nothing():
    conf = app.conf

    assert conf.task_acks_late
    assert conf.task_reject_on_worker_lost
    assert conf.worker_prefetch_multiplier == 1
    assert conf.task_ignore_result
    assert conf.task_serializer == "json"
    assert conf.accept_content == ["json"]
    assert conf.broker_connection_max_retries is None


def test_the_limits_fit_into_each_other():
    from welcome_center.foundation.outbox import delivery, tasks

    conf = app.conf
    redelivered_after = conf.broker_transport_options["visibility_timeout"]

    assert tasks.SECONDS < conf.worker_soft_shutdown_timeout < 30
    assert conf.worker_soft_shutdown_timeout < conf.task_soft_time_limit < conf.task_time_limit
    assert timedelta(seconds=conf.task_time_limit) < delivery.LOCK
    assert conf.task_time_limit < redelivered_after


def test_a_hung_broker_is_given_up_within_seconds():
    options = app.connection_for_write().transport_options

    assert options["socket_timeout"] <= 2
    assert options["socket_connect_timeout"] <= 2


def calls_in(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node


def test_no_request_hands_work_to_the_broker():
    found = [
        f"{path}:{call.lineno}"
        for path in modules()
        for call in calls_in(path)
        if call.func.attr in HANDS_OVER and path.name != "tasks.py"
    ]

    assert found == []


def test_nothing_is_postponed_by_the_broker():
    found = [
        f"{path}:{call.lineno}"
        for path in modules()
        for call in calls_in(path)
        if POSTPONES & {word.arg for word in call.keywords}
    ]

    assert found == []


def test_the_gates_above_see_a_breach(tmp_path):
    breach = tmp_path / "views.py"
    breach.write_text("tasks.send.apply_async(eta=tomorrow)\n")

    [call] = calls_in(breach)
    assert call.func.attr in HANDS_OVER
    assert POSTPONES & {word.arg for word in call.keywords}


@pytest.fixture
def worker_log(settings):
    """What a worker writes, after it has set up its logging."""
    signals.setup_logging.send(sender=None)
    handler = logging.getLogger().handlers[0]
    stream = io.StringIO()
    kept = handler.setStream(stream)
    yield stream
    handler.setStream(kept)


def test_a_failing_task_is_logged_as_json_without_what_it_quotes(worker_log):
    @app.task(name="tests.fail")
    def fail(_word):
        raise ValueError("Key (email)=(canary@example.org) exists")

    fail.apply(args=["canary"])

    lines = [json.loads(line) for line in worker_log.getvalue().splitlines()]
    assert lines[-1]["exception"] == "ValueError"
    assert "tests.fail" in lines[-1]["message"]
    assert "canary" not in worker_log.getvalue()
