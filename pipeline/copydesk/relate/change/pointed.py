"""The levels of a change that words of another sentence point to.

    has trebled since 2004, when it sold for £142,000. It now fetches £229,000.
    a queue that has more than doubled. There were 6,120 people in it, compared with 4,310 in May.
    In 2015 the average bowl held 26.0g. This January the figure had come down to 22.1g, a cut of 15%.
    The jobless rate fell to 4.3%, 0.5% below where it began the year. In January it stood at 4.8%.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.relate.bases import is_base
from copydesk.relate.change import around, named, year_ago
from copydesk.relate.change.draft import alike
from copydesk.relate.change.earlier import as_many, had, had_been, of_that_year, that_was, told_next
from copydesk.relate.change.move import KINDS, Change, Levels, agree, made
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_SPAN = 16  # words from a multiple to the base behind "since ..., when"
_NEAR = 8  # words from a level to the size of the change to it
_LEVEL_VERBS = (["was"], ["were"], ["had"], ["at"], ["stood", "at"], ["reached"], ["on"])
_VAGUE = frozenset(["figure", "number", "total", "amount", "level"])
_YEAR_AGO = (["a", "year", "ago"], ["a", "year", "earlier"], ["the", "year", "before"], ["a", "year", "before"])
_SO = 5  # words behind the base in which "so" stands
_MORE = (["lower"], ["higher"], ["more"], ["less"], ["fewer"])
_PEAKS = frozenset("record high peak low".split())
_EACH = frozenset(["every", "each", "per"])


def levels(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """The base and the result of a change that prints its size alone; None where nothing points to them."""
    if "result" in change.roles and "base" not in change.roles and change.size is not None:
        told = told_next(sheet, change) or _behind(sheet, change) or named.levels(sheet, change)
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
        told = _since(sheet, change) or _there(sheet, change, changes) or had(sheet, change)
        told = told or as_many(sheet, change)
        return told or _counted_next(sheet, change, changes) or around.levels(sheet, change)
    if "percent" in change.roles and "base" not in change.roles:
        alone = len(change.roles) == 1
        rules = (had, had_been, that_was, _when, _compares) if alone else ()
        told = next((found for rule in rules if (found := rule(sheet, change)) is not None), None)
        told = told or (_then_so(sheet, change) if alone else None)
        return told or of_that_year(sheet, change) or _come_down(sheet, change) or around.levels(sheet, change)
    return None


def _behind(sheet: Sheet, change: Change) -> Levels | None:
    """`Sales rose 8% to 910 cars in the year to May. The year-earlier figure was 843.`"""
    result = change.roles["result"]
    base = year_ago.behind(sheet, change, result)
    if base is None or result.quantity.kind == "percent" or not named.next_to(sheet, change, base, result):
        return None
    if not named.credible(change, base, result):
        return None
    return made(sheet, base, result)


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
    return made(sheet, behind[0], result) if told and gap[-1:] in _LEVEL_VERBS else None


def _spelled_out(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """`Sales have doubled since 2017: it sold 2,600 last year, against 1,300 then`: the only pair behind the colon."""
    size = change.roles["multiple"]
    pairs = [c for c in changes if c.pair is not None and c.sentence == size.sentence and len(c.roles) == 2]
    if pairs and (told := _meaning(sheet, size, pairs)) is not None:
        return told
    if not pairs and (told := _then_and_now(sheet, size)) is not None:
        return told
    if len(pairs) != 1 or not agree(change, pairs[0]):
        return None
    base, result = pairs[0].pair or (size, size)
    first = min(base, result, key=lambda f: f.first)
    return made(sheet, base, result) if first.first > size.last and ":" in sheet.gap(size, first) else None


def _meaning(sheet: Sheet, size: Figure, pairs: Sequence[Change]) -> Levels | None:
    """`96 cases, up from 32 in 2018, which means the number has tripled`: the one pair before it in the sentence."""
    base, result = pairs[0].pair or (size, size)
    last = max(base, result, key=lambda f: f.first)
    gap = sheet.gap(last, size) if len(pairs) == 1 and last.last <= size.first else []
    told = any(gap[k : k + 2] in (["which", "means"], ["meaning", "that"], ["meaning", "the"]) for k in range(len(gap)))
    return made(sheet, base, result) if told else None


def _then_and_now(sheet: Sheet, size: Figure) -> Levels | None:
    """`has tripled since the first survey: 31 had been found in 2004, and there are now 62`: behind a colon."""
    behind = [f for f in sheet.of_sentence[size.sentence] if f.first > size.last and f.quantity.kind != "ordinal"]
    if len(behind) != 2 or not alike(*behind) or ":" not in sheet.gap(size, behind[0]):
        return None
    then, now = behind
    first, last = then.quantity.end, now.quantity.start
    dated = any(first <= date.start < last for date in sheet.dates)
    earlier = dated and bool({"had", "was", "were"} & {*sheet.gap(*behind), *sheet.before(then, 2)})
    later = bool({"are", "is", "has", "have", "now"} & {*sheet.gap(*behind), *sheet.after(now, 2)})
    return made(sheet, then, now) if earlier and later else None


def _since(sheet: Sheet, change: Change) -> Levels | None:
    """The base behind "since ..., when", the result behind "now" or alone in the sentence before."""
    size = change.roles["multiple"]
    here = [f for f in sheet.of_sentence[size.sentence] if f.first > size.last]
    base = next((f for f in here if {"when", "since"} <= set(sheet.gap(size, f))), None)
    if base is None or "and" in sheet.gap(size, base) or len(sheet.gap(size, base)) > _SPAN:
        return None
    lead = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and alike(f, base)]
    lead = [f for f in lead if f.unit == base.unit]
    if len(lead) == 1 and not _of_a_year(sheet, lead[0], size):
        return made(sheet, base, lead[0])  # "burned 15,300 acres, having tripled since Monday, when it covered 5,200"
    after = [f for f in sheet.of_sentence.get(size.sentence + 1, ()) if alike(f, base)]
    now = next((f for f in after if _is_now(sheet.before(f, 8))), None)
    earlier = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if alike(f, base)]
    result = now or (earlier[0] if len(earlier) == 1 and earlier[0].line >= size.line - 1 else None)
    return None if result is None else made(sheet, base, result)


def _of_a_year(sheet: Sheet, level: Figure, size: Figure) -> bool:
    """`traded under $3,000 at the start of 2023, ... have more than doubled`: of a year of its own."""
    first, last = level.quantity.end, size.quantity.start
    return any(first <= d.start < last and (d.from_ or "")[:4] in d.text for d in sheet.dates if d.from_)


def _is_now(before: Sequence[str]) -> bool:
    """Whether the words before a level say that it is today's: not "in today's money"."""
    return any(w in ("now", "today") and behind not in ("'s", "’s") for w, behind in pairwise([*before, ""]))


