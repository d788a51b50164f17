"""Quotes: who said what, word for word, in part, or in other words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.tokens import Doc

from copydesk.extract import cue, identity, indirect, marks, page, speaker
from copydesk.extract.identity import Cast
from copydesk.extract.indirect import Reported
from copydesk.extract.page import Page
from copydesk.extract.phrase import Source
from copydesk.extract.speaker import Attribution, Scene
from copydesk.records import Quantity, Quote, Speaker, TextSpan

Kind = Literal["direct", "partial", "indirect"]


def extract(doc: Doc) -> Iterator[Quote]:
    """Every quote of the article, in reading order, without ids."""
    scene = Scene.of(page.read(doc), marks.stretches(doc.text))
    marked = [(k, found) for k, found in enumerate(attribute(scene)) if is_quote(scene, k, found)]
    reported = list(indirect.reports(scene))
    if not marked and not reported:
        return
    told = [found for _, found in marked] + [report.attribution for report in reported]
    heads = [found.source.head for found in told if found is not None and found.source is not None]
    people = identity.cast(scene.page, scene.quoted, heads)
    out = [_marked(scene, people, k, found) for k, found in marked]
    out.extend(_reported(scene, people, report) for report in reported)
    yield from sorted(out, key=lambda quote: (quote.start, quote.end))


def numbered(doc: Doc, quantities: Sequence[Quantity]) -> tuple[Quote, ...]:
    """Every quote with its id and the ids of the ``quantities`` (in reading order) inside it."""
    starts = [quantity.start for quantity in quantities]
    out = []
    for n, quote in enumerate(extract(doc), 1):
        first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        inside = tuple(q.id for q in quantities[first:last] if q.end <= quote.end)
        out.append(quote.model_copy(update={"id": f"s{n}", "quantities": inside}))
    return tuple(out)


def attribute(scene: Scene) -> list[Attribution | None]:
    """For each stretch its attribution: beside it, in its sentence, or inherited."""
    out = [speaker.beside(scene, k) for k in range(len(scene.stretches))]
    _share(scene, out)
    for k, found in enumerate(out):
        if found is None:
            out[k] = _own(scene, k, out)
    _backward(scene, out)
    _float(scene, out)
    return out


def _share(scene: Scene, out: list[Attribution | None]) -> None:
    """Stretches of one sentence share the attribution that follows the last of them."""
    for k in range(len(out) - 2, -1, -1):
        following = out[k + 1]
        if out[k] is None and following is not None and _follows(scene, k + 1, following):
            out[k] = following if _same_sentence(scene, k) else None


def _same_sentence(scene: Scene, k: int) -> bool:
    """Whether nothing ends a sentence between stretch ``k`` and the next."""
    a, b = scene.stretches[k], scene.stretches[k + 1]
    if a.line != b.line or scene.page.text[a.end - 1] in ".!?":
        return False
    between = range(scene.bounds[k][1], scene.bounds[k + 1][0])
    return not any(scene.page.words[i] in speaker.STOPS for i in between)


def _follows(scene: Scene, k: int, found: Attribution) -> bool:
    return found.cue is not None and found.cue[0] >= scene.bounds[k][1]


def _own(scene: Scene, k: int, out: list[Attribution | None]) -> Attribution | None:
    if k and _resumes(scene, k, out[k - 1]):
        return out[k - 1]
    return (
        speaker.trailing(scene, k)
        or speaker.aside(scene, k)
        or speaker.climb(scene, k)
        or speaker.leading(scene, k)
        or speaker.introduced(scene, k)
        or speaker.announced(scene, k)
        or speaker.implied(scene, k)
    )


def _resumes(scene: Scene, k: int, previous: Attribution | None) -> bool:
    """`"…," she said. "…"`: nothing but the attribution stands between the two."""
    a, b = scene.stretches[k - 1], scene.stretches[k]
    if a.line != b.line or previous is None or previous.cue is None or previous.source is None:
        return False
    start, end = scene.bounds[k - 1][1], scene.bounds[k][0]
    if not (start <= previous.cue[0] < end):
        return not any(scene.page.words[i][:1].isalnum() for i in range(start, end)) and is_sentence(scene, k)
    stops = [i for i in range(start, end) if scene.page.words[i] in speaker.STOPS]
    if any(cue.kind(scene.page, i) in ("say", "ask") for i in range(previous.cue[1] + 2, end)):
        return scene.page.tags[previous.cue[1] + 1] == "," and speaker.leading(scene, k) is None
    return not stops or stops == [end - 1]


def is_sentence(scene: Scene, k: int) -> bool:
    """Whether the stretch reads as a sentence: capital first, and a sentence's length or end."""
    stretch = scene.stretches[k]
    text = scene.page.text
    first = text[stretch.start]
    return (first.isupper() or not first.isalpha()) and (
        text[stretch.end - 1] in ".!?,—…" or scene.words(k) >= 6
    )


