"""The sizes of a change: percentages, differences and multiples, beside their levels or alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.relate import motion
from copydesk.relate.change.definite import told_back
from copydesk.relate.change.draft import BREAKS, LEVELS, NEAR, Draft, alike, gives, lies_between, other_verb, role_of
from copydesk.relate.change.lead import Lead
from copydesk.relate.motion import Motion, single
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import says

_PARTS = frozenset(["and", "when", "plus", "that", "with"])  # open another clause
_ON = frozenset("on over the a year month week quarter before earlier previous last ago".split())
_LEVELS_OF = frozenset("margin yield share stake rate return ratio turnout proportion".split())
_NEXT_TO = 3  # words from a count to what it is many times of
_PLACED = frozenset(["in", "among", "at", "for", "of"])
_LETTING = frozenset("leaving allowing enabling letting helping".split())
_EARLIER = frozenset(["earlier", "ago", "before"])
_VOTED = frozenset("voted vote votes won beat lost passed carried approved rejected defeated".split())


def attach(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], draft: Draft, first: int, last: int, used: set[int]
) -> None:
    """Give a pair of levels the sizes that stand before it, inside it, or right behind it."""
    for k, figure in enumerate(figures):
        role = role_of(sheet, figure, draft.result) if k not in used else None
        if role is None or getattr(draft, role) is not None or _contest(sheet, figures, k):
            continue
        if sheet.after(figure, 2) in (["in", "price"], ["at", "each"]):
            continue  # "rose 17/32 in price to yield 2.34 percent"; "by a quarter point at each of 14 meetings, from 1"
        spelled = role == "difference" and getattr(figure.quantity, "per", None) is not None
        if spelled and k > last and "or" in sheet.before(figure, 2):
            continue  # "to £8bn a month from £50bn every three months, or nearly £17bn a month"
        if k > last and figure.bracketed and role == "difference" and sheet.gap(figures[k - 1], figure) != ["("]:
            continue  # "to $220m, from $165m, overtaking America ($205m)"
        if _has_own_base(sheet, figures, k, first, last):
            continue  # "some 1,338 more than a month earlier and up 8.3% on the 55,782 of last year"
        if role == "difference" and k + 1 < len(figures) and _times_over(sheet, figure, figures[k + 1]):
            continue  # "raising it by a quarter point 17 times in a row, from 1 percent"
        if k < first and role == "multiple" and _apposed(sheet, figures, k):
            continue
        if k < first and role == "multiple" and _halved_since(sheet, figures, k, first):
            fits = True
        elif k < first and role == "multiple" and led[last].tie == "than":
            fits = False  # "almost doubled to 90,000, already more than the 84,462 of last year"
        elif k < first and role == "difference" and led[last].tie == "compare" and _of_another(draft, figure):
            fits = False
        elif k < first:
            fits = (led[k].role == "delta" or role == "multiple") and _leads_in(sheet, figures, k, first, led)
            fits = fits and not (role == "difference" and _of_last_leg(sheet, figures, led, range(first, last)))
        elif k < last:
            fits = led[k].role == "delta" or role == "multiple"
        else:
            other = _contradicts(draft, led[k]) and not _ends(sheet, figure)  # "fell to 210p, a gain of 3% on the year"
            other = other or says(sheet.gap(figures[last], figure), "totals", "parts")  # "is made up of a 2% rise and"
            other = other or (led[last].tie == "compare" and _is_share(sheet, draft, figures[last], figure))
            fits = not other and _follows(sheet, figures, k, last, led)
        if fits:
            used.add(k)
            setattr(draft, role, figure)
            _again(sheet, figures, draft, k, used)
            if draft.motion is None and led[k].motion is not None:
                draft.motion = led[k].motion
            elif draft.motion is not None and k > last and _contradicts(draft, led[k]):
                draft.marks["against"] = motion.span(sheet, draft.motion)
                draft.motion = led[k].motion


def _has_own_base(sheet: Sheet, figures: Sequence[Figure], k: int, first: int, last: int) -> bool:
    """Whether a size is told against another level than the pair's: "more than a month earlier", "double £9.5m"."""
    behind = sheet.after(figures[k], 5)
    before = behind[1:2] == ["than"] and behind[2:3] in (["a"], ["an"], ["one"]) and behind[-1] in _EARLIER
    if before and figures[k].quantity.kind not in ("percent", "multiple"):
        return True
    if k < first and behind[1:2] == ["than"] and "which" in sheet.gap(figures[k], figures[first]):
        return True  # "is $250 dearer than last year's, which will drop to $599 from $699"
    multiple = figures[k].quantity.kind == "multiple" and k + 1 < first
    gap = sheet.gap(figures[k], figures[k + 1]) if multiple else []
    return multiple and gap[:1] in (["the"], ["its"], ["their"]) and "," not in gap and len(gap) <= 4


