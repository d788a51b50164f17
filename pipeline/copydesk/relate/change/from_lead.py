"""A size that the first paragraphs tell by itself, and its two levels anywhere further down, the only ones meant.

    Burglaries fell by 12%, the police said. ... The force recorded 5,016 in 2018. ... In 2017 there were 5,700.
    Fined £2.4m, four times the previous record. ... The previous record was £600,000, imposed in 2014.
    Its pass rate went up by three points. ... Some 72% gained five grades. ... Last year's figure was 69%.

Claims of kind "change" with the size, base and result; cue ``link`` is the size. Levels that another change has
already are no candidates, so that in most articles one pair is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim, Trend
from copydesk.relate.change import contrast, proven, two_times, unclaimed
from copydesk.relate.change.draft import alike, percent_between
from copydesk.relate.change.move import Change
from copydesk.relate.change.named import credible
from copydesk.relate.change.two_times import Pair
from copydesk.relate.ranking.rivals import names_before
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_SIZES = ("percent", "percentage-point", "multiple")
_LEAD = 2  # paragraphs behind the headline in which an article tells what it is about
_FAR = 14  # sentences from the size to a level
_MANY = 16  # levels that no other change has, beyond which no two are the only ones
_OFF = Decimal("2.5")  # times what the levels give, beyond which the size is of two others
_TIMES_OFF = Decimal(6)  # and multiples
_POINTS_OFF = Decimal(2)  # and points
_UNREAL = frozenset(
    "not could might if consensus estimate estimates expected expects forecast forecasts target hopes aims sees".split()
)
_CLAUSE = 8  # words before a size or a level that tell whether it is one that was reached
_NAMED = 6  # words behind "twice its" that name the base
_GIVEN = frozenset("from than by with".split())
_FEW = 20
_NOW = frozenset(["current", "present", "existing"])
_HAD = 4  # words before a level: "It had ended Wednesday at"
_DEFINITE = frozenset("its the their his her over above".split())
_NOMINAL = ("NN", "JJ", "HYPH", "POS", "VBN")
_PEAKS = frozenset("high low peak highs lows record".split())


def claims(sheet: Sheet, changes: Sequence[Change], told: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each such size, without ids."""
    done = {identity for claim in told for identity in claim.roles.values()}
    done |= {f.quantity.id for c in changes if c.pair is not None for f in c.roles.values()}
    sized = {_printed(c.size) for c in changes if c.pair is not None and c.size is not None}
    lacking = [row for row in _lacking(sheet, changes, done) if _printed(row[1]) not in sized]
    free = _free(sheet, done) if lacking else []
    bases = [f for f in free if _is_base(sheet, f)]
    for change, size in lacking if free else ():
        pair = _pair(sheet, change, size, bases, free)
        if pair is not None:
            cues = change.cues | {"link": sheet.words(size.first, size.last)}
            roles = change.roles | {"base": pair[0], "result": pair[1]}
            made = sheet.claim("change", roles, cues=cues, subject=change.subject, explicit=False)
            yield made.model_copy(update={"direction": change.direction})


def _printed(size: Figure) -> tuple[str, Decimal | None]:
    """Kind and value, which a size has that is told again with its levels."""
    return size.quantity.kind, size.quantity.value


def _lacking(sheet: Sheet, changes: Sequence[Change], done: set[str]) -> Iterator[tuple[Change, Figure]]:
    """The changes that print a size and no base, with the size."""
    known = {f.first: c for c in changes for role, f in c.roles.items() if role != "result"}
    for size in sheet.plain:
        if size.line > _LEAD:
            return
        if size.quantity.kind not in _SIZES or size.quantity.id in done or sheet.is_title(size.line):
            continue
        change = known.get(size.first) or unclaimed.read(sheet, size)
        if change is None or len(change.roles.keys() - {"result"}) > 1 or "base" in change.roles:
            continue
        if not _UNREAL & {*sheet.before(size, _CLAUSE)} and not contrast.is_then(sheet, size.sentence):
            yield change, size


