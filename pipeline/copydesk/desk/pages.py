"""The desk's own pages and files: the draft, the proof beside it, and the description of the API.

The proof stands in a frame, so that what is made of a draft has a document, a width and a policy of its own.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from copydesk import page
from copydesk.settings import DESKS

_FILES = {"desk.css": "text/css", "desk.js": "text/javascript", "read.js": "text/javascript",
          "proof.css": "text/css", "proof.js": "text/javascript", "docs.css": "text/css"}  # fmt: skip


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("copydesk.desk"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


@functools.cache
def desk(usual: str | None, limit: int) -> str:
    """The page with the draft; ``usual`` is the desk whose house style is followed unless another is chosen."""
    names = {"us": "United States", "uk": "United Kingdom"}
    desks = {name: names.get(name, name.capitalize()) for name in DESKS}
    return _environment().get_template("desk.html.j2").render(desks=desks, usual=desks.get(usual or ""), limit=limit)


@functools.cache
def proof() -> str:
    """The page in the frame, before there is anything to show."""
    return _environment().get_template("proof.html.j2").render(toolbar=page.toolbar())


@functools.cache
def file(name: str) -> tuple[str, str] | None:
    """The words and the media type of a style or a script; None where there is no such file."""
    if name not in _FILES:
        return None
    words = resources.files(__name__.rpartition(".")[0]).joinpath("static", name).read_text(encoding="utf-8")
    shared = {"proof.css": page.style, "proof.js": page.script}.get(name)
    common = page.style(()) if shared is None and name.endswith(".css") else shared() if shared else ""
    return f"{common}\n{words}", _FILES[name]


def docs(described: dict[str, Any], base: str) -> str:
    """The OpenAPI description as a page, which needs nothing from elsewhere; ``base`` is the desk's own address."""
    operations = [
        (method.upper(), path, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    schemas = described["components"]["schemas"]
    template = _environment().get_template("docs.html.j2")
    return template.render(info=described["info"], operations=operations, schemas=schemas, kind=kind, base=base)


def kind(schema: dict[str, Any]) -> str:
    """What a schema stands for, in a few words: "string or null", "array of Quantity"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for several in ("anyOf", "oneOf", "prefixItems"):
        if several in schema:
            return " or ".join(dict.fromkeys(kind(one) for one in schema[several]))
    if "enum" in schema or "const" in schema:
        return " or ".join(f"“{value}”" for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        return f"array of {kind(schema['items'])}" if schema.get("items") else "array"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"object of {kind(schema['additionalProperties'])}"
    return str(schema.get("type", "anything"))
