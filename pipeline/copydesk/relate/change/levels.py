"""The two levels of a change: which result belongs to which base, and what moved between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Money
from copydesk.relate import motion
from copydesk.relate.change import contrast
from copydesk.relate.change.draft import BREAKS, FAR, LEVELS, NEAR, Draft, alike, mixed, other_verb
from copydesk.relate.change.lead import Lead, side_at
from copydesk.relate.change.sides import mark, own_loss, side
from copydesk.relate.change.unlike import (
    DURING,
    dwarfed,
    elsewhere,
    goes_on,
    is_standard,
    is_whole,
    longer,
    multiplied,
    nearer,
    no_level,
    of_a_part,
    set_aside,
    sums_up,
    told_again,
)
from copydesk.relate.motion import Motion
from copydesk.relate.sheet import Figure, Sheet

_COPULAS = frozenset("was were is are went came".split())
_JOINS = frozenset(["and", "with", "as"])
_SPELLS = 20  # times an amount for a spell of time, from which on another is for no such spell
_DATED = 10  # characters from "and" to the second date
_BRINGING = frozenset("bringing taking leaving making lifting pushing".split())  # "..., bringing the total to"


def partner(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, used: set[int]
) -> int | None:
    """The result that belongs to the base at ``n``."""
    if figures[n].quantity.kind == "duration" and {*sheet.before(figures[n], 2)} & DURING:
        return None  # "a drop of 15% over the 12 months"
    if led[n].tie == "from" and sums_up(sheet, figures, n):
        return None
    if led[n].tie == "than" and multiplied(sheet, figures, n):
        return None  # "to £38.1m, not much more than half the £71.6m of 2023"
    close = bool(n) and led[n - 1].tie == "to" and sheet.gap(figures[n - 1], figures[n]) == ["from"]
    close = close and n - 1 not in used and alike(figures[n - 1], figures[n])
    if not close and led[n].tie == "from" and (after := _after(sheet, figures, led, n, used)) is not None:
        return after
    money = [k for k in range(n) if figures[k].quantity.kind == "money" and led[k].role != "delta"]
    amount = max((k for k in money if sheet.before(figures[k], 1) != ["or"]), default=n)  # ", or 76.05 cents, from"
    free = amount not in used and not figures[amount].bracketed
    if free and led[n].tie == "from" and mixed(figures[amount], figures[n]):
        return amount if led[amount].role != "base" and _reaches(sheet, figures, led, amount, n) else None
    for k in range(n - 1, -1, -1):
        if led[k].role == "base" and (k in used or led[k].tie == "on" or led[n].tie == led[k].tie == "from"):
            return None  # "gained three points from 18 per cent, at the expense of the Left, who slipped from 28"
        level = led[k].tie == "direct" and led[n].tie == "than" and k + 2 == n and led[k + 1].tie == "behind"
        if (led[k].role == "delta" and not level) or k in used:
            continue  # "raised £61.5m, £2.1m more than the £59.4m": not the size, but a level
        if longer(sheet, figures[k]):
            return None
        if told_again(figures, k, n) or dwarfed(figures, led, k, n) or _how_far(sheet, figures, k):
            continue
        if not alike(figures[k], figures[n]) or no_level(sheet, figures[k]) or is_whole(sheet, figures, k):
            continue
        if own_loss(sheet, figures[n]) and side(sheet, figures[k]) != "loss" and any(
            side(sheet, figures[j]) == "loss" for j in range(k)
        ):
            continue  # "lost £38m on revenue of £12m, compared with a loss of £22m"
        if sheet.before(figures[k], 2) == ["swing", "of"]:
            return None  # "a loss of 368m, a swing of 595m from the 227m profit"
        if is_standard(sheet, figures[k]) or multiplied(sheet, figures, k):
            continue
        if _is_part_of_time(figures[k], figures[n]):
            continue  # "£76.98, or £1.48 a week, more than this year's £1,542.60"
        if "equivalent" in sheet.before(figures[k], 5):
            continue  # "71 basis points, equivalent to almost three moves, up from 61"
        if led[n].tie == "than" and of_a_part(sheet, figures[n]):
            continue
        sized = led[n].tie == "than" and k and led[k - 1].role == "delta"
        if sized and nearer(figures[k - 1], figures[k], figures[n]):
            return None  # "edged up by 20,300 to 1.58 million, fewer than the 35,000 that was feared"
        if sheet.before(figures[n], 2) == ["range", "of"] or _of_standard(sheet, figures, led, k, n):
            return None  # "after a cut of half a point, against a range of zero to 0.25% in the US"
        if led[n].tie == "compare" and led[k].tie == "to" and elsewhere(sheet, figures[n]):
            return None
        return k if _reaches(sheet, figures, led, k, n) else None
    return _of_rates(sheet, figures, led, n, used)


def _is_part_of_time(one: Figure, other: Figure) -> bool:
    """Whether the first is so much for each spell of time, and many times less than the other, which is for none."""
    a, b = one.quantity, other.quantity
    spelled = isinstance(a, Money) and isinstance(b, Money) and a.per is not None and b.per is None
    return spelled and (a.value or 0) * _SPELLS < (b.value or 0)


def _how_far(sheet: Sheet, figures: Sequence[Figure], k: int) -> bool:
    """`nine degrees above the average of 11.9C`, `£165, £52 above`: how far apart two levels are, and none."""
    figure = figures[k]
    apposed = k > 0 and alike(figures[k - 1], figure) and sheet.before(figure, 1) == [","]
    small = figure.quantity.unit == "degree" or getattr(figure.quantity, "minor", 1) > 1  # "65p above the £6.50"
    return (small or apposed) and sheet.after(figure, 1) in (["above"], ["below"], ["over"], ["under"])


def _of_standard(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], k: int, n: int) -> bool:
    """`68.4%, an improvement of 2.9 points on the month before, against a target of 76%`: the size is of another."""
    return is_standard(sheet, figures[n]) and any(led[j].role == "delta" for j in range(k + 1, n))


def _of_rates(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, used: set[int]
) -> int | None:
    """`fares rose by 3.7%, up from 3.6%`: two sizes of change, one against the other."""
    sizes = [k for k in range(n - 1, -1, -1) if alike(figures[k], figures[n]) and k not in used]
    own = bool(sizes) and led[sizes[0]].tie == "behind" and figures[n].quantity.kind != "percent"
    if own:
        return None  # "15 fewer than last year's 52": the size of this very change
    if len(sizes) == 1 and led[sizes[0]].role == "delta" and _reaches(sheet, figures, led, sizes[0], n):
        return sizes[0]
    return None


_IN_THE = (["in", "the"], ["over", "the"], ["for", "the"])


def _after(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, used: set[int]) -> int | None:
    """`from 5,000 … to 3,800`: the next level behind "to"."""
    for k in range(n + 1, len(figures)):
        if k in used or figures[k].quantity.kind not in LEVELS:
            continue
        lasts = figures[k].quantity.kind == "duration" != figures[n].quantity.kind
        if lasts and (sheet.after(figures[k], 1) == ["ago"] or sheet.before(figures[k], 2) in _IN_THE):
            continue  # "from 84 per cent two years ago to 91 per cent", "1,148 in the twelve months to May to 1,032"
        if figures[k].quantity.kind == "ordinal" != figures[n].quantity.kind:
            continue  # "from 12 in the first season to 48"
        places = sheet.between(figures[n].last, figures[k].first)
        gap = {sheet.page.lows[j] for j in places}
        comparable = alike(figures[k], figures[n]) or mixed(figures[k], figures[n])
        if led[k].tie != "to" or len(places) > NEAR or not comparable:
            return None
        if "," in gap and (_BRINGING | {"as"}) & gap:
            return None  # "up 22% from 16.6 million, as the average stay shortened to 6.8 nights"
        verbs = any(other_verb(sheet, j) for j in places)
        return None if verbs or BREAKS & gap or "and" in gap else k
    return None


def _reaches(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], k: int, n: int) -> bool:
    """Whether the level at ``k`` is the result of the base at ``n`` behind it."""
    one, lead = figures[k], led[n]
    beside = lead.motion.place if lead.motion is not None and lead.motion.place < lead.place else lead.place
    inside = {j for figure in figures for j in range(figure.first, figure.last)}  # "27m" may pass for a verb
    places = [j for j in sheet.between(one.last, beside) if j not in inside]
    if len(places) > FAR or any(sheet.page.lows[j] in BREAKS and not goes_on(sheet, j) for j in places):
        return False
    joins = (j for j in places if sheet.page.lows[j] in _JOINS and not _as_of(sheet, j) and not _in_dates(sheet, j))
    rivals = [
        f for j, f in enumerate(figures[:n])
        if f is not one and led[j].role != "delta" and alike(f, figures[n]) and not dwarfed(figures, led, j, n)
    ]  # fmt: skip
    alone = not rivals and lead.tie == "compare" and sheet.page.lows[lead.place - 1] == ","
    if not alone and any(not _opens(sheet, j + 1, beside) and not _in_noun(sheet, j) for j in joins):
        return False  # "218 crimes with a knife in the year, compared with 264"
    told = any(goes_on(sheet, j) for j in places) or set_aside(sheet, one) or lead.tie == "compare"
    told = told or any(_closes_clause(sheet, led[j]) for j in range(k + 1, n + 1))
    return not any(other_verb(sheet, j) for j in places) or (told and not rivals)


def _as_of(sheet: Sheet, j: int) -> bool:
    """`Rs 4,820 crore as on September 30, from`: the day on which the level stood."""
    return sheet.page.lows[j : j + 2] in (["as", "on"], ["as", "of"], ["as", "at"])


def _closes_clause(sheet: Sheet, lead: Lead) -> bool:
    """Whether "up" or "down" follows the clause's comma: "391 cases were recorded, up 15% from 340"."""
    place = lead.motion.place if lead.motion is not None and lead.motion.kind == "adverb" else 0
    return place > 0 and sheet.page.lows[place - 1] == ","