def _apposed(sheet: Sheet, figures: Sequence[Figure], k: int) -> bool:
    """`claimed 382 lives, four times as many, from a population of 1.2m compared with 1.7m now`: what the lives are."""
    gap = sheet.page.lows[figures[k - 1].last : sheet.left(figures[k])] if k else []
    return bool(gap) and gap[-1:] == [","] and len(gap) <= _NEXT_TO and sheet.after(figures[k], 2)[:1] == ["as"]


def _times_over(sheet: Sheet, size: Figure, count: Figure) -> bool:
    """Whether the size was made several times: "by a quarter point 17 times"."""
    return not sheet.gap(size, count) and ("time" in (count.quantity.unit or "") or sheet.after(count, 1) == ["times"])


def _of_another(draft: Draft, size: Figure) -> bool:
    """`fell by 14 to 719 last week, compared with 866 a year earlier`: the size has a base that is not printed."""
    return draft.base is not None and draft.result is not None and not lies_between(draft.base, draft.result, size)


def _of_last_leg(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], pair: range) -> bool:
    """`added 31,000 in the quarter, taking the total to 436,000, a rise of 21% from 360,000`: since another time."""
    carried = bool(pair) and sheet.before(figures[pair[0]], 4)[:1] in (["taking"], ["bringing"], ["lifting"])
    return carried and any(led[j].role == "delta" for j in pair[1:])


def _halved_since(sheet: Sheet, figures: Sequence[Figure], k: int, first: int) -> bool:
    """`shares, which have halved since the start of the year, closed at $3.85, against $7.70 on January 2`."""
    lead, gap = sheet.before(figures[k], 3), sheet.gap(figures[k], figures[first])
    relative = {"which", "that"} & {*lead} and {"have", "has"} & {*lead} and gap[:2] == ["since", "the"]
    relative = relative and {"start", "beginning", "turn"} & {*gap}
    return bool(relative) and gap.count(",") == 1 and gap[-1:] == ["at"] and len(gap) <= NEAR and first == k + 1


def _contest(sheet: Sheet, figures: Sequence[Figure], k: int) -> bool:
    """`voted by 101 to 83 to lower the limit to 0.2 from 0.5`: the votes."""
    scored = k + 1 < len(figures) and sheet.gap(figures[k], figures[k + 1]) == ["to"]
    return scored and bool(_VOTED & {*sheet.before(figures[k], 4)}) and figures[k].quantity.kind in ("number", "count")


def _ends(sheet: Sheet, figure: Figure) -> bool:
    """Whether the clause ends with the size: not "a gain of 3% on the year"."""
    return sheet.after(figure, 1) in ([], ["."], [","], [";"])


def _contradicts(draft: Draft, lead: Lead) -> bool:
    """`eased to 4.0% from 4.8%, a rise of 80 basis points`: the noun says another way than the verb."""
    one, other = draft.motion, lead.motion
    if one is None or other is None or one.kind != "verb" or other.kind != "noun" or lead.tie != "of":
        return False
    return one.direction != other.direction and not one.open and not other.open and "against" not in draft.marks


