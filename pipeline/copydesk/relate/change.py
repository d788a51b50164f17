"""Changes: a base, a result, and the percentage, difference or multiple between them.

    rose 76% to $1.13bn from $639m      £178m, down from £187m       from 7,613 to 6,630, or 12.9%
    a 52% rise to £198m from £130m      up 8 pence, or 1.3%, at 605  halved to 17 cents from 34 cents

Claims of kind "change" with the roles base, result, percent, difference and multiple as far as
one sentence prints them; `link` then looks for what is missing in other sentences. Cue
``motion`` is the word that says which way it went, and ``direction`` what that word says; cue
``either`` marks words and subjects with which a smaller figure may be a rise ("losses
improved", ranks, exchange rates).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan, Trend
from copydesk.relate import lead as leads
from copydesk.relate import link, motion
from copydesk.relate import sheet as sheets
from copydesk.relate.lead import Lead
from copydesk.relate.motion import Motion, single
from copydesk.relate.sheet import Figure, Sheet, stem

_LEVELS = ("money", "percent", "count", "number", "measure", "duration", "age", "temperature", "ordinal")
_BARE = ("number", "count")
_BREAKS = frozenset([";", "while", "whereas", "but", "although", "though"])
_JOINS = frozenset(["and", "with", "as"])
_NEAR, _FAR = 14, 24  # words between two figures of one change
_LOSS = frozenset(["loss", "deficit", "shortfall", "debt", "overspend"])
_GAIN = frozenset(["profit", "surplus", "income", "earnings", "earning"])


@dataclass(slots=True)
class Frame:
    """A change as far as one sentence prints it."""

    base: Figure | None = None
    result: Figure | None = None
    percent: Figure | None = None
    difference: Figure | None = None
    multiple: Figure | None = None
    motion: Motion | None = None
    marks: dict[str, TextSpan] = field(default_factory=dict)

    def roles(self) -> dict[str, Figure]:
        """The figures by role, those that are printed."""
        named = {"base": self.base, "result": self.result, "percent": self.percent,
                 "difference": self.difference, "multiple": self.multiple}  # fmt: skip
        return {role: figure for role, figure in named.items() if figure is not None}


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every change of the article, without ids, linked over sentences where one alone lacks a level."""
    sheet = sheets.read(doc, mentions)
    found: list[link.Change] = []
    for figures in sheet.of_sentence.values():
        if len(figures) > 1 or any(f.quantity.kind in ("percent", "multiple") for f in figures):
            for frame in _frames(sheet, figures):
                found.append(_change(sheet, frame))
    yield from link.claims(sheet, found)


def _change(sheet: Sheet, frame: Frame) -> link.Change:
    moved = frame.motion
    named = motion.subject(sheet, moved.place) if moved else None
    direction = moved.direction if moved else None
    if frame.multiple is not None and moved is None:
        value = frame.multiple.quantity.value or 1
        direction = "up" if value > 1 else "down"
    cues = dict(frame.marks)
    if moved is not None:
        cues["motion"] = motion.span(sheet, moved)
    if named is not None and _inverse(sheet, named[1]):
        cues["either"] = cues.get("motion", sheet.words(0, 1))
    return link.Change(frame.roles(), direction, cues, *(named or (None, ())))


def _inverse(sheet: Sheet, nouns: Sequence[str]) -> bool:
    """Whether a smaller figure may be a rise of this subject: ranks, exchange rates."""
    return any(noun in single("inverse") for noun in nouns[:1])


def _frames(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Frame]:
    """The changes of one sentence: pairs of levels first, then what is left with one level or none."""
    led = [leads.read(sheet, figure) for figure in figures]
    levels = [n for n, figure in enumerate(figures) if figure.quantity.kind in _LEVELS]
    used: set[int] = set()
    frames: list[tuple[Frame, int, int]] = []
    for n in levels:
        if led[n].role == "base" and n not in used:
            partner = _partner(sheet, figures, led, n, used)
            if partner is not None:
                used |= {n, partner}
                frames.append((_paired(sheet, figures, led, n, partner), min(n, partner), max(n, partner)))
    if "respectively" in _words(sheet, figures[0]) and len(frames) > 1:
        return
    for frame, first, last in frames:
        _attach(sheet, figures, led, frame, first, last, used)
        yield frame
    yield from _trailing(sheet, figures, led, used)
    yield from _single(sheet, figures, led, used)
    yield from _times(sheet, figures, led, used)


