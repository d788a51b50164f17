"""Quotes: who said what, word for word, in part, or in other words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Doc

from copydesk.extract import identity, indirect, lost, marks, page, unmarked
from copydesk.extract.cast import Cast
from copydesk.extract.genuine import is_direct, is_quote
from copydesk.extract.indirect import Reported
from copydesk.extract.marks import Stretch
from copydesk.extract.page import Page
from copydesk.extract.phrase import Source
from copydesk.extract.scene import Attribution, Scene
from copydesk.extract.speaker import attribute, runs
from copydesk.extract.unmarked import Line
from copydesk.records import Quantity, Quote, Speaker, TextSpan

Kind = Literal["direct", "partial", "indirect"]


def extract(doc: Doc) -> Iterator[Quote]:
    """Every quote of the article, in reading order, without ids."""
    scene = stage(doc)
    told = attribute(scene)
    marked = [
        (first, last, told[first]) for first, last in runs(scene, told) if is_quote(scene, first, told[first])
    ]
    reported = list(indirect.reports(scene))
    if not marked and not reported:
        return
    told += [report.attribution for report in reported]
    sources = [found.source for found in told if found is not None and found.source is not None]
    people = identity.cast(scene.page, scene.quoted, sources)
    out = [_marked(scene, people, *quote) for quote in marked]
    out.extend(_reported(scene, people, report) for report in reported)
    yield from sorted(out, key=lambda quote: (quote.start, quote.end))


def stage(doc: Doc) -> Scene:
    """The page with every stretch laid over it; of stretches within each other the outer ones."""
    sheet = page.read(doc)
    lines = unmarked.lines(sheet.text)
    ends = [line.end for line in lines]

    def is_free(stretch: Stretch) -> bool:
        k = bisect_right(ends, stretch.outer_start)
        return k == len(lines) or lines[k].start >= stretch.outer_end

    stretches = [stretch for stretch in marks.stretches(sheet.text) if is_free(stretch)]
    stretches += [Stretch(ln.start, ln.start, ln.end, ln.end, True, False, True, -1) for ln in lines]
    stretches = lost.cut(sheet, sorted(stretches))
    scene = Scene.of(sheet, stretches)
    own = [k for k, stretch in enumerate(stretches) if stretch.line < 0]
    scene.given.update((k, _by_line(sheet, line)) for k, line in zip(own, lines, strict=True))
    return scene


def _by_line(sheet: Page, line: Line) -> Attribution:
    first, last = sheet.at(line.name_start), sheet.at(line.name_end) - 1
    cue = last + 1 if line.name_end < line.start else first - 1
    return Attribution(Source(first, last, last), (cue, cue), "line")


def numbered(doc: Doc, quantities: Sequence[Quantity]) -> tuple[Quote, ...]:
    """Every quote with its id and the ids of the ``quantities`` (in reading order) inside it."""
    starts = [quantity.start for quantity in quantities]
    out = []
    for n, quote in enumerate(extract(doc), 1):
        first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        inside = tuple(q.id for q in quantities[first:last] if q.end <= quote.end)
        out.append(quote.model_copy(update={"id": f"s{n}", "quantities": inside}))
    return tuple(out)


def _marked(scene: Scene, people: Cast, first: int, last: int, found: Attribution | None) -> Quote:
    kind: Kind = "direct" if is_direct(scene, first) else "partial"
    return _record(scene, people, kind, (scene.stretches[first].start, scene.stretches[last].end), found)


def _reported(scene: Scene, people: Cast, report: Reported) -> Quote:
    return _record(scene, people, "indirect", scene.page.span(report.first, report.last), report.attribution)


def _record(
    scene: Scene, people: Cast, kind: Kind, span: tuple[int, int], found: Attribution | None
) -> Quote:
    sheet = scene.page
    start, end = span
    return Quote(
        text=sheet.text[start:end],
        start=start,
        end=end,
        kind=kind,
        cue=_span(sheet, found.cue) if found and found.cue else None,
        speaker=_speaker(sheet, people, found.source) if found and found.source else None,
        sentence=sheet.sents[min(sheet.at(start), len(sheet) - 1)],
    )


def _span(sheet: Page, words: tuple[int, int]) -> TextSpan:
    start, end = sheet.span(*words)
    return TextSpan(text=sheet.text[start:end], start=start, end=end)


def _speaker(sheet: Page, people: Cast, source: Source) -> Speaker:
    start, end = sheet.span(source.first, source.last)
    known = identity.identify(people, source)
    return Speaker(
        text=sheet.text[start:end], start=start, end=end,
        name=known.name, title=known.title, affiliation=known.affiliation,
    )
