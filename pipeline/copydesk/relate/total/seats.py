"""Seats of a parliament or council, shared out among parties.

    Labour won 21 seats, the Conservatives 14, the Greens 9 and independents 4 on the 48-seat council

    The Union won 61 seats and the Left 40 in the 110-seat parliament, with independents taking the other nine

Claims of kind "total" with the roles total, part, part2, ... and the cue ``some``: a party may be left out,
but no seat is held twice, so that the parts cannot pass the total. "The other nine" is what remains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_near
from copydesk.relate.total.parts import ends_with, is_closed, run, sum_of, total_first
from copydesk.relate.total.rest_far import is_read

_SEATS = frozenset(["seat", "councillor", "mp", "member"])
_HOUSES = frozenset("assembly parliament council chamber house senate congress legislature board".split())
_WON = frozenset("won win wins winning took take takes has have had holds held gained secured with finished on".split())
_GIVEN = frozenset("mean means give gives gave giving".split())
_LEAST = 3  # parties: of two, one may be the other's gain
_LED = 10  # words from the size of the house to the first party
_NEAR = 2  # sentences from the size of the house to the list


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every list of seats by party whose house is sized near by, without ids."""
    sheet = sheets.read(doc, mentions)
    houses = [f for f in sheet.plain if _is_house(sheet, f)]
    if len({f.quantity.value for f in houses}) != 1:
        return
    for figures in sheet.of_sentence.values():
        shared = _with_rest(sheet, figures, houses) or _others(sheet, figures, houses)
        if shared is not None:
            yield shared
            continue
        for n in range(len(figures)):
            parts = _parties(sheet, [f for f in figures if f not in houses], n)
            house = min(houses, key=lambda f: abs(f.sentence - figures[0].sentence))
            if parts and abs(house.sentence - figures[0].sentence) <= _NEAR and total_first(house, parts, mixed=True):
                some = sheet.words(parts[0].first, parts[0].last)
                yield sum_of(sheet, house, parts, some=some, explicit=house.sentence == parts[0].sentence, tie=some)
                break


def _with_rest(sheet: Sheet, figures: Sequence[Figure], houses: Sequence[Figure]) -> Claim | None:
    """All seats of a house in one sentence, the last of them "the other nine"."""
    house = next((f for f in figures if f in houses), None)
    parts = [f for f in figures if f not in houses and f.quantity.kind in ("count", "number")]
    if house is None or len(parts) < _LEAST - 1 or len(parts) + 1 < len(figures):
        return None
    rest = parts[-1]
    told = ends_with(sheet.before(rest, 4), "rest") is not None and (_WON | _GIVEN) & set(sheet.before(parts[0], 6))
    seats = _is_seats(sheet, house, parts[0]) and all(p.quantity.trend is None for p in parts)
    if not told or not seats or not is_read(sheet, rest, parts) or not total_first(house, parts, mixed=True):
        return None
    return sum_of(sheet, house, parts[:-1], rest=rest, tie=sheet.words(rest.first - 1, rest.first))


def _is_seats(sheet: Sheet, house: Figure, part: Figure) -> bool:
    """`won 61 seats`, and `In the 90-seat assembly the party would take 41`."""
    leads = part.quantity.kind == "number" and house.first < part.first and len(sheet.gap(house, part)) < _LED
    return leads or (part.nouns[:1] or ("",))[0] in _SEATS


def _others(sheet: Sheet, figures: Sequence[Figure], houses: Sequence[Figure]) -> Claim | None:
    """`won 68 of the 120 seats. The Dal fell to 39 seats from 54. The remaining 13 seats`: what the house has left."""
    rest, house = figures[0], houses[0]
    lead = [word for word in sheet.before(rest, 3) if not word.isspace()]
    if lead[-2:] not in (["the", "remaining"], ["the", "other"]) or (rest.nouns[:1] or ("",))[0] not in _SEATS:
        return None
    near = [f for n in range(rest.sentence - 2, rest.sentence) for f in sheet.of_sentence.get(n, ())]
    parts = [
        f for f in near
        if f not in houses and f.quantity.kind in ("count", "number") and f.quantity.trend != "up"
        and ((f.nouns[:1] or ("",))[0] in _SEATS or f.quantity.kind == "number")
        and (_WON & {*sheet.before(f, 2)} or sheet.before(f, 1) == ["to"])
    ]  # fmt: skip
    if len(parts) < _LEAST - 1 or not total_first(house, [*parts, rest], mixed=True):
        return None
    tie = sheet.words(rest.first - 1, rest.first)
    told = is_near(house, [*parts, rest]) and house.sentence >= parts[0].sentence - 1
    return sum_of(sheet, house, parts, rest=rest, tie=tie, slip=tie, explicit=False) if told else None


def _is_house(sheet: Sheet, figure: Figure) -> bool:
    """`the 48-seat council`, `92 of the 180 seats in the assembly`."""
    if figure.quantity.kind != "count" or not figure.nouns or figure.nouns[0] not in _SEATS:
        return False
    hyphen = sheet.page.text[figure.quantity.end : figure.quantity.end + 1] == "-" or "-" in figure.quantity.text
    has = _HOUSES & set(sheet.before(figure, 3)) and {"has", "have", "had"} & set(sheet.before(figure, 2))
    named = bool(_HOUSES & set(sheet.after(figure, 5))) or bool(has)
    of_all = sheet.before(figure, 2) in (["of", "the"], ["of", "its"]) or sheet.before(figure, 1) == ["the"]
    return named and (hyphen or of_all or bool(has))


def _parties(sheet: Sheet, figures: Sequence[Figure], n: int) -> list[Figure]:
    """The closed list of seats that begins at ``n``: each behind a name, none of them "up" or "down" so many."""
    if n >= len(figures) or (figures[n].nouns[:1] or ("",))[0] not in _SEATS:
        return []
    parts = run(sheet, figures, n, mixed=True)
    counted = all(
        p.quantity.trend is None and (p.quantity.kind == "number" or p.nouns[:1] == parts[0].nouns[:1]) for p in parts
    )
    won = bool(_WON & set(sheet.before(parts[0], 4)))
    return parts if counted and won and len(parts) >= _LEAST and is_closed(sheet, parts) else []
