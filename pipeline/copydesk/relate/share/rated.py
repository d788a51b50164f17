"""Shares whose part and whole stand in other sentences, told by what the share is of.

    41,322 people had voted. The constituency has an electorate of 68,870. The turnout of 60% was
    found four vacant premises among the 25 units. ... At 16 per cent, the vacancy rate is
    to cut 340 posts. ... The authority employs 4,250 people, which means 8% of its workforce will go.
    52,600 attendances. Of those, 47,340 were seen within four hours. That is 90% of the total.

A pair that fits is taken; where none does, only the one pair that the words name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.interval import HUNDRED, ZERO
from copydesk.records import Claim
from copydesk.relate.share.pairs import Pair, comes_near, cuts, is_slip, just_told, loose, told, votes
from copydesk.relate.share.whole import agrees, tied, whole_figure, whole_noun
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues, synonyms
from copydesk.stem import stem

_RATES = frozenset("rate turnout proportion percentage occupancy uptake".split())
_BEING = frozenset("of was is at were stood stands reached".split())
_STAFF = frozenset("workforce staff employee job worker post payroll headcount".split())
_BACK, _FORTH = 4, 1  # sentences from a rate to its pair
_ROOT = 4  # letters that "vacancy" and "vacant" share
_OFF = Decimal("2.5")  # times
_AHEAD = 7  # sentences from a lead to the numbers of what it sums up
_LEAD, _NEAR = 6, 8  # words
_POINTING = (["that", "is"], ["that", "was"], ["this", "is"], ["that", "means"], ["this", "means"], ["which", "is"])
_THEN = frozenset("last previous earlier ago before then average national nationally".split())
_FIGURES = frozenset("figure support backing approval".split())
_THE = frozenset("the its their all his her these those our".split())
_LIGHT = frozenset("be is are was were been being have has had do did will would say said year last week month".split())
_IRREGULAR = {
    "sold": "sell", "lost": "lose", "won": "win", "found": "find", "took": "take", "taken": "take", "gave": "give",
    "given": "give", "spoke": "speak", "built": "build", "left": "leave", "spent": "spend", "bought": "buy",
    "kept": "keep", "fell": "fall", "chose": "choose", "chosen": "choose", "drew": "draw", "came": "come",
}  # fmt: skip
_VERBS, _CONTENT = ("VB",), ("VB", "NN", "JJ")
_NARROWED = frozenset("in at from with aged under over on for who which that between".split())
_ALL = frozenset("total them those these all everyone whole".split())


def rated(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """The share with the pair that its words name: a rate, the staff, their noun, or those told right before."""
    fraction = figures[n]
    moved = fraction.quantity.trend is not None and sheet.after(fraction, 1) != ["of"]  # "Cutting 5% of the workforce"
    if moved or fraction.bracketed or _THEN & {*sheet.after(fraction, 4)}:
        return None
    whole = whole_figure(sheet, figures, n)
    if whole is not None and "PRP" not in sheet.page.tags[fraction.last : whole.first]:
        return None  # "a third of the 5,000 nurses", and no "35% of the seats it needs two partners"
    name = _name(sheet, fraction)
    if name is not None:
        here = [f for f in sheet.of_sentence[fraction.sentence] if f.last <= fraction.first]
        counted = [f for f in here if f.quantity.kind == "count" and not f.bracketed]
        pairs = [pair for pair in _named(sheet, fraction, name) if not counted or not {*counted}.isdisjoint(pair)]
        return _chosen(sheet, fraction, pairs)  # "In all 177 were infected, giving a fatality rate of 56%": of those
    phrase = whole_noun(sheet, fraction)
    if phrase is not None and stem(sheet.page.words[phrase[1] - 1]) in _STAFF and (pair := cuts(sheet)) is not None:
        return _chosen(sheet, fraction, [pair])
    if _points(sheet, fraction):
        return _chosen(sheet, fraction, just_told(sheet, fraction))
    return _of_noun(sheet, fraction, phrase) if phrase is not None else None


def _name(sheet: Sheet, fraction: Figure) -> tuple[str, ...] | None:
    """What is rated: `The turnout of 60%`, `At 16%, the vacancy rate`, `a 60% response rate`; None without a rate."""
    before, after = sheet.before(fraction, _LEAD), sheet.after(fraction, _LEAD)
    if before[-1:] == ["at"] and after[:1] == [","] and after[1:2] in (["the"], ["its"], ["their"], ["this"]):
        words = after[2:]
        at = next((k for k, word in enumerate(words) if word in _RATES), None)
        return tuple(words[: at + 1]) if at is not None and at < 3 else None
    if before[-1:] != [] and before[-1] in _BEING and before[-2:-1] != [] and before[-2] in _RATES:
        return tuple(before[-3:-1])
    at = next((k for k, word in enumerate(before) if word in _RATES), None)
    placed = after[:1] != [] and after[0] in _NARROWED  # "turnout was at 41% in town and 30% outside"
    if at and before[-1] in ("to", "at") and not placed and "," not in before[at:] and "from" not in before[at:]:
        return tuple(before[at - 1 : at + 1])  # "The turnout works out to 80%"
    if before[-1:] == ["the"] and after[:1] != [] and after[0] in _FIGURES:
        return tuple(after[:1])
    at = next((k for k, word in enumerate(after[:3]) if word in _RATES), None)
    if at is None or not all(sheet.page.tags[fraction.last + k].startswith(("NN", "JJ")) for k in range(at + 1)):
        return None
    return tuple(after[: at + 1])


def _named(sheet: Sheet, fraction: Figure, name: Sequence[str]) -> Iterator[Pair]:
    """The pairs near by in whose sentence the rated thing is named: "four vacant premises" for "vacancy rate"."""
    if name[-1] == "turnout":
        pair = votes(sheet)
        if pair is not None:
            yield pair
        return
    known = cues("rated").get(name[-2] if name[-1] == "rate" and len(name) > 1 else name[-1], frozenset())
    roots = {word[:_ROOT] for word in name if word not in _RATES and len(word) >= _ROOT}
    for part, whole in _near(sheet, fraction):
        words = {*sheet.before(part, 3), *sheet.after(part, _NEAR)}
        if roots & {word[:_ROOT] for word in words} or {phrase[0] for phrase in known} & words:
            yield part, whole
    if name[-1] in _FIGURES:
        yield from just_told(sheet, fraction) or _near(sheet, fraction)


def _near(sheet: Sheet, fraction: Figure) -> Iterator[Pair]:
    """The pairs of the sentences around the share, those first that the words tie together."""
    for number in range(fraction.sentence - _BACK, fraction.sentence + _FORTH + 1):
        if number != fraction.sentence:
            yield from told(sheet, number)
    near = [f for n in range(fraction.sentence - _BACK, fraction.sentence) for f in sheet.of_sentence.get(n, ())]
    for noun in dict.fromkeys(f.nouns[0] for f in near if f.quantity.kind == "count" and f.nouns):
        yield from loose(sheet, fraction, synonyms(noun), back=_BACK)


def _of_noun(sheet: Sheet, fraction: Figure, phrase: tuple[int, int]) -> Claim | None:
    """`85% of the tickets`, `one in four of all calls`, `a third of the children`: told in the sentences before."""
    if sheet.page.low_at(phrase[1]) in _NARROWED and sheet.before(fraction, 1) != ["the"]:
        return None
    names = synonyms(stem(sheet.page.words[phrase[1] - 1]))
    near = _told_of(sheet, range(fraction.sentence - _BACK, fraction.sentence), names) or loose(sheet, fraction, names)
    leads = fraction.line <= 1 and not near  # the story behind it tells the numbers
    if leads:
        near = _told_of(sheet, range(fraction.sentence + 1, fraction.sentence + _AHEAD), names)
    near = near or (just_told(sheet, fraction) if _back(sheet, fraction) else [])
    definite = _definite(sheet, fraction) and not leads
    if leads and not near and sheet.after(fraction, 1) == ["of"]:
        return _chosen(sheet, fraction, loose(sheet, fraction, names, _AHEAD), sure=False)
    tied = [pair for pair in near if _same(sheet, fraction, pair[0], names, _CONTENT if definite else _VERBS)]
    if not definite:
        return _chosen(sheet, fraction, tied)
    return _chosen(sheet, fraction, near, sure=bool(tied) or _back(sheet, fraction))


def _told_of(sheet: Sheet, sentences: Sequence[int], names: frozenset[str]) -> list[Pair]:
    return [pair for n in sentences for pair in told(sheet, n) if names & {*pair[1].nouns[:1]}]


def _same(sheet: Sheet, fraction: Figure, part: Figure, names: frozenset[str], tags: tuple[str, ...]) -> bool:
    """`a third of libraries are to close` and `Twelve of them will close`: a word that both sentences have."""
    one, other = (
        {_root(sheet.page.lows[k]) for k in range(*sheet.bounds(n)) if sheet.page.tags[k].startswith(tags)}
        for n in (fraction.sentence, part.sentence)
    )
    return bool((one & other) - names - _LIGHT)


def _root(word: str) -> str:
    return _IRREGULAR.get(word, stem(word))


def _back(sheet: Sheet, fraction: Figure) -> bool:
    """`With 35% of the seats it`, `the 20% of flights that`, `the false alarms, one in four of all calls,`."""
    lead = [word for word in sheet.before(fraction, _LEAD) if not word.isspace()]
    return lead == ["with"] or lead[-1:] == ["the"] or (lead[-1:] == [","] and sheet.after(fraction, 2)[1:] == ["all"])


def _definite(sheet: Sheet, fraction: Figure) -> bool:
    """`of the tickets`, `the 20% of flights that`, `of all calls`."""
    return sheet.page.low_at(fraction.last + 1) in _THE or sheet.before(fraction, 1) == ["the"]


def _points(sheet: Sheet, fraction: Figure) -> bool:
    """`That is 90% of the total`, `accounted for 60% of that`: the pair of the sentence before."""
    lead = [word for word in sheet.before(fraction, _LEAD) if not word.isspace()]
    return lead in _POINTING and sheet.after(fraction, 1) == ["of"] and bool(_ALL & {*sheet.after(fraction, 3)})


def _chosen(sheet: Sheet, fraction: Figure, pairs: Sequence[Pair], *, sure: bool = True) -> Claim | None:
    """The claim of the pair that fits, or of the only one; unless sure, only where its digits are swapped."""
    fitting = [pair for pair in pairs if agrees(fraction, *pair)]
    values = {(part.quantity.value, whole.quantity.value) for part, whole in pairs}
    if not fitting and len(values) != 1:
        return None
    part, whole = (fitting or pairs)[0]
    slipped = is_slip(fraction, (part, whole)) or _swapped_count(fraction, part, whole)
    exact = all(f.quantity.approximation in ("exact", "about") for f in (part, whole))
    if not fitting and not (slipped or (sure and exact and comes_near(fraction, (part, whole), _OFF))):
        return None
    return tied(sheet, fraction, part, whole)


def _swapped_count(fraction: Figure, part: Figure, whole: Figure) -> bool:
    """`two-thirds` and 870 of 1,170, for 780: the part or the whole but for two digits."""
    share = (fraction.quantity.value or ZERO) / (HUNDRED if fraction.quantity.kind == "percent" else 1)
    a, b = part.quantity.value or ZERO, whole.quantity.value or ZERO
    if not share or fraction.quantity.approximation != "exact":
        return False
    meant = pen.rounded(share * b, part.quantity), pen.rounded(a / share, whole.quantity)
    return pen.swapped(meant[0], a) or pen.swapped(meant[1], b)