def _again(sheet: Sheet, figures: Sequence[Figure], draft: Draft, k: int, used: set[int]) -> None:
    """The size told again right behind it: `fell by 43,200, or 24%, to 93,800`."""
    n = k + 1
    gap = sheet.page.lows[figures[k].last : sheet.left(figures[n])] if n < len(figures) else []
    if n in used or gap[-1:] != ["or"] or len(gap) > 3:
        return
    role = role_of(sheet, figures[n], draft.result)
    if role in ("percent", "difference") and getattr(draft, role) is None:
        used.add(n)
        setattr(draft, role, figures[n])


def _leads_in(sheet: Sheet, figures: Sequence[Figure], k: int, first: int, led: Sequence[Lead]) -> bool:
    """`climbed 35% to …`, `a 35% rise in takings for the week to …`."""
    stop = min(led[first].place, figures[first].first)
    places = sheet.between(figures[k].last, stop)
    joins = {*BREAKS, "and", "with", "so"}
    if len(places) > NEAR or any(sheet.page.lows[j] in joins and not _between_years(sheet, j) for j in places):
        return False
    if any(sheet.page.lows[j] == "after" and sheet.page.tags[j + 1] == "VBG" for j in places):
        return False  # "climbed 9.7% after lifting its forecast to $1.12 from 70 cents"
    if _LETTING & {sheet.page.lows[j] for j in places} or _meanwhile(sheet, places):
        return False  # "fell 14% in China, leaving the total at 905,000, against 901,000"
    if any(led[j].role == "result" for j in range(k + 1, first)):
        return False  # "jumped 14% to £124m, leaving a surplus of £4.8m, down from £9.9m"
    return not any(other_verb(sheet, j) or _turns(sheet, j, led[k].motion) for j in places)


def _between_years(sheet: Sheet, j: int) -> bool:
    """`tripled between 2009 and 2013, from 640 to`."""
    years = sheet.page.low_at(j - 1) + sheet.page.low_at(j + 1)
    return sheet.page.low_at(j - 2) == "between" and years.isdigit()


def _meanwhile(sheet: Sheet, places: Sequence[int]) -> bool:
    """`up 0.9%, as the dollar weakened to`: a clause of another subject."""
    page = sheet.page
    opens = [j for j in places if page.lows[j] == "as" and page.tag_at(j + 1) in ("DT", "PRP$", "NNS", "NNP", "NN")]
    return any(page.tags[k] in ("VBD", "VBZ", "VBP") for j in opens for k in places if k > j)


def _rival(one: Figure, level: Figure) -> bool:
    kinds = {one.quantity.kind, level.quantity.kind}
    return len(kinds) == 1 and kinds <= {"count", "number", "money"} and alike(one, level)


def _is_share(sheet: Sheet, draft: Draft, base: Figure, size: Figure) -> bool:
    """`31 of the patients, compared with 19 patients, or 2%, on placebo`: what the 19 are of all."""
    named = sheet.gap(base, size)[-2:] == [",", "or"] and base.quantity.kind == "count"
    bare = named and size.quantity.kind == "percent" and sheet.after(size, 1) == [","]
    fits = draft.base is not None and draft.result is not None and gives(draft.base, draft.result, size)
    return bare and not fits


def _has_share(sheet: Sheet, figures: Sequence[Figure], last: int) -> bool:
    """Whether the level before has its own share behind ", or"."""
    near = figures[max(0, last - 2) : last]
    return any(f.quantity.kind == "percent" and sheet.before(f, 2) == [",", "or"] for f in near)


def _turns(sheet: Sheet, j: int, moved: Motion | None) -> bool:
    """`had gained 4% at first, shed it all to close at …`: a verb that goes the other way begins another move."""
    other = motion.at(sheet, j) if sheet.page.tags[j] in ("VBD", "VBZ", "VBP") else None
    if other is None or moved is None:
        return False
    return not other.open and other.direction != moved.direction


