"""The level of an earlier time that a sentence of its own tells: "It earned £184m. A year before it had earned £138m".

    Output doubled to 900 cars a week. In 2020 the plant made 600.
    Some 4.1m people came, an improvement of 11%. The tally had stood at 3.7m the year before.
"""

from __future__ import annotations

from copydesk.relate.change.draft import alike
from copydesk.relate.change.move import EARLIER, KINDS, Change, Levels, made
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_VAGUE = frozenset(["figure", "number", "total", "amount", "level"])
_MAKERS = frozenset("company firm group business plant factory mill bank chain maker store shop club it they".split())
_LIGHT_VERBS = frozenset("was were is been made make makes earned had produced reported posted totalled at".split())
_TIMES = frozenset("year month week quarter season decade time period summer winter spring autumn".split())
_YEAR = 4  # digits
_OPENS = 5  # words of a sentence before its size


def told_next(sheet: Sheet, change: Change) -> Levels | None:
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
    return made(sheet, base, result) if named <= known else None


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


def had(sheet: Sheet, change: Change) -> Levels | None:
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
    return made(sheet, told[0], now[0]) if len(now) == 1 and _firm(now[0], told[0]) else None


def had_been(sheet: Sheet, change: Change) -> Levels | None:
    """`Some 4.1m people came, an improvement of 11%. The tally had stood at 3.7m the year before.`"""
    size = change.roles["percent"]
    here = [f for f in sheet.of_sentence[size.sentence] if f.quantity.kind in KINDS]
    told = [
        f for f in sheet.of_sentence.get(size.sentence + 1, ())
        if f.quantity.kind in KINDS and "had" in sheet.before(f, 6) and EARLIER & set(sheet.after(f, 6))
    ]  # fmt: skip
    if len(here) != 1 or len(told) != 1 or here[0].first > size.first or not alike(here[0], told[0]):
        return None
    return made(sheet, told[0], here[0]) if _firm(here[0], told[0]) else None


def _firm(one: Figure, other: Figure) -> bool:
    """Whether the two are amounts of one unit, or one of them counts something."""
    return one.unit == other.unit or "count" in (one.quantity.kind, other.quantity.kind)


def that_was(sheet: Sheet, change: Change) -> Levels | None:
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
    return made(sheet, then[0], now[0]) if len(then) == 1 else None


def of_that_year(sheet: Sheet, change: Change) -> Levels | None:
    """`grew 6.84m tonnes, 30% higher than in 2011 ... In 2011 it came to 5.26m`: the year's only level."""
    size, here = change.roles["percent"], change.sentence
    after = sheet.after(size, 5)
    year = after[3] if len(after) > 3 and after[1:3] == ["than", "in"] and after[3].isdigit() else ""
    before = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and f.quantity.kind in KINDS]
    result = change.roles.get("result") or (before[-1] if len(before) == 1 else None)
    if len(year) != _YEAR or result is None or result.quantity.kind not in ("money", "count", "measure"):
        return None
    near = [f for n in range(here - 2, here + 4) if n != here for f in sheet.of_sentence.get(n, ())]
    opened = [f for f in near if f.unit == result.unit and sheet.page.lows[_opening(sheet, f)][:2] == ["in", year]]
    return made(sheet, opened[0], result) if len(opened) == 1 and _firm(result, opened[0]) else None


def _opening(sheet: Sheet, figure: Figure) -> slice:
    """The words with which the figure's sentence opens."""
    first = sheet.bounds(figure.sentence)[0]
    while first < figure.first and sheet.page.words[first].isspace():
        first += 1
    return slice(first, figure.first)


def as_many(sheet: Sheet, change: Change) -> Levels | None:
    """`1,260 sheep were killed. That is three times as many as in the year before, when 420 attacks were recorded.`"""
    size = change.roles["multiple"]
    opens = [word for word in sheet.before(size, _OPENS) if not word.isspace()]
    behind = [f for f in sheet.of_sentence[size.sentence] if f.first >= size.last and f.quantity.kind in KINDS]
    gap = sheet.gap(size, behind[0]) if behind else []
    if len(behind) != 1 or opens[:1] not in (["that"], ["this"], ["it"]) or len(opens) >= _OPENS:
        return None
    if gap[:1] != ["as"] or "when" not in gap or not EARLIER & {*gap} | ({"last"} & {*gap}):
        return None
    now = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if alike(f, behind[0]) and f.quantity.kind in KINDS]
    return made(sheet, behind[0], now[0]) if len(now) == 1 else None
