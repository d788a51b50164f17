"""JSON Schemas of the files of a corpus, for editors that complete and check what is written."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from copydesk.corpus.gold import Gold
from copydesk.errors import InputError, one_of
from copydesk.facts import FactFile
from copydesk.settings import Desk
from copydesk.waiver import Waiver

DRAFT = "https://json-schema.org/draft/2020-12/schema"


class Front(BaseModel):
    """The front matter of an article in a corpus."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1)
    published: str = Field(description="An ISO day, month or year, or two of them with a slash between.")
    source: str = Field(min_length=1, description="Where the words and the facts come from.")
    licence: str = Field(min_length=1, description="The licence of the words, such as CC0-1.0.")
    desk: Desk = Field(description="Whose house style a bare $ or pound follows.")
    url: str | None = None
    tags: list[str] = []
    waivers: list[Waiver] = []


MODELS: dict[str, type[BaseModel]] = {"article": Front, "gold": Gold, "facts": FactFile}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file: article (its front matter), gold or facts. Raises InputError."""
    if kind not in MODELS:
        raise InputError(f"there is no schema of {kind!r}; {one_of(kind, MODELS)}")
    described = MODELS[kind].model_json_schema()
    _written_by_hand(described)
    return {"$schema": DRAFT} | described


def _written_by_hand(node: Any) -> None:
    """Take out what nobody writes (path, line), and let an anchor be its words alone, as the reader does."""
    if isinstance(node, list):
        for item in node:
            _written_by_hand(item)
    if not isinstance(node, dict):
        return
    for name in ("path", "line"):
        node.get("properties", {}).pop(name, None)
    if "path" in node.get("required", ()):
        node["required"] = [name for name in node["required"] if name != "path"]
    for key, value in list(node.items()):
        _written_by_hand(value)
        if key in ("at", "check") and isinstance(value, dict) and value.get("type") == "array":
            node[key] = {"anyOf": [value, value["items"]]}
    if node.get("$ref") == "#/$defs/Anchor":
        node.update({"anyOf": [{"$ref": node.pop("$ref")}, {"type": "string", "minLength": 1}]})
