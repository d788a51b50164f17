"""The words and signs of the page: for kinds, verdicts, roles and numbers."""

from __future__ import annotations

import re
from calendar import month_name
from decimal import Decimal

from copydesk.interval import to_places
from copydesk.records import CheckResult, Quantity

GROUPS = {
    "money": ("money",), "percent": ("percent", "percentage-point", "basis-point"), "count": ("count",),
    "measure": ("measure", "duration", "age", "temperature"), "proportion": ("multiple", "fraction", "ratio"),
    "number": ("ordinal", "score", "number"),
}  # fmt: skip
GROUP = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
KINDS = {  # how a kind is called, and the sign behind its words
    "money": ("money", "¤"), "percent": ("percent", "%"), "count": ("counts", "#"), "measure": ("measures", "∟"),
    "proportion": ("multiples, fractions", "×"), "number": ("other numbers", "n"), "date": ("dates", "◷"),
    "quote": ("quotes", "”"),
}  # fmt: skip
VERDICTS = {  # how a verdict is called, and its sign; the gravest first
    "inconsistent": ("at odds", "✗"), "undecided": ("undecided", "?"), "rounding": ("agrees when rounded", "≈"),
    "consistent": ("agrees", "✓"), "waived": ("let stand", "○"),
}  # fmt: skip
_ROLES = {
    "stated": "printed", "base": "from", "result": "to", "source": "against", "beside": "beside", "from": "since",
    "to": "until", "rank": "ranked", "per_unit": "each", "other": "against", "born": "born",
}  # fmt: skip
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def verdict(result: CheckResult) -> str:
    """The verdict as the page sorts it: that a finding is let stand is one of its own."""
    return "waived" if result.waived else result.verdict


def role(given: str) -> str:
    """What a role is to the reader: "part2" is a part."""
    stem = re.sub(r"\d+$", "", given)
    return _ROLES.get(stem, stem.replace("_", " "))


def many(count: int, noun: str) -> str:
    """A count with its noun: "1 finding", "2 findings"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _scaled(value: Decimal) -> tuple[str, str]:
    """The digits and the scale word, with at most four decimals."""
    scale, called = next(((scale, called) for scale, called in _SCALES if abs(value) >= scale), (Decimal(1), ""))
    return f"{to_places(value / scale, 4).normalize():,f}", called


def number(value: Decimal | None, unknown: str = "?") -> str:
    """A number for people, millions and up by their name; ``unknown`` for None."""
    return unknown if value is None else " ".join(filter(None, _scaled(value)))


def reach(quantity: Quantity) -> str:
    """Every value that the printed figure can stand for: "36.5 to 37.5 million", "at least 50", or the one value."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return "unknown"
    if low is None or high is None:
        return f"at least {number(low)}" if high is None else f"at most {number(high)}"
    (digits, scale), (_, upper) = _scaled(low), _scaled(high)
    first = digits if scale == upper else number(low)
    return number(low) if low == high else f"{first} to {number(high)}"


def day(iso: str) -> str:
    """A date for people: as it is with a year, "2 October" or "February" without one ("--10-02", "--02")."""
    found = re.fullmatch(r"--(0[1-9]|1[0-2])(?:-(\d\d))?", iso)
    return f"{(found[2] or '').lstrip('0')} {month_name[int(found[1])]}".lstrip() if found else iso


def unit(quantity: Quantity) -> str:
    """The unit as it is set behind a number: "%" for percent, nothing where there is none."""
    return {"percent": "%"}.get(quantity.unit or "", quantity.unit or "")
