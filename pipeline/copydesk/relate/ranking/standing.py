"""Places that a superlative gives, beside the figures of those who are said or shown to have more.

    With 131,600 residents it is the second-largest town. Marlock has 148,200 and Corran 96,400.
    The Corsa was the second best-selling model, with 92,077. The Fiesta was bought by 133,434 people.
    the third-fastest by a team of the club, behind the 12 hours and 48 minutes of 2014 and the 12 hours and two ...
    Arden had the lowest share of the four, at 19%, Bray 24%, Clee 31% and Dunn 36%.

Claims of kind "comparison" as in `rank`, with the attribute "list": the figure, and that one of the others that can
have no more than it. Whoever is the second largest has one above him, and no second one; of four whose figures
are all told he has just one. Only named others of the same paragraph or of the sentences beside it count, whose
figures measure the same. Cue ``place``: the superlative, as ``order``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import permutations

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.board import of_figure
from copydesk.relate.ranking.holder import named
from copydesk.relate.ranking.owner import listed_behind, own_figure
from copydesk.relate.ranking.place import Place, places
from copydesk.relate.ranking.rivals import alike, in_other_terms, is_sum, names_before, of_others
from copydesk.relate.ranking.seat import rival
from copydesk.relate.retelling.retold import PEOPLE
from copydesk.relate.sheet import Figure, Sheet

_HUNG = frozenset(["on", "with", "at"])  # "behind Bray, on £290m", and not "behind Bray, plans to ship 320m"
_RATED = ("high", "strong", "sharp", "steep", "great", "low", "weak")  # begin what rates can be
_HIT = frozenset(["worst", "hardest"])  # "the worst hit": by whatever the figures count
_TIMED = frozenset(["fastest", "quickest", "longest", "shortest"])  # what lengths of time can be
_PEOPLED = frozenset(["most populous", "most populated", "least populous", "least populated"])
_DIMENSIONS = frozenset("widest longest deepest tallest heaviest hottest wettest shortest lightest".split())
_OPEN = frozenset("lost lose losing likely expected".split())
_ONCE = frozenset("long once formerly traditionally previously historically until".split())
_SOON = 4  # words behind a place


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every place that the figures of others can be held against, without ids."""
    sheet = sheets.read(doc, mentions)
    held: list[tuple[Place, Figure]] = []
    every = list(places(sheet))
    for place in every:
        if not _OPEN.isdisjoint(sheet.page.lows[sheet.bounds(sheet.page.sents[place.first])[0] : place.last + _SOON]):
            continue  # "lost its position as the largest maker", "The heaviest blow is likely to be felt in Bray"
        behind = listed_behind(sheet, place)
        own = own_figure(sheet, place, behind)
        own = own if own is not None and _measured(place, own) else None
        if _ONCE & {*sheet.page.lows[max(0, place.first - 2) : place.first]} or _is_growth(sheet, place, own):
            continue  # "Japan, long the biggest buyer, took 132 million"
        claim, noun = None, sheet.page.low_at(place.last)
        others = [other for other in every if other.most != place.most and sheet.page.low_at(other.last) != noun]
        others = [other for other in others if other.most not in _HIT]
        if own is not None:
            held.append((place, own))
            claim = _among(sheet, place, own, behind, others)
        barred = partial(_of_another, sheet, others=others if place.most else ())
        pair, less = rival(sheet, place, own, barred), place.smallest or place.faster
        if pair is not None and (claim is None or _before(pair[1], pair[0], less=less)):
            claim = _claim(sheet, place, *pair, less=less)
        if claim is not None:
            yield claim
    yield from _out_of_turn(sheet, held)


def _is_growth(sheet: Sheet, place: Place, own: Figure | None) -> bool:
    """`the biggest increase, of 11.3 per cent, to €138,000`: of sizes, and not of where they led."""
    moved = motion.at(sheet, place.last) if place.last < len(sheet.page) else None
    return moved is not None and moved.kind == "noun" and (own is None or sheet.before(own, 1) == ["to"])


def _measured(place: Place, own: Figure) -> bool:
    """Whether the figure can be what gives the place: no time makes the largest, no rate the longest."""
    timed = own.quantity.kind == "duration" or (place.faster and own.quantity.kind == "number")
    if timed and place.most and place.most not in _TIMED:
        return False
    if place.most in _DIMENSIONS and own.quantity.kind in ("count", "number", "money", "percent"):
        return False  # "Clee (19,500), though it covers the widest area"
    if place.most in _PEOPLED and not (own.quantity.kind == "count" and {*own.nouns} & PEOPLE):
        return False  # "In Arden, the most populous state, the party won 71 seats"
    rate = own.quantity.kind == "percent" and bool(place.most) and place.among is None
    return not rate or place.most.startswith(_RATED)  # "Lanner, the largest, which is at 47%"


def _of_another(sheet: Sheet, figure: Figure, others: Sequence[Place]) -> bool:
    """`The busiest month was May, with 168,400 ... the most popular route, used by 214,000`; "£4.2m on six players"."""
    led = any(place.last <= figure.first and sheet.page.sents[place.first] == figure.sentence for place in others)
    behind = [f for f in sheet.of_sentence[figure.sentence] if f.first > figure.first and f.quantity.kind == "count"]
    return led or any(sheet.gap(figure, f) in (["on"], ["for"]) for f in behind if (f.quantity.value or 0) > 1)


