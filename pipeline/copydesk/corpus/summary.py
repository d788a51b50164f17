"""The summary of a corpus run as Markdown, and the files that a run leaves behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from copydesk.corpus import listing
from copydesk.corpus.examine import Examination
from copydesk.errors import InputError
from copydesk.page import index

SECTIONS = ("quantity", "quote", "speaker", "claim", "check", "finding", "repair")


def write(examination: Examination, out: Path) -> tuple[Path, ...]:
    """Write reports.jsonl, findings.txt, summary.md and index.html with its pages into a folder (made where missing).

    Returns their paths, without those of the pages; raises InputError where the folder cannot be written.
    """
    texts = {
        "reports.jsonl": "".join(report.model_dump_json(by_alias=True) + "\n" for report in examination.reports),
        "findings.txt": "".join(block + "\n" for block in listing.findings(examination)),
        "summary.md": "\n".join(summary(examination)) + "\n",
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (out / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{out}: cannot be written: {error.strerror or error}") from None
    front = index.write(out, examination.reports, title="The corpus")
    return (*(out / name for name in texts), front)


def summary(examination: Examination) -> Iterator[str]:
    """The lines of the summary: counts, planted errors by family, and everything that differs."""
    yield from ("# The corpus", "", listing.coverage(examination) + "  ", listing.verdict(examination), "")
    gold, found, extra = (examination.count(name) for name in ("gold", "found", "extra"))
    rows = [(name, gold[name], found[name], extra[name]) for name in SECTIONS]
    yield from _table("entries", ("in the gold", "found", "beyond the gold"), rows)
    planted, caught = examination.count("planted"), examination.count("caught")
    families = [(name, planted[name], caught[name]) for name in sorted(planted)]
    total = ("all", sum(planted.values()), sum(caught.values()))
    yield from _table("planted errors", ("planted", "caught"), [*families, total])
    yield from _list("Broken", examination.broken)
    yield from _list("Faults of the corpus", examination.collection.faults)
    yield from _list("Differs from the gold", map(str, examination.failures))
    solved = [known for known in examination.known if known.outcome == "solved"]
    yield from _list("Known to fall short", (str(known) for known in examination.known if known not in solved))
    yield from _list("Solved: the label can go", map(str, solved))


def _table(first: str, heads: tuple[str, ...], rows: Iterable[tuple[str | int, ...]]) -> Iterator[str]:
    yield f"| {' | '.join((first, *heads))} |"
    yield f"|---|{'---:|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"
    yield ""


def _list(title: str, rows: Iterable[str]) -> Iterator[str]:
    rows = list(rows)
    if rows:
        yield from (f"## {title}", "", *(f"- {row}" for row in rows), "")
