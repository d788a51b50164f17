"""``copydesk desk``: a local page, and an API, for drafts."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options

if TYPE_CHECKING:
    from copydesk.settings import Settings


def desk(
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="Where to listen; anything but loopback is open to others.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="On which port; 0 is any that is free.")
    ] = 8765,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", min=1, max=64, help="How many drafts are read at once.")
    ] = 2,
    time_limit: Annotated[
        float, typer.Option("--time-limit", metavar="SECONDS", min=0.1, help="How long one draft may take.")
    ] = 10.0,
    max_body: Annotated[
        str, typer.Option("--max-body", metavar="SIZE", help="How large a request may be: 2MB, 500kB, 2000000.")
    ] = "2MB",
    queue: Annotated[
        int, typer.Option("--queue", metavar="N", min=1, help="How many drafts may wait for a worker.")
    ] = 32,
    desk: options.Desk = None,
    model: options.Model = None,
    config: options.Config = None,
) -> None:
    """Open a desk on this machine: a page to paste a draft into, and POST /v1/check for programs.

    Nothing is stored. /docs says what is answered. Ctrl-C stops it, with exit status 0.
    """
    from copydesk.errors import SettingError

    for needed in ("fastapi", "uvicorn"):
        if importlib.util.find_spec(needed) is None:
            raise SettingError(f"the desk needs {needed}, which is not installed; pip install 'copydesk[desk]'")
    from copydesk.desk import limits, server
    from copydesk.desk.worker import Order

    order = Order(settings=_chosen(config, desk, model), config=config, limit=time_limit)
    within = limits.Limits(body=limits.size(max_body), patience=time_limit, host=host)
    try:
        server.serve(order, within, port=port, workers=workers, waiting=queue, tell=_tell)
    except KeyboardInterrupt:  # uvicorn has closed everything by then
        _tell("the desk is closed")


def _tell(line: str) -> None:
    typer.echo(f"copydesk: {line}", err=True)


def _chosen(config: Path | None, desk: str | None, model: str | None) -> Settings:
    """The settings of the file, and over them the options. Raises SettingError, also for a model or a check."""
    from copydesk.choice import settled
    from copydesk.cli.job import settings_of
    from copydesk.parse import model_name

    chosen = settled(settings_of(config, published=None, desk=desk, model=model))
    model_name(chosen)
    return chosen
