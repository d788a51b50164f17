"""``copydesk explain``: what each check asks, with its examples and what it says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copydesk.verdict import Check, Example


def explain(
    name: Annotated[
        str | None, typer.Argument(metavar="[CHECK]", show_default=False, help="A check, by code or name.")
    ] = None,
) -> None:
    """Explain a check: what it asks, where its rule comes from, examples; without CHECK, list them all."""
    from copydesk.batch.across.rules import FAMILY, RULES
    from copydesk.choice import find_check
    from copydesk.verdict import all_checks

    if name is None:
        rows = [(rule.code, rule.name, rule.doc.split("\n")[0]) for rule in all_checks()]
        rows += [(rule.code, rule.name, rule.doc.split("\n")[0]) for rule in RULES.values()]
        width = max(len(row[1]) for row in rows)
        for code, title, line in rows:
            typer.echo(f"{code}  {title:{width}}  {line}")
        return
    across = next((rule for rule in RULES.values() if name in (rule.code, rule.name)), None)
    if across is not None:
        typer.echo(f"{across.code} {across.name} (family {FAMILY}; `copydesk compare` lists it)\n\n{across.doc}")
        return
    for line in _page(find_check(name)):
        typer.echo(line)


def _page(rule: Check) -> Iterator[str]:
    yield f"{rule.code} {rule.name}" + (f" (family {rule.family})" if rule.family != rule.name else "")
    yield ""
    yield rule.doc
    yield ""
    yield "Agrees:"
    for example in rule.passes:
        yield from _indented(example.text)
    yield ""
    yield "Is at odds:"
    for example in rule.fails:
        yield from _indented(example.text)
        yield from _said(rule, example)
        yield ""


def _indented(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"  {line}"


def _said(rule: Check, example: Example) -> Iterator[str]:
    """What the program says of a failing example."""
    from copydesk import check, reports

    report = check(example.text, published=example.published, select=(rule.code,))
    for line in reports.load("text").render(report).splitlines():
        if line:
            yield f"    {line}"
