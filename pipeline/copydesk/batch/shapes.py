"""The records of the contract as DuckDB types, so that no type is ever guessed from the rows."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from copydesk.batch.duck import literal, name

_LINE = 1 << 22  # bytes of a line for which there is always room
_PLAIN = {str: "VARCHAR", bool: "BOOLEAN", int: "INTEGER", float: "DOUBLE", Decimal: "DOUBLE", Any: "JSON"}


def fields(*models: type[BaseModel]) -> dict[str, str]:
    """Key -> DuckDB type, of what one or several models write; a key that several have has one type."""
    found: dict[str, str] = {}
    for model in models:
        for key, field in model.model_fields.items():
            found.setdefault(field.alias or key, sql(field.annotation))
    return found


def sql(annotation: Any) -> str:
    """The DuckDB type of a field. Raises TypeError for an annotation that no record has had so far."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if origin is Annotated:
        return sql(parts[0])
    if origin is Literal:
        return "VARCHAR"
    if origin in (Union, types.UnionType):
        return _either([part for part in parts if part is not type(None)])
    if origin is tuple and parts[1:] == (...,):
        return f"{sql(parts[0])}[]"
    if origin is dict:
        return "JSON" if parts[1] is Any else f"MAP(VARCHAR, {sql(parts[1])})"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _struct(fields(annotation))
    raise TypeError(f"no DuckDB type is known for {annotation!r}")


def _either(parts: list[Any]) -> str:
    """One of several records has the keys of all."""
    if all(isinstance(part, type) and issubclass(part, BaseModel) for part in parts):
        return _struct(fields(*parts))
    return sql(parts[0])


def _struct(keys: Mapping[str, str]) -> str:
    return f"STRUCT({', '.join(f'{name(key)} {kind}' for key, kind in keys.items())})"


def longest(files: Iterable[Path]) -> int:
    """The bytes of the longest line of the files; a line is in memory while it is measured."""
    return max((len(line) for file in files for line in file.open("rb")), default=0)


def rows(files: Iterable[Path], keys: Mapping[str, str], line: int = 0) -> str:
    """A table expression: the JSON Lines files one after another, with exactly these keys and types.

    line: the bytes of the longest line; DuckDB takes a buffer of twice as much.
    """
    listed = ", ".join(literal(file) for file in files)
    typed = ", ".join(f"{literal(key)}: {literal(kind)}" for key, kind in keys.items())
    if not listed:
        return f"(SELECT {', '.join(f'NULL::{kind} AS {name(key)}' for key, kind in keys.items())} WHERE false)"
    return f"read_ndjson([{listed}], columns={{{typed}}}, maximum_object_size={max(_LINE, line + 1)})"
