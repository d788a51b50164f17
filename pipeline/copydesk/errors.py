"""The errors a user can meet: each names the thing, the place and the way out."""

from __future__ import annotations

import difflib
from collections.abc import Collection


class CopydeskError(Exception):
    """The job, or a part of it, could not be done; the message is meant for the user."""


class InputError(CopydeskError):
    """An input could not be read.

    reason: the kind of fault in a word: missing, empty, encoding, malformed, ... source: the place, with
    which the message begins.
    """

    def __init__(self, message: str, reason: str = "malformed", source: str | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.source = source or message.partition(": ")[0]


class SettingError(CopydeskError):
    """An option or a setting has a name or a value that does not exist."""


class DataError(CopydeskError):
    """A table in ``data/`` or a gold file breaks its own rules."""


class DeadlineError(CopydeskError):
    """The work on one article took longer than it was given; ``article`` is its id, where it is known."""

    article: str | None = None


class AnalysisError(CopydeskError):
    """An article was read but the program failed on it; ``__cause__`` is what was raised, ``article`` its id."""

    article: str | None = None


class RunError(CopydeskError):
    """A run over many articles cannot begin, go on or be asked; the message says what stands in its way."""


def one_of(wrong: str, known: Collection[str], shown: Collection[str] = ()) -> str:
    """The way out of an unknown name: the nearest known one, where one is near, and all (as ``shown``, if given)."""
    near = difflib.get_close_matches(wrong, known, 1)
    return (f"did you mean {near[0]!r}? " if near else "") + f"one of {', '.join(shown or known)}"