def _in_dates(sheet: Sheet, j: int) -> bool:
    """`between January and June`."""
    dated = any(sheet.page.starts[j] < d.start < sheet.page.starts[j] + _DATED for d in sheet.dates)
    return dated and "between" in sheet.page.lows[max(0, j - 3) : j]


def _in_noun(sheet: Sheet, j: int) -> bool:
    """Whether "and" joins two nouns of what is counted: "838,000 new cars and light trucks, 32% fewer than"."""
    page, k = sheet.page, j + 1
    while k < min(j + 4, len(page)) and page.tags[k] in ("NN", "NNS", "JJ"):
        k += 1
    closed = page.lows[k : k + 1] == [","] and page.tags[k - 1] == "NNS"
    return closed and page.tags[j - 1] in ("NNS", "NN") and k > j + 1


def _opens(sheet: Sheet, first: int, last: int) -> bool:
    """Whether only adverbs stand between a joining word and the motion: "and well up on"."""
    figures = sheet.of_sentence.get(sheet.page.sents[first], ()) if first < len(sheet.page) else ()
    inside = {j for f in figures if first <= f.first < last for j in range(sheet.left(f), f.last)}
    return all(sheet.page.tags[j] in ("RB", "RBR", "JJ") or j in inside for j in range(first, last))