def _backward(scene: Scene, out: list[Attribution | None]) -> None:
    """`"…" "…," she said`: a sentence before an attributed quote of the same paragraph."""
    for k in range(len(out) - 2, -1, -1):
        a, b = scene.stretches[k], scene.stretches[k + 1]
        if out[k] is None and out[k + 1] is not None and a.line == b.line and is_sentence(scene, k):
            out[k] = out[k + 1]


def _float(scene: Scene, out: list[Attribution | None]) -> None:
    """A paragraph that is only a quote belongs to whoever spoke before it."""
    for k in range(1, len(out)):
        if out[k] is None and is_sentence(scene, k) and out[k - 1] is not None:
            out[k] = out[k - 1]


def is_quote(scene: Scene, k: int, found: Attribution | None) -> bool:
    """Whether somebody said the stretch; titles, nicknames and scare quotes are nobody's."""
    words = scene.words(k)
    if is_title(scene, k):
        return found is not None and _touches(scene, k, found)
    if words <= 2 and not is_sentence(scene, k):
        return found is not None and _binds(scene, k, found)
    if words <= _PRODUCT and speaker.is_attributive(scene, k) and not is_sentence(scene, k):
        return found is not None and _touches(scene, k, found)
    return found is not None or words >= 4


_PRODUCT = 4  # words of the longest phrase in marks that passes for an adjective
_LIGHT = frozenset(["of", "the", "and", "for", "in", "on", "to", "a", "an", "with", "at", "by", "from", "or"])


def is_title(scene: Scene, k: int) -> bool:
    """Every word of weight is capitalised and no sentence ends: a show, a book, a slogan."""
    words = [word for word in scene.page.words[slice(*scene.bounds[k])] if word[:1].isalnum()]
    heavy = [word for word in words if word not in _LIGHT]
    if len(words) > 7 or not heavy or scene.page.text[scene.stretches[k].end - 1] in "!?" or _alone(scene, k):
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in heavy) and words[0][0].isupper()


def _alone(scene: Scene, k: int) -> bool:
    """Whether the stretch is a sentence to itself."""
    start, end = scene.before(k)
    first, last = scene.after(k)
    return start == end and (last == first or scene.page.text[scene.stretches[k].end - 1] == ".")


def _touches(scene: Scene, k: int, found: Attribution) -> bool:
    """Whether the cue stands right beside the stretch, with a comma or colon between or none."""
    if found.cue is None or found.source is None:
        return False
    first, last = scene.bounds[k]
    if found.cue[0] >= last:
        start, end = scene.before(k)
        near = min(found.cue[0], found.source.first) - last <= 1
        return near and start == end and scene.ending(k) in ",!?"
    speaks = cue.kind(scene.page, found.cue[0]) in ("say", "ask", "label")
    if not speaks or scene.page.tags[first - 1] == "IN":
        return False
    return first - found.cue[1] <= 2 and scene.page.lows[found.cue[1]] not in cue.forms("tell")


def _binds(scene: Scene, k: int, found: Attribution) -> bool:
    """Whether a word or two in marks are what the cue reports."""
    if found.cue is None:
        return False
    kind = cue.kind(scene.page, found.cue[0])
    return _touches(scene, k, found) or (kind in ("say", "ask", "label") and found.side == "over")


def _marked(scene: Scene, people: Cast, k: int, found: Attribution | None) -> Quote:
    stretch = scene.stretches[k]
    kind: Kind = "direct" if is_sentence(scene, k) else "partial"
    return _record(scene, people, kind, (stretch.start, stretch.end), found)


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
