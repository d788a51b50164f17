"""Workers that die, hang or are too few: the draft in hand is answered with 503, and the desk goes on."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from served import QUICK, Running, running

from copydesk.desk import workers
from copydesk.desk.worker import Asked, Order
from copydesk.settings import Settings

SMALL = "Of 200 residents, 50 (35%) replied."
LONG = "Sales rose 24% to £62m from £50m, said Ann Lee, its head. " * 20_000


def test_before_a_worker_is_ready_the_desk_says_so() -> None:
    with running(*QUICK, "1") as opened:
        answer = opened.check(SMALL)
        health = opened.ask("GET", "/healthz")
    for each in (answer, health):
        assert (each.status, each.headers["retry-after"]) == (503, "1")
        assert "starting" in each.json()["detail"]


def test_a_draft_that_takes_too_long_is_left_and_the_worker_goes_on() -> None:
    with running(*QUICK, "1", "--time-limit", "0.7") as opened:
        opened.wait()
        before = opened.workers()
        answer = opened.check(LONG)
        assert (answer.status, answer.json()["status"]) == (503, 503)
        assert "within 0.7 s" in answer.json()["detail"]
        assert opened.check(SMALL).status == 200
        assert opened.workers() == before


def test_a_worker_that_hangs_is_replaced() -> None:
    """A stopped process hears no alarm, like one that hangs in compiled code."""
    with running(*QUICK, "1", "--time-limit", "0.5") as opened:
        opened.wait()
        (hung,) = opened.workers()
        os.kill(hung, signal.SIGSTOP)
        assert opened.check(SMALL).status == 503
        opened.wait()
        assert opened.check(SMALL).status == 200
        assert hung not in opened.workers()


def test_a_worker_that_dies_over_a_draft_is_replaced_and_the_other_goes_on() -> None:
    with running(*QUICK, "2") as opened, ThreadPoolExecutor(2) as pool:
        opened.wait(2)
        dying, living = opened.workers()
        for worker in (dying, living):
            os.kill(worker, signal.SIGSTOP)
        waiting = [pool.submit(opened.check, SMALL) for _ in range(2)]
        time.sleep(0.5)  # both drafts are in a worker's hands
        os.kill(dying, signal.SIGKILL)
        os.kill(living, signal.SIGCONT)
        assert sorted(each.result().status for each in waiting) == [200, 503]
        opened.wait(2)
        assert opened.check(SMALL).status == 200
        assert living in opened.workers()


def test_a_worker_that_dies_idle_is_replaced_and_no_draft_is_lost() -> None:
    with running(*QUICK, "1") as opened:
        opened.wait()
        (dying,) = opened.workers()
        os.kill(dying, signal.SIGKILL)
        time.sleep(0.3)
        assert opened.check(SMALL).status == 200
        assert dying not in opened.workers()


def test_more_than_can_wait_are_told_to_come_again() -> None:
    with running(*QUICK, "1", "--queue", "3") as opened, ThreadPoolExecutor(12) as pool:
        opened.wait()
        (worker,) = opened.workers()
        os.kill(worker, signal.SIGSTOP)
        first = pool.submit(opened.check, SMALL)
        time.sleep(0.3)
        waiting = [pool.submit(opened.check, SMALL) for _ in range(10)]
        time.sleep(1.5)
        assert opened.ask("GET", "/healthz").status == 200  # the desk itself answers all the while
        os.kill(worker, signal.SIGCONT)
        got = [each.result() for each in (first, *waiting)]
    assert Counter(answer.status for answer in got) == {200: 4, 429: 7}
    refused = next(answer for answer in got if answer.status == 429)
    assert refused.headers["retry-after"] == "1"
    assert "--queue" in refused.json()["detail"]


def test_a_draft_that_nobody_waits_for_gives_up_its_place() -> None:
    body = json.dumps({"text": SMALL}).encode()
    with running(*QUICK, "1", "--queue", "2") as opened:
        opened.wait()
        (worker,) = opened.workers()
        os.kill(worker, signal.SIGSTOP)
        for _ in range(3):
            _send_and_leave(opened, body)
        time.sleep(1)
        os.kill(worker, signal.SIGCONT)
        assert opened.check(SMALL).status == 200


def _send_and_leave(opened: Running, body: bytes) -> None:
    """A draft whose sender closes the connection before the answer."""
    head = "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    head += f"Content-Length: {len(body)}"
    with socket.create_connection((opened.host, opened.port)) as connection:
        connection.sendall(head.encode() + b"\r\n\r\n" + body)
        time.sleep(0.2)


def test_a_worker_that_has_held_too_much_makes_room_and_no_draft_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here each has held too much after its first draft."""
    greedy = "from copydesk.desk import worker; worker.GROWTH = -1; worker.main()"
    monkeypatch.setattr(workers, "command", lambda order: [sys.executable, "-c", greedy, order.model_dump_json()])
    order = Order(settings=Settings(syntax=False), limit=60)

    async def ask() -> list[bytes]:
        async with workers.Pool(order, workers=1, waiting=9) as pool:
            while not pool.ready:
                await asyncio.sleep(0.05)
            return await asyncio.gather(*(pool.ask(Asked(row=json.dumps({"text": SMALL}))) for _ in range(3)))

    answers = asyncio.run(ask())
    assert len(answers) == 3
    assert len(set(answers)) == 1
    assert json.loads(answers[0])["coverage"]["inconsistent"] == 3


def test_nothing_is_left_when_the_desk_is_killed() -> None:
    """Not even by a signal that it cannot hear."""
    with running(*QUICK, "2") as opened:
        opened.wait(2)
        left = opened.workers()
        opened.process.kill()
        opened.process.wait()
        for _ in range(200):
            if not any(map(_alive, left)):
                break
            time.sleep(0.05)
    assert not any(map(_alive, left))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_control_c_closes_it_in_the_middle_of_its_work() -> None:
    with running(*QUICK, "1") as opened, ThreadPoolExecutor(1) as pool:
        opened.wait()
        waiting = pool.submit(opened.check, LONG)
        time.sleep(0.5)
        status, said = opened.close()
        assert (status, said) == (0, "copydesk: the desk is closed\n")
        answer = waiting.result()
    assert (answer.status, answer.json()["detail"]) == (503, "the desk is closing")
