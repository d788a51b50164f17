"""What a request must meet before anybody looks at it: its host, its origin, its size, and the time it takes to come.

Plain ASGI, around the whole application, so that no route is without it.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import re
import socket
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from copydesk.desk.problem import Problem
from copydesk.errors import SettingError

UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "KIB": 2**10, "MIB": 2**20}
LINGER = 2.0  # seconds in which what is too long may still arrive, so that its sender gets to read why
LINGER_TIMES = 8  # how many times the limit it may be
SAFE = ("GET", "HEAD", "OPTIONS")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True)
class Limits:
    """How large a body may be, how many seconds it may take to come, and where the desk listens."""

    body: int = 2 * 10**6
    patience: float = 10.0
    host: str = "127.0.0.1"


def size(written: str) -> int:
    """The bytes of "2MB", "500 kB" or "1000". Raises SettingError."""
    found = re.fullmatch(r"(\d{1,12})\s*([A-Za-z]*)", written.strip())
    unit = found and UNITS.get(found[2].upper())
    if found is None or not unit or not int(found[1]):
        raise SettingError(f"--max-body: {written!r} is no size; write 2MB, 500kB or 2000000")
    return int(found[1]) * unit


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host.strip("[]"))
    return None


def loopback(host: str) -> bool:
    """Whether only this machine reaches a server that listens there."""
    address = _ip(host)
    return host == "localhost" if address is None else address.is_loopback


def welcome(host: str, listening: str) -> bool:
    """Whether a request may call the server that.

    A page of another site can have its own name lead to this machine (DNS rebinding), but it cannot
    have the names of this machine, nor a plain address.
    """
    name = (urlsplit(f"//{host}").hostname or "").lower() if "@" not in host else ""
    if loopback(name) or name == listening.strip("[]").lower():
        return True
    return not loopback(listening) and (_ip(name) is not None or name == socket.gethostname().lower())


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _own(origin: str, host: str, scheme: str) -> bool:
    return origin.lower() == f"{scheme}://{host}".lower()


def refusal(scope: Scope, limits: Limits) -> Problem | None:
    """What speaks against a request by its head alone; None where nothing does."""
    hosts, origins = _values(scope, b"host"), _values(scope, b"origin")
    try:
        known = len(hosts) == 1 and welcome(hosts[0], limits.host)
    except ValueError:
        known = False
    if not known:
        return Problem(421, f"this desk does not go by the name {', '.join(hosts)!r}; ask for it by its own address")
    if scope["method"] not in SAFE and not all(_own(origin, hosts[0], scope["scheme"]) for origin in origins):
        return Problem(403, f"a page of {', '.join(origins)} may not use this desk")
    lengths = _values(scope, b"content-length")
    if any(not length.isdigit() or int(length) > limits.body for length in lengths):
        return too_long(limits)
    return None


def too_long(limits: Limits) -> Problem:
    """What is said to a body above the limit."""
    said = f"the body is longer than {limits.body:,} bytes; send less, or start the desk with a larger --max-body"
    return Problem(413, said)


async def _body(receive: Receive, limits: Limits) -> bytes:
    """The whole body. Raises Problem (413) as soon as it is too long, (408) where it does not come."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Problem(408, "the connection was closed before the body had come")
        body += message.get("body", b"")
        if len(body) > limits.body:
            raise too_long(limits)
        if not message.get("more_body", False):
            return bytes(body)


async def _patient(receive: Receive, limits: Limits) -> bytes:
    try:
        return await asyncio.wait_for(_body(receive, limits), limits.patience)
    except asyncio.TimeoutError:
        raise Problem(408, f"the body did not come within {limits.patience:g} s") from None


def _raw(headers: MutableMapping[str, str] | dict[str, str]) -> Iterable[tuple[bytes, bytes]]:
    return [(key.lower().encode("latin-1"), value.encode("latin-1")) for key, value in headers.items()]


async def _drop(receive: Receive, most: int) -> None:
    """Let what is left of a body come, and forget it: a sender that is cut off does not read the answer."""
    seen = 0
    while seen < most:
        message = await receive()
        seen += len(message.get("body", b""))
        if not message.get("more_body", False):
            return


async def refuse(problem: Problem, scope: Scope, receive: Receive, send: Send, limits: Limits) -> None:
    """Answer with the problem at once, and then close without a word of the rest being kept."""
    body = problem.body()
    headers = {**problem.headers(), "Content-Length": str(len(body)), "Connection": "close"}
    await send({"type": "http.response.start", "status": problem.status, "headers": _raw(headers)})
    await send({"type": "http.response.body", "body": body, "more_body": True})
    if not _values(scope, b"expect"):
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(_drop(receive, LINGER_TIMES * limits.body), LINGER)
    await send({"type": "http.response.body", "body": b""})


def guarded(app: ASGIApp, limits: Limits) -> ASGIApp:
    """The application behind the limits: it sees a body that has come whole, and its answers carry the headers."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = {key for key, _ in message.get("headers", ())}
                more = [pair for pair in _raw(HEADERS) if pair[0] not in told]
                message = {**message, "headers": [*message.get("headers", ()), *more]}
            await send(message)

        try:
            if problem := refusal(scope, limits):
                raise problem
            await app(scope, await _replayed(scope, receive, limits), headed)
        except Problem as problem:
            await refuse(problem, scope, receive, headed, limits)

    return serve


async def _replayed(scope: Scope, receive: Receive, limits: Limits) -> Receive:
    """A `receive` that gives the body, which has been read within the limits, in one piece."""
    if not _values(scope, b"content-length") and not _values(scope, b"transfer-encoding"):
        return receive
    first: list[dict[str, Any]] = [{"type": "http.request", "body": await _patient(receive, limits)}]

    async def again() -> Message:
        return first.pop() if first else await receive()

    return again
