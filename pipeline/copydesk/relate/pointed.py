"""The levels of a change that words of another sentence point to.

    has trebled since 2004, when it sold for £142,000. It now fetches £229,000.
    a queue that has more than doubled. There were 6,120 people in it, compared with 4,310 in May.
    In 2015 the average bowl held 26.0g. This January the figure had come down to 22.1g, a cut of 15%.
    The jobless rate fell to 4.3%, 0.5% below where it began the year. In January it stood at 4.8%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from copydesk.interval import HUNDRED
from copydesk.records import TextSpan
from copydesk.relate.draft import alike
from copydesk.relate.move import Change, agree
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_SPAN = 16  # words from a multiple to the base behind "since ..., when"
_NEAR = 8  # words from a level to the size of the change to it
KINDS = ("money", "count", "number", "measure")
EARLIER = frozenset("before earlier previous previously preceding ago".split())
_LEVEL_VERBS = (["was"], ["were"], ["had"], ["at"], ["stood", "at"], ["reached"], ["on"])
_VAGUE = frozenset(["figure", "number", "total", "amount", "level"])
_MAKERS = frozenset("company firm group business plant factory mill bank chain maker store shop club it they".split())
_LIGHT_VERBS = frozenset("was were is been made make makes earned had produced reported posted totalled at".split())
_TIMES = frozenset("year month week quarter season decade time period summer winter spring autumn".split())
_EACH = frozenset(["every", "each", "per"])
_RATES = frozenset("rate share support proportion turnout approval rating percentage jobless backing".split())


@dataclass(frozen=True, slots=True)
class Levels:
    """A base and a result, and the words that make them the change's."""

    roles: dict[str, Figure]
    tie: TextSpan