def _there(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """The only pair of the next sentence, where that begins with "There were", "It", "They"."""
    pairs = [other for other in changes if other.pair is not None and other.sentence == change.sentence + 1]
    if len(pairs) != 1 or not agree(change, pairs[0]):
        return None
    base, result = pairs[0].pair or (None, None)
    if base is None or result is None or sheet.before(result, 4)[:1] not in (["there"], ["it"], ["they"], ["now"]):
        return None
    return made(sheet, base, result)


def _counted_next(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """`The number of parrots has more than doubled. They counted 155, compared with 62 in 2020`: the next pair."""
    pairs = [other for other in changes if other.pair is not None and other.sentence == change.sentence + 1]
    if len(pairs) != 1 or change.nouns[:1] not in (("number",), ("population",)) or not agree(change, pairs[0]):
        return None
    base, result = pairs[0].pair or (None, None)
    if base is None or result is None or result.quantity.kind not in ("count", "number") or result.first > base.first:
        return None
    lone = len({f.quantity.kind for f in (base, result)} & {"count", "number"}) > 0 and "motion" not in pairs[0].cues
    start, end = base.quantity.end, sheet.page.end(min(base.last + _NEAR, len(sheet.page)) - 1)
    dated = any(start <= date.start < end for date in sheet.dates)  # "62 in 2020", and not "120 on the east coast"
    return made(sheet, base, result) if lone and dated and "compared" in sheet.gap(result, base) else None


def _then_so(sheet: Sheet, change: Change) -> Levels | None:
    """`Holders get 24 cents. A year ago they got 30 cents, so the payout is 20 per cent lower`: the one before."""
    size = change.roles["percent"]
    here = [f for f in sheet.of_sentence[size.sentence] if f is not size and f.quantity.kind in KINDS]
    opens = [word for word in sheet.before(size, 24) if not word.isspace()][:3]
    if len(here) != 1 or here[0].last > size.first or opens not in _YEAR_AGO:
        return None
    if "so" not in sheet.gap(here[0], size)[:_SO]:
        return None
    now = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if alike(f, here[0]) and f.quantity.kind in KINDS]
    return made(sheet, here[0], now[0]) if len(now) == 1 else None


def _compares(sheet: Sheet, change: Change) -> Levels | None:
    """`Registrations came to 149,247. That compares with 165,310 in May 2006 and represents a drop of 9.7%.`"""
    size = change.roles["percent"]
    told = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and f.quantity.kind in KINDS]
    if len(told) != 1 or sheet.before(told[0], 3) not in (["that", "compares", "with"], ["this", "compares", "with"]):
        return None
    now = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if alike(f, told[0]) and f.quantity.kind in KINDS]
    if any(f.quantity.trend is not None or sheet.after(f, 1) in _MORE for f in now):
        return None  # "will be 150,000 tons lower. That compares with 600,000": no level
    return made(sheet, told[0], now[0]) if len(now) == 1 and len(sheet.gap(told[0], size)) <= _SPAN else None