def _free(sheet: Sheet, done: set[str]) -> list[Figure]:
    """The levels that no other change has."""
    free = [f for f in sheet.plain if two_times.is_level(sheet, f) and f.quantity.id not in done]
    free = [f for f in free if not sheet.is_title(f.line) and not _UNREAL & {*sheet.before(f, _CLAUSE)}]
    free = [f for f in free if not _GIVEN & {*sheet.before(f, 1)} and not _is_few(f)]
    return free if len(free) <= _MANY else []


def _is_few(figure: Figure) -> bool:
    """Whether so few are counted that any two lie so far apart."""
    return figure.quantity.kind in ("count", "number") and (figure.quantity.value or 0) < _FEW


def _is_base(sheet: Sheet, figure: Figure) -> bool:
    """Whether the level is told of an earlier time, and its sentence tells no size of another change."""
    then = contrast.of_then(sheet, figure) or contrast.dated_alone(sheet, figure) or "had" in sheet.before(figure, _HAD)
    then = then or _is_current(sheet, figure)
    others = (f for f in sheet.of_sentence[figure.sentence] if f is not figure)
    sized = any(f.quantity.kind in _SIZES[1:] or f.quantity.trend is not None for f in others)
    said = {*sheet.before(figure, _CLAUSE)}
    return then and not sized and "would" not in said and not _PEAKS & {*sheet.before(figure, _HAD)}


def _is_current(sheet: Sheet, figure: Figure) -> bool:
    """`This year's budget is $228m`, `The current levy is £40`: of now, beside what will be."""
    lead = sheet.before(figure, _CLAUSE)
    return bool(_NOW & {*lead}) or ["this", "year", "'s"] in (lead[k : k + 3] for k in range(len(lead)))


def _to_come(sheet: Sheet, figure: Figure) -> bool:
    return bool({"would", "will"} & {*sheet.before(figure, _CLAUSE)})


def _went(pair: Pair) -> Trend:
    return "up" if (pair[1].quantity.value or 0) > (pair[0].quantity.value or 0) else "down"


def _pair(
    sheet: Sheet, change: Change, size: Figure, bases: Sequence[Figure], free: Sequence[Figure]
) -> Pair | None:
    """The pair that gives the size, or the only one that can be meant."""
    pairs = list(_pairs(sheet, change, size, bases, free))
    fitting = [pair for pair in pairs if proven.gives_size(pair, size) and change.direction in (None, _went(pair))]
    if fitting:
        return fitting[0]
    pairs = _of_its_own(sheet, change, size, pairs)
    if len({tuple(f.quantity.value for f in pair) for pair in pairs}) != 1:
        return None
    pair = pairs[0]
    if proven.slip(pair, size) or _is_level_slip(pair, change, size):
        return pair
    led = len(change.roles) == 1 or pair[0].quantity.kind == "percent"
    here = (f for f in sheet.of_sentence[size.sentence] if f not in (size, *pair))
    own = any(alike(f, pair[0]) and f.quantity.kind != "number" for f in here)  # "a 25% decline from the 4,781"
    sure = led and not own and _comes_near(pair, size)
    return pair if sure and (credible(change, *pair) or "difference" in change.roles) else None


def _pairs(
    sheet: Sheet, change: Change, size: Figure, bases: Sequence[Figure], free: Sequence[Figure]
) -> Iterator[Pair]:
    """A level of an earlier time with one of now, of one thing and in a unit that the size can lie between."""
    known = change.roles.get("result")
    limit = two_times.MANIFOLD if size.quantity.kind == "multiple" else two_times.LIMIT
    named = _named(sheet, size, free) if size.quantity.kind == "multiple" else []
    if not named and size.quantity.kind == "multiple" and sheet.after(size, 1) in (["over"], ["above"], ["as"]):
        return  # "two and a half times over the limit"
    for base in named or bases:
        for result in [known] if known is not None else _results(sheet, size, free):
            sourced = {base.quote, result.quote} == {None} or base.quote == result.quote == size.quote
            if result is base or base.sentence == result.sentence or not sourced:
                continue
            if result in bases and not contrast.year_before(sheet, base, result):
                continue
            like = alike(base, result) if named else two_times.of_one(result, base, limit) and _firm(base, result)
            near = like and proven.can_have((base, result), size) and all(_near(f, size) for f in (base, result))
            ahead = size.first < base.first and (bool(named) or result is known or size.first < result.first)
            if near and ahead and (named or _is_earlier(sheet, base, result)):
                yield base, result


