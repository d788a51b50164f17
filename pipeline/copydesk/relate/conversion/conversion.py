"""Conversions: one amount in two or more units, side by side.

    $810m (£430m)            £6.4bn ($11.9bn; 9.1bn euros)       84p, or about $1.60,
    30 miles (48km)          £310m and £320m ($580m-600m)        $9 an hour (£4.80)

Claims of kind "conversion" with the roles source, converted, converted2, ...; a pair of
sources (two ends of a range) gives source2. ``explicit`` is False where words stand between
that may belong to something else ("paid $5m for the mill (£2m)"). Cues: ``past`` for words
that put the rate in another time ("then worth", "in 1998"), ``price`` for words of a shop
price, which is set for each country and converted by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from copydesk.data import word_lists
from copydesk.extract import Mentions, columns
from copydesk.records import Claim, Measure, Money, Quantity, TextSpan
from copydesk.relate.conversion.otherwise import is_otherwise
from copydesk.relate.conversion.remeasured import told_again

# The gap between two mentions is a few characters that may begin inside a token
# ("rupees($1.2bn"), so it is cut into words and marks here, not by the tokenizer.
_PIECE = re.compile(r"\w[\w.'’]*|[^\w\s]")

_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_DASH = frozenset("-–—")
_BETWEEN, _HEDGES, _SAME, _LINKS = (word_lists("conversion")[part] for part in ("between", "hedge", "same", "link"))
_PAST, _RATE, _PRICE = (word_lists("conversion")[part] for part in ("past", "rate", "price"))
_FAR = 70  # characters between the two
_WORD = 12  # characters of the word before an amount
_ARTICLES = frozenset("a an the its his her their this that".split())
_TIES = frozenset("of for in to on from at by with and or as than a an the up down was is profit loss".split())
_SMALL = 5000  # above this an amount is no shop price
_TAG, _NINE = 9, 9  # the least price tag, and the digit that it ends in
_AT_THE_TIME = re.compile(  # "$3.9m, or £1.9m at the time"
    r",? (?:at the time|at the then rate|at the (?:exchange )?rate of the (?:day|time)|back then"
    r"|at (?:an|the) (?:average|assumed|constant|budgeted|hedged) (?:exchange )?rate)\b", re.I
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")


@dataclass
class _Group:
    """Mentions that a text sets side by side, while they are collected."""

    sources: list[Quantity]
    converted: list[Quantity] = field(default_factory=list)
    end: int = 0
    explicit: bool = True
    past: TextSpan | None = None


def _pieces(text: str) -> list[str]:
    return [piece.lower() for piece in _PIECE.findall(text)]


def _convertible(mention: Quantity) -> bool:
    if isinstance(mention, Money):
        return mention.unit is not None
    return isinstance(mention, Measure) and mention.kind in ("measure", "temperature")


def _alike(one: Quantity, other: Quantity) -> bool:
    return isinstance(one, Money) == isinstance(other, Money)


def _opening(pieces: Sequence[str]) -> tuple[bool, bool] | None:
    """(in a bracket, explicit) where the pieces between two mentions lead into a conversion."""
    places = [n for n, piece in enumerate(pieces) if piece in _OPEN]
    if len(places) == 1:
        before, after = pieces[: places[0]], pieces[places[0] + 1 :]
        if len(before) > 4 or not all(piece[0].isalpha() or piece in _DASH for piece in before):
            return None
        if not all(piece in _HEDGES or piece in _SAME or piece in _PAST for piece in after):
            return None
        return True, all(piece in _RATE or piece in _DASH for piece in before)
    if places or not pieces or any(piece in _CLOSE for piece in pieces):
        return None
    words = [piece for piece in pieces if piece not in _DASH and piece not in (",", "=")]
    if not any(piece in _LINKS for piece in pieces):
        return None
    while words and words[0] in _RATE:
        words = words[1:]
    if not all(piece in _HEDGES or piece in _SAME for piece in words):
        return None
    return False, pieces[0] in _DASH or pieces[0] in (",", "=") or len(words) > 1


def _tail(text: str, end: int) -> tuple[int, list[str]]:
    """Where the bracket closes and the words before that; (end, []) where it closes at once."""
    close = min((place for mark in _CLOSE if (place := text.find(mark, end, end + 60)) >= 0), default=-1)
    return (close + 1, _pieces(text[end:close])) if close >= 0 else (end, [])


def _follow(group: _Group, text: str, rest: Sequence[Quantity]) -> None:
    """Collect what follows the first converted amount inside the bracket."""
    for mention in rest:
        pieces = _pieces(text[group.end : mention.start])
        if not pieces and _compound(group.converted[-1], mention, text):
            group.converted.append(mention)
            group.end = mention.end
            continue
        if not pieces or pieces[0] not in _BETWEEN or not _alike(mention, group.converted[0]):
            return
        if not all(piece in _BETWEEN or piece in _HEDGES or piece in _SAME for piece in pieces):
            return
        group.converted.append(mention)
        group.end = mention.end


def _in_bracket(group: _Group, text: str, rest: Sequence[Quantity]) -> bool:
    """Complete a group in a bracket; False where other words in it make it something else."""
    _follow(group, text, rest)
    start, (close, tail) = group.end, _tail(text, group.end)
    if tail and all(piece in _RATE or piece in _HEDGES or piece in _SAME for piece in tail):
        tail = []
    if tail:
        if not all(piece in _PAST or _YEAR.match(piece) or piece in _RATE for piece in tail):
            return False
        group.past = TextSpan(text=text[start:close], start=start, end=close)
    group.end = close
    return True


def _compound(one: Quantity, two: Quantity, text: str) -> bool:
    """Whether two measures are one: 6ft 2in."""
    beside = text[one.end : two.start].strip(" -") == "" and two.start - one.end < 3
    return beside and isinstance(one, Measure) and isinstance(two, Measure) and one.unit != two.unit


def _pair_of_sources(group: _Group, before: Quantity | None, text: str) -> None:
    """`£310m and £320m ($580m-600m)`, `6ft 2in (1.88m)`: a source in two figures."""
    if before is not None and _compound(before, group.sources[0], text):
        group.sources.insert(0, before)
        return
    if before is None or not _alike(before, group.sources[0]):
        return
    joined = _pieces(text[before.end : group.sources[0].start])
    if before.unit != group.sources[0].unit:  # "three miles and two furlongs (5.2km)"
        group.sources[:0] = [before] if isinstance(before, Measure) and joined == ["and"] else []
        return
    if len(joined) != 1 or joined[0] not in ("and", "to", "or", *_DASH):
        return
    units = {mention.unit for mention in group.converted}
    two = len(group.converted) == 2 and len(units) == 1
    one_range = len(group.converted) == 1 and group.converted[0].approximation == "range"
    if two or one_range:
        group.sources.insert(0, before)


def _is_named(source: Quantity, text: str, gap: str) -> bool:
    """`won a Rs 420-crore contract ($50m)`: the amount belongs to the thing between, as an adjective does."""
    before = _pieces(text[max(0, source.start - _WORD) : source.start])[-1:]
    named = _pieces(gap.partition("(")[0].partition("[")[0])
    return before != [] and before[0] in _ARTICLES and 0 < len(named) <= 2 and not _TIES & {*named}


def _group(mentions: Sequence[Quantity], n: int, text: str) -> _Group | None:
    source, following = mentions[n], mentions[n + 1]
    gap = text[source.end : following.start]
    if not _alike(source, following) or len(gap) > _FAR or "\n" in gap:
        return None
    opening = _opening(_pieces(gap)) or told_again(source, following, gap)
    if opening is None or is_otherwise(source, following, text, bracketed=opening[0]):
        return None
    tied = opening[1] or (opening[0] and _is_named(source, text, gap))
    group = _Group([source], [following], following.end, tied)
    if opening[0] and not _in_bracket(group, text, mentions[n + 2 : n + 8]):
        return None
    if any(piece in ("then", "was", "were") for piece in _pieces(gap)):
        group.past = TextSpan(text=gap, start=source.end, end=following.start)
    if not opening[0] and (then := _AT_THE_TIME.match(text, group.end)):
        group.past = TextSpan(text=then.group(), start=then.start(), end=then.end())
    _pair_of_sources(group, mentions[n - 1] if n else None, text)
    return group


def _roles(group: _Group) -> dict[str, str]:
    roles = {f"source{n if n > 1 else ''}": mention.id for n, mention in enumerate(group.sources, 1)}
    return roles | {
        f"converted{n if n > 1 else ''}": mention.id for n, mention in enumerate(group.converted, 1)
    }


def _is_shop(group: _Group) -> bool:
    """Whether the amount is small enough for a shop price."""
    source = group.sources[0]
    return isinstance(source, Money) and source.value is not None and source.value < _SMALL


def _are_tags(amounts: Sequence[Quantity]) -> bool:
    """`£529 (599 euros; $599)`: each ends in nine, as shop prices do; by chance one pair in a hundred does."""
    values = [amount.value for amount in amounts]
    return len(values) > 1 and all(v is not None and v >= _TAG and v % 10 == _NINE for v in values)


def _price(doc: Doc, group: _Group) -> TextSpan | None:
    """The word of a shop price in the sentence of the amount, or in the one before it in its paragraph."""
    source = group.sources[0]
    near = doc.char_span(source.start, source.end, alignment_mode="expand") if _is_shop(group) else None
    if near is None:
        return None
    if _are_tags([*group.sources, *group.converted]):
        return TextSpan(text=source.text, start=source.start, end=source.end)
    sents = [near.sent]
    if near.sent.start and "\n" not in doc[near.sent.start - 1].text_with_ws:
        sents.append(doc[near.sent.start - 1].sent)
    for token in (token for sent in sents for token in sent):
        if token.lower_ in _PRICE:
            return TextSpan(text=token.text, start=token.idx, end=token.idx + len(token.text))
    return None


def _cues(doc: Doc, group: _Group) -> dict[str, TextSpan]:
    cues = {"past": group.past, "price": _price(doc, group)}
    return {name: span for name, span in cues.items() if span is not None}


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every conversion of money and of measures, in reading order, without ids."""
    able = [mention for mention in mentions.quantities if _convertible(mention)]
    text, taken = columns.read(doc).printed, 0
    for n in range(len(able) - 1):
        if able[n].start < taken:
            continue
        group = _group(able, n, text)
        if group is None:
            continue
        start, taken = group.sources[0].start, group.end
        yield Claim(
            text=text[start : group.end],
            start=start,
            end=group.end,
            kind="conversion",
            roles=_roles(group),
            cues=_cues(doc, group),
            explicit=group.explicit,
        )