def levels(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """The base and the result of a change that prints its size alone; None where nothing points to them."""
    if "result" in change.roles and "base" not in change.roles and change.size is not None:
        told = _earlier(sheet, change)
        if told is not None:
            return told
    if "base" not in change.roles and "result" in change.roles and len(change.roles) > 1:
        told = when_it_had(sheet, change)
        if told is not None:
            return told
    if "multiple" in change.roles and len(change.roles) == 1:
        spelled = _spelled_out(sheet, change, changes)
        if spelled is not None:
            return spelled
        return _since(sheet, change) or _there(sheet, change, changes) or _had(sheet, change)
    if "percent" in change.roles and "base" not in change.roles:
        alone = len(change.roles) == 1
        rules = (_had, _had_been, _that_was, _when, _compares) if alone else ()
        told = next((found for rule in rules if (found := rule(sheet, change)) is not None), None)
        return told or _of_that_year(sheet, change) or _come_down(sheet, change) or _points(sheet, change)
    return None


def when_it_had(sheet: Sheet, change: Change) -> Levels | None:
    """`29%, up five points since January, when it had 24%`: the level of the time that the change goes back to."""
    result = change.roles["result"]
    last = max(change.roles.values(), key=lambda f: f.first)
    behind = [f for f in sheet.of_sentence[last.sentence] if f.first >= last.last and alike(f, result)]
    if len(behind) != 1 or result.sentence != last.sentence:
        return None
    gap = sheet.gap(last, behind[0])
    told = "when" in gap and {"since", "than"} & set(gap) and "and" not in gap and len(gap) <= _SPAN
    told = told and gap[gap.index("when") + 1 :][:1] in (["it"], ["they"], ["he"], ["she"], ["there"])
    return _made(sheet, behind[0], result) if told and gap[-1:] in _LEVEL_VERBS else None


def _spelled_out(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """`Sales have doubled since 2017: it sold 2,600 last year, against 1,300 then`: the only pair behind the colon."""
    size = change.roles["multiple"]
    pairs = [c for c in changes if c.pair is not None and c.sentence == size.sentence and len(c.roles) == 2]
    if len(pairs) != 1 or not agree(change, pairs[0]):
        return None
    base, result = pairs[0].pair or (size, size)
    first = min(base, result, key=lambda f: f.first)
    return _made(sheet, base, result) if first.first > size.last and ":" in sheet.gap(size, first) else None


def _made(sheet: Sheet, base: Figure, result: Figure) -> Levels:
    return Levels({"base": base, "result": result}, sheet.words(base.first, base.last))


def _since(sheet: Sheet, change: Change) -> Levels | None:
    """The base behind "since ..., when", the result behind "now" or alone in the sentence before."""
    size = change.roles["multiple"]
    here = [f for f in sheet.of_sentence[size.sentence] if f.first > size.last]
    base = next((f for f in here if {"when", "since"} <= set(sheet.gap(size, f))), None)
    if base is None or "and" in sheet.gap(size, base) or len(sheet.gap(size, base)) > _SPAN:
        return None
    after = [f for f in sheet.of_sentence.get(size.sentence + 1, ()) if alike(f, base)]
    now = next((f for f in after if {"now", "today"} & set(sheet.before(f, 8))), None)
    earlier = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if alike(f, base)]
    result = now or (earlier[0] if len(earlier) == 1 and earlier[0].line >= size.line - 1 else None)
    return None if result is None else _made(sheet, base, result)


def _there(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """The only pair of the next sentence, where that begins with "There were", "It", "They"."""
    pairs = [other for other in changes if other.pair is not None and other.sentence == change.sentence + 1]
    if len(pairs) != 1 or not agree(change, pairs[0]):
        return None
    base, result = pairs[0].pair or (None, None)
    if base is None or result is None or sheet.before(result, 4)[:1] not in (["there"], ["it"], ["they"], ["now"]):
        return None
    return _made(sheet, base, result)


def _had(sheet: Sheet, change: Change) -> Levels | None:
    """`It earned £184m. A year before it had earned £138m, so that is a rise of a third`, or in its own sentence."""
    size = change.size
    assert size is not None
    here = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and f.quantity.kind in KINDS]
    if here and not ({"that", "which"} & set(sheet.gap(here[-1], size)) and len(here) == 1):
        return None
    opens = sheet.before(size, 12)[:1]
    place = size.sentence if here else size.sentence - 1
    if not here and opens not in (["it"], ["that"], ["this"], ["they"]):
        return None
    told = [f for f in sheet.of_sentence.get(place, ()) if f.last <= size.first and "had" in sheet.before(f, 6)]
    if len(told) != 1 or told[0].quantity.kind in ("percent", "multiple", "duration", "age"):
        return None
    now = [f for f in sheet.of_sentence.get(place - 1, ()) if alike(f, told[0]) and f.quantity.kind != "duration"]
    return _made(sheet, told[0], now[0]) if len(now) == 1 and _firm(now[0], told[0]) else None


def _had_been(sheet: Sheet, change: Change) -> Levels | None:
    """`Some 4.1m people came, an improvement of 11%. The tally had stood at 3.7m the year before.`"""
    size = change.roles["percent"]
    here = [f for f in sheet.of_sentence[size.sentence] if f.quantity.kind in KINDS]
    told = [
        f for f in sheet.of_sentence.get(size.sentence + 1, ())
        if f.quantity.kind in KINDS and "had" in sheet.before(f, 6) and EARLIER & set(sheet.after(f, 6))
    ]  # fmt: skip
    if len(here) != 1 or len(told) != 1 or here[0].first > size.first or not alike(here[0], told[0]):
        return None
    return _made(sheet, told[0], here[0]) if _firm(here[0], told[0]) else None


def _firm(one: Figure, other: Figure) -> bool:
    """Whether the two are amounts of one unit, or one of them counts something."""
    return one.unit == other.unit or "count" in (one.quantity.kind, other.quantity.kind)


def _that_was(sheet: Sheet, change: Change) -> Levels | None:
    """`It had 71,460 visits. That was 12% more than the year before. ... The year before it had 63,800 visits.`"""
    size = change.roles["percent"]
    if sheet.before(size, 3) not in (["that", "was"], ["this", "was"], ["that", "is"]):
        return None
    if not {"before", "earlier", "previous", "last"} & set(sheet.after(size, 7)):
        return None
    now = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if f.quantity.kind in ("count", "money")]
    if len(now) != 1:
        return None
    then = [
        f for f in sheet.plain
        if f.unit == now[0].unit and f.nouns[:1] == now[0].nouns[:1] and f.quantity.value != now[0].quantity.value
        and EARLIER & {*sheet.before(f, 14), *sheet.after(f, 8)}
    ]  # fmt: skip
    return _made(sheet, then[0], now[0]) if len(then) == 1 else None


