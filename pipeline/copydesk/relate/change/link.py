"""Changes over several sentences: the percentage in one, the levels in another.

    Profits fell 28% in the spring. The mill earned £72m, down from £100m.
    Output rose 35% to 8.1m litres. In 2019 it was 6m litres.

A change that lacks its base is given the levels of a pair near by that are of the same thing: the same printed
result, or subjects that share their head noun. Such a claim is not ``explicit``; cue ``link`` is the word that ties
the two, and where only the figures fit each other there is no such cue, and no ground for an objection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from copydesk.interval import HUNDRED
from copydesk.records import Claim, TextSpan
from copydesk.relate.change import by_points, contrast, definite, fitted, now, pointed, stepped, within
from copydesk.relate.change.draft import lies_between
from copydesk.relate.change.move import Change, Levels, agree, made, of_one_kind
from copydesk.relate.sheet import Figure, Sheet

_AROUND = 40  # changes on each side among which one may find its levels
_WINDOW = 3  # sentences between the two
_BASED = 5  # words of "the Bank's"
_HEADLINE = 6  # a headline's figure is told again among the first ones
_MEASURES = frozenset(
    "pretax pre-tax net gross operating underlying adjusted like-for-like organic core total domestic overseas".split()
)
_PERIODS = {"month": "month", "monthly": "month", "week": "week", "weekly": "week", "quarter": "quarter",
            "quarterly": "quarter", "year": "year", "annual": "year", "annually": "year", "yearly": "year"}  # fmt: skip
_RATED = frozenset("wage wages pay salary salaries rent rents fee fees bill bills income earnings cost price".split())
_ALONE = 7  # words behind a size that say of what time alone it is
_PEOPLED = ("percent", "fraction", "ratio", "count")
_SAY = (["said"], ["reported"], ["say"], ["report"], ["felt"], ["told"])
_HOPED = frozenset("expected expecting forecast predicted hoped estimated target targeted".split())
_AIMS = frozenset("aims aim aiming hopes target targets goal ambition".split())
_VAGUE = frozenset("figure number it they that this company firm group rise increase fall drop he she".split())


def linked(sheet: Sheet, changes: Sequence[Change]) -> Iterator[Change]:
    """All changes; each that lacks a level is linked where it can be."""
    changes = [whole for change in changes if (whole := _completed(sheet, change)) is not None]
    for n, change in enumerate(changes):
        around = changes[max(0, n - _AROUND) : n + _AROUND]
        whole = _linked(sheet, change, around) if change.pair is None and change.size else None
        if change.pair is None and change.size is None and {"result", "difference"} <= change.roles.keys():
            told = pointed.when_it_had(sheet, change) or _same_result(sheet, change, around)
            whole = None if told is None else _told(change, told)
        if change.roles.keys() == {"difference"}:
            told = definite.levels(sheet, change, around) or within.levels(sheet, change, around)
            if told is None:
                continue
            whole = _told(change, told)
        no = whole is None or _to_come(sheet, change, whole) or fitted.sized_already(whole, changes)
        yield change if whole is None or no else whole


def _to_come(sheet: Sheet, change: Change, whole: Change) -> bool:
    """Whether a level stands in a sentence of hopes: "It still aims to match last year's 4.2 million, a target"."""
    added = [f for role, f in whole.roles.items() if role not in change.roles and f.sentence != change.sentence]
    return any(_AIMS & {*sheet.said(f.sentence)} for f in added)


def claim(sheet: Sheet, change: Change) -> Claim:
    """The claim of a change, without an id."""
    levels = [change.roles[role] for role in ("base", "result") if role in change.roles]
    placed = {level.quantity.kind for level in levels} == {"ordinal"}  # "third last week, slipped to fourth"
    rank = {"rank": change.cues["motion"]} if placed and "motion" in change.cues else {}
    made = sheet.claim("change", change.roles, cues=change.cues | rank, subject=change.subject,
                       attribute=change.nouns[0] if change.nouns else None, explicit=change.explicit)  # fmt: skip
    return made.model_copy(update={"direction": change.direction})


def _linked(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Change | None:
    """The change with the levels of the best pair near by, or with a base; None where there is none."""
    if change.size is not None and "alone" in sheet.after(change.size, _ALONE):
        return None  # "up from 7% in March ... Prices rose 2.5% in the month of April alone"
    if contrast.is_then(sheet, change.sentence):
        return None  # "In 2006-2011 it was the other way around. Then the population rose by 9 per cent"
    if change.size is not None and _of_some(sheet, change.size):
        return None
    told = definite.levels(sheet, change, changes)
    if told is None and change.roles.keys() == {"multiple"}:
        told = now.become(sheet, change) or now.times_now(sheet, change)
    told = told or within.levels(sheet, change, changes)
    if told is not None:
        return _told(change, told)
    if change.roles.keys() == {"multiple"} and _has_base(sheet, change.roles["multiple"]):
        return None
    if "multiple" in change.roles and _HOPED & {*sheet.after(change.roles["multiple"], _BASED + 2)}:
        return None  # "more than twice the number analysts had been expecting"
    backward = change.size is not None and definite.points_back(sheet, change.size)
    strong: list[tuple[Change, TextSpan]] = []
    for other in changes:
        if other is change or other.pair is None or not _near(sheet, change, other) or other.size is not None:
            continue
        tie = _tie(sheet, change, other, changes)
        if tie is not None:
            strong.append((other, tie))
        elif not backward and _fits(change, other) and agree(change, other):
            return _joined(change, other, None)
    fitting = [row for row in strong if _fits(change, row[0])]
    if fitting:
        return _joined(change, *fitting[0])
    if len(strong) == 1 and _comparable(sheet, change, strong[0][0]):
        return _joined(change, *strong[0])
    told = pointed.levels(sheet, change, changes) or now.levels(sheet, change) or by_points.levels(sheet, change)
    if told is not None:
        return _told(change, told)
    if "result" in change.roles and (based := _with_base(sheet, change)) is not None:
        return based
    told = fitted.levels(sheet, change) or ("result" in change.roles and now.of_now(sheet, change)) or None
    if told is not None:
        return _told(change, told)
    return next((_sized(change, other) for other in changes if _is_size_of(sheet, change, other)), None)


def _of_some(sheet: Sheet, size: Figure) -> bool:
    """`55 per cent said their attacks had at least halved`: of each of some, and not of all."""
    some = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and f.quantity.kind in _PEOPLED]
    return any(sheet.after(f, 2)[:1] in _SAY or sheet.after(f, 3)[2:] in _SAY for f in some)


def _has_base(sheet: Sheet, times: Figure) -> bool:
    """`still about five times the Bank's 2% target`: what it is a multiple of stands right behind it."""
    behind = next((f for f in sheet.of_sentence[times.sentence] if f.first >= times.last), None)
    gap = sheet.gap(times, behind) if behind is not None else []
    return gap[:1] in (["the"], ["its"], ["their"]) and len(gap) <= _BASED and not {",", "and", ";"} & {*gap}


def _same_result(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """`rising by 150 to 1,400. That was 12% up on the 1,250 of 2023`: the base that another change gives the result."""
    result = change.roles["result"]
    others = [other for other in changes if other is not change and other.roles.get("result") is result and other.pair]
    if len(others) != 1 or not agree(change, others[0]):
        return None
    base = others[0].roles["base"]
    if not lies_between(base, result, change.roles["difference"]):
        return None  # "fell by 58,000 to 1.40 million. That was 8% lower than the 1.52 million of a year ago"
    return made(sheet, base, result)


def _told(change: Change, told: Levels) -> Change:
    """The change with the levels that its own words point to."""
    return replace(change, roles=change.roles | told.roles, cues=change.cues | {"link": told.tie}, explicit=False)


def _completed(sheet: Sheet, change: Change) -> Change | None:
    """The change; one that prints nothing but its result gets a base from the sentence beside it, or falls away."""
    if change.roles.keys() != {"result"}:
        return change
    told = stepped.levels(sheet, change)
    recalled = {"recalled": change.cues["motion"]}  # the word of motion is held against the levels
    return None if told is None else _told(replace(change, cues=change.cues | recalled), told)


def _near(sheet: Sheet, change: Change, other: Change) -> bool:
    apart = other.sentence - change.sentence
    first = next(iter(change.roles.values()))
    return abs(apart) <= (_HEADLINE if sheet.is_headline(first.line) else _WINDOW) and apart != 0


def _tie(sheet: Sheet, change: Change, other: Change, changes: Sequence[Change]) -> TextSpan | None:
    """The words that make both changes one: the result printed twice, or a subject that only they share."""
    result = change.roles.get("result")
    assert other.pair is not None
    if result is not None:
        again = other.pair[1].quantity
        same = result.quantity.value == again.value and result.quantity.unit == again.unit
        return sheet.words(other.pair[1].first, other.pair[1].last) if same else None
    heads = change.nouns[:1]
    if heads == ("number",):
        heads = change.nouns[-1:]  # "the number of dairy farms has fallen": farms
    named = {*other.nouns[:1], *other.pair[1].nouns[:1]}
    sized = (each for each in changes if each.size is not None and each.pair is None)
    alone = sum(each.nouns[:1] == heads or each is change for each in sized) == 1
    if heads and heads[0] in named and heads[0] not in _VAGUE and alone and of_one_kind(change, other):
        return other.cues.get("motion") or sheet.words(other.pair[1].first, other.pair[1].last)
    return None


def _ratio(change: Change, base: Figure, result: Figure) -> bool:
    """Whether the levels give the size, in its strict reading."""
    size = change.size
    assert size is not None
    if base.quantity.value is None or base.quantity.value <= 0 or result.quantity.value is None:
        return False
    if size.quantity.kind == "multiple":
        return (result.quantity.interval / base.quantity.interval).overlaps(size.quantity.loose)
    percent = abs(base.quantity.interval.percent_change(result.quantity.interval))
    stated = size.quantity.interval.scale(HUNDRED) if size.quantity.kind == "fraction" else size.quantity.interval
    narrow = percent.high is not None and percent.low is not None and percent.high - percent.low < 20
    return narrow and percent.overlaps(abs(stated))


def _fits(change: Change, other: Change) -> bool:
    assert other.pair is not None
    if change.size is None or other.pair[0].quantity.kind == "percent":
        return False
    return _ratio(change, *other.pair)


def _comparable(sheet: Sheet, change: Change, other: Change) -> bool:
    """Whether nothing says that the two speak of other periods or measures."""
    near = [_context(sheet, each) for each in (change, other)]
    if "year" in near[0] and any(_years_back(sheet, f) for f in other.roles.values()):
        return False  # "by 4.6% in a year ... compared with 1,540 ten years before"
    measures = [words & _MEASURES for words in near]
    periods = [{_PERIODS[word] for word in words if word in _PERIODS} for words in near]
    return measures[0] == measures[1] and (not periods[0] or not periods[1] or bool(periods[0] & periods[1]))


def _years_back(sheet: Sheet, figure: Figure) -> bool:
    """Whether years, more than one, stand between the level and now: "1,540 ten years before"."""
    behind = (f for f in sheet.of_sentence[figure.sentence] if 0 <= f.first - figure.last <= _BASED)
    years = (f for f in behind if f.quantity.kind == "duration" and f.quantity.unit == "year")
    return any((f.quantity.value or 0) > 1 for f in years)


def _context(sheet: Sheet, change: Change) -> set[str]:
    words = set(_unrated((change.subject or "").lower().split()))
    for figure in change.roles.values():
        words |= {*_unrated(sheet.before(figure, 10)), *_unrated(sheet.after(figure, 8))}
    return words


def _unrated(words: Sequence[str]) -> list[str]:
    """The words without the period of a rate: the month of "the average monthly wage" is no month of the year."""
    return [word for word, behind in pairwise([*words, ""]) if not (word in _PERIODS and behind in _RATED)]


def _joined(change: Change, other: Change, tie: TextSpan | None) -> Change:
    assert other.pair is not None
    cues = change.cues | ({"link": tie} if tie else {})
    if "either" in other.cues or "signs" in other.cues:
        cues |= {key: other.cues[key] for key in ("either", "signs") if key in other.cues}
    roles = {"base": other.pair[0], "result": other.pair[1]} | {
        role: figure for role, figure in change.roles.items() if role in ("percent", "multiple")
    }
    return replace(change, roles=roles, cues=cues, explicit=False)


def _is_size_of(sheet: Sheet, change: Change, other: Change) -> bool:
    """Whether a difference and its result near by give the stated percentage: `down 5% … fell $3.10 to $58.90`."""
    percent, result, gap = change.roles.get("percent"), other.roles.get("result"), other.roles.get("difference")
    if percent is None or result is None or gap is None or len(other.roles) > 2 or not _near(sheet, change, other):
        return False
    if change.direction != other.direction or gap.quantity.kind not in ("money", "count", "measure", "number"):
        return False
    base = result.quantity.interval - gap.quantity.interval.scale(1 if other.direction == "up" else -1)
    if base.low is None or base.low <= 0:
        return False
    return gap.quantity.interval.percent_of(base).overlaps(percent.quantity.interval)


def _sized(change: Change, other: Change) -> Change:
    return replace(change, roles=change.roles | other.roles, explicit=False)


def _with_base(sheet: Sheet, change: Change) -> Change | None:
    """The base printed alone in a sentence near by, where it gives the stated size exactly enough."""
    result, size = change.roles["result"], change.size
    assert size is not None
    here = change.sentence
    near = (sheet.of_sentence.get(n, ()) for n in range(here - _WINDOW, here + _WINDOW + 1) if n != here)
    for figure in chain.from_iterable(near):
        same = figure.quantity.kind == result.quantity.kind and figure.quantity.unit == result.quantity.unit
        if not same or figure.quantity.kind == "percent":
            continue
        way = "up" if (result.quantity.value or 0) > (figure.quantity.value or 0) else "down"
        shared = set(figure.nouns) & {*result.nouns, *change.nouns}
        if shared and change.direction in (None, way) and _ratio(change, figure, result):
            return replace(change, roles=change.roles | {"base": figure}, explicit=False)
    return None
