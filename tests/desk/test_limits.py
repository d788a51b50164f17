"""The limits, one by one, against a real desk: name, origin, size, places to wait, and how it opens and closes."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from served import QUICK, ROOT, Running, running

from copydesk.cli import run
from copydesk.desk import limits
from copydesk.errors import SettingError

SMALL = json.dumps({"text": "Of 200 residents, 50 (35%) replied."}).encode()


def raw(desk: Running, *pieces: bytes) -> bytes:
    """Send bytes as they are; everything that comes back until the desk closes."""
    with socket.create_connection((desk.host, desk.port), timeout=30) as connection:
        for piece in pieces:
            connection.sendall(piece)
        got = b""
        while piece := connection.recv(65536):
            got += piece
        return got


def head(desk: Running, *lines: str) -> bytes:
    """The head of a POST, with these lines."""
    first = ["POST /v1/check HTTP/1.1", f"Host: {desk.host}:{desk.port}", "Content-Type: application/json"]
    return "\r\n".join([*first, *lines, "", ""]).encode()


def test_a_body_that_says_it_is_too_long_is_refused_before_it_comes(desk: Running) -> None:
    got = raw(desk, head(desk, "Content-Length: 2000001", "Expect: 100-continue"))
    assert got.startswith(b"HTTP/1.1 413 ")
    assert b"longer than 2,000,000 bytes" in got


@pytest.mark.parametrize("length", [2_000_001, 6_000_000])
def test_a_sender_that_sends_all_the_same_reads_why(desk: Running, length: int) -> None:
    answer = desk.ask("POST", "/v1/check", b"x" * length, content_type="application/json")
    assert (answer.status, answer.json()["status"]) == (413, 413)


def test_a_body_in_pieces_is_cut_off_at_the_limit(desk: Running) -> None:
    """It says no length, and never ends."""
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    got = raw(desk, head(desk, "Transfer-Encoding: chunked"), piece * 31)
    assert got.startswith(b"HTTP/1.1 413 ")


def test_a_body_in_pieces_within_the_limit_is_read(desk: Running) -> None:
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (SMALL[:20], SMALL[20:])) + b"0\r\n\r\n"
    got = raw(desk, head(desk, "Transfer-Encoding: chunked", "Connection: close"), pieces)
    assert got.startswith(b"HTTP/1.1 200 ")
    assert b"copydesk/1" in got


def test_a_body_of_just_the_limit_is_read() -> None:
    room = len(SMALL) + 40
    with running(*QUICK, "1", "--max-body", str(room)) as opened:
        opened.wait()
        assert opened.ask("POST", "/v1/check", SMALL + b" " * 40, content_type="application/json").status == 200
        assert opened.ask("POST", "/v1/check", SMALL + b" " * 41, content_type="application/json").status == 413


def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    with running(*QUICK, "1", "--time-limit", "0.5") as opened:
        got = raw(opened, head(opened, "Content-Length: 100"), b'{"text": ')
        assert got.startswith(b"HTTP/1.1 408 ")


HOSTS = {
    "127.0.0.1": True, "127.0.0.1:8765": True, "localhost": True, "LOCALHOST:1": True, "[::1]:8765": True,
    "evil.example": False, "127.0.0.1.evil.example": False, "localhost.evil.example:8765": False, "": False,
    "localhost@evil.example": False, "evil.example@localhost": False, "192.168.1.5": False, "[::1": False,
    "2130706433": False,
}  # fmt: skip


@pytest.mark.parametrize(("host", "known"), HOSTS.items())
def test_the_desk_answers_to_its_own_names_only(desk: Running, host: str, known: bool) -> None:
    """Else a page of another site could have its own name lead here, and read what is answered."""
    answer = desk.ask("GET", "/healthz", host=host)
    assert answer.status == (200 if known else 421)


@pytest.mark.parametrize(
    ("host", "listening", "known"),
    [("192.168.1.5:80", "0.0.0.0", True), ("evil.example", "0.0.0.0", False), ("desk.example", "desk.example", True),
     ("[fe80::1]:80", "::", True), (socket.gethostname(), "0.0.0.0", True)],
)  # fmt: skip
def test_an_open_desk_answers_to_addresses_too(host: str, listening: str, known: bool) -> None:
    assert limits.welcome(host, listening) is known


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:1"])
def test_a_page_of_another_site_may_not_use_it(desk: Running, origin: str) -> None:
    headers = {"origin": origin.format(port=desk.port), "content_type": "application/json"}
    assert desk.ask("POST", "/v1/check", SMALL, **headers).status == 403


def test_its_own_page_may(desk: Running) -> None:
    origin = f"http://127.0.0.1:{desk.port}"
    assert desk.ask("POST", "/v1/check", SMALL, origin=origin, content_type="application/json").status == 200


@pytest.mark.parametrize(("method", "path"), [("GET", "/healthz"), ("GET", "/nowhere"), ("POST", "/v1/check")])
def test_every_answer_says_that_nothing_else_may_run(desk: Running, method: str, path: str) -> None:
    headers = desk.ask(method, path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize(
    ("written", "bytes"), [("2MB", 2_000_000), ("500 kB", 500_000), ("1MiB", 1_048_576), ("7", 7), ("10b", 10)]
)
def test_sizes(written: str, bytes: int) -> None:
    assert limits.size(written) == bytes


@pytest.mark.parametrize("written", ["", "MB", "-1", "0", "0MB", "2 million", "2XB", "1.5MB"])
def test_what_is_no_size(written: str) -> None:
    with pytest.raises(SettingError, match=r"--max-body.*2MB"):
        limits.size(written)


def test_a_port_in_use_is_told(desk: Running, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["desk", "--port", str(desk.port)]) == 2
    assert capsys.readouterr().err == (
        f"copydesk: --port {desk.port} of 127.0.0.1 is in use already; take another, or 0 for any that is free\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--host", "no.such.host.invalid"], "there is no such address"), (["--port", "99999"], "65535"),
     (["--model", "no_model"], "no_model"), (["--desk", "mars"], "mars"), (["--max-body", "big"], "2MB"),
     (["--workers", "0"], "workers")],
)  # fmt: skip
def test_wrong_options_are_told_before_it_opens(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["desk", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_an_open_desk_warns() -> None:
    with running("--host", "0.0.0.0", *QUICK, "1") as opened:
        assert opened.process.stderr
        assert "open to other machines" in opened.process.stderr.readline()


def test_without_its_packages_it_says_what_to_install(tmp_path: Path) -> None:
    """uvicorn hidden, as where only the core is installed."""
    code = (
        "import sys, importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'uvicorn' else find(name, *a)\n"
        "from copydesk.cli import run; sys.exit(run(['desk']))"
    )
    done = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'copydesk[desk]'" in done.stderr
