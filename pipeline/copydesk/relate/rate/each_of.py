"""Rates over sentences: so many for each of what was counted, or paid, in the sentence before.

    A farm of 84 turbines was approved. Each will have 8 megawatts, 672 megawatts in all.
    It took $82m at first. It opened in 4,100 cinemas, making an average of $20,000 in each.
    He stole £1.2m from 34 clients ... "You took on average £35,000 from each of these people,"

``ACROSS`` says of a rate, a total and a count whether words tie them; `of_those` finds the two for a rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Money
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

ALL = (["in", "all"], ["in", "total"], ["altogether"], ["between", "them"])
COUNTS = ("count", "number")
_COSTS = frozenset("cost costs costing".split())
_ON_ALL = (["on", "the"], ["for", "the"], ["on", "all"], ["for", "all"], ["on"], ["for"])
_OFF_ALL = Decimal("2.5")
_LED = 5  # words between "each kilometre" and what it comes to
_NEARBY = 2  # sentences
_MAKING = frozenset("making giving averaging taking earning".split())
_PAID = frozenset("transfer payment withdrawal gift cheque transaction loan instalment".split())
_BRINGS = frozenset(
    """
    brought raised raises raise earned netted made
    bring brings cost costs earn earns make makes be is come comes mean means fetch net
    """.split()
)
_SHARED = frozenset("shared split divided share distributed".split())
_FAR = 8  # words between a price and what it comes to
_PAYMENTS = frozenset("payments instalments installments bribes gifts transfers cheques loans grants tranches".split())
_OFF = Decimal(2)  # times: further off, the figures are of two things
_THOSE = frozenset(["these", "those"])
_ORDERS = frozenset("order orders deal contract purchase".split())
_COMES = (["works", "out"], ["comes", "to"], ["comes", "out"], ["amounts", "to"], ["equates", "to"])
_PEOPLE = frozenset("people men women person victim client customer investor patient".split())


def _makes(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`The yield was 6.7 tonnes a hectare. From two million hectares, that makes 13.4m tonnes`: the next sentence."""
    if not unit.sentence == total.sentence - 1 == count.sentence - 1 or count.first > total.first:
        return False
    lead = [word for word in sheet.before(count, 4) if not word.isspace()]
    return lead in (["from"], ["on"], ["over"], ["at"], ["for"]) and any(
        sheet.gap(count, total)[k : k + 2] in (["that", "makes"], ["that", "means"], ["that", "gives"], ["that", "is"])
        for k in range(len(sheet.gap(count, total)))
    )