def _follows(sheet: Sheet, figures: Sequence[Figure], k: int, last: int, led: Sequence[Lead]) -> bool:
    """`…, or 13.1%`, `…, a rise of 37.7%`, `(13.1%)`, behind the pair and before any other level."""
    if any(led[j].role in ("base", "result") and figures[j].quantity.kind != "duration" for j in range(last + 1, k)):
        return False
    if any(_rival(figures[j], figures[last]) for j in range(last + 1, k)):
        return False  # "128, up from 93, ahead of Bray with 125, up 44% from 87"
    if role_of(sheet, figures[k], None) == "multiple" and any(
        figures[j].quantity.kind == "money" != figures[last].quantity.kind for j in range(last + 1, k)
    ):
        return False  # "2,900 tonnes, down from 3,300, forcing it to spend £4.7m, three times as much as in 2020"
    gap = sheet.gap(figures[last], figures[k])
    if gap == ["("] and led[last].tie == "compare" and figures[k].quantity.kind == "percent":
        return False  # "32% read 15 letters more, compared with two (3%) of the others"
    if k + 1 < len(figures) and led[k + 1].tie == "to" and sheet.gap(figures[k], figures[k + 1]) == ["to"]:
        return False  # "from £167m to £158m, with chilled food sliding 8.3% to £99m"
    if gap[-2:] == [",", "or"] and figures[k].quantity.kind == "percent" and _has_share(sheet, figures, last):
        return False  # "79 patients, or 6.5%, stopped, against 47, or 3.9%, on placebo"
    if gap[-1:] == ["of"] and _LEVELS_OF & {*gap[-3:]} and figures[k].quantity.kind == "percent":
        return False  # "slipped to 232m from 241m, a margin of 6.8%"
    if "followed" in gap:
        return False  # "with 141 entries, up from 128, followed by biology (104)"
    if len(gap) > NEAR or (BREAKS | _PARTS) & set(gap) or says(gap, "changes", "cause"):
        return False  # "against £250,000 last year, when the loss was £270,000 less than in 2022"
    between = range(figures[last].last + 1, figures[k].first)
    if any(sheet.page.tags[j] == "MD" and sheet.page.tags[j - 1] in ("NN", "NNS", "NNP", "PRP") for j in between):
        return False  # "limited to 200 litres, down from 230, farms must cut their use by 80%"
    moves = (motion.at(sheet, j) for j in range(figures[last].last, figures[k].first) if sheet.page.tags[j] == "VBD")
    if any(moved is not None for moved in moves):
        return False  # "had fallen to 322p from 350p, rose by 5p"
    beside = [word for word in gap if word in (",", "(", "-", "–", "—", "or", ":")]
    pointed = figures[k].quantity.kind == "percentage-point" and gap[-1:] == ["of"]  # "a loss of seven points"
    renamed = gap[-1:] in (["or"], ["("], [","]) or "or" in gap[-3:]
    parted = figures[k].quantity.kind == "fraction" and sheet.after(figures[k], 1) in (["the"], ["its"], ["their"])
    if parted and "or" in sheet.page.lows[figures[last].last : figures[k].first]:
        return False  # "cut from 125mph to 60mph, or less than half the usual pace"
    if gap[-1:] == [","] and gap[:1] == sheet.after(figures[k], 1) and gap[0] in _PLACED:
        return False  # "44% in Arden, compared with 39% in Bray, 37% in Clee": another level
    beside_it = sheet.page.lows[figures[k - 1].last : sheet.left(figures[k])] if k - 1 > last else []
    if "or" in beside_it and figures[k - 1].quantity.kind == figures[k].quantity.kind and led[k].role != "delta":
        return False  # "to £1,889.82, an extra £89.82 a year or about £1.73 a week"
    return bool(beside) and (led[k].role == "delta" or pointed or renamed)


def single_level(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Draft]:
    """`fell $3.10, or 5%, to $58.90`, `up 12 cents, or 1.5%, at 812 cents`, `fell 8%`."""
    n = 0
    while n < len(figures):
        if n in used or led[n].role != "delta" or led[n].motion is None:
            n += 1
            continue
        draft, k = Draft(motion=led[n].motion), n
        while k < len(figures) and k not in used and (k == n or _or_else(sheet, figures, k, on=k == n + 1)):
            role = role_of(sheet, figures[k], None)
            if role is None or getattr(draft, role) is not None:
                break
            setattr(draft, role, figures[k])
            k += 1
        if k < len(figures) and k not in used and led[k].role == "result" and _leads_in(sheet, figures, k - 1, k, led):
            size = draft.difference
            if size is None or role_of(sheet, size, figures[k]) == "difference":
                draft.result = figures[k]
                k += 1
                k += _again_behind(sheet, figures, led, k, draft)
        elif n and n - 1 not in used and led[n - 1].role != "base" and _level_before(sheet, figures, led, n):
            draft.result = figures[n - 1]
            used.add(n - 1)
        sized = draft.percent is not None or draft.multiple is not None or told_back(sheet, draft.difference)
        if sized or len(draft.roles()) > 1:
            used.update(range(n, k))
            yield draft
        n = max(k, n + 1)


