"""The small edits that would make a figure agree, in the article's own style.

Editors confess most to a scale word, a misplaced decimal point, swapped digits, percent
for percentage points. Each kind of slip is undone here on the printed words, and an edit
is offered where the figure then meets what the other figures ask of it; the least edit
comes first, and of equal ones the one that meets most of the relations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from itertools import pairwise

from copydesk.interval import Interval, readings, to_places
from copydesk.records import Quantity

# Inside the printed figure: the digits, grouped or not, and the scale that follows them.
_DIGITS = re.compile(r"\d+(?:[,   ]\d{3})*(?:\.\d+)?")
_SCALE = re.compile(r"\s?-?(trillion|billion|million|thousand|mln|bln|trn|bn|tn|m|k)(?![a-z])", re.I)
_SIZES = {"trillion": 12, "trn": 12, "tn": 12, "billion": 9, "bn": 9, "bln": 9, "million": 6, "mln": 6,
          "m": 6, "thousand": 3, "k": 3}  # fmt: skip
_FAMILIES = (
    ("trillion", "billion", "million", "thousand"), ("tn", "bn", "m", "k"), ("trn", "bln", "mln", "k"),
)  # fmt: skip

_TELLING = 2  # digits without which a computed figure says too little
_BARELY = Decimal("0.3")  # an edit that meets its target by less of its last digit is a doubtful one


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement for the printed figure, why, and the value and last digit it then has."""

    text: str
    why: str
    value: Decimal
    step: Decimal
    cost: int

    @property
    def interval(self) -> Interval:
        """The strict reading of the edited figure."""
        read = readings(self.value, self.step)
        return Interval(read.low, read.high)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure's words cut at its digits and its scale word; ``unit`` is one of the digits' units."""

    before: str
    digits: str
    scale: str  # with the space before it
    after: str
    unit: Decimal  # what 1 in the digits stands for, in base units

    def number(self) -> Decimal:
        return Decimal(re.sub(r"[^\d.]", "", self.digits))

    def with_digits(self, digits: str) -> str:
        return self.before + digits + self.scale + self.after

    def with_scale(self, scale: str) -> str:
        return self.before + self.digits + scale + self.after


def _cut(figure: Quantity) -> _Printed | None:
    """None where the figure has no digits ("a third") or holds two numbers ("3 to 5")."""
    found = list(_DIGITS.finditer(figure.text))
    if len(found) != 1 or figure.value is None:
        return None
    digits = found[0]
    scale = _SCALE.match(figure.text, digits.end())
    end = scale.end() if scale else digits.end()
    number = Decimal(re.sub(r"[^\d.]", "", digits.group()))
    unit = abs(figure.value) / number if number else Decimal(1)
    if figure.kind == "duration" and scale is None and unit != 1:
        return None  # "an hour and 48 minutes"
    return _Printed(figure.text[: digits.start()], digits.group(), scale.group() if scale else "",
                    figure.text[end:], unit)  # fmt: skip


def has_scale(figure: Quantity) -> bool:
    """Whether a scale word ("million", "bn") follows the digits."""
    printed = _cut(figure)
    return printed is not None and bool(printed.scale)


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


def _swapped(digits: str) -> Iterator[str]:
    places = [n for n, char in enumerate(digits) if char.isdigit()]
    for a, b in pairwise(places):
        if digits[a] != digits[b] and not (a == places[0] and digits[b] == "0" and _whole(digits) > 1):
            yield digits[:a] + digits[b] + digits[a + 1 : b] + digits[a] + digits[b + 1 :]


def _whole(digits: str) -> int:
    return sum(char.isdigit() for char in digits.partition(".")[0])


def _one_digit(digits: str) -> Iterator[str]:
    for n, char in enumerate(digits):
        if char.isdigit():
            for other in "0123456789":
                if other != char and not (n == 0 and other == "0" and _whole(digits) > 1):
                    yield digits[:n] + other + digits[n + 1 :]


def _one_less(digits: str) -> Iterator[str]:
    """Any one digit left out: 5 for 15, 3.6 for 13.6."""
    places = [n for n, char in enumerate(digits) if char.isdigit()]
    if len(places) > 1 and "," not in digits:
        shorter = (digits[:n] + digits[n + 1 :] for n in places)
        yield from (text for text in shorter if text[0] not in "0." and text[-1] != ".")


def _regrouped(value: Decimal, places: int, like: str) -> str:
    grouped = "," in like or ("." not in like and len(like) < 4)
    return f"{value:,.{places}f}" if grouped else f"{value:.{places}f}"


def _pointed(digits: str) -> Iterator[str]:
    """The decimal point moved by one or two places, the digits kept."""
    number = Decimal(re.sub(r"[^\d.]", "", digits))
    for shift in (1, -1, 2, -2, 3, -3):
        moved = number.scaleb(shift)
        places = max(0, _places(digits) - shift)
        if places <= 3:
            text = _regrouped(moved, places, digits)
            yield text.rstrip("0").rstrip(".") if "." in text and "." not in digits else text


def _scaled(printed: _Printed, beside: str) -> Iterator[tuple[str, int]]:
    """Another scale word in the same style, none, or one where there is none; with its power of ten."""
    word = "".join(char for char in printed.scale.lower() if char.isalpha())
    if word:
        family = next((names for names in _FAMILIES if word in names), _FAMILIES[0])
        lead = printed.scale[: len(printed.scale) - len(word)]
        for name in family:
            if name != word:
                yield lead + name, _SIZES[name] - _SIZES[word]
        yield "", -_SIZES[word]
    elif "," not in printed.digits:
        digits = _DIGITS.search(beside)
        style = _SCALE.match(beside, digits.end()) if digits else None
        glued = style is not None and not style.group()[0].isspace()
        for name in ("m", "bn") if glued else ("million", "billion"):
            yield name if glued else f" {name}", _SIZES[name]


def _edits(figure: Quantity, beside: str) -> Iterator[Edit]:
    printed = _cut(figure)
    if printed is None or not printed.number():
        return
    sign = -1 if figure.value is not None and figure.value < 0 else 1

    def edit(digits: str, why: str, cost: int) -> Edit:
        value = Decimal(re.sub(r"[^\d.]", "", digits)) * printed.unit * sign
        step = Decimal(1).scaleb(-_places(digits)) * printed.unit
        return Edit(printed.with_digits(digits), why, value, step, cost)

    for digits in _swapped(printed.digits):
        yield edit(digits, "two digits swapped", 0)
    for digits in _one_digit(printed.digits):
        yield edit(digits, "one digit", 1)
    for scale, power in _scaled(printed, beside):
        size = printed.unit.scaleb(power)
        step = Decimal(1).scaleb(-_places(printed.digits)) * size
        yield Edit(printed.with_scale(scale), "scale word", printed.number() * size * sign, step, 1)
    for digits in _pointed(printed.digits):
        yield edit(digits, "decimal point", 2)
    for digits in _one_less(printed.digits):
        yield edit(digits, "a digit too many", 3)


def _significant(digits: str) -> int:
    """How many digits say something: 3 in 425,000, in 440 and in 4.25."""
    bare = re.sub(r"[^\d.]", "", digits).lstrip("0.")
    every = len(bare.replace(".", ""))
    return every if "." in bare else max(len(bare.rstrip("0")), min(3, every))


def restyled(figure: Quantity, target: Interval, significant: int | None = None) -> Edit | None:
    """The figure computed anew, in the digits and scale of the printed one; None without digits.

    Rounded to as many significant digits as were printed, or to ``significant`` (one more where
    that leaves the target), none where even that does.
    """
    printed, middle = _cut(figure), target.middle
    if printed is None or not middle or not printed.unit:
        return None
    number = abs(middle) / printed.unit
    if significant is None and (as_fine := _as_fine(printed, number, target, middle)) is not None:
        return as_fine
    wanted = significant or _significant(printed.digits)
    for digits in (wanted, wanted + 1):
        short = Context(prec=max(1, digits)).plus(number)
        exponent = short.as_tuple().exponent
        places = max(_places(printed.digits), -exponent if isinstance(exponent, int) else 0)
        if places > max(2, _places(printed.digits)):
            continue
        value = short * printed.unit * (-1 if middle < 0 else 1)
        step = Decimal(1).scaleb(-places) * printed.unit
        text = printed.with_digits(_regrouped(short, places, printed.digits))
        made = Edit(text, "computed", value, max(step, Decimal(1).scaleb(int(exponent)) * printed.unit), 4)
        if made.interval.overlaps(target) and figure.text != text and len(text) < len(figure.text) + 4:
            return made
    return None


def _as_fine(printed: _Printed, number: Decimal, target: Interval, middle: Decimal) -> Edit | None:
    """The number to as many places as were printed, where these tell it: "8.6" for "10.3", "898" for "1078"."""
    places = _places(printed.digits)
    short = to_places(number, places)
    value, step = short * printed.unit * (-1 if middle < 0 else 1), Decimal(1).scaleb(-places) * printed.unit
    told = len(short.as_tuple().digits) >= _TELLING or (not places and target.contains(value))  # "9%" for "16%"
    if not told or (not places and "," in printed.digits):
        return None
    made = Edit(printed.with_digits(_regrouped(short, places, printed.digits)), "computed", value, step, 4)
    return made if made.interval.overlaps(target) and short != printed.number() else None


def repairs(
    figure: Quantity, targets: Sequence[Interval], *, beside: str = "", limit: int = 4
) -> list[Edit]:
    """Edits of ``figure`` that meet ``targets[0]``, best first; in base units.

    Further targets are what other relations ask of the same figure: edits that meet more
    of them come first, then the least edit (swapped digits, one digit or the scale word,
    the decimal point, a computed value; those that barely meet it are put back), then the
    one nearest to the middle of the first.
    beside: a figure printed next to it, whose style a missing scale word follows.
    """
    if not targets:
        return []
    middle = targets[0].middle
    seen: dict[str, Edit] = {}
    for edit in _edits(figure, beside):
        if edit.text != figure.text and edit.interval.overlaps(targets[0]):
            seen.setdefault(edit.text, edit)
    for digits in (None, 2):
        computed = restyled(figure, targets[0], digits)
        if computed is not None and all(edit.value != computed.value for edit in seen.values()):
            seen[computed.text] = computed

    def rank(edit: Edit) -> tuple[int, int, Decimal]:
        met = sum(edit.interval.overlaps(target) for target in targets)
        away = abs(edit.value - middle) if middle is not None else Decimal(0)
        barely = 2 * (not Interval.point(edit.value).grow(edit.step * _BARELY).overlaps(targets[0]))
        return -met, edit.cost + barely, away

    return sorted(seen.values(), key=rank)[:limit]


def other_sign(figure: Quantity, signs: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """The printed money with another currency: the sign where one is printed, else the word.

    signs, words: how the other currency is written, the usual form first.
    """
    found = _DIGITS.search(figure.text)
    if found is None:
        return
    head, tail = figure.text[: found.start()].rstrip(), figure.text[found.end() :]
    if head and signs:
        yield signs[0] + figure.text[len(head) :]
    elif words:
        scale = _SCALE.match(tail)
        kept = scale.group() if scale else ""
        yield f"{figure.text[found.start():found.end()]}{kept} {words[0]}"
