"""Numbers that no way of writing numbers explains: $1,8923, 3.817.69, £12.5.3m, $4.5bn trillion.

Reads the text, not the figures, as such a number may not have been read as one. What is
well formed somewhere is left alone there: 1.234.567 and 1.234,56 are continental, 12,34,567
is Indian. So are the things that only look like numbers: versions, dates, network
addresses, sections, telephone numbers, times, scores and lists ("rooms 4,5").

Source of the styles: Unicode CLDR's number patterns for en, en-IN, de and fr.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.extract.numeral import parts_by_space
from copydesk.records import Article

_SCALE = r"thousand|million|billion|trillion"
_NUMBER = re.compile(
    r"(?P<lead>(?<![\d.,/:@#])[$£€¥₹][ \u00a0]?|(?<![\w.,/:@#$£€¥₹-]))"
    r"(?P<digits>\d+(?:[.,]+\d+)+)"
    rf"(?P<scale>[ -]?(?:bn|tn|trn|m|k|p|{_SCALE})\b|[ ]?%|[ ](?:per ?cent|percent|euros?|pounds|dollars)\b)?"
    r"(?![\w/:@]|-\w|[.,]\d)"
)
_SHORT = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "trn": "trillion", "k": "thousand"}
_DOUBLED = re.compile(
    rf"(?P<number>(?:(?<![\w.,])[$£€¥₹][ ]?)?(?<![\w.,-])\d+(?:[.,]\d+)*)"
    rf"(?P<first>(?:bn|tn|trn|mn|m|k)|[ -](?:{_SCALE}))[ -](?P<second>bn|mn|tn|trn|{_SCALE})\b"
)
_PARTED = re.compile(r"[$£€¥₹][ ]?\d{1,3}(?:,\d{3})*(?: ,|, | , )000(?![\w,.]\w)(?:,\d{3})*(?![\d])")
_STOPPED = re.compile(r"(?<![\d.])(\d+\.\d+)\.(million|billion|trillion)\b|([$£€]\d+)\.(m|bn|million|billion)\b")
_SIGNS = re.compile(r"(?:[£€¥₹][ ]?\$|\$[ ]?[£€¥₹]|([£€¥₹$])\1)[ ]?\d+(?:[.,]\d+)*(?:(?:bn|tn|trn|m|k)\b)?")
_PREFIXED = re.compile(
    r"(?<![\w.])(?P<dollar>US|AU|NZ|HK|NT)(?P<sign>[£€¥₹])"
    rf"(?P<digits>[ ]?\d+(?:[.,]\d+)*(?:(?:bn|tn|trn|m|k|[ ](?:{_SCALE}))\b)?)"
)

_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_COMMA_POINT = re.compile(r"\d{1,3},\d{1,2}")
_LISTED = re.compile(r"\d+\.\d+(?:,\d+\.\d+)+|\d{4}(?:,\d{4})+|\d{1,2}(?:,\d{1,2})+")
_DATE = re.compile(r"[0-3]?\d\.[01]?\d\.(?:\d{2}|[12]\d{3})|[12]\d{3}\.[01]?\d\.[0-3]?\d")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_DAYS = 31  # "31,2006" may be a day and its year
_INDIA = re.compile(r"\b(?:lakhs?|crores?|rupees?|taka|Rs|India|Indian|Pakistan|Bangladesh|Nepal|Delhi|Mumbai)\b|₹")
_NAMED = re.compile(
    r"\b(?:v|ver|version|release|build|firmware|kernel|update|patch|section|sec|clause|article|paragraph|para|chapter|"
    r"rule|figure|fig|table|step|level|ip|address|port|phone|tel|fax|isbn|ref|no|number|code|model|dated)"
    r"\.? ?$",
    re.I,
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?$", re.I)
_OF_THEM = re.compile(r"[ \u00a0]of (?:those|these|them|the)\b")
_THINGS = re.compile(
    r"[ \u00a0](?!(?:and|or|to|in|on|at|of|for|from|by|with|was|is|are|were|as|has|his|this)\b)[a-z]{2,}"
)



@dataclass(frozen=True, slots=True)
class Malformed:
    """One such number: ``text[start:end]``, what is wrong, and well-formed readings of it.

    grave: it cannot be read as printed; otherwise its form is only odd.
    """

    start: int
    end: int
    why: str
    readings: tuple[str, ...]
    grave: bool = True


def malformed(article: Article, desk: str | None) -> Iterator[Malformed]:
    """Every malformed number of the article, in order of the rules; spans do not overlap."""
    text = article.text
    taken: list[tuple[int, int]] = []
    desk = article.desk or desk
    for rule in (_scale_twice, _two_signs, _parted, _stopped, _digits):
        for found in rule(text, desk):
            if not any(found.start < end and start < found.end for start, end in taken):
                taken.append((found.start, found.end))
                yield found


def _scale_twice(text: str, desk: str | None) -> Iterator[Malformed]:
    """`$4.5bn trillion`; not "hundred thousand", and not "thousand million" or "million million"."""
    for found in _DOUBLED.finditer(text):
        first, second = found["first"].strip(" -"), found["second"]
        one, two = _SHORT.get(first, first), _SHORT.get(second, second)
        spelled = first not in _SHORT
        if spelled and (one in ("thousand", two) or found["number"][0] not in "$£€¥₹"):
            continue
        number = found["number"]
        kept = (number + found["first"], number + (" " if len(second) > 3 else "") + second)
        yield Malformed(*found.span(), f'it carries two scales, "{first}" and "{second}"', tuple(dict.fromkeys(kept)))


def _two_signs(text: str, desk: str | None) -> Iterator[Malformed]:
    """`$£5m`, `US£5m`: two currency signs in a row, or the letters of one with the other."""
    for found in _SIGNS.finditer(text):
        digits = found.group().lstrip("$£€¥₹ ")
        signs = dict.fromkeys(c for c in found.group() if c in "$£€¥₹")
        yield Malformed(*found.span(), "it carries two currency signs", tuple(s + digits for s in signs))
    for found in _PREFIXED.finditer(text):
        readings = (f"{found['dollar']}${found['digits']}", found["sign"] + found["digits"])
        yield Malformed(*found.span(), f'"{found["dollar"]}" marks a dollar, not "{found["sign"]}"', readings)


def _stopped(text: str, desk: str | None) -> Iterator[Malformed]:
    """`1.2.million`: a stop between the number and its scale."""
    for found in _STOPPED.finditer(text):
        number, scale = (found[1], found[2]) if found[1] else (found[3], found[4])
        blank = " " if len(scale) > len("bn") else ""
        yield Malformed(*found.span(), "a stop parts it from its scale", (f"{number}{blank}{scale}",))


def _parted(text: str, desk: str | None) -> Iterator[Malformed]:
    """`$30, 000`: a space inside the number."""
    for found in _PARTED.finditer(text):
        if "," in found.group() and not text[found.end() :].startswith("-"):
            whole = re.sub(r" ?, ?", ",", found.group())
            yield Malformed(*found.span(), "a space parts its digits", (whole,), grave=False)


def continental(text: str) -> bool:
    """Whether the article writes decimal commas: three or more of "1,5", or "1.234,5", or "21 800" for 21,800."""
    if parts_by_space(text):
        return True
    if re.search(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d.,])", text):
        return True
    return len(re.findall(r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d,]|\.\d)", text)) > 2


def _digits(text: str, desk: str | None) -> Iterator[Malformed]:
    comma_point = desk == "europe" or continental(text)
    for found in _NUMBER.finditer(text):
        digits = found["digits"]
        if _ENGLISH.fullmatch(digits) or _EUROPEAN.fullmatch(digits):
            continue
        before, behind = text[max(0, found.start() - 14) : found.start()], text[found.end() :][:24]
        counted = digits.endswith("00") and _THINGS.match(behind) is not None  # "1,20,00 people"
        figure = bool(found["lead"] or found["scale"]) or (counted and digits.count(",") > 1)
        if _INDIAN.fullmatch(digits):
            if desk != "india" and not _INDIA.search(text):
                yield _found(found, "it is grouped the Indian way", [_grouped(digits)], grave=bool(found["lead"]))
        elif _COMMA_POINT.fullmatch(digits):
            counts = digits[-1] == "0" and (_THINGS.match(behind) or _OF_THEM.match(behind))
            if not comma_point and (figure or counts):
                yield _found(found, "a comma parts one or two digits", [digits.replace(",", "."), _grouped(digits)])
        elif not _lookalike(digits, before, behind, figure) and (figure or _shaped(digits)):
            yield _found(found, _why(digits), _mended(digits))


def _found(found: re.Match[str], why: str, digits: list[str], grave: bool = True) -> Malformed:
    """With each reading set in the sign and scale as printed."""
    lead, scale = found["lead"], found["scale"] or ""
    readings = tuple(dict.fromkeys(lead + reading + scale for reading in digits))
    return Malformed(found.start(), found.end(), why, readings, grave)


def _lookalike(digits: str, before: str, behind: str, figure: bool) -> bool:
    """A version, a date, an address, a telephone number or a list."""
    if _LISTED.fullmatch(digits) and not (figure and "." not in digits):
        return True
    if figure:
        return False
    parts = re.split(r"[.,]", digits)
    dotted = "," not in digits
    if dotted and (len(parts) > 3 or _DATE.fullmatch(digits) or _NAMED.search(before)):
        return True
    year = len(parts) == 2 and _YEAR.fullmatch(parts[1]) and int(parts[0]) <= _DAYS and not _THINGS.match(behind)
    return bool(_MONTH.search(before) or year) or parts[0].startswith("0")


def _shaped(digits: str) -> bool:
    """Whether bare digits were plainly meant as one number: "3.817.69", "1,8923", "1,,500"."""
    if re.search(r"[.,]{2}", digits):
        return bool(re.fullmatch(r"\d{1,3},[,.]\d{3}", digits))
    if "," not in digits:
        return bool(re.fullmatch(r"\d{1,3}\.\d{3}\.\d{1,2}", digits))
    return bool(re.fullmatch(r"\d{1,3}(?:,\d{3})*,\d{4}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+){2,}"
                             r"|\d{1,3}(?:,\d{3})+,\d{1,2}(?:\.\d+)?", digits))  # fmt: skip


def _why(digits: str) -> str:
    if re.search(r"[.,]{2}", digits):
        return "two separators stand in a row"
    return "it holds more than one decimal point" if digits.count(".") > 1 else "its digits are not grouped in threes"


def _grouped(digits: str) -> str:
    return f"{int(re.sub('[.,]', '', digits)):,}"


def _mended(digits: str) -> list[str]:
    """Well-formed readings: separators mended, digits regrouped, the last group cut to three."""
    parts = [part for part in re.split(r"[.,]+", digits) if part]
    out = []
    if "." in digits and len(parts[-1]) < 4:
        out.append(f"{int(''.join(parts[:-1])):,}.{parts[-1]}")
    if digits.count(".") < 2:
        out.append(_grouped(digits))
    if all(len(part) == 3 for part in parts[1:-1]):
        if len(parts[-1]) > 3 and "." not in digits:
            out.append(",".join([*parts[:-1], parts[-1][:3]]))
        elif len(parts[-1]) < 3 and "." not in digits:
            out.append(",".join(parts[:-1]) + "." + parts[-1])
    if digits.count(".") > 1:
        out.append(f"{parts[0]}.{''.join(parts[1:])}")
        out.append(f"{parts[0]}.{parts[1]}")
    return [reading for reading in dict.fromkeys(out) if _ENGLISH.fullmatch(reading)]