def _words(sheet: Sheet, figure: Figure) -> list[str]:
    return [*sheet.before(figure, 60), *sheet.after(figure, 80)]


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can be levels of one thing: one unit, or one of them prints none."""
    a, b = one.quantity, other.quantity
    if a.kind in _BARE and b.kind in _BARE:
        return True
    if "number" in (a.kind, b.kind) and {a.kind, b.kind} <= {*_LEVELS}:
        return True
    return a.kind == b.kind and a.unit == b.unit


# ---------------------------------------------------------------------------- two levels


def _partner(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, used: set[int]
) -> int | None:
    """The result that belongs to the base at ``n``."""
    if led[n].tie == "from" and (after := _after(sheet, figures, led, n, used)) is not None:
        return after
    for k in range(n - 1, -1, -1):
        if k in used and led[k].role == "base":
            return None
        if led[k].role == "delta" or k in used or not alike(figures[k], figures[n]):
            continue
        return k if _reaches(sheet, figures, led, k, n) else None
    return _of_rates(sheet, figures, led, n, used)


def _of_rates(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, used: set[int]
) -> int | None:
    """`earnings rose by 4.3%, up from 4.2%`: two sizes of change, one against the other."""
    sizes = [k for k in range(n - 1, -1, -1) if alike(figures[k], figures[n]) and k not in used]
    if len(sizes) == 1 and led[sizes[0]].role == "delta" and _reaches(sheet, figures, led, sizes[0], n):
        return sizes[0]
    return None


def _after(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, used: set[int]) -> int | None:
    """`from 5,000 … to 3,800`: the next level behind "to"."""
    for k in range(n + 1, len(figures)):
        if k in used or figures[k].quantity.kind not in _LEVELS:
            continue
        places = sheet.between(figures[n].last, figures[k].first)
        gap = {sheet.page.lows[j] for j in places}
        if led[k].tie != "to" or not alike(figures[k], figures[n]) or len(places) > _NEAR:
            return None
        verbs = any(sheet.page.tags[j] in ("VBD", "VBZ", "VBP") for j in places)
        return None if verbs or _BREAKS & gap or "and" in gap else k
    return None


def _reaches(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], k: int, n: int) -> bool:
    """Whether the level at ``k`` is the result of the base at ``n`` behind it."""
    one, lead = figures[k], led[n]
    beside = lead.motion.place if lead.motion is not None and lead.motion.place < lead.place else lead.place
    places = sheet.between(one.last, beside)
    if len(places) > _FAR or any(sheet.page.lows[j] in _BREAKS for j in places):
        return False
    if any(sheet.page.lows[j] in _JOINS and not _opens(sheet, j + 1, beside) for j in places):
        return False
    return not any(_other_verb(sheet, j) for j in places)


def _other_verb(sheet: Sheet, place: int) -> bool:
    """Whether a finite verb stands there that moves nothing: another clause has begun."""
    return sheet.page.tags[place] in ("VBD", "VBZ", "VBP") and motion.at(sheet, place) is None


def _opens(sheet: Sheet, first: int, last: int) -> bool:
    """Whether only adverbs stand between a joining word and the motion: "and well up on"."""
    return all(sheet.page.tags[j] in ("RB", "RBR", "JJ") for j in range(first, last))


def _paired(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, k: int) -> Frame:
    base, result = figures[n], figures[k]
    frame = Frame(base, result)
    moved = led[n].motion
    if moved is not None and moved.kind == "verb" and moved.place >= led[n].place:
        moved = None
    if moved is None:
        begin = min(led[n].place, led[k].place if led[k].role == "result" or k < n else led[n].place)
        skip = [(figure.first, figure.last) for figure in figures]
        moved = motion.before(sheet, begin, skip) if led[k].role != "delta" else None
        if moved is not None and led[n].tie == "compare" and led[k].role != "result":
            moved = None  # "earned £5m, compared with £4m": nothing moved to £5m
    frame.motion = moved
    _mark(sheet, frame)
    return frame


def _mark(sheet: Sheet, frame: Frame) -> None:
    """Mark what makes the direction open: a loss against a profit, words that go either way."""
    base, result = frame.base, frame.result
    if base is None or result is None:
        return
    sides = [_side(sheet, base), _side(sheet, result)]
    span = sheet.words(base.first, base.last)
    if None not in sides and sides[0] != sides[1]:
        frame.marks["signs"] = span
    if frame.motion is not None and frame.motion.open and "loss" in (*sides, _mover(sheet, frame.motion)):
        frame.marks["either"] = motion.span(sheet, frame.motion)
    if base.quantity.kind == "ordinal" or _ranked(sheet, result) or _ranked(sheet, base):
        frame.marks["either"] = span


def _mover(sheet: Sheet, moved: Motion) -> str | None:
    """Whether what moves is a loss or the like, by its own nouns."""
    named = motion.subject(sheet, moved.place)
    return "loss" if named and set(named[1]) & (_LOSS | single("burden")) else None


def _ranked(sheet: Sheet, figure: Figure) -> bool:
    near = {*map(stem, sheet.before(figure, 4)), *map(stem, sheet.after(figure, 6))}
    return bool(near & {"rank", "ranking", "world", "place", "seed", "chart", "position", "number"} - {"number"}) or (
        "number" in sheet.before(figure, 1)
    )


def _side(sheet: Sheet, figure: Figure) -> str | None:
    """Whether the figure is said to be a loss or a profit, by the nouns right beside it."""
    near = [*sheet.before(figure, 5)[::-1], *sheet.after(figure, 4)]
    for word in near:
        if stem(word) in _LOSS:
            return "loss"
        if stem(word) in _GAIN:
            return "gain"
    return None


# ------------------------------------------------------------------- sizes of the change


def _role(figure: Figure, level: Figure | None) -> str | None:
    """What a size is of a change whose level is known: percent, difference or multiple."""
    kind = figure.quantity.kind
    if kind == "multiple":
        return "multiple"
    if kind in ("percentage-point", "basis-point"):
        return "difference"
    if kind in ("percent", "fraction"):
        return "percent"
    if level is None or alike(figure, level) or (figure.quantity.unit == "point" and level.quantity.kind in _BARE):
        return "difference"
    return None


def _attach(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], frame: Frame, first: int, last: int, used: set[int]
) -> None:
    """Give a pair of levels the sizes that stand before it, inside it, or right behind it."""
    for k, figure in enumerate(figures):
        role = _role(figure, frame.result) if k not in used else None
        if role is None or getattr(frame, role) is not None:
            continue
        if k < first:
            fits = (led[k].role == "delta" or role == "multiple") and _leads_in(sheet, figures, k, first, led)
        elif k < last:
            fits = led[k].role == "delta" or role == "multiple"
        else:
            fits = _follows(sheet, figures, k, last, led)
        if fits:
            used.add(k)
            setattr(frame, role, figure)
            if frame.motion is None and led[k].motion is not None:
                frame.motion = led[k].motion


def _leads_in(sheet: Sheet, figures: Sequence[Figure], k: int, first: int, led: Sequence[Lead]) -> bool:
    """`jumped 76% to …`, `a 52% rise in profits for the year to …`."""
    stop = min(led[first].place, figures[first].first)
    places = sheet.between(figures[k].last, stop)
    if len(places) > _NEAR or any(sheet.page.lows[j] in {*_BREAKS, "and", "with"} for j in places):
        return False
    return not any(_other_verb(sheet, j) for j in places)


def _follows(sheet: Sheet, figures: Sequence[Figure], k: int, last: int, led: Sequence[Lead]) -> bool:
    """`…, or 12.9%`, `…, a rise of 49.7%`, `(12.9%)`, behind the pair and before any other level."""
    if any(led[j].role in ("base", "result") for j in range(last + 1, k)):
        return False
    gap = sheet.gap(figures[last], figures[k])
    if len(gap) > _NEAR or _BREAKS & set(gap) or "and" in gap:
        return False
    beside = [word for word in gap if word in (",", "(", "-", "–", "—", "or", ":")]
    return bool(beside) and (led[k].role == "delta" or gap[-1:] in (["or"], ["("], [","]) or "or" in gap[-3:])


def _trailing(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Frame]:
    """`£60,000 in damages, later reduced to £40,000`, `4.1% this year, dipping to 4%`: the base stands first."""
    for n in range(1, len(figures)):
        if n in used or n - 1 in used or led[n].tie != "to" or led[n - 1].role or not alike(figures[n - 1], figures[n]):
            continue
        moved, base = motion.before(sheet, led[n].place), figures[n - 1]
        if moved is None or moved.place < base.last or sheet.page.tags[moved.place] not in ("VBG", "VBN", "VBD"):
            continue
        gap = sheet.between(base.last, moved.place)
        comma = [j for j in gap if sheet.page.lows[j] in (",", "(", "-", "–")]
        light = comma and all(sheet.page.tags[j] in ("RB", "WDT", "VBD", "VBN") for j in gap if j > comma[-1])
        if light and len(gap) <= _NEAR and not any(_other_verb(sheet, j) for j in gap if j < comma[-1]):
            used |= {n - 1, n}
            frame = Frame(base, figures[n], motion=moved)
            _mark(sheet, frame)
            yield frame


# ------------------------------------------------------------------------ one level or none


def _single(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Frame]:
    """`fell $2.86, or 6%, to $41.32`, `up 8 pence, or 1.3%, at 605 pence`, `fell 8%`."""
    n = 0
    while n < len(figures):
        if n in used or led[n].role != "delta" or led[n].motion is None:
            n += 1
            continue
        frame, k = Frame(motion=led[n].motion), n
        while k < len(figures) and k not in used and (k == n or _or_else(sheet, figures, k)):
            role = _role(figures[k], None)
            if role is None or getattr(frame, role) is not None:
                break
            setattr(frame, role, figures[k])
            k += 1
        if k < len(figures) and k not in used and led[k].role == "result" and _leads_in(sheet, figures, k - 1, k, led):
            size = frame.difference
            if size is None or _role(size, figures[k]) == "difference":
                frame.result = figures[k]
                k += 1
        if frame.percent is not None or frame.multiple is not None or len(frame.roles()) > 1:
            used.update(range(n, k))
            yield frame
        n = max(k, n + 1)


def _or_else(sheet: Sheet, figures: Sequence[Figure], k: int) -> bool:
    """Whether the figure only says the size before it again: "28 pence, or 3%", "28 pence (3%)"."""
    gap = set(sheet.gap(figures[k - 1], figures[k]))
    return not gap - {",", "by", "about", "the", "or", "(", "-", "–"} and bool({"or", "(", "-", "–"} & gap)


def _times(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Frame]:
    """`doubled to £9m`, `600, twice the 300 of 2019`, `a threefold rise`: multiples that are left."""
    for n, figure in enumerate(figures):
        if figure.quantity.kind != "multiple" or n in used:
            continue
        frame = Frame(multiple=figure)
        following = figures[n + 1] if n + 1 < len(figures) and n + 1 not in used else None
        if following is not None and following.quantity.kind in _LEVELS:
            gap = sheet.gap(figure, following)
            if led[n + 1].tie == "to" and len(gap) <= _NEAR and not {"and", "with", ","} & set(gap):
                frame.result = following
            elif n and n - 1 not in used and alike(figures[n - 1], following) and _twice(gap):
                frame.base, frame.result = following, figures[n - 1]
                frame.marks["beside"] = sheet.words(figure.first, figure.last)
        frame.motion = _own_motion(sheet, figure)
        used.add(n)
        yield frame


_BETWEEN = frozenset("the as many much than its of last year 's in to compared with more like".split())


def _twice(gap: Sequence[str]) -> bool:
    return 0 < len(gap) <= 4 and all(word in _BETWEEN for word in gap)


def _own_motion(sheet: Sheet, figure: Figure) -> Motion:
    """The multiple as the word that moves: "doubled" goes up, "halved" down."""
    value = figure.quantity.value or 1
    direction: Trend = "up" if value > 1 else "down"
    return Motion(figure.first, direction, "verb" if sheet.page.tags[figure.first][:2] == "VB" else "noun")
