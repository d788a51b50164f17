"""A share told again far from the one pair of numbers that it is of: "If 65 per cent of climbers come for ...".

    The hut asked 520 guests ... 338 named the view. ... If 65 per cent of climbers come for the view, ...
    Some 1,240 of 3,200 drivers have a taxi badge. ... That half of the drivers should have a badge ...

Claims of kind "share" with the roles fraction, part and whole. The article has one such pair, the words of the share
count what its whole counts, and say of them what the part's words do.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.records import Claim
from copydesk.relate.bases import is_base
from copydesk.relate.retelling.retold import PEOPLE
from copydesk.relate.share.elsewhere import head_of
from copydesk.relate.share.pairs import Pair, comes_near, is_slip, told
from copydesk.relate.share.whole import agrees, fits, greater, tied, whole_noun
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues, synonyms
from copydesk.stem import stem

_SHARES = ("percent", "fraction", "ratio")
_COUNTED = ("count", "number")
_LEAST = 20  # of fewer any two make some share
_NEXT = 2  # sentences from a whole to its part
_CLOSE = Decimal("1.5")  # times
_ROOT, _SHORT = 5, 4  # letters that "climb" and "climbing" share, and that a word has at least
_REACH = 14  # words behind a part that say what they did
_CONTENT = ("NN", "VB", "JJ")
_SAID = frozenset("said told asked report argue number figure year month week people person".split())
_DOERS = ("er", "or", "ist", "ant", "ent", "ee")
_TIMES = frozenset(
    "last previous earlier ago before average national nationally next would could may might must need needs".split()
)
_NOT = frozenset("not n't no never without neither".split())
_KNOWN = frozenset("that if when with because since although though while".split())
_REST = frozenset("other remaining rest".split())


def claims(sheet: Sheet, found: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each such share, without ids; ``found``: those that have their figures."""
    done = {claim.roles["fraction"] for claim in found if "whole" in claim.roles and "fraction" in claim.roles}
    shares = [f for f in sheet.plain if f.quantity.kind in _SHARES and f.quantity.id not in done and _is_told(sheet, f)]
    pairs = list(_pairs(sheet)) if shares else []
    for fraction in shares:
        phrase = whole_noun(sheet, fraction)
        if phrase is None:
            continue
        own = [pair for pair in pairs if _of_same(sheet, fraction, phrase, pair)]
        if len({(p.quantity.value, w.quantity.value) for p, w in own}) != 1:
            continue
        far = agrees(fraction, *own[0]) or is_slip(fraction, own[0])
        sure = fraction.quote is None and comes_near(fraction, own[0], _CLOSE) and _is_exact((fraction, *own[0]))
        sure = sure and (_is_known(sheet, fraction) or _alike(sheet, fraction, phrase, own[0]) > 1)
        if far or sure:
            yield tied(sheet, fraction, *own[0])


def _is_exact(figures: Sequence[Figure]) -> bool:
    return all(f.quantity.approximation in ("exact", "about") for f in figures)


def _is_told(sheet: Sheet, fraction: Figure) -> bool:
    """Whether it is a share of now of which its sentence gives no number."""
    here = [f for f in sheet.of_sentence[fraction.sentence] if f is not fraction]
    alone = not any(f.quantity.kind in (*_SHARES, *_COUNTED) and f.quantity.value != 1 for f in here)
    plain = fraction.quantity.trend is None and not fraction.bracketed and not is_base(sheet, fraction)
    elsewhere = (_TIMES & _clause(sheet, fraction)) or _REST & {*sheet.before(fraction, 2)}
    return alone and plain and not elsewhere and not sheet.is_title(fraction.line)


def _clause(sheet: Sheet, fraction: Figure) -> set[str]:
    """The words around the share, up to a comma behind it."""
    behind = sheet.after(fraction, _REACH)
    end = next((k for k, word in enumerate(behind) if word == ","), None)
    return {*sheet.before(fraction, _REACH), *behind[:end]}