def _of_that_year(sheet: Sheet, change: Change) -> Levels | None:
    """`produced 14.27m tonnes, 24% higher than in 2003 ... In 2003 it totalled 11.49m`: the year's only level."""
    size, here = change.roles["percent"], change.sentence
    after = sheet.after(size, 5)
    year = after[3] if len(after) > 3 and after[1:3] == ["than", "in"] and after[3].isdigit() else ""
    before = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and f.quantity.kind in KINDS]
    result = change.roles.get("result") or (before[-1] if len(before) == 1 else None)
    if len(year) != len("2003") or result is None or result.quantity.kind not in ("money", "count", "measure"):
        return None
    near = [f for n in range(here - 2, here + 4) if n != here for f in sheet.of_sentence.get(n, ())]
    opened = [f for f in near if f.unit == result.unit and sheet.page.lows[_opening(sheet, f)][:2] == ["in", year]]
    return _made(sheet, opened[0], result) if len(opened) == 1 and _firm(result, opened[0]) else None


def _opening(sheet: Sheet, figure: Figure) -> slice:
    """The words with which the figure's sentence opens."""
    first = sheet.bounds(figure.sentence)[0]
    while first < figure.first and sheet.page.words[first].isspace():
        first += 1
    return slice(first, figure.first)


def _compares(sheet: Sheet, change: Change) -> Levels | None:
    """`Registrations came to 149,247. That compares with 165,310 in May 2006 and represents a drop of 9.7%.`"""
    size = change.roles["percent"]
    told = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and f.quantity.kind in KINDS]
    if len(told) != 1 or sheet.before(told[0], 3) not in (["that", "compares", "with"], ["this", "compares", "with"]):
        return None
    now = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if alike(f, told[0]) and f.quantity.kind in KINDS]
    return _made(sheet, told[0], now[0]) if len(now) == 1 and len(sheet.gap(told[0], size)) <= _SPAN else None


def _when(sheet: Sheet, change: Change) -> Levels | None:
    """`Profit was up 12% on the half before, when a fire held it to £34m`: the result is told before."""
    size = change.roles["percent"]
    behind = [f for f in sheet.of_sentence[size.sentence] if f.first >= size.last and f.quantity.kind == "money"]
    gap = sheet.gap(size, behind[0]) if behind else []
    if len(behind) != 1 or "when" not in gap or not {"on", "from", "than"} & set(gap[:2]):
        return None
    noun = change.nouns[:1]
    now = [
        f for f in sheet.plain
        if f.first < size.first and f.unit == behind[0].unit
        and noun and noun[0] in {*f.nouns, *map(stem, sheet.before(f, 9))}
    ]  # fmt: skip
    return _made(sheet, behind[0], now[-1]) if len({f.quantity.value for f in now}) == 1 else None


def _come_down(sheet: Sheet, change: Change) -> Levels | None:
    """`the figure had come down to 22.1g, a cut of 15%`: the base is the one figure like it in the sentence before."""
    size = change.roles["percent"]
    here = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and sheet.before(f, 1) == ["to"]]
    result = change.roles.get("result") or (here[-1] if here and len(sheet.gap(here[-1], size)) <= _NEAR else None)
    if result is None or result.quantity.kind == "percent" or not _VAGUE & set(sheet.before(result, 8)):
        return None
    earlier = [
        f for f in sheet.of_sentence.get(size.sentence - 1, ())
        if alike(f, result) and f.quantity.kind != "number" and not _EACH & set(sheet.before(f, 1))
    ]  # fmt: skip
    return _made(sheet, earlier[0], result) if len(earlier) == 1 else None