def _again_behind(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], k: int, draft: Draft) -> int:
    """1 where the next figure is the percentage of the same move: "rose 6p to 134p, up 5%"."""
    if k >= len(figures) or draft.percent is not None or draft.motion is None:
        return 0
    moved = led[k].motion
    gap = sheet.page.lows[figures[k - 1].last : sheet.left(figures[k])]
    summed = gap[-1:] == ["of"] and gap[-4:-2] in ([",", "a"], [",", "an"]) and not BREAKS & set(gap)
    called = gap[-2:] in ([",", "a"], [",", "an"]) and moved is not None and moved.kind == "noun"
    summed = summed or (called and not BREAKS & set(gap))  # "to 198,000, a 10% decline"
    beside = gap in ([",", "up"], [",", "down"]) or (summed and len(gap) <= NEAR)  # "to £412 in May, a rise of 4%"
    one_way = moved is not None and moved.direction == draft.motion.direction
    if figures[k].quantity.kind != "percent" or not beside or not one_way:
        return 0
    draft.percent = figures[k]
    return 1


def _level_before(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int) -> bool:
    """`27.4bn rupees, up 22.6% on the year`, `8.1m litres in 2019, 35% higher than`: the result stands first."""
    moved, level = led[n].motion, figures[n - 1]
    if moved is not None and moved.kind == "noun" and led[n].tie == "of" and _told_again(sheet, figures, n):
        return _is_level(sheet, level, moved.place)
    if moved is None or moved.kind != "adverb" or level.quantity.kind not in LEVELS or led[n - 1].role == "delta":
        return False
    places = sheet.between(level.last, min(led[n].place, moved.place))
    commas = [j for j in places if sheet.page.lows[j] in (",", "-", "–", "(")]
    light = bool(commas) and all(sheet.page.tags[j] in ("RB", "RBR", "DT") for j in places if j > commas[-1])
    return light and len(places) <= NEAR and not any(other_verb(sheet, j) for j in places)


def _told_again(sheet: Sheet, figures: Sequence[Figure], n: int) -> bool:
    """Whether the size is a difference that a percentage tells again: "an increase of 300,000, or 8 percent"."""
    role = role_of(sheet, figures[n], figures[n - 1])
    if role != "difference" or n + 1 >= len(figures):
        return False
    return _or_else(sheet, figures, n + 1) or _or_else(sheet, figures, n + 1, on=True)


def _is_level(sheet: Sheet, level: Figure, noun: int) -> bool:
    """`4.2m in June, an increase of`: nothing but the level's own time and a comma before the noun."""
    lows = sheet.page.lows[level.last : noun]
    return lows[-2:] in ([",", "an"], [",", "a"]) and len(lows) <= NEAR and not BREAKS & set(lows) and "and" not in lows


def _or_else(sheet: Sheet, figures: Sequence[Figure], k: int, *, on: bool = False) -> bool:
    """Whether the figure only says the size before it again: "28 pence, or 3%", "28 pence (3%)".

    on: the base may be named between: "180,000 on the year before, or 17%".
    """
    gap = set(sheet.gap(figures[k - 1], figures[k]))
    gap -= _ON if on and {"on", "over"} & gap else set()
    moved = gap & (single("above") | single("below"))
    light = gap - {",", "by", "about", "the", "or", "(", "-", "–"} - moved
    return not light and (bool({"or", "(", "-", "–"} & gap) or len(moved) > 1)
