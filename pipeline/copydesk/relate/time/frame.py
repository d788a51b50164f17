"""Sentences as frames: their words, with the lengths, ordinals and dates in them as slots.

    The mill, founded in 1904, marks its 120th anniversary.
    the mill , founded in {date} , marks its {nth} anniversary .

Phrases of the data tables are matched against frames. A phrase is words; ``a/b`` one of several;
``in?`` a word that may be left out; ``..`` at most seven words without a slot, a stop or a bracket;
``{length}`` (27 years), ``{old}`` (27-year-old), ``{nth}`` (27th), ``{date}`` (a day, month or year
with its year), ``{day}`` (one without), ``{stretch}`` (1997 to 2007, 4-6 May), ``{clock}`` (9.30pm).
Years that stand where the date rules read none ("the 1984 strike", "(1964-1990)") are slots as well.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.data import Row, load
from copydesk.records import Date, Period, Quantity
from copydesk.relate.sheet import Sheet
from copydesk.relate.time import daytime

LENGTHS = frozenset("year month week day hour minute fortnight decade century".split())
_STRETCH = re.compile(r"\b((?:1[5-9]|20)\d\d)\s?(?:-|–|—|to|until)\s?((?:1[5-9]|20)\d\d|\d\d)\b(?![-–/,.]?\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_BEFORE_YEAR = frozenset("the its his her their a this that our founded established built opened since in ( 's".split())
_LONGER = frozenset("year years month months".split())  # "a year and two weeks": the weeks are not the length
_RELATIVE = frozenset("last this next past previous current coming yesterday today tomorrow a".split())
_JOIN = frozenset("to until till through - – — and".split())
_WORDS = 4  # "first" to "fourth" are words of the phrases
_STRETCHES = 4  # days that two stretches take
_SLOT = re.compile(r" \(\?:\\(\{\w+)\\(\})\)(?!\)\?)")  # in a regular expression, where it may not be left out
_GAP = r"(?: [^\s{};:.()]+){0,7}?"


class Phrases(Row):
    """Phrases that tie a length to dates (see above). example: texts that agree by them, run as tests."""

    phrases: tuple[str, ...]
    example: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A date or a stretch of time as printed: ISO ends, and the ids of the dates that it is made of."""

    text: str
    start: int
    end: int
    first: str
    last: str
    ids: tuple[str, ...] = ()

    @property
    def period(self) -> Period:
        """The same as a record."""
        return Period.model_validate(
            {"text": self.text, "start": self.start, "end": self.end, "from": self.first, "to": self.last}
        )


Slot = Quantity | When


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a frame: its slots in order, and the offsets of the words that it covers."""

    slots: tuple[Slot, ...]
    start: int
    end: int

    @property
    def length(self) -> Quantity:
        """The first length or ordinal in it; every phrase has one or has no need of it."""
        return next(slot for slot in self.slots if not isinstance(slot, When))

    def dates(self) -> list[When]:
        """The dates and stretches in it, in order."""
        return [slot for slot in self.slots if isinstance(slot, When)]


class Frame:
    """One sentence. ``text`` is its words in lower case, each behind a blank, slots as "{nth}"."""

    def __init__(self, parts: list[tuple[str, int, int, Slot | None]]) -> None:
        self.slots: dict[int, Slot] = {}
        self._places: list[tuple[int, int, int]] = []
        pieces, length = [], 0
        for word, start, end, slot in parts:
            if slot is not None:
                self.slots[length + 1] = slot
            self._places.append((length + 1, start, end))
            pieces.append(" " + word)
            length += len(word) + 1
        self.text = "".join(pieces) + " "
        self._names = {word for word, *_, slot in parts if slot is not None}

    def dates(self) -> list[When]:
        """The dates and stretches in it, in order."""
        return [slot for slot in self.slots.values() if isinstance(slot, When)]

    def find(self, pattern: re.Pattern[str]) -> Iterator[Found]:
        """Every place where the phrase stands, in order; none in a sentence without a slot."""
        if not self.slots or not _slots_of(pattern) <= self._names:
            return
        for match in pattern.finditer(self.text):
            slots = tuple(slot for place, slot in self.slots.items() if match.start() <= place < match.end())
            inside = [row for row in self._places if match.start() <= row[0] < match.end()]
            yield Found(slots, inside[0][1], inside[-1][2])


_EMPTY = Frame([])


def _item(item: str) -> str:
    if item == "..":
        return _GAP
    optional, item = item.endswith("?"), item.removesuffix("?")
    words = " (?:" + "|".join(re.escape(word) for word in item.split("/")) + ")"
    return f"(?:{words})?" if optional else words


@functools.cache
def compiled(phrase: str) -> re.Pattern[str]:
    """The phrase as a regular expression over `Frame.text`."""
    return re.compile("".join(_item(item) for item in phrase.split()) + r"(?= )")


@functools.cache
def _slots_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """The slots without which the phrase stands nowhere."""
    return frozenset("".join(found) for found in _SLOT.findall(pattern.pattern))


@functools.cache
def phrases(table: str, row: str) -> tuple[re.Pattern[str], ...]:
    """The phrases of one row of ``data/TABLE.toml``."""
    return tuple(compiled(phrase) for phrase in load(table, Phrases)[row].phrases)


def _whole(found: Date) -> str:
    """The slot that a date fills: "{date}", "{stretch}", or "" for neither."""
    if found.from_ is None or found.to is None or len(found.from_) < 4:
        return ""
    if found.from_ != found.to:
        return "{stretch}"
    return "{date}" if found.from_[:1].isdigit() else "{day}"


def _slot_of(figure: Quantity) -> str:
    if figure.kind == "ordinal":
        return "{nth}" if figure.value is not None and figure.value > _WORDS else ""
    if figure.kind == "age" and figure.text.endswith("old"):
        return "{old}"
    return "{length}" if figure.kind == "duration" and figure.unit in LENGTHS else ""


def _printed(sheet: Sheet) -> dict[int, tuple[int, str, Slot]]:
    """First word -> the word behind, the slot's name and the mention."""
    page = sheet.page
    found: dict[int, tuple[int, str, Slot]] = {}
    for date in sheet.dates:
        name, first = _whole(date), page.at(date.start)
        if name and first < len(page) and page.lows[first] not in _RELATIVE:
            when = When(date.text, date.start, date.end, date.from_ or "", date.to or "", (date.id,))
            found[first] = page.at(date.end), name, when
    for figure in sheet.figures:
        longer = page.lows[figure.first - 1 : figure.first] == ["and"] and page.lows[figure.first - 2] in _LONGER
        if (name := _slot_of(figure.quantity)) and not longer:
            found.setdefault(sheet.left(figure), (figure.last, name, figure.quantity))
    return found


