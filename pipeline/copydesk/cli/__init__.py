"""The command line: ``check``, ``extract``, ``run``, ``query``, ``compare``, ``explain``, ``desk`` and more.

Findings go to stdout, the rest to stderr. Exit status 0: nothing at odds; 1: at least one
finding; 2: the job could not be done. Python's own uncaught exit is 1, so `run` maps every
exception to 2. spaCy and the records are imported by the commands that need them, never here.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

import copydesk
from copydesk.cli import batch, check, compare, corpus, desk, explain, extract, query, schema
from copydesk.errors import CopydeskError

app = typer.Typer(
    name="copydesk",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("extract")(extract.extract)
app.command("run")(batch.run)
app.command("query")(query.query)
app.command("compare")(compare.compare)
app.command("explain")(explain.explain)
app.command("schema")(schema.schema)
app.command("desk")(desk.desk)
app.add_typer(corpus.app, name="corpus")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"copydesk {copydesk.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", envvar="COPYDESK_DEBUG", help="Show the traceback of an unexpected error.")
    ] = False,
) -> None:
    """Read news articles, pull out figures, money and quotes, and say whether they add up."""
    if debug:
        os.environ["COPYDESK_DEBUG"] = "1"


def _unexpected(error: BaseException) -> str:
    return (
        f"copydesk: unexpected error: {type(error).__name__}: {error}\n"
        "This is a fault in copydesk, not in your article. Please report it with the article and what "
        "`copydesk --debug` shows."
    )


def _quiet() -> None:
    """Nobody reads stdout any more: let the interpreter's last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit status; no exception leaves it."""
    try:
        status = app(list(arguments), prog_name="copydesk", standalone_mode=False)
        sys.stdout.flush()
        if status in (None, 0, 1, 2):
            return status or 0
        typer.echo("copydesk: interrupted", err=True)  # some releases of typer return 130 for that
    except (BrokenPipeError, SystemExit):  # typer makes an exit, with status 1, of a broken pipe
        _quiet()
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("copydesk: interrupted", err=True)
    except CopydeskError as error:
        typer.echo(f"copydesk: {error}", err=True)
    except Exception as error:
        if os.environ.get("COPYDESK_DEBUG"):
            traceback.print_exc()
        _explain(error)
    return 2


def _explain(error: Exception) -> None:
    """A wrong option says so itself; anything else is a fault of ours."""
    usage = getattr(error, "format_message", None)  # typer carries click's exceptions, by release its own
    if usage is None:
        typer.echo(_unexpected(error), err=True)
        return
    message = usage()
    if message.startswith("Usage:"):  # no command at all: the help is the answer
        typer.echo(message, err=True)
    elif message:
        where = getattr(getattr(error, "ctx", None), "command_path", "copydesk")
        typer.echo(f"copydesk: {message}\nSee `{where} --help`.", err=True)


def main() -> None:
    """The entry point. Files and pipes get UTF-8; a terminal that cannot show a character gets its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