def _near(figure: Figure, size: Figure) -> bool:
    return abs(figure.sentence - size.sentence) <= _FAR


def _named(sheet: Sheet, size: Figure, free: Sequence[Figure]) -> list[Figure]:
    """`four times the previous record`, `twice its average`: the levels that other sentences call so."""
    page, k = sheet.page, size.last
    while page.low_at(k) in _DEFINITE:
        k += 1
    head = ""
    while page.tag_at(k).startswith(_NOMINAL):
        head = stem(page.lows[k]) if page.tags[k].startswith("NN") else head
        k += 1
    levels = [f for f in free if f.sentence != size.sentence and head in map(stem, sheet.before(f, 2 * _NAMED))]
    return levels if {*sheet.after(size, 1)} & _DEFINITE else []


def _results(sheet: Sheet, size: Figure, free: Sequence[Figure]) -> list[Figure]:
    """The levels that are not in the sentence of the size; a multiple's may stand right before it."""
    here = [f for f in free if f.sentence == size.sentence and f.last <= size.first]
    if size.quantity.kind == "multiple" and here:
        return here[-1:]
    return [f for f in free if f.sentence != size.sentence]


def _firm(base: Figure, result: Figure) -> bool:
    """Whether both are amounts of one kind, or things that are counted."""
    kinds = {base.quantity.kind, result.quantity.kind}
    return len(kinds) == 1 or kinds == {"count", "number"}


def _is_earlier(sheet: Sheet, base: Figure, result: Figure) -> bool:
    """Whether the base is of an earlier time than the result, by its clause or by its year."""
    if contrast.earlier_of(sheet, result, base) is base or _to_come(sheet, result):
        return True
    if _is_current(sheet, base):
        return False
    alone = contrast.dated_alone(sheet, base) and not contrast.dated_alone(sheet, result)
    return (alone and not contrast.of_then(sheet, result)) or contrast.year_before(sheet, base, result)


def _of_its_own(sheet: Sheet, change: Change, size: Figure, pairs: list[Pair]) -> list[Pair]:
    """`Labor's vote fell ... Labor had 38 per cent and the Coalition 43`: those of whoever moved, or of the time."""
    if len(pairs) < 2:
        return pairs
    named = {word for word in (change.subject or "").replace("’", "'").split() if word[:1].isupper()}
    named = {word.removesuffix("'s") for word in named}
    own = [pair for pair in pairs if named & names_before(sheet, pair[0])]
    span = {*sheet.after(size, _NAMED)} & contrast.SPANS
    timed = [pair for pair in pairs if span & {*sheet.before(pair[0], _CLAUSE), *sheet.after(pair[0], 3)}]
    return own or timed or pairs


def _is_level_slip(pair: Pair, change: Change, size: Figure) -> bool:
    """`raise spending by 5% ... would total $249m ... this year's $280m`: two digits of the result are swapped."""
    (a, b), stated = (f.quantity.value or Decimal(0) for f in pair), size.quantity
    if stated.kind != "percent" or not stated.value or stated.approximation != "exact" or change.direction is None:
        return False
    turned = 1 if change.direction == "up" else -1
    meant = pen.rounded(a * (1 + turned * stated.value / 100), pair[1].quantity)
    return pen.telling(meant) and pen.swapped(b, meant)


def _comes_near(pair: Pair, size: Figure) -> bool:
    """Whether the size is no further from what the levels give than a wrong one may be."""
    (a, b), stated = (f.quantity.value or Decimal(0) for f in pair), size.quantity
    if stated.kind == "percent":
        return pen.near(percent_between(a, b, stated), stated.value, _OFF)
    if stated.kind == "multiple":
        return pen.near(b / a, stated.value, _TIMES_OFF)
    return pen.near(abs(b - a), stated.value, _POINTS_OFF)
