"""The JSON Schemas for editors: what the reader takes they take, and what it refuses they refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from copydesk.corpus.schemas import MODELS, schema
from copydesk.errors import InputError

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def plain(node: Any) -> Any:
    """As an editor sees YAML: dates are strings."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return node.isoformat() if hasattr(node, "isoformat") else node


def valid(kind: str, text: str) -> bool:
    return jsonschema.Draft202012Validator(schema(kind)).is_valid(plain(yaml.safe_load(text)))


@pytest.mark.parametrize("kind", MODELS)
def test_each_is_a_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))


def test_the_corpus_obeys_them() -> None:
    gold, front = (jsonschema.Draft202012Validator(schema(kind)) for kind in ("gold", "article"))
    for path in sorted((CORPUS / "gold").glob("*.yaml")):
        gold.validate(plain(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)))
    for path in sorted((CORPUS / "articles").glob("*.md")):
        head = path.read_text(encoding="utf-8").split("---\n")[1]
        front.validate(plain(yaml.load(head, yaml.CSafeLoader)))


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ('findings:\n  - {check: share, at: "35%"}', True),
        ('findings:\n  - {check: [share], at: [{text: "35%", occurrence: 2}, "50"]}', True),
        ('findings:\n  - {check: shares, at: "35%"}', False),
        ('findings:\n  - {check: share, at: "35%", line: 3}', False),
        ("quotes: []", False),
    ],
)
def test_gold(text: str, good: bool) -> None:
    assert valid("gold", text) is good


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(InputError, match="there is no schema of 'golds'; did you mean 'gold'"):
        schema("golds")