def _pairs(sheet: Sheet) -> Iterator[Pair]:
    """The pairs of the article: those that sentences tell as such, and what bare numbers behind a count are of."""
    for number, figures in sheet.of_sentence.items():
        yield from ((part, whole) for part, whole in told(sheet, number) if _is_many(whole))
        counts = [f for f in figures if _is_many(f) and f.quantity.kind == "count"]
        if len(counts) != 1:
            continue
        near = [f for n in range(number + 1, number + 1 + _NEXT) for f in sheet.of_sentence.get(n, ())]
        bare = [f for f in near if f.quantity.kind == "number" and sheet.page.tag_at(f.last).startswith("VB")]
        bare = [f for f in bare if fits(f, counts[0]) and greater(counts[0], f) and f.quote == counts[0].quote]
        yield from ((f, counts[0]) for f in bare[:1] if len(bare) == 1 and f.quantity.trend is None)


def _is_many(figure: Figure) -> bool:
    plain = figure.quantity.trend is None and not figure.bracketed and figure.quantity.kind in _COUNTED
    return plain and (figure.quantity.value or 0) >= _LEAST


def _of_same(sheet: Sheet, fraction: Figure, phrase: tuple[int, int], pair: Pair) -> bool:
    """Whether both are of one set, and say the same of those in it."""
    part, whole = pair
    if part.sentence == fraction.sentence or whole.sentence == fraction.sentence or sheet.is_title(whole.line):
        return False
    head = head_of(sheet, phrase)
    nouns = {*whole.nouns[:1]}
    alike = bool(synonyms(head) & nouns) or ({head} <= _persons() and nouns <= _persons() and bool(nouns))
    denied = bool(_NOT & _clause(sheet, fraction)) == bool(_NOT & {*sheet.after(part, _REACH)})
    return alike and denied and _alike(sheet, fraction, phrase, pair) > 0


def _is_known(sheet: Sheet, fraction: Figure) -> bool:
    """`That half of the drivers should`, `With 40% of its trees diseased`: as a fact that has been told."""
    lead = [word for word in sheet.before(fraction, 3) if not word.isspace()]
    return bool(lead) and lead[-1] in _KNOWN and (len(lead) == 1 or lead[-2] in (",", "fact"))


def _alike(sheet: Sheet, fraction: Figure, phrase: tuple[int, int], pair: Pair) -> int:
    """How many words are said both of the share and of the part."""
    return len(_did(sheet, fraction, phrase) & _done(sheet, *pair))


@functools.cache
def _persons() -> frozenset[str]:
    """The nouns of people: those of whom there may be a number, and doers among all that is counted ("volunteer")."""
    heads = (phrase[0] for phrase in cues("bounds")["head"] if len(phrase) == 1)
    return PEOPLE | {noun for noun in heads if noun.endswith(_DOERS)}


def _did(sheet: Sheet, fraction: Figure, phrase: tuple[int, int]) -> set[str]:
    """The roots of what the sentence says of the share, its own phrase left out."""
    first, end = sheet.bounds(fraction.sentence)
    return _roots(sheet, [k for k in range(first, end) if not fraction.first <= k < phrase[1]])


def _done(sheet: Sheet, part: Figure, whole: Figure) -> set[str]:
    """The roots of what is said of the part, behind it and its whole."""
    first = max(part.last, whole.last if part.first < whole.first and whole.sentence == part.sentence else 0)
    return _roots(sheet, list(range(first, min(first + _REACH, sheet.bounds(part.sentence)[1]))))


def _roots(sheet: Sheet, places: Sequence[int]) -> set[str]:
    words = {stem(sheet.page.words[k]).lower() for k in places if sheet.page.tags[k].startswith(_CONTENT)}
    return {word[:_ROOT] for word in words - _SAID if len(word) >= _SHORT}
