"""R6: every due reminder goes out once, whatever breaks meanwhile."""

import time

import pytest

from tests.faults.house import LOCK, until
from tests.faults.scale import number

pytestmark = pytest.mark.xdist_group("house")
N = number(30, 1000)
# seconds a mail takes, so that the fault comes in the middle of the work
SLOW = f"slow {number(0.1, 0.01)}"
PATIENCE = number(40, 400)


@pytest.fixture
def at_work(house):
    """One worker and one beat, and many reminders due now."""
    house.start_worker()
    house.start_beat()
    house.write_reminders(N)
    return house


def n_taken(house):
    return sum(house.mail.taken().values())


def wait_for_some(house, more=5):
    """Until a few more mails have gone out; the work is then in full swing."""
    before = n_taken(house)
    assert until(lambda: n_taken(house) >= before + more, seconds=PATIENCE, step=0.02)


def each_went_out_once(house, *, spare=0):
    """True in the end. At most `spare` came twice, and then with the same Message-ID."""
    assert until(lambda: house.states() == {"sent": N}, seconds=PATIENCE), house.states()
    taken = house.mail.taken()
    assert len({line.split()[0] for line in taken}) == len(taken) == N
    assert sum(taken.values()) <= N + spare
    return True


def test_when_nothing_breaks(at_work):
    assert each_went_out_once(at_work)


def test_a_worker_is_killed_while_sending(house):
    kills = number(2, 10)
    house.write_reminders(N)
    house.mail.behave(SLOW)
    house.start_beat()
    for _kill in range(kills):
        worker = house.start_worker()
        wait_for_some(house)
        worker.kill()
        house.let_time_pass(LOCK, in_dead_hands=True)
    house.start_worker()

    assert each_went_out_once(house, spare=kills)


def test_valkey_is_restarted(at_work):
    at_work.mail.behave(SLOW)
    for _restart in range(number(1, 3)):
        wait_for_some(at_work)
        at_work.valkey.restart(how="kill")

    assert each_went_out_once(at_work)


def test_valkey_hangs(house):
    house.start_worker()
    house.start_beat()
    house.mail.behave(SLOW)
    house.write_reminders(N // 2)
    wait_for_some(house)
    house.valkey.child.pause()
    house.write_reminders(N - N // 2, first=N // 2 + 1)
    time.sleep(number(3, 60))
    house.valkey.child.resume()

    assert each_went_out_once(house)


def test_postgres_is_restarted(at_work):
    at_work.mail.behave(SLOW)
    for _restart in range(number(1, 2)):
        wait_for_some(at_work)
        at_work.postgres.restart()

    assert each_went_out_once(at_work)


def test_the_mail_server_is_down(house):
    house.mail.stop()
    house.write_reminders(N)
    house.start_worker()
    house.start_beat()
    assert until(lambda: house.sql(GAVE_BACK)[0][0] > 0, seconds=PATIENCE)
    time.sleep(number(2, 120))
    house.mail.start()
    house.let_time_pass("30 seconds")

    assert each_went_out_once(house)


GAVE_BACK = "SELECT count(*) FROM foundation_message WHERE reason = 'connection'"
TRIED = "SELECT count(*) FROM foundation_message WHERE attempts = 1"


@pytest.mark.parametrize("mood", ["later", "drop"])
def test_the_mail_server_asks_to_come_later_or_hangs_up(house, mood):
    house.mail.behave(mood)
    house.write_reminders(N)
    house.start_worker()
    house.start_beat()
    assert until(lambda: house.sql(TRIED)[0][0] == N, seconds=PATIENCE)
    assert n_taken(house) == 0

    house.mail.behave("take")
    house.let_time_pass("1 minute")

    assert each_went_out_once(house)


def test_the_mail_server_refuses(house):
    house.mail.behave("refuse")
    house.write_reminders(N)
    house.start_worker()
    house.start_beat()

    assert until(lambda: house.states() == {"failed": N}, seconds=PATIENCE)
    reasons = house.sql("SELECT DISTINCT reason FROM foundation_message")
    assert reasons == [("address 550 5.1.1 no such mailbox",)]
    assert n_taken(house) == 0


def test_two_beats_and_two_workers(at_work):
    at_work.start_worker()
    at_work.start_beat()

    assert each_went_out_once(at_work)


def test_the_clock_jumps_an_hour_ahead(house):
    house.write_reminders(N, due_in=3600)
    house.start_worker()
    house.start_beat()
    assert not until(lambda: n_taken(house) > 0, seconds=number(5, 20))

    house.let_time_pass("1 hour")

    assert each_went_out_once(house)


def test_a_worker_told_to_end_leaves_soon_and_loses_nothing(house):
    house.write_reminders(N)
    house.mail.behave(SLOW)
    house.start_beat()
    worker = house.start_worker()
    wait_for_some(house)

    began = time.monotonic()
    worker.stop(patience=30)
    left_after = time.monotonic() - began
    house.start_worker()

    assert left_after < 30
    assert each_went_out_once(house)
