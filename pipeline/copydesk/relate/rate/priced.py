"""What one of something costs or makes where no "each" stands behind it, and who pays it.

    Every home is to get a rebate of £35          Tickets cost £18          the price of a litre has reached 137.4p
    His 24 wickets cost him 444 runs, at an average of 18.5
"""

from __future__ import annotations

from copydesk.records import Money
from copydesk.relate.rate.for_one import One
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues
from copydesk.stem import stem

BUYER = "buyer"  # of whatever is sold at the price
SOLD = frozenset("ticket tickets seats places admission".split())
_COST = frozenset("cost costs at are were sold for".split())
_COSTS = frozenset("costs cost sells sold fetches fetched".split())
_CHARGED = {("are", "charged"), ("were", "charged"), ("pay",), ("paid",)}
_TAG = 1000  # a price that is paid by each, and not by all
_EACH = frozenset(["each", "every"])
_LEAD = 14  # words between "Every household on the Surf Coast" and what it pays
_NOUN = 2  # words between "each" and its noun
_TAKES = 7  # words of "Each of them will take home"
_WILL = frozenset("will would is was gets got has had received receives paid pays must".split())
_PRICE = frozenset("price cost charge".split())
_ONE = frozenset("a an one each every".split())
_AVERAGE = (["average", "of"], ["averaging"], ["averaged"])


def told_price(sheet: Sheet, unit: Figure) -> One | None:
    """`Every home is to get a rebate of £35`, `Tickets cost £18`: a price without "each" behind it."""
    tie = sheet.words(unit.first, unit.last)
    lead = sheet.before(unit, 4)
    averaged = any(lead[-len(words) :] == words for words in _AVERAGE)
    if not isinstance(unit.quantity, Money):
        return One(unit, None, tie) if averaged and is_mean(unit) else None
    if (who := payer(sheet, unit)) != "":
        return One(unit, who, tie)
    if (noun := _price_of(sheet, unit)) is not None:
        return One(unit, noun, tie)
    if (noun := _subject(sheet, unit)) is not None:
        return One(unit, noun, tie)
    if _is_each(sheet, unit) or lead[-3:] == ["average", "cost", "of"]:
        return One(unit, None, tie)
    priced = any(tuple(lead[-len(p) :]) == p for p in cues("rates")["priced"]) or _charged(sheet, unit)
    sold = (averaged and "tickets" in sheet.said(unit.sentence)) or _tickets(sheet, unit)
    return One(unit, BUYER, sheet.words(unit.first - 2, unit.last) if sold else tie) if priced or sold else None


def _tickets(sheet: Sheet, unit: Figure) -> bool:
    """`Tickets for the show at the Corn Exchange cost £25`: the subject of the sentence is what is sold."""
    first = sheet.bounds(unit.sentence)[0]
    lead = [word for word in sheet.page.lows[first : unit.first] if not word.isspace()]
    return lead[:1] != [] and lead[0] in SOLD and lead[-1] in _COST and not {",", "and", "but"} & {*lead}


def _charged(sheet: Sheet, unit: Figure) -> bool:
    """`Drivers are charged $3.50`, `Visitors pay £12`: those who open the sentence, each of them."""
    lead = sheet.page.lows[sheet.bounds(unit.sentence)[0] : sheet.left(unit)]
    lead = [word for word in lead if not word.isspace()]
    charged = tuple(lead[1:]) in _CHARGED and (unit.quantity.value or 0) < _TAG
    return charged and (stem(lead[0]),) in cues("rates")["buyers"]


def _subject(sheet: Sheet, unit: Figure) -> str | None:
    """`A meal costs it £2.40`, `One panel sells for $310`: the thing that opens the sentence."""
    first = sheet.bounds(unit.sentence)[0]
    places = [k for k in range(first, sheet.left(unit)) if not sheet.page.words[k].isspace()]
    lead = [sheet.page.lows[k] for k in places]
    one = len(lead) > len(("a", "meal")) and lead[0] in ("a", "an", "one") and sheet.page.tags[places[1]] == "NN"
    return stem(lead[1]) if one and lead[2] in _COSTS and len(lead) <= len(("a", "meal", "costs", "it")) else None


def is_mean(unit: Figure) -> bool:
    """`at an average of 18.5`: a number of no thing, in tenths."""
    value = unit.quantity.value
    return unit.quantity.kind == "number" and value is not None and value != value.to_integral_value()


def payer(sheet: Sheet, unit: Figure) -> str:
    """`Every household on the coast will pay a levy of $46 a year`: what stands behind "every", before the price."""
    first = max(sheet.bounds(unit.sentence)[0], unit.first - _LEAD)
    at = next((k for k in range(first, unit.first) if sheet.page.lows[k] in _EACH), None)
    nouns = range(at + 1, at + 1 + _NOUN) if at is not None else ()
    tags = {k: (sheet.page.tag_at(k), sheet.page.tag_at(k + 1)) for k in nouns}
    found = next((k for k in nouns if tags[k][0] == "NN" and tags[k][1] not in ("NN", "NNS")), None)
    return "" if found is None else stem(sheet.page.words[found])


def _is_each(sheet: Sheet, unit: Figure) -> bool:
    """`Each of them will take home £145,000`, `and each will get £2,500`."""
    lead = [word for word in sheet.before(unit, _TAKES) if not word.isspace()]
    at = next((k for k in range(len(lead) - 1, -1, -1) if lead[k] == "each"), None)
    rest = lead[at + 1 :] if at is not None else []
    return bool(rest) and (rest[0] in _WILL or rest[:2] == ["of", "them"]) and not {",", "and"} & {*rest}


def _price_of(sheet: Sheet, unit: Figure) -> str | None:
    """`the average price of a litre of unleaded has reached 137.4p`: what it is the price of."""
    lead = sheet.before(unit, _LEAD)
    for k in range(len(lead) - 3):
        if lead[k] in _PRICE and lead[k + 1] == "of" and lead[k + 2] in _ONE:
            return None if {",", "and", "than", "from"} & {*lead[k + 3 :]} else stem(lead[k + 3])
    return None
