"""One figure told twice: claims of kind "value".

    The fire killed 12 people ... The 14 victims      sold for £4.5m ... the £5.4m sale
    (headline) Mill to cut 240 jobs ... will cut 420 jobs

Roles ``first`` and ``again`` in reading order; ``headline`` instead of ``first`` where it is one,
and ``quoted`` instead of either where only that one stands in a quotation. The cue ``tie`` is the
word that both are about. A pair that agrees needs one common word, and a lead, a quote next to it
or three digits; one that does not needs the same event or the same noun, words that point back or
a headline, no other value for it in the article, and nothing beside it that makes it another
figure (data/restatement.toml, guards). A headline that nothing in the article bears out, and a
figure of three digits or more with two of them swapped, need less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.records import Claim, Quantity, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.retelling.accounted import not_accounted
from copydesk.relate.retelling.anaphora import anaphora
from copydesk.relate.retelling.described import described
from copydesk.relate.retelling.echoed import echoed
from copydesk.relate.retelling.handful import handful
from copydesk.relate.retelling.headed import headed
from copydesk.relate.retelling.kinds import of_one_kind
from copydesk.relate.retelling.misquoted import misquoted
from copydesk.relate.retelling.miswritten import out_of_scale, quoted, slipped
from copydesk.relate.retelling.resaid import WORDED, resaid
from copydesk.relate.retelling.resigned import resigned
from copydesk.relate.retelling.respanned import respanned
from copydesk.relate.retelling.retold import Telling, one_scene, same_noun, tellings
from copydesk.relate.retelling.sourced import sourced
from copydesk.relate.retelling.streak import streak
from copydesk.relate.retelling.unborne import agree, is_dozen, is_made, is_unborne
from copydesk.relate.sheet import Sheet

Printed = tuple[str, Decimal | None]
_MEASURED = frozenset(["basis-point", "percentage-point", "duration", "measure", "age", "temperature"])
_ZERO, _ROUNDED, _HEDGED = Decimal(0), Decimal("0.1"), Decimal("0.03")
_MANY = 60  # figures of one unit beyond which an article is a table
_OPENING_FIGURES = 20  # of which the lead may have some
_OF_ONE = Decimal(100)  # times another value, beyond which it is of another thing
_LOOSE = Decimal("2.5")  # and where nothing points back
_TERMS = Decimal("1.5")  # times another sentence, beyond which it is of another person
_SMALL = Decimal(10)  # "the two brothers" may be some of the three


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every figure told again, without ids; a figure is told again in one claim only."""
    sheet = sheets.read(doc, mentions)
    if len(sheet.plain) < 2:
        return
    printed: dict[Printed, int] = {}
    for figure in sheet.figures:
        printed.setdefault(_printed(figure.quantity), figure.first)
    claims = [claim for every in _of_one_key(tellings(sheet)) for claim in _told_again(sheet, every, printed)]
    yield from claims
    told = {id for claim in claims for id in claim.roles.values()}
    rules = (resigned, anaphora, echoed, described, respanned, handful, streak, headed, sourced)
    for one, other in (pair for rule in rules for pair in rule(sheet)):
        if other.quantity.id not in told:
            told.add(other.quantity.id)
            yield _claim(sheet, one, other)


def _of_one_key(every: Sequence[Telling]) -> Iterable[list[Telling]]:
    """The tellings that can be of one figure, together: those of one currency, of one unit."""
    groups: dict[str, list[Telling]] = {}
    for each in every:
        groups.setdefault(each.key, []).append(each)
    return groups.values()


def _printed(quantity: Quantity) -> Printed:
    """The value, with its unit where it is measured: "3 basis points" are no three cuts."""
    measured = quantity.kind in _MEASURED
    return quantity.kind if measured else "", quantity.value


def _told_again(sheet: Sheet, every: Sequence[Telling], printed: dict[Printed, int]) -> Iterator[Claim]:
    """printed: value -> the word at which the article prints it first, whatever it counts there."""
    for n, again in enumerate(every):
        near = every[max(0, n - _MANY) : n]
        head = [each for each in every[: max(0, n - _MANY)][:_OPENING_FIGURES] if each.lead or each.headline]
        earlier = [each for each in (*head, *near) if _comparable(each, again)]
        same = next((each for each in earlier if _is_opposed(each, again)), None)
        same = same or next((each for each in earlier if is_again(each, again)), None)
        if same is not None:
            yield _claim(sheet, same, again)
            continue
        if len(every) > _MANY or printed[_printed(again.quantity)] < again.figure.first:
            continue  # a table; or another figure of the article, told again without its noun
        rules = _RULES if again.key.partition(" ")[0] not in WORDED else (resaid,)
        open_ = not_accounted(sheet, earlier, again)
        other = next((each for each in open_ if any(rule(each, again, every) for rule in rules)), None)
        if other is not None:
            yield _claim(sheet, other, again)


def _is_opposed(one: Telling, other: Telling) -> bool:
    return pen.opposed(one.quantity, other.quantity) and _common(one, other)