def _when(sheet: Sheet, change: Change) -> Levels | None:
    """`Profit was up 12% on the half before, when a fire held it to £34m`: the result is told before."""
    size = change.roles["percent"]
    behind = [f for f in sheet.of_sentence[size.sentence] if f.first >= size.last and f.quantity.kind == "money"]
    gap = sheet.gap(size, behind[0]) if behind else []
    if len(behind) != 1 or "when" not in gap or not {"on", "from", "than", "since"} & set(gap[:2]):
        return None
    noun = change.nouns[:1]
    per = getattr(behind[0].quantity, "per", None)
    if noun == ("price",) and (per is not None or sheet.before(behind[0], 1) in (["cost"], ["costs"])):
        near = [f for n in (1, 2) for f in sheet.of_sentence.get(size.sentence - n, ()) if f.quantity.kind == "money"]
        priced = [f for f in near if getattr(f.quantity, "per", None) is not None and alike(f, behind[0])]
        return made(sheet, behind[0], priced[0]) if len(priced) == 1 else None  # "a bushel cost $9.16"
    opens = [word for word in sheet.before(size, 4) if not word.isspace()]
    if opens in (["that", "is"], ["that", "was"], ["this", "is"], ["this", "was"]):
        told = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if alike(f, behind[0])]
        told = [f for f in told if f.quantity.kind == "money"]
        return made(sheet, behind[0], told[0]) if len(told) == 1 else None  # "sell for $6.50. That is 25% more than"
    here = [f for f in sheet.of_sentence[size.sentence] if f.first < size.first and alike(f, behind[0])]
    now = [f for f in here if not is_base(sheet, f) and not _PEAKS & {*sheet.before(f, 3)}] or [
        f for f in sheet.plain
        if f.first < size.first and f.unit == behind[0].unit
        and noun and noun[0] in {*f.nouns, *map(stem, sheet.before(f, 9))}
    ]  # fmt: skip
    return made(sheet, behind[0], now[-1]) if len({f.quantity.value for f in now}) == 1 else None


def _come_down(sheet: Sheet, change: Change) -> Levels | None:
    """`the figure had come down to 22.1g, a cut of 15%`: the base is the one figure like it in the sentence before."""
    size = change.roles["percent"]
    here = [f for f in sheet.of_sentence[size.sentence] if f.last <= size.first and sheet.before(f, 1) == ["to"]]
    result = change.roles.get("result") or (here[-1] if here and len(sheet.gap(here[-1], size)) <= _NEAR else None)
    lead = sheet.before(result, 8) if result is not None else []
    named = any(word in _VAGUE and lead[max(0, k - 2) : k] != ["of", "the"] for k, word in enumerate(lead))
    if result is None or result.quantity.kind == "percent" or not named:
        return None  # "which make up 40% of the total, rose 6.9% to": no total rose
    earlier = [
        f for f in sheet.of_sentence.get(size.sentence - 1, ())
        if alike(f, result) and f.quantity.kind != "number" and not _EACH & set(sheet.before(f, 1))
    ]  # fmt: skip
    return made(sheet, earlier[0], result) if len(earlier) == 1 else None
