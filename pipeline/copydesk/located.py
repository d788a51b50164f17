"""YAML and TOML files that people write by hand, validated; each fault is told with its file and line.

A record that has a field ``line`` is given the line (1-based) on which its entry begins.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from copydesk.errors import DataError, one_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ModelT = TypeVar("ModelT", bound=BaseModel)
_OURS = ("path", "line")  # what a file does not say of itself


def options(model: type[BaseModel]) -> list[str]:
    """The keys that somebody may write."""
    return [name for name in model.model_fields if name not in _OURS]


def toml(text: str, path: str) -> dict[str, Any]:
    """The tables of a TOML file. Raises DataError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML: {error}") from None


def load(path: Path, model: type[ModelT], what: str) -> ModelT:
    """Read and validate one YAML file, a mapping; ``what`` names such a file ("a gold file").

    A field ``path`` of the model is given the file's path. Raises DataError with a row for each
    fault: file, line, what is wrong and the valid options.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {error}") from None
    if not isinstance(node, yaml.MappingNode):
        raise DataError(f"{path}:1: {what} is a mapping with {', '.join(options(model))}")
    data = _numbered(path, node)
    try:
        return model.model_validate({**data, "path": path} if "path" in model.model_fields else data)
    except ValidationError as error:
        raise DataError("\n".join(_told(path, model, node, fault) for fault in error.errors())) from None


def _numbered(path: Path, node: yaml.MappingNode) -> dict[str, Any]:
    """The plain data, with the line of each entry written into it."""
    try:
        data: dict[str, Any] = yaml.SafeLoader("").construct_document(node)
    except ValueError as error:  # PyYAML makes dates of 2024-02-30 and fails
        raise DataError(f"{path}:{node.start_mark.line + 1}: a date is not in the calendar: {error}") from None
    for key, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            for item, entry in zip(value.value, data[key.value], strict=True):
                if isinstance(entry, dict):
                    entry["line"] = item.start_mark.line + 1
    return data


def _told(path: Path, model: type[BaseModel], root: yaml.Node, fault: Any) -> str:
    """One fault as `file:line: place: what is wrong; the valid options`."""
    node, line = root, root.start_mark.line
    known: list[str] = []
    for step in fault["loc"]:
        below = _step(node, step)
        if below is None:
            break
        (line, node), known = below, [*known, str(step)]
    line += 1
    message = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        key = str(fault["loc"][-1])
        return f"{path}:{line}: unknown key {key!r}; {one_of(key, options(holder(model, fault['loc'])))}"
    if fault["type"] == "missing":
        return f"{path}:{line}: {fault['loc'][-1]!r} is missing"
    return f"{path}:{line}: {'.'.join(known) or 'file'}: {message}" + _given(fault)


def _given(fault: Any) -> str:
    given = fault["input"]
    return f", not {given!r}" if isinstance(given, (str, int, float)) else ""


def _step(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    """What stands below a node, with the (0-based) line where it begins: that of its key, if it has one."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        below: yaml.Node = node.value[step]
        return below.start_mark.line, below
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark.line, value) for key, value in node.value if key.value == step), None)
    return None


def holder(model: type[BaseModel], place: tuple[str | int, ...]) -> type[BaseModel]:
    """The model of the mapping that holds the key at the end of `place`."""
    for step in place[:-1]:
        field = model.model_fields.get(str(step))
        if field is not None:
            model = next(_models(field.annotation), model)
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation such as ``tuple[GoldQuote, ...]`` or ``dict[str, Anchor]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