def _each_of_them(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`A farm of 84 turbines was approved. Each will have 8 megawatts, 672 megawatts in all`: the one count before."""
    lead = [word for word in sheet.before(unit, _LED + 2) if not word.isspace()]
    after = sheet.after(total, 4)
    closed = ("", ".", ",", ";")  # "£2.9m in all with those who help" is of more
    whole = any(after[k : k + len(p)] == p and (*after, "")[k + len(p)] in closed for p in ALL for k in range(2))
    between = [f for f in sheet.of_sentence[unit.sentence] if unit.first < f.first < total.first]
    if any(f.unit == total.unit for f in between):
        return False  # "Each paid £50, and the bar took £9,000: £31,000 in all"
    others = [f for f in sheet.of_sentence[count.sentence] if f.quantity.kind in COUNTS and f is not count]
    return lead[:1] == ["each"] and whole and unit.sentence == total.sentence == count.sentence + 1 and not others


def _giving(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`64 turbines ... Each turbine will make up to 15 megawatts, giving the site a capacity of 960`: the one count."""
    gap = sheet.gap(unit, total)
    noun = (sheet.before(unit, _LED + 2) or [""])[:2]
    told = bool({"giving", "making", "meaning", "yielding", "bringing"} & {*gap[:3]}) and gap[:1] == [","]
    more = {"extra", "another", "further", "more", "additional"} & {*gap}
    named = noun[:1] == ["each"] and stem(noun[-1]) in count.nouns[:1] and not more
    rivals = {f.quantity.value for f in sheet.plain if f.quantity.kind == "count" and f.nouns[:1] == count.nouns[:1]}
    apart = unit.sentence - count.sentence
    return told and named and len(rivals) == 1 and unit.sentence == total.sentence and 0 < apart <= _NEARBY


def _making(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`It took $82m. It opened in 4,100 cinemas, making an average of $20,000 in each`: the one amount before."""
    gap = sheet.page.lows[count.last : unit.first]
    tail, after = gap[gap.index(",") :] if "," in gap else [], sheet.after(unit, 4)
    ends = "each" in after and after[after.index("each") + 1 :][:1] in ([], ["."], [","], [";"], ["and"])
    told = ends and bool(_MAKING & {*tail[1:2]}) and tail[2:] in (["an", "average", "of"], ["a", "mean", "of"])
    money = [f for f in sheet.of_sentence[total.sentence] if f.unit == total.unit]
    apart = unit.sentence - total.sentence
    return told and count.sentence == unit.sentence and apart == 1 and money == [total]


def _payments(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`bribes worth £780,000. He took 13 payments of £60,000 each`: the one amount of the sentence before."""
    gap = sheet.page.lows[count.last : sheet.left(unit)]
    money = [f for f in sheet.of_sentence[total.sentence] if f.unit == total.unit]
    here = [f for f in sheet.of_sentence[unit.sentence] if f.unit == unit.unit]
    paid = len(gap) == 2 and gap[-1] == "of" and gap[0] in _PAYMENTS and sheet.after(unit, 1) == ["each"]
    product = (unit.quantity.value or ZERO) * (count.quantity.value or ZERO)
    near = pen.near(product, total.quantity.value, _OFF) or pen.tens(product, total.quantity.value)
    return paid and near and here == [unit] and money == [total] and total.sentence == unit.sentence - 1


def _at_price(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`expects to sell 1.2m litres. At 38p a litre that would bring him £456,000`."""
    lead = [word for word in sheet.before(unit, 3) if not word.isspace()]
    gap = sheet.gap(unit, total) if unit.first < total.first else []
    told = lead == ["at"] and bool({"that", "this", "it"} & {*gap[:3]}) and bool(_BRINGS & {*gap})
    whole = count.sentence == unit.sentence - 1 == total.sentence - 1 and "average" not in sheet.before(count, 3)
    return told and whole and "each" not in sheet.after(count, 3) and len(gap) <= _FAR


def _based_on(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`The 480kg haul was found. It had a value of £38.4m, based on a price of £80,000 a kilogram`."""
    gap = sheet.gap(total, unit) if total.last <= unit.first else []
    told = any(gap[k : k + 2] == ["based", "on"] for k in range(len(gap))) and len(gap) <= _FAR
    measures = {f.quantity.value for f in sheet.plain if f.quantity.kind == "measure" and f.unit == count.unit}
    return told and len(measures) == 1 and 0 <= unit.sentence - count.sentence <= _NEARBY


def _works_out(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`$60m of tickets at 4,000 cinemas. That works out to an average of $15,000 per location`: of the one sentence."""
    lead = [word for word in sheet.page.lows[sheet.bounds(unit.sentence)[0] : unit.first] if not word.isspace()]
    told = [f for f in sheet.of_sentence.get(unit.sentence - 1, ()) if f.quantity.kind in ("money", "count")]
    opened = lead[:1] in (["that"], ["this"], ["it"]) and lead[1:3] in _COMES
    return opened and {id(f) for f in told} == {id(total), id(count)} and sheet.of_sentence[unit.sentence][0] is unit


def _values(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`will pay $36 for each share. With 145m shares outstanding, the offer values it at $5.22bn`."""
    gap = sheet.page.lows[count.last : sheet.left(total)]
    lead = [word for word in sheet.before(count, 2) if not word.isspace()]
    told = lead == ["with"] and bool({"values", "value", "valuing", "worth"} & {*gap}) and len(gap) <= 2 * _FAR
    return told and unit.sentence == total.sentence - 1 == count.sentence - 1


def _order_worth(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`an order for 16 jets. With a list price of $125m for each aircraft, the order is worth $2bn`."""
    gap = sheet.gap(unit, total) if unit.first < total.first and unit.sentence == total.sentence else []
    told = bool(_ORDERS & {*gap}) and gap[-1:] in (["worth"], ["at"]) and len(gap) <= 2 * _FAR
    counts = [f for f in sheet.of_sentence[count.sentence] if f.quantity.kind == "count"]
    named = bool(_ORDERS & {*sheet.before(count, 4)}) and counts == [count]
    return told and named and count.sentence == unit.sentence - 1 and count.line == unit.line


def _brought_in(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`selling 1,400 wristbands at £3 each. That brought in £4,200`: all that the sentence before prices."""
    lead = [word for word in sheet.page.lows[sheet.bounds(total.sentence)[0] : sheet.left(total)] if not word.isspace()]
    opened = lead[:1] in (["that"], ["this"], ["it"], ["they"]) and len(lead) <= _LED and bool(_BRINGS & {*lead[1:]})
    here = sheet.of_sentence[unit.sentence]
    counts = [f for f in here if f.quantity.kind == "count"]
    priced = [f for f in here if f.unit == unit.unit] == [unit] and counts[-1:] == [count]
    near = sheet.page.lows[count.last : sheet.left(unit)][-1:] in (["at"], ["for"]) and count.sentence == unit.sentence
    return opened and priced and near and total.sentence == unit.sentence + 1


def _shared_out(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`£2.4m will be shared by 16 villages. Each is to receive £150,000`: all that the sentence before shares out."""
    lead = [word for word in sheet.page.lows[sheet.bounds(unit.sentence)[0] : unit.first] if not word.isspace()]
    told = [f for f in sheet.of_sentence[total.sentence] if f.quantity.kind in ("money", "count")]
    shared = bool(_SHARED & {*sheet.said(total.sentence)}) and {id(f) for f in told} == {id(total), id(count)}
    return lead[:1] == ["each"] and len(lead) <= _FAR and shared and unit.sentence == total.sentence + 1


def _spent_on(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`Each bus will cost Rs 62 lakh and it will spend Rs 93 crore on the 150 vehicles`: on all of them."""
    alone = [f for f in sheet.of_sentence[unit.sentence] if f.unit == unit.unit] == [unit, total]
    costs = bool(_COSTS & {*sheet.before(unit, 2)}) and unit.first < total.first < count.first
    product = (unit.quantity.value or ZERO) * (count.quantity.value or ZERO)
    near = pen.near(product, total.quantity.value, _OFF_ALL) or pen.scaled(product, total.quantity.value)
    return costs and alone and near and unit.quote == total.quote and sheet.gap(total, count) in _ON_ALL


def _of_the_sum(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`It will return $18m. The payout is worth $6,000 for each of its 3,000 members`: the one amount before."""
    lead = [word for word in sheet.page.lows[slice(*sheet.bounds(unit.sentence))] if not word.isspace()][:1]
    here = [f for f in sheet.of_sentence[unit.sentence] if f.unit == unit.unit]
    told = [f for f in sheet.of_sentence[total.sentence] if f.unit == total.unit]
    counted = count.sentence == unit.sentence and "each" in [*sheet.before(count, 6), *sheet.before(unit, 1)]
    pointed = lead in (["the"], ["that"], ["this"], ["it"]) and total.sentence == unit.sentence - 1
    product = (unit.quantity.value or ZERO) * (count.quantity.value or ZERO)
    exact = {f.quantity.approximation for f in (unit, count, total)} <= {"exact", "about"}
    near = exact and pen.near(product, total.quantity.value, _OFF)
    alone = here == [unit] and {f.quantity.value for f in told} == {total.quantity.value}
    return pointed and counted and near and alone


ACROSS = (_of_the_sum, _spent_on, _brought_in, _shared_out, _makes, _each_of_them, _giving, _making, _payments,
          _at_price, _based_on, _works_out, _values, _order_worth)  # fmt: skip


def of_those(sheet: Sheet, unit: Figure) -> tuple[Figure, Figure] | None:
    """The total and the count of `on average £35,000 from each of these people`: the one sentence that tells both."""
    after = sheet.after(unit, 5)
    if "each" not in after[:2] or not isinstance(unit.quantity, Money) or "average" not in sheet.before(unit, 4):
        return None
    at = after.index("each")
    if after[at + 1 : at + 2] != ["of"] or not _THOSE & {*after[at + 2 : at + 3]}:
        return None
    noun = stem(after[at + 3]) if len(after) > at + 3 else ""
    found = [_told(figures, unit, noun) for n, figures in sheet.of_sentence.items() if n < unit.sentence]
    pairs = [pair for pair in found if pair is not None]
    return pairs[0] if len({(t.quantity.value, c.quantity.value) for t, c in pairs}) == 1 else None


def averaged(sheet: Sheet, unit: Figure) -> tuple[Figure, Figure] | None:
    """`stole £1.44m ... made 288 transfers. They averaged £5,000 each`: the lead's one amount, the count before."""
    if sheet.page.lows[unit.first - 1] != "averaged" or sheet.after(unit, 1) != ["each"]:
        return None
    counts = [f for f in sheet.of_sentence.get(unit.sentence - 1, ()) if f.nouns and f.nouns[0] in _PAID]
    money = [f for f in sheet.plain if f.line <= 1 and f.sentence < unit.sentence and f.unit == unit.unit]
    values = {f.quantity.value for f in money}
    return (money[-1], counts[0]) if len(counts) == 1 and len(values) == 1 else None


def _told(figures: Sequence[Figure], unit: Figure, noun: str) -> tuple[Figure, Figure] | None:
    money = [f for f in figures if isinstance(f.quantity, Money) and f.unit == unit.unit]
    counts = [f for f in figures if f.quantity.kind == "count" and f.nouns and not f.bracketed]
    counts = [f for f in counts if noun == f.nouns[0] or (noun in _PEOPLE and f.nouns[0] in _PEOPLE)]
    return (money[0], counts[0]) if len(money) == 1 and len(counts) == 1 else None
