"""The errors a user can meet: each names the thing, the place and the way out."""

from __future__ import annotations


class CopydeskError(Exception):
    """The job, or a part of it, could not be done; the message is meant for the user."""


class InputError(CopydeskError):
    """An input could not be read: missing, binary, wrongly encoded, malformed."""


class SettingError(CopydeskError):
    """An option or a setting has a name or a value that does not exist."""


class DataError(CopydeskError):
    """A table in ``data/`` or a gold file breaks its own rules."""


class AnalysisError(CopydeskError):
    """An article was read but the program failed on it; ``__cause__`` is what was raised."""