def _is_up_to(sheet: Sheet, result: Figure) -> bool:
    """`The rate was up to 4.9% from 5.6%`: no limit, but where it has moved to."""
    lead = sheet.page.lows[max(0, result.first - 3) : result.first]
    return lead[1:] == ["up", "to"] and lead[0] in _COPULAS


def paired(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, k: int) -> Draft:
    """The change between the base at ``n`` and the result at ``k``, with the word that moves."""
    base, result = figures[n], figures[k]
    draft = Draft(base, result)
    moved = led[n].motion
    if moved is not None and moved.kind == "verb" and moved.place >= led[n].place:
        moved = None
    if moved is None:
        begin = min(led[n].place, led[k].place if led[k].role == "result" or k < n else led[n].place)
        skip = [(figure.first, figure.last) for figure in figures]
        slowing = motion.at(sheet, led[n].place - 1) if led[k].role == "delta" and led[n].tie == "from" else None
        participle = slowing is not None and sheet.page.tags[slowing.place] == "VBG"  # "rose 2.4%, easing from 2.7%"
        moved = motion.before(sheet, begin, skip) if led[k].role != "delta" else slowing if participle else None
        noun = moved is not None and sheet.page.tags[moved.place][:2] == "NN"
        if led[n].tie == "than" and moved is not None and moved.kind != "adverb" and not contrast.of_then(sheet, base):
            moved = side_at(sheet, led[n].place - 1)  # "will rise to 17 storeys, two fewer than the 19 in the plans"
        if led[n].tie == "compare" and (noun or led[k].role != "result"):
            moved = None  # "earned £5m, compared with £4m": nothing moved to £5m; "growth of 3%, against 4%"
    if sheet.before(result, 1) in (["yield"], ["yielding"]):
        moved = None  # "rose 17/32 in price to yield 2.34 percent, from 2.40 percent"
    if _apposed(sheet, result, led[n]):
        moved = motion.at(sheet, led[n].place - 1)  # "Growth is seen at 0.9%, trimmed from 1%"
    if k and led[k - 1].role == "delta" and led[k].tie == "to" and sheet.gap(figures[k - 1], figures[k]) == ["to"]:
        moved = led[k - 1].motion or moved  # "robberies were up 12% to 1,568 and burglaries down 9% to 9,100"
    if moved is not None and moved.kind == "verb" and _at_rate(sheet, figures[k]):
        moved = None  # "lending contracted at an annual rate of 5.2%, versus 5.0%"
    if moved is not None and led[n].tie == "than" and sheet.page.tag_at(moved.place - 1) in ("JJR", "RBR"):
        moved = None  # "a sharper drop than the 0.8% that was expected"
    if moved is None and led[n].tie == "from" and n > k and _is_up_to(sheet, result):
        moved = Motion(result.first - 2, "up", "adverb")
    draft.motion = moved
    mark(sheet, draft)
    held = led[n].tie == "than"  # "fell to £2.4m, more than the £2m that was forecast"
    if moved is not None and moved.kind == "adverb" and led[k].role == "result" and led[k].tie == "to" and not held:
        verb = motion.before(sheet, led[k].place)
        if verb is not None and sheet.page.low_at(verb.place + 1) == "back":
            verb = None  # "slipping back to 93p, up from 79p in January"
        if verb is not None and verb.kind == "verb" and verb.direction != moved.direction and not verb.open:
            draft.marks["against"] = motion.span(sheet, verb)
    return draft