def _among(
    sheet: Sheet, place: Place, own: Figure, behind: Sequence[Figure], others: Sequence[Place]
) -> Claim | None:
    """The claim about the figure and the first of the others that must not pass it, or that must.

    others: the places of other kinds, whose figures are no rivals.
    """
    if place.bound and not behind:
        return None
    timed = own.quantity.kind in ("duration", "number") and place.faster
    less = timed or place.smallest
    whole = place.among is not None and place.nth <= place.among
    if place.vague and not whole:
        return None
    hung = [f for f in behind if alike(own, f) and _HUNG & {*sheet.before(f, 1)}]
    passed = next((f for f in hung if _before(own, f, less=less)), None)
    if passed is not None and place.nth > 1:
        return _claim(sheet, place, passed, own, less=less)  # "third with £310m, behind Bray on £290m"
    near = [] if place.bound else of_others(sheet, own, whole=whole, later=place.nth > 1, dated=place.faster)
    near = [f for f in near if f.sentence == own.sentence or not _of_another(sheet, f, others)]
    near = [f for f in near if f.sentence == own.sentence or _is_owned(sheet, f)]
    if own.quantity.kind == "percent" and place.nth == 1 and not whole:
        near = [f for f in near if f.sentence == own.sentence]  # rates of other things stand in other sentences
    if own.quantity.kind == "percent" and not whole:
        near = [f for f in near if f.line == own.line]  # shares of other questions stand in other paragraphs
    people = place.most.startswith(("best-", "most "))  # "92,077 registrations ... bought by 133,434 people"
    pool = [f for f in (*behind, *near) if f is not own]
    rivals = {f.first: f for f in pool if alike(own, f, nouns=not (people and _beside(sheet, own, f)))}
    same = (f for f in rivals.values() if place.faster or own.quantity.kind == f.quantity.kind != "duration" or (
        {own.quantity.kind, f.quantity.kind} == {"count", "number"}))
    ranked = _distinct(sheet, own, sorted(same, key=lambda f: f.quantity.value or ZERO, reverse=not less))
    over = place.nth > 1 and len(ranked) + 1 == place.among and _before(own, ranked[place.nth - 2], less=less)
    if over:
        return _claim(sheet, place, ranked[place.nth - 2], own, less=less)
    if len(ranked) < place.nth or (whole and len(ranked) + 1 > (place.among or 0)):
        return None
    return _claim(sheet, place, own, ranked[place.nth - 1], less=less)


def _is_owned(sheet: Sheet, figure: Figure) -> bool:
    """Whether it stands on the scoreboard under a name, or is "the runner-up's"."""
    return named(of_figure(sheet, figure).owner) or any(map(str.islower, names_before(sheet, figure)))


def _beside(sheet: Sheet, own: Figure, other: Figure) -> bool:
    """`92,077 registrations ... bought by 133,434 people`: other nouns may count the same there."""
    return own.sentence == other.sentence or sheet.before(other, 1) == ["by"]


def _distinct(sheet: Sheet, own: Figure, ranked: Sequence[Figure]) -> list[Figure]:
    """Those of different names, and no sums: "Arden and its ally won 42 ... Arden alone won 37, the ally five"."""
    kept: list[Figure] = []
    taken: set[str] = set()
    for figure in (f for f in ranked if not is_sum(sheet, f, ranked) and not _grown(sheet, own, f)):
        if _holds_all(own, figure, ranked):
            continue
        names, again = names_before(sheet, figure), bool(kept) and kept[-1].quantity.value == figure.quantity.value
        if not again and (not names & taken or not names):
            kept.append(figure)
        taken |= names
    return kept


def _grown(sheet: Sheet, own: Figure, figure: Figure) -> bool:
    """`has 31,200 rooms ... Adding Arden's 9,400 rooms will give it 40,600`: its own figure, later."""
    added = [f for f in sheet.of_sentence[figure.sentence] if f.first < figure.first and f.sentence != own.sentence]
    return any((own.quantity.value or ZERO) + (f.quantity.value or ZERO) == figure.quantity.value for f in added)


def _holds_all(own: Figure, figure: Figure, ranked: Sequence[Figure]) -> bool:
    """`2,136 complaints were lodged ... third with 412, behind Bray with 530 and Clee with 467`: all of them."""
    beside = [f.quantity.value or ZERO for f in ranked if f.sentence == own.sentence]
    alone = figure.sentence != own.sentence and len(beside) > 1
    return alone and (figure.quantity.value or ZERO) >= sum(beside) + (own.quantity.value or ZERO)


def _before(one: Figure, other: Figure, *, less: bool) -> bool:
    a, b = one.quantity.value or ZERO, other.quantity.value or ZERO
    return a < b if less else a > b


def _claim(sheet: Sheet, place: Place, ahead: Figure, behind: Figure, *, less: bool) -> Claim:
    pair = (behind, ahead) if less else (ahead, behind)
    words = sheet.words(place.first, place.last)
    return sheet.claim("comparison", {"first": pair[0], "second": pair[1]}, attribute="list", explicit=False,
                       cues={"order": words, "place": words})  # fmt: skip


def _out_of_turn(sheet: Sheet, held: Sequence[tuple[Place, Figure]]) -> Iterator[Claim]:
    """`the third-biggest with 14m, ahead of Bray, in third place, with 11m`: who has more comes before."""
    for (place, own), (other, their) in permutations(held, 2):
        less = place.smallest or place.faster
        plain = not place.bound and not other.bound and other.most in ("", place.most) and not other.faster
        near = abs(own.sentence - their.sentence) <= 1 and alike(own, their) and own is not their
        near = near and not in_other_terms(sheet, own, their)
        above = place.nth >= other.nth > 1 or place.nth > other.nth == 1
        if plain and near and above and _before(own, their, less=less):
            yield _claim(sheet, place, their, own, less=less)
            return
