"""``copydesk schema``: what the JSON reports look like."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of one report of --format json."""
    import json

    from copydesk.records import Report

    described = Report.model_json_schema(by_alias=True, mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    typer.echo(json.dumps(head | described, indent=2, ensure_ascii=False))
