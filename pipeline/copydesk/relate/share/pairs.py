"""Parts and wholes that sentences tell as a pair, for a share that stands elsewhere.

    four vacant premises among the 25 units        received 428 replies. Of those, 197 were in favour
    cut 340 posts ... employs 4,250 people         41,322 people had voted ... an electorate of 68,870
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk import pen
from copydesk.interval import HUNDRED, ZERO
from copydesk.relate.apposition import is_of
from copydesk.relate.bases import is_base
from copydesk.relate.share.whole import fits, greater
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import synonyms

Pair = tuple[Figure, Figure]  # a part and its whole

_BACK = frozenset("those these them which whom that this it".split())
_THE = frozenset("the its their those these all our".split())
_CUT = frozenset(
    "cut cuts cutting axe axes axed axing shed sheds shedding lose loses losing scrap scrapping eliminate eliminating "
    "go remove removing slash slashing abolish lay".split()
)
_JOBS = frozenset("job post position role worker employee redundancy people staff".split())
_LOST = frozenset("redundant redundancy redundancies lost".split())
_EMPLOY = frozenset("employs employ employing employed staff workforce payroll workers employees work works".split())
_MORE = frozenset("another further additional extra more already previous previously since last".split())
_VOTED = frozenset("voted votes ballots cast polled".split())
_ELECTORATE = frozenset("electorate electors registered eligible entitled roll".split())
_PHRASE = 14  # words from a part to its share
_CLAUSE = 6  # words from "cut" to the jobs
_MAIN = 5  # words from a verb to the jobs, from "electorate" to its size
_OPENING = 4  # words of "Of those it surveyed,"
_KINDS = ("count", "number", "money")
_FAR = 3  # sentences from a share to its part and whole
_LEAST = 2
_AMONG = 3  # words of "vacant premises among the"


def told(sheet: Sheet, sentence: int) -> Iterator[Pair]:
    """The pairs of which the part stands in the sentence and has no share there: not "1,872 of them, or 15%,"."""
    for part, whole in _told(sheet, sentence):
        if not _has_share(sheet, part) and not _split(sheet, part, whole):
            yield part, whole


def _split(sheet: Sheet, part: Figure, whole: Figure) -> bool:
    """`Of 1,840 members 1,306 voted: 1,136 for and 170 against`: more parts than one."""
    rest = (f for f in sheet.of_sentence[part.sentence] if f not in (part, whole) and f.quantity.kind in _KINDS)
    return any(fits(f, whole) and greater(whole, f) for f in rest)


def _has_share(sheet: Sheet, part: Figure) -> bool:
    """`1,872 of them, or 15%,`, `260 of the 325 people at the plant, or 80%`."""
    behind = [f for f in sheet.of_sentence[part.sentence] if f.first > part.first][:2]
    shares = [f for f in behind if f.quantity.kind in ("percent", "fraction") and not is_base(sheet, f)]
    return any(len(sheet.gap(part, f)) <= _PHRASE and bool({"or", "("} & {*sheet.gap(part, f)}) for f in shares)


def _told(sheet: Sheet, sentence: int) -> Iterator[Pair]:
    figures = [f for f in sheet.of_sentence.get(sentence, ()) if f.quantity.kind in _KINDS]
    for part, whole in pairwise(figures):
        of = is_of(sheet, part, whole) and "from" not in sheet.gap(part, whole)
        if fits(part, whole) and greater(whole, part) and (of or _among(sheet, part, whole)):
            yield part, whole
    if figures and not any(True for _ in _in_sentence(sheet, figures)):
        yield from _of_those(sheet, figures)
    yield from _in_sentence(sheet, figures)


def _among(sheet: Sheet, part: Figure, whole: Figure) -> bool:
    """`four vacant premises among the 25 units`, `18 failures in 240 tests`."""
    gap = sheet.gap(part, whole)
    gap = gap[:-1] if gap[-1:] != [] and gap[-1] in _THE else gap
    named = all(sheet.page.tags[part.last + k].startswith(("NN", "JJ")) for k in range(len(gap) - 1))
    return gap[-1:] in (["among"], ["in"]) and named and 1 < len(gap) <= _AMONG + 1 and part.quantity.kind == "count"


def _in_sentence(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Pair]:
    """`Of the 428 who replied, 197`, `428 replied, of whom 197`, `428 replied, 197 of them by post`."""
    for whole, part in pairwise(figures):
        opened = sheet.before(whole, _OPENING)[:1] == ["of"] and "," in sheet.gap(whole, part)
        gap = sheet.gap(whole, part)
        which = any(gap[k] == "of" and gap[k + 1] in ("whom", "which") for k in range(len(gap) - 1))
        them = sheet.after(part, 2) == ["of", "them"] and len(figures) == len(("whole", "part"))
        if (opened or which or them) and fits(part, whole) and greater(whole, part):
            yield part, whole


def _of_those(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Pair]:
    """`Of those, 197 said`, `Just 197 of them said`, behind the one count that they can be of."""
    part = figures[0]
    lead = [word for word in sheet.before(part, _OPENING) if not word.isspace()]
    opened = lead[:1] == ["of"] and lead[1:2] != [] and lead[1] in _BACK
    behind = sheet.after(part, 2)
    back = behind[:1] == ["of"] and behind[1:] != [] and behind[1] in _BACK
    if not (opened or back):
        return
    before = [f for f in sheet.of_sentence.get(part.sentence - 1, ()) if f.quantity.kind in _KINDS]
    wholes = [f for f in before if fits(part, f) and greater(f, part) and not is_base(sheet, f)]
    wholes = [f for f in wholes if f.quote == part.quote and not f.bracketed]
    if len({f.quantity.value for f in wholes}) > 1 and part.nouns:
        wholes = [f for f in wholes if f.nouns[:1] and f.nouns[0] in synonyms(part.nouns[0])]
    if len({f.quantity.value for f in wholes}) == 1:
        yield part, wholes[0]


def just_told(sheet: Sheet, fraction: Figure) -> list[Pair]:
    """The pairs of the last sentence that gives a figure which can be a part."""
    for number in range(fraction.sentence - 1, fraction.sentence - 1 - _FAR, -1):
        figures = [f for f in sheet.of_sentence.get(number, ()) if f.quantity.kind in _KINDS]
        if figures:
            return list(told(sheet, number)) if len(figures) <= len(("part", "whole")) else []
    return []


def loose(
    sheet: Sheet, fraction: Figure, names: frozenset[str], ahead: int = _FAR, back: int = _FAR
) -> list[Pair]:
    """`visited 90 care homes. They found faults at 27`: counts near by of the things named, or of no other thing."""
    near = [f for n in range(fraction.sentence - back, fraction.sentence + ahead) for f in sheet.of_sentence.get(n, ())]
    pool = [f for f in near if f.sentence != fraction.sentence and _counts(sheet, f, names)]
    pairs = [(p, w) for w in pool for p in pool if greater(w, p) and fits(p, w)]
    return [(p, w) for p, w in pairs if names & {*w.nouns[:1], *p.nouns[:1]} and not _has_share(sheet, p)]


def _counts(sheet: Sheet, figure: Figure, names: frozenset[str]) -> bool:
    """Whether it is a number of the things, or a bare one that can be."""
    if figure.quantity.kind not in ("count", "number") or figure.quantity.trend is not None or figure.bracketed:
        return False
    if (figure.quantity.value or 0) < _LEAST or is_base(sheet, figure) or sheet.before(figure, 1) == ["aged"]:
        return False
    bare = figure.quantity.kind == "number" and not sheet.page.tag_at(figure.last).startswith(("NN", "JJ", "HYPH"))
    return bare or bool(names & {*figure.nouns[:1]})


def cuts(sheet: Sheet) -> Pair | None:
    """`to cut 340 posts ... employs 4,250 people`: the one number of jobs that go, and of those who work there."""
    counted = [f for f in sheet.plain if f.quantity.kind in ("count", "number") and f.quantity.trend is None]
    staff = [f for f in counted if _EMPLOY & {*sheet.before(f, 3), *sheet.after(f, 2)} and not is_cut(sheet, f)]
    gone = [f for f in counted if is_cut(sheet, f)]
    if any(_MORE & {*sheet.before(f, 2)} or _listed(sheet, f) for f in gone):
        return None
    return _only(gone, staff)


def _listed(sheet: Sheet, figure: Figure) -> bool:
    """`410 posts will go in Stoke and 230 in Barnsley`: one of several."""
    here = sheet.of_sentence[figure.sentence]
    return any(f.first > figure.first and f.quantity.kind == "number" for f in here)


def is_cut(sheet: Sheet, figure: Figure) -> bool:
    """`to cut 340 posts`, `340 jobs will be lost`, `make 340 people redundant`."""
    if not _JOBS & {*figure.nouns[:1]}:
        return False
    behind = sheet.after(figure, _MAIN)
    return bool(_CUT & {*sheet.before(figure, _CLAUSE)} or (_CUT | _LOST) & {*behind})


def votes(sheet: Sheet) -> Pair | None:
    """`41,322 people had voted ... an electorate of 68,870`: those who voted, and those who could."""
    counted = [f for f in sheet.plain if f.quantity.kind in ("count", "number")]
    could = [f for f in counted if _ELECTORATE & {*sheet.before(f, _MAIN), *sheet.after(f, _MAIN)} or _asked(sheet, f)]
    did = [f for f in counted if f not in could and _voted(sheet, f)]
    return _only(did, could)


def _asked(sheet: Sheet, figure: Figure) -> bool:
    """`Ballot papers went to 8,400 nurses`, `sent ballot papers to 8,400 nurses`."""
    lead = sheet.before(figure, _MAIN)
    return lead[-1:] == ["to"] and bool({"papers", "ballots"} & {*lead})


def _voted(sheet: Sheet, figure: Figure) -> bool:
    """`41,322 people had voted`, `a total of 41,322 votes were cast`; not "won 9,812 votes"."""
    behind = sheet.after(figure, _MAIN)
    behind = behind[: next((k for k, word in enumerate(behind) if word in (",", "for", "against", "to")), _MAIN)]
    return bool({"voted", "cast"} & {*behind}) or bool({"ballots", "papers"} & {*behind[:2]})


def _only(parts: Sequence[Figure], wholes: Sequence[Figure]) -> Pair | None:
    """The pair where there is one value of each, outside quotes."""
    single = len({f.quantity.value for f in parts}) == 1 == len({f.quantity.value for f in wholes})
    if not single or not fits(parts[0], wholes[0]) or not greater(wholes[0], parts[0]):
        return None
    return parts[0], wholes[0]


def comes_near(fraction: Figure, pair: Pair, limit: Decimal) -> bool:
    """Whether the share is a slip away from what the pair gives, or no more than so many times it."""
    told = (fraction.quantity.value or ZERO) * (1 if fraction.quantity.kind == "percent" else HUNDRED)
    return is_slip(fraction, pair) or pen.near(told, _percent(pair), limit)


def is_slip(fraction: Figure, pair: Pair) -> bool:
    """`56%` for 65%: whether two swapped digits, or another telling slip, set it apart from what the pair gives."""
    given, told = pen.rounded(_percent(pair), fraction.quantity), fraction.quantity.value
    return fraction.quantity.kind == "percent" and (pen.swapped(given, told) or pen.telling_slip(given, told))


def _percent(pair: Pair) -> Decimal:
    part, whole = (figure.quantity.value or ZERO for figure in pair)
    return part / whole * HUNDRED