def _points(sheet: Sheet, change: Change) -> Levels | None:
    """The only two levels of a rate near by that lie so many points apart, where it moved by other percent."""
    size = change.roles["percent"]
    if size.quantity.kind != "percent" or not _RATES & {*change.nouns, *_clause(sheet, size)}:
        return None
    known = change.roles.get("result")
    pool = [
        f for n in range(size.sentence - 2, size.sentence + 2) for f in sheet.of_sentence.get(n, ())
        if f.quantity.kind == "percent" and f is not size and f.quantity.trend is None
    ]  # fmt: skip
    found = [pair for pair in _apart(pool, size) if known is None or known in pair]
    if len(found) != 1 or all(abs(f.sentence - size.sentence) > 1 for f in found[0]):
        return None
    low, high = sorted(found[0], key=lambda f: f.quantity.value or 0)
    return _made(sheet, high, low) if change.direction == "down" else _made(sheet, low, high)


def _clause(sheet: Sheet, size: Figure) -> set[str]:
    return {*sheet.before(size, 24)}


def _apart(pool: Sequence[Figure], size: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The pairs whose difference is the size to the digit, while the percentage between them is not."""
    for one, other in combinations(pool, 2):
        a, b = one.quantity.value, other.quantity.value
        if not a or not b or abs(a - b) != size.quantity.value:
            continue
        if not size.quantity.loose.contains(abs(a - b) / min(a, b) * HUNDRED):
            yield one, other


def _earlier(sheet: Sheet, change: Change) -> Levels | None:
    """`Output doubled to 900 cars a week. In 2020 the plant made 600.`: the next sentence tells of an earlier time."""
    result, size = change.roles["result"], change.size
    near = [f for f in sheet.of_sentence.get(result.sentence + 1, ()) if not _dates(sheet, f)]
    if size is None or len(near) != 1 or near[0].line != result.line or near[0].quote != result.quote:
        return None
    base = near[0]
    alone = alike(base, result) and base.quantity.kind not in ("percent", "duration", "age", "ordinal")
    a, b = base.quantity.value or 0, result.quantity.value or 0
    way = "up" if b > a else "down"
    if not alone or a <= 0 or change.direction not in (None, way) or not _opens_earlier(sheet, base):
        return None
    named = {*_nouns_before(sheet, base), *base.nouns[:1]} - _MAKERS - _VAGUE - _TIMES
    if not _LIGHT_VERBS & set(sheet.before(base, 1)):
        return None  # "In 2020 it had cost £3m to move the mill": another thing is told
    known = {*change.nouns, *result.nouns, *map(stem, (result.quantity.subject or "").lower().split())}
    return _made(sheet, base, result) if named <= known else None


def _dates(sheet: Sheet, figure: Figure) -> bool:
    """`Twelve months ago`: how long ago it was."""
    return figure.quantity.kind == "duration" and bool(EARLIER & set(sheet.after(figure, 1)))


def _opens_earlier(sheet: Sheet, base: Figure) -> bool:
    """Whether the sentence opens with an earlier time: "In 2020", "A year earlier", "Last year", "Ten years ago"."""
    first = sheet.bounds(base.sentence)[0]
    opens = [word for word in sheet.page.lows[first : base.first] if not word.isspace()][:5]
    dated = opens[:1] == ["in"] and len(opens) > 1 and opens[1].isdigit() and len(opens[1]) == 4
    behind = sheet.after(base, 3)  # "There were 92 in 2016"
    closes = opens[:1] == ["there"] and behind[:1] == ["in"] and "".join(behind[1:2]).isdigit()
    dated = dated or (closes and len(behind[1]) == 4)
    return dated or opens[:2] == ["last", "year"] or bool(EARLIER & set(opens[1:4]))


def _nouns_before(sheet: Sheet, figure: Figure) -> list[str]:
    first = sheet.bounds(figure.sentence)[0]
    return [stem(sheet.page.words[k]) for k in range(first, figure.first) if sheet.page.tags[k] in ("NN", "NNS")]