def _years(sheet: Sheet, known: dict[int, tuple[int, str, Slot]]) -> None:
    """Stretches of years and years before a noun, which are no dates of their own."""
    page = sheet.page
    taken = {word for first, (last, _, _) in known.items() for word in range(first, last)}
    for match in _STRETCH.finditer(page.text):
        first, last = page.at(match.start()), page.at(match.end())
        begun, ended = match.group(1), match.group(2)
        ended = ended if len(ended) == 4 else begun[:2] + ended
        clear = first < len(page) and page.starts[first] == match.start() and not taken & {*range(first, last)}
        if clear and begun < ended:
            known[first] = last, "{stretch}", When(match.group(), match.start(), match.end(), begun, ended)
            taken.update(range(first, last))
    for place, word in enumerate(page.words):
        before = page.lows[place - 1] if place else ""
        if place not in taken and _YEAR.match(word) and before in _BEFORE_YEAR:
            start = page.starts[place]
            known[place] = place + 1, "{date}", When(word, start, start + len(word), word, word)


def _clocks(sheet: Sheet, known: dict[int, tuple[int, str, Slot]]) -> None:
    """Hours of the day: ``first`` and ``last`` are ISO times, such as T21:30."""
    page = sheet.page
    for time in daytime.read(page.text):
        first, last = page.at(time.start), page.at(time.end)
        if not time.bare and first < len(page) and page.starts[first] == time.start and last > first:
            known[first] = last, "{clock}", When(time.text, time.start, time.end, time.iso, time.iso)


def _parts(sheet: Sheet, known: dict[int, tuple[int, str, Slot]], first: int, last: int) -> Iterator[
    tuple[str, int, int, Slot | None]
]:  # fmt: skip
    page, place = sheet.page, first
    while place < last:
        row = known.get(place)
        if row is not None and row[0] > place:
            yield row[1], page.starts[place], page.end(row[0] - 1), row[2]
            place = row[0]
            continue
        if not page.breaks[place]:
            yield page.lows[place], page.starts[place], page.end(place), None
        place += 1


def _joined(parts: list[tuple[str, int, int, Slot | None]], text: str) -> list[tuple[str, int, int, Slot | None]]:
    """ "from {date} to {date}" becomes one stretch."""
    out: list[tuple[str, int, int, Slot | None]] = []
    for part in parts:
        at = -3 if len(out) > 1 and out[-2][0] == "," else -2  # "from Tuesday, Feb. 12, through Thursday, Feb. 14"
        pair = len(out) > -at and out[-1][0] in _JOIN and out[at - 1][0] in ("from", "between")
        one, two = (out[at][3], part[3]) if pair else (None, None)
        dayless = (out[at][0], part[0]) == ("{day}", "{date}") if pair else False  # "from Oct. 3 to Oct. 31, 2013"
        if isinstance(one, When) and isinstance(two, When) and (dayless or out[at][0] == part[0] != "{stretch}"):
            first = two.first[:4] + one.first[1:] if dayless else one.first
            whole = When(text[one.start : two.end], one.start, two.end, first, two.last, one.ids + two.ids)
            out[at:] = [("{stretch}", one.start, two.end, whole)]
            continue
        out.append(part)
    return out


def frames(sheet: Sheet) -> list[Frame]:
    """The article's sentences, in order, those without a slot empty; the index is `Quantity.sentence`.

    [] where no length is printed and too few days for two stretches.
    """
    known = sheet.doc.user_data.get("copydesk_frames")
    if known is not None and known[0] is sheet:
        found: list[Frame] = known[1]
        return found
    slots, page = _printed(sheet), sheet.page
    days = sum(isinstance(slot, When) and slot.first[-3:-2] == "-" for _, _, slot in slots.values())
    if days < _STRETCHES and all(isinstance(slot, When) for _, _, slot in slots.values()):
        return []
    _years(sheet, slots)
    _clocks(sheet, slots)
    slotted = {page.sents[first] for first in slots}
    made = {n: Frame(_joined(list(_parts(sheet, slots, *sheet.bounds(n))), page.text)) for n in slotted}
    found = [made.get(n, _EMPTY) for n in range(max(page.sents, default=-1) + 1)]
    sheet.doc.user_data["copydesk_frames"] = (sheet, found)
    return found
