"""The server: a socket of its own, so that a port in use is told at once, and uvicorn over it."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable

import uvicorn

from copydesk.desk import app, limits
from copydesk.desk.worker import Order
from copydesk.desk.workers import Pool
from copydesk.errors import SettingError

CONNECTIONS = 500  # at once; uvicorn answers 503 to more
BACKLOG = 512  # connections that wait to be taken up
GLANCE = 0.1  # seconds between two looks at whether it is to stop
CLOSING = 3  # seconds for what is under way when the desk is told to stop


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises SettingError with the way out."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        opened = socket.socket(family, kind, protocol)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(BACKLOG)
        return opened
    except socket.gaierror as error:
        raise SettingError(f"--host {host}: there is no such address: {error.strerror}") from None
    except (OSError, OverflowError) as error:
        taken = getattr(error, "errno", None) == errno.EADDRINUSE
        said = "is in use already; take another, or 0 for any that is free" if taken else f"cannot be used: {error}"
        raise SettingError(f"--port {port} of {host} {said}") from None


def address(opened: socket.socket) -> str:
    """Where a browser finds it."""
    host, port = opened.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def serve(
    order: Order, within: limits.Limits, *, port: int, workers: int, waiting: int, tell: Callable[[str], None]
) -> None:
    """Listen and answer until Ctrl-C; ``tell`` is given the address and warnings. Raises SettingError."""
    with listen(within.host, port) as opened:
        tell(f"the desk is at {address(opened)} (Ctrl-C stops it)")
        if not limits.loopback(within.host):
            tell(f"warning: {within.host} is open to other machines, and the desk asks nobody for a password")
        asyncio.run(_run(order, within, opened, workers, waiting))


async def _run(order: Order, within: limits.Limits, opened: socket.socket, workers: int, waiting: int) -> None:
    pool = Pool(order, workers=workers, waiting=waiting)
    config = uvicorn.Config(
        app.build(pool, order, within), http="h11", ws="none", lifespan="on", access_log=False, log_level="warning",
        server_header=False, limit_concurrency=CONNECTIONS, timeout_graceful_shutdown=CLOSING,
    )  # fmt: skip
    server = uvicorn.Server(config)
    closing = asyncio.ensure_future(_close(server, pool))
    try:
        await server.serve(sockets=[opened])
    finally:
        closing.cancel()


async def _close(server: uvicorn.Server, pool: Pool) -> None:
    """Refuse what is under way as soon as the server is told to stop, which else waits for it."""
    while not server.should_exit:
        await asyncio.sleep(GLANCE)
    await pool.close()
