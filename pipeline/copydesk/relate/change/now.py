"""A level with its size beside it, whose base is the only level like it in the sentence before.

    The bakery charged £2.40 for a loaf in January. It now asks £2.95, an increase of 23%.
    In 2015 there were 412 calls. Last year there were 530, or 29% more.
"""

from __future__ import annotations

from copydesk.records import TextSpan
from copydesk.relate import motion
from copydesk.relate.change.draft import alike
from copydesk.relate.change.move import EARLIER, KINDS, Change, Levels
from copydesk.relate.motion import single
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_NOW = frozenset("now today currently nowadays".split())
_CURRENT = frozenset(["current", "present", "existing"])
_FAR = 16  # words before a level in which it is called so
_THIS = frozenset("this last".split())
_REACH = 6  # words from a level to the size in apposition
_LIMIT = 5  # times: further apart the two are levels of two things
_OTHER = frozenset("of in over since from on for to at by than compared".split())


def levels(sheet: Sheet, change: Change) -> Levels | None:
    """The base of the sentence before and the result beside the size; None where either is in doubt."""
    size = change.size
    if size is None or "base" in change.roles or size.quote is not None:
        return None
    behind = sheet.after(size, 3)
    if behind[:1] and behind[0] in single("above") | single("below") and _OTHER & set(behind[1:]):
        return None  # "10% more than the law demands"
    result = change.roles.get("result") or _beside(sheet, size)
    if result is None or result.quantity.kind not in KINDS or result.bracketed:
        return None
    near = [f for n in (1, 2) for f in sheet.of_sentence.get(size.sentence - n, ()) if f.line == size.line]
    pool = [f for f in near if alike(f, result) and f.quantity.kind in KINDS and not f.bracketed]
    if len(pool) != 1 or pool[0].sentence != size.sentence - 1 or pool[0].quote is not None:
        return None
    base = pool[0]
    a, b = base.quantity.value or 0, result.quantity.value or 0
    way = "up" if b > a else "down"
    if min(a, b) <= 0 or a == b or max(a, b) > _LIMIT * min(a, b) or change.direction not in (None, way):
        return None
    if not _one_thing(base, result) or not _later(sheet, base, result):
        return None
    return Levels({"base": base, "result": result}, _tie(sheet, result, size))


def of_now(sheet: Sheet, change: Change) -> Levels | None:
    """`a $84m budget, 4.4 percent more than now ... The current budget totals $81m`: the only one like it."""
    result = change.roles["result"]
    pool = [
        f for f in sheet.plain
        if f.quantity.value != result.quantity.value and f.unit == result.unit and f.quote is None
        and result.nouns[:1] and {*result.nouns[:1]} == {*f.nouns[:1]} and f.sentence != result.sentence
    ]  # fmt: skip
    told = len({f.quantity.value for f in pool}) == 1 and bool(_CURRENT & {*sheet.before(pool[0], _FAR)})
    a, b = (pool[0].quantity.value or 0, result.quantity.value or 0) if told else (0, 0)
    near = min(a, b) > 0 and max(a, b) <= _LIMIT * min(a, b)
    if not near or change.direction not in (None, "up" if b > a else "down"):
        return None
    return Levels({"base": pool[0], "result": result}, sheet.words(pool[0].first, pool[0].last))


def times_now(sheet: Sheet, change: Change) -> Levels | None:
    """`a fine of $50,000. That is 10 times the current one ... He said the present fine, $5,000, was too low`."""
    size = change.roles["multiple"]
    if not _CURRENT & {*sheet.after(size, 2)}:
        return None
    near = range(size.sentence - 2, size.sentence + 3)
    money = [f for n in near for f in sheet.of_sentence.get(n, ()) if f.quantity.kind == "money"]
    base = [f for f in money if f.first > size.last and _CURRENT & {*sheet.before(f, 4)}]
    result = [f for f in money if f.first < size.first]
    if len(base) != 1 or len(result) != 1 or not alike(base[0], result[0]):
        return None
    return Levels({"base": base[0], "result": result[0]}, sheet.words(base[0].first, base[0].last))


def become(sheet: Sheet, change: Change) -> Levels | None:
    """`The rent is now 1,955 euros ... Rents have more than doubled, from 955 euros in 2014`: the one of now."""
    size, heads = change.roles["multiple"], {*change.nouns[:1]}
    behind = [f for f in sheet.of_sentence[size.sentence] if f.first >= size.last and f.quantity.kind in KINDS]
    base = behind[0] if behind else size
    if len(behind) != 1 or sheet.gap(size, base) not in ([",", "from"], ["from"]):
        return None
    pool = [
        f for f in sheet.plain
        if f.first < base.first and alike(f, base) and f.quantity.kind in KINDS and f.quote is None
        and _NOW & {*sheet.before(f, 4), *sheet.after(f, 3)} and heads & {*f.nouns, *map(stem, sheet.before(f, 9))}
    ]  # fmt: skip
    if len({f.quantity.value for f in pool}) != 1 or base.quote is not None:
        return None
    return Levels({"base": base, "result": pool[-1]}, sheet.words(pool[-1].first, pool[-1].last))


def _beside(sheet: Sheet, size: Figure) -> Figure | None:
    """The one level of the sentence, right before the size: "£2.95, an increase of 23%", "530, or 29% more"."""
    here = [f for f in sheet.of_sentence[size.sentence] if f is not size]
    if len(here) != 1 or here[0].last > size.first:
        return None
    gap = sheet.page.lows[here[0].last : sheet.left(size)]
    if not gap or len(gap) > _REACH or gap[0] not in (",", "-", "–", "—", "("):
        return None
    after = sheet.after(size, 2)
    noun = gap[-1] == "of" and {"a", "an"} & set(gap) and any(
        motion.at(sheet, k) is not None for k in range(here[0].last, size.first)
    )
    side = after[:1] and after[0] in single("above") | single("below") and not _OTHER & set(after[1:])
    noun = noun and not _OTHER & set(after[:1])
    return here[0] if noun or side else None


def _one_thing(one: Figure, other: Figure) -> bool:
    """Whether nothing says that the two count or price different things."""
    priced = {getattr(f.quantity, "per", None) for f in (one, other)} - {None}
    return len(priced) < 2 and (not one.nouns or not other.nouns or bool({*one.nouns[:2]} & {*other.nouns[:2]}))


def _later(sheet: Sheet, base: Figure, result: Figure) -> bool:
    """Whether the two are told of two times: the first of an earlier one, the second of now."""
    said = [{*sheet.before(f, 14), *sheet.after(f, 8)} for f in (base, result)]
    dated = [{d.from_[:7] for d in sheet.dates if d.from_ and d.sentence == f.sentence} for f in (base, result)]
    earlier = bool(EARLIER & said[0]) or "used" in said[0] or bool(dated[0] - dated[1])
    now = bool(_NOW & said[1]) or bool(dated[1]) or bool(_THIS & said[1])
    return earlier and now and not EARLIER & said[1]


def _tie(sheet: Sheet, result: Figure, size: Figure) -> TextSpan:
    return sheet.words(result.first, size.last)
