"""One worker: a process that holds the model, and answers one draft after another.

It is started as ``python -m copydesk.desk.worker ORDER``, reads frames from its standard input and
writes frames to its standard output, and ends when its input does. A frame to it is a length and a JSON
object; a frame from it is what it is, whether it is the worker's last, a length, and the words.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from pydantic import BaseModel, ConfigDict

from copydesk.deadline import deadline
from copydesk.errors import AnalysisError, CopydeskError, DeadlineError, InputError
from copydesk.records import Article, Report
from copydesk.settings import Settings

ASKED = struct.Struct(">I")
ANSWERED = struct.Struct(">H?I")
READY = 0  # any other kind is an HTTP status
GROWTH = 512 * 2**20  # a worker that has held so many bytes more than at its start is its own successor's problem
PLACE = "-"  # a draft is what the command line reads from standard input
WARM = "LONDON, 28 August 2024 - Sales rose 24% to £62m ($80m) from £50m, “a record”, said Ann Lee, 52, its head."
View = Literal["json", "page", "file"]
VIEWS: tuple[View, ...] = get_args(View)


class Order(BaseModel):
    """What a worker is told at its start: settings, the file that they and the waivers are from, seconds a draft."""

    model_config = ConfigDict(frozen=True)

    settings: Settings = Settings()
    config: Path | None = None
    limit: float = 10.0


class Asked(BaseModel):
    """What a worker is asked: a row as JSON Lines have it, and what to make of it."""

    model_config = ConfigDict(frozen=True)

    row: str
    view: View = "json"


def _standing(order: Order, article: Article, report: Report) -> Report:
    """The report with what the settings file lets stand marked as such, as the command line has it."""
    from copydesk import baseline, config
    from copydesk.waiver import Waivers

    written = config.load(order.config)
    waivers = Waivers(date.today(), written.waivers, str(written.path))
    waivers.note(article)
    report = waivers.apply(report)
    return baseline.read(written.baseline).apply(report) if written.baseline else report


def _work(order: Order, asked: Asked) -> bytes:
    """The report that was asked for. Raises InputError, DeadlineError or AnalysisError."""
    from copydesk import page
    from copydesk.analyse import check_articles
    from copydesk.read import read_row
    from copydesk.reports.json import render

    article = read_row(asked.row, 1, PLACE)
    report = _standing(order, article, next(check_articles([article], order.settings)))
    if asked.view == "json":
        return render(report).encode()
    return (page.fragment if asked.view == "page" else page.article)(report).encode()


def answer(order: Order, asked: Asked) -> tuple[int, bytes]:
    """An HTTP status, and the report or what went wrong; no exception leaves it."""
    try:
        with deadline(order.limit):
            return 200, _work(order, asked)
    except DeadlineError:
        late = f"not read within {order.limit:g} s"
        return 503, f"{late}; send a shorter text, or start the desk with a longer --time-limit".encode()
    except InputError as error:
        return 422, str(error).removeprefix(f"{PLACE}:1: ").encode()
    except AnalysisError as error:
        return 500, str(error).removeprefix(f"{PLACE}:1: ").encode()
    except CopydeskError as error:
        return 500, str(error).encode()


def _read(source: BinaryIO) -> bytes | None:
    """The next frame; None where there is no more."""
    head = source.read(ASKED.size)
    if len(head) < ASKED.size:
        return None
    length: int = ASKED.unpack(head)[0]
    body = source.read(length)
    return body if len(body) == length else None


def _write(sink: BinaryIO, kind: int, last: bool, body: bytes) -> None:
    sink.write(ANSWERED.pack(kind, last, len(body)) + body)
    sink.flush()


def _most_held() -> int:
    """The most bytes that this process has held at once; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def serve(order: Order, source: BinaryIO, sink: BinaryIO) -> None:
    """Load the model, say so, and answer until the input ends or too much memory was held."""
    for view in VIEWS:
        _work(order, Asked(row=json.dumps({"text": WARM}), view=view))  # no limit: loading takes what it takes
    before = _most_held()
    _write(sink, READY, False, b"")
    while (body := _read(source)) is not None:
        kind, said = answer(order, Asked.model_validate_json(body))
        last = _most_held() - before > GROWTH
        _write(sink, kind, last, said)
        if last:
            return


def main() -> None:
    """Serve the process that started this one; what anything prints goes to stderr."""
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(Order.model_validate_json(sys.argv[1]), sys.stdin.buffer, sink)


if __name__ == "__main__":
    main()