def _apposed(sheet: Sheet, result: Figure, lead: Lead) -> bool:
    """Whether a participle of its own leads the base right behind the result: "0.9%, revised from"."""
    verb = lead.place - 1
    told = lead.tie == "from" and sheet.page.tags[verb] in ("VBN", "VBG", "VBD") and result.last == verb - 1
    return told and sheet.page.lows[verb - 1] == ","


def _at_rate(sheet: Sheet, figure: Figure) -> bool:
    """`at an annual rate of 5.2%`: how fast it moves, and not whereto."""
    before = sheet.before(figure, 5)
    return len(before) > 1 and before[-1] == "of" and before[-2] in ("rate", "pace", "clip") and "at" in before


def trailing(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]
) -> Iterator[tuple[Draft, int]]:
    """`£90,000 in grants, later reduced to £70,000`, `5.6% this term, slipping to 5%`: the base stands first."""
    for n in range(1, len(figures)):
        if n in used or n - 1 in used or led[n].tie != "to" or led[n - 1].role or not alike(figures[n - 1], figures[n]):
            continue
        moved, base = motion.before(sheet, led[n].place), figures[n - 1]
        if moved is None or moved.place < base.last or sheet.page.tags[moved.place] not in ("VBG", "VBN", "VBD"):
            continue
        if sheet.page.lows[moved.place] == "added" and moved.place + 1 == led[n].place:
            continue  # "a final 8.4p which, added to the interim 4.2p, makes 12.6p"
        gap = sheet.between(base.last, moved.place)
        comma = [j for j in gap if sheet.page.lows[j] in (",", "(", "-", "–")]
        light = comma and all(sheet.page.tags[j] in ("RB", "WDT", "VBD", "VBN") for j in gap if j > comma[-1])
        if light and len(gap) <= NEAR and not any(other_verb(sheet, j) for j in gap if j < comma[-1]):
            used |= {n - 1, n}
            draft = Draft(base, figures[n], motion=moved)
            mark(sheet, draft)
            yield draft, n


def gaps(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Draft]:
    """`54 weeks for a nurse and 63 for a porter, a gap of nine weeks`: two levels that nothing moves between."""
    for n in range(2, len(figures)):
        leading = sheet.page.lows[max(0, led[n].place - 3) : led[n].place]
        apposed = "a" in leading or "an" in leading  # not "closing the gap of"
        voted = sheet.before(figures[n], 3) == ["a", "majority", "of"]  # "31 for and 24 against, a majority"
        gapped = led[n].tie == "of" and led[n].motion is None and apposed
        if used & {n, n - 1, n - 2} or not (gapped or voted):
            continue
        one, two = figures[n - 2], figures[n - 1]
        gap = {sheet.page.lows[j] for j in sheet.between(one.last, two.first)}
        joined = gap & {"and", "while", "to", "against", "but"}
        same = alike(one, two) and alike(two, figures[n]) and "delta" not in (led[n - 2].role, led[n - 1].role)
        if same and joined and len(sheet.between(two.last, figures[n].first)) <= NEAR:
            used |= {n, n - 1, n - 2}
            yield Draft(one, two, difference=figures[n], marks={"beside": sheet.words(led[n].place - 1, led[n].place)})
