"""A level told beside its own earlier time, and what it became in the same sentence.

    Average pay, which was £41,000 in 2009, has climbed 18% to £48,200.
    Inflation, at 4.2% in August, eased to 3.9% in September.
    The price of wheat, 412 rupees in May, had risen by September to 535 rupees.
    The shares closed 0.3% lower at $202.10, having ended the day before at $202.71.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.relate import motion
from copydesk.relate.change.draft import LEVELS, NEAR, Draft, alike
from copydesk.relate.change.lead import Lead
from copydesk.relate.sheet import Figure, Sheet

_OPENS = frozenset("which that was were is are stood at had been once only just then now currently".split())
_EXTREMES = frozenset("touched hit high low peak record".split())
_OPENED = frozenset(["opened", "started"])  # "down 2.1% at 34.49 euros, having opened at 35.10 euros"
_DATED = 7  # words from the level to the comma behind its time
_SET = 5  # words from the comma to the level


def then(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[tuple[Draft, int]]:
    """Each such change, and the place of its result; both levels are taken."""
    for n, lead in enumerate(led):
        if n in used or lead.tie != "to" or lead.role != "result" or figures[n].quantity.kind not in LEVELS:
            continue
        pool = [k for k in range(n) if k not in used and alike(figures[k], figures[n]) and led[k].role != "delta"]
        base = figures[pool[0]] if len(pool) == 1 else None
        times = figures[n - 1] if n and figures[n - 1].quantity.kind == "multiple" and n - 1 not in used else None
        if base is not None and times is not None and pool[0] == n - 2 and _multiplied(sheet, base, times, figures[n]):
            used |= {pool[0], n - 1, n}
            yield Draft(base, figures[n], multiple=times), n
            continue
        moved = motion.before(sheet, lead.place, [(f.first, f.last) for f in figures[:n]])
        if base is None or moved is None or moved.kind != "verb" or not _set_off(sheet, base, moved.place):
            continue
        sizes = [f for f in figures[pool[0] + 1 : n] if f.quantity.kind != "duration"]
        if sizes and not _has_moved(sheet, sizes, moved.place):
            continue  # "412p in 2007, fell another 3p to 29p": the last step of many
        used |= {pool[0], n}
        yield Draft(base, figures[n], motion=moved), n


def having(sheet: Sheet, figures: Sequence[Figure], used: set[int]) -> Iterator[tuple[Draft, int]]:
    """`closed 0.3% lower at $202.10, having ended the day before at $202.71`: the base stands behind."""
    for n in range(1, len(figures)):
        result, base = figures[n - 1 : n + 1]
        gap = sheet.gap(result, base)
        told = "having" in gap and gap[gap.index("having") - 1] == "," and gap[-1] in ("at", "been", "of", "on")
        if not told or {n, n - 1} & used or len(gap) > NEAR or not alike(result, base):
            continue
        if (_EXTREMES | _OPENED) & {*gap} or sheet.after(base, 2) == ["at", "one"]:
            continue  # "rose to 5,536, having touched a high of 5,608"
        level = base.quantity.kind in LEVELS and sheet.before(result, 1) in (["at"], ["to"])
        moved = motion.before(sheet, sheet.left(result) - 1, [(f.first, f.last) for f in figures[:n]])
        if level and moved is not None:
            used |= {n, n - 1}
            yield Draft(base, result, motion=moved), n - 1


def _multiplied(sheet: Sheet, base: Figure, times: Figure, result: Figure) -> bool:
    """`debts, £30m in 2012, have quadrupled to £120m`: the multiple is the verb."""
    verb = sheet.page.tags[times.first][:2] == "VB" and len(sheet.gap(times, result)) <= 2
    return verb and _set_off(sheet, base, times.first)


def _has_moved(sheet: Sheet, sizes: Sequence[Figure], verb: int) -> bool:
    """Whether the only size is a percentage behind "has climbed", "had fallen": that of the whole time."""
    perfect = bool({"has", "have", "had"} & set(sheet.page.lows[max(0, verb - 3) : verb]))
    return perfect and len(sizes) == 1 and sizes[0].quantity.kind in ("percent", "fraction", "multiple")


def _set_off(sheet: Sheet, base: Figure, verb: int) -> bool:
    """Whether the level stands between commas with its own time: ", which was £41,000 in 2009,"."""
    lows = sheet.page.lows
    start = sheet.left(base)
    lead = sheet.before(base, _SET)
    at = max((k for k, word in enumerate(lead) if word == ","), default=None)
    if at is None or not set(lead[at + 1 :]) <= _OPENS:
        return False
    behind = lows[base.last : verb]
    end = behind.index(",") if "," in behind[: _DATED + 1] else None
    if end is None or verb - base.last - end > NEAR or start > verb:
        return False
    close = base.last + end
    if end == 0 and {"now", "currently"} & set(lead[at + 1 :]):
        return True  # "unemployment, now 4.4%, is expected to rise to"
    return any(base.last <= sheet.page.at(d.start) < close for d in sheet.dates)