def is_again(one: Telling, other: Telling) -> bool:
    """Whether the later figure is plainly the earlier one.

    Equal, or near it: a headline or lead rounds and truncates, and "almost 18,000" is 17,964.
    """
    a, b = one.quantity, other.quantity
    if a.value != b.value:
        low, high = sorted((abs(a.value or _ZERO), abs(b.value or _ZERO)))
        hedged = {a.approximation, b.approximation} != {"exact"}
        reach = _ROUNDED if one.headline or (one.lead and (hedged or one.key != "percent")) else _HEDGED
        near = high - low <= high * reach and (one.lead or hedged)
        if not near or not agree(one, other, loose=one.headline and one.key != "percent"):
            return False
    firm = one.lead or _pointed(one, other) or pen.telling(one.quantity.value)
    source = a.value == b.value and pen.telling(a.value) and one.key != "count" and quoted(one, other)
    return firm and (source or _common(one, other))


def _comparable(one: Telling, other: Telling) -> bool:
    return one.key == other.key and one.figure.sentence != other.figure.sentence


def _common(one: Telling, other: Telling) -> bool:
    """Whether equal figures are the same figure: one noun, or one event or noun beside both."""
    if one.key == "count":
        people = one.person and other.person and bool(one.events & other.events)
        large = (one.quantity.value or 0) >= _SMALL or bool(one.events & other.events)
        return large and (of_one_kind(one.noun, other.noun) or people)
    return same_noun(one, other) or bool(one.events & other.events) or bool(one.nouns & other.nouns)


def _about_one(one: Telling, other: Telling) -> bool:
    """Whether both are about one event or one thing."""
    events = one.events & other.events
    if one.key == "count":
        if not same_noun(one, other) and not (one.person and other.person and events):
            return False
        return bool(events) or (other.back and same_noun(one, other) and not (one.events and other.events))
    if one.key == "percent":
        return same_noun(one, other) and other.back
    return bool(events) or (same_noun(one, other) and other.back)


def _at_odds(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """Whether the two must be one figure, and cannot be."""
    if not _pointed(one, other) or not _about_one(one, other) or agree(one, other) or _is_made(one, other, every):
        return False
    values = one.quantity.value, other.quantity.value
    if one.key.startswith("term") and not pen.near(*values, _TERMS):
        return False  # "Gang jailed for 30 years ... Cole was given eight years"
    loose = one.key == "count" and not (other.back or one.headline or other.figure.quote is not None)
    if loose and not pen.near(*values, _LOOSE):
        return False  # "would close 22 stores ... will have 251 stores after the closures"
    if not pen.near(*values, _OF_ONE) and not pen.scaled(*values):
        return False  # "closed at 68.5p", "the £500m on offer"
    about = same_noun(one, other) or one.key == "count" or pen.slip(*values) or pen.scaled(*values)
    if not about and not pen.near(*values, _LOOSE):
        return False  # "put up £110,000 ... The rest of the budget of £420,000"
    if min(one.quantity.value or 0, other.quantity.value or 0) < _SMALL and one.key == "count":
        return False
    if one.figure.quote is not None and other.figure.quote is not None:
        return False  # two sources, or one who corrects himself
    if one.update or other.update or one.other or other.other:
        return False
    if any(time[:4].isdigit() for time in other.times - one.times) and not one.headline and not one.times:
        return False  # "carrying 62 people ... In 2018 another jet crashed with 189 people on board"
    if other.times and not (other.back or one.headline) and other.times != one.times:
        return False  # "all 24,000 tickets, double the number they had last year ... sold 12,000 tickets in 2010"
    if other.kinds - one.kinds:
        return False  # "took 1,412 votes", "the 3,263 valid votes"
    if {one.quantity.approximation, other.quantity.approximation} - {"exact", "about"}:
        return False
    return one_scene(one, other) and _alone(one, other, every)


def _is_made(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """Whether it is a headline's that other figures of the text make, or that is a round word."""
    return one.headline and (is_made(one, every) or is_dozen(one, other))


def _pointed(one: Telling, other: Telling) -> bool:
    """Whether the later figure must be the earlier one, if both are about one thing."""
    if other.back or one.headline:
        return True
    near = abs(one.figure.sentence - other.figure.sentence) == 1
    quoted = (one.figure.quote is None) != (other.figure.quote is None)
    whole = same_noun(one, other) and bool(one.events & other.events)
    return (quoted and near) or (whole and one.lead and not (one.told and other.told))


def _alone(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """Whether the article gives no third value for it, and none that bears the headline out."""
    rest = [each for each in every if each not in (one, other) and each.key == one.key]
    if one.headline and any(agree(one, each) for each in rest):
        return False
    rivals = [each for each in rest if _about_one(one, each) or _about_one(each, other) or same_noun(one, each)]
    return all(agree(each, one) or agree(each, other) for each in rivals)


_RULES = (_at_odds, is_unborne, slipped, out_of_scale, misquoted, resaid)


def _tie(sheet: Sheet, one: Telling, other: Telling) -> TextSpan:
    """The words of the later telling: the figure and the noun behind it."""
    first, last = sheet.phrase(other.figure.last, 4)
    return sheet.words(other.figure.first, last if last > first else other.figure.last)


def _claim(sheet: Sheet, one: Telling, other: Telling) -> Claim:
    inside = one.figure.quote is not None, other.figure.quote is not None
    names = ["headline" if one.headline else "first", "again"]
    if inside[0] != inside[1]:
        names[inside[1]] = "quoted"
    roles = dict(zip(names, (one.figure, other.figure), strict=True))
    return sheet.claim("value", roles, cues={"tie": _tie(sheet, one, other)}, explicit=other.back,
                       attribute=next(iter(sorted(one.events & other.events)), other.noun) or None)  # fmt: skip
