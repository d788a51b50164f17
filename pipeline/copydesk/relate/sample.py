"""Polls: the margin of error and how many were asked, also in neighbouring sentences.

    a poll of 1,015 adults ... a margin of error of plus or minus 3.1 percentage points

Claims of kind "value" with the roles margin, sample (sample2, ... where one sentence gives
several) and level where a level of confidence is printed; cue ``margin`` is the phrase. A
margin that is said to be a subgroup's, without its own number, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet, numbered
from copydesk.relate.words import cues, says
from copydesk.stem import stem

_MARGINS = ("percentage-point", "percent", "measure", "number", "count")
_BACK, _FORTH = 4, 2  # sentences before and behind the margin in which the sample may be
_VERBS = frozenset("is was be minus ± +/- +/− -/+ + - − / /- were".split())
_TIES = _VERBS | frozenset("of at within to about roughly approximately around as ( :".split())  # "is given as"
_MERE = frozenset("just only some a an mere".split())
_BETWEEN = frozenset("plus or minus statistical sampling ± +/- - + overall percentage point estimated maximum".split())
_ELSE = frozenset("while whereas but lead leads led leading ahead behind ; with between".split())
_RESULTS = frozenset("figure result number percentage share total party candidate estimate".split())
_THAT = frozenset(["that", "this", "the"])
_GROUPS = frozenset("group subgroup sub-group subsample subset".split())
_LEAST, _MOST = 50, 500_000
_WHOLE, _WHOLE_FAR = frozenset("full whole entire overall total".split()), 8  # words behind a margin



def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every margin with its sample, without ids; the margin of the whole sample comes first."""
    sheet = sheets.read(doc, mentions)
    margin = cues("polls")["margin"]
    heads = {phrase[0] for phrase in margin}
    taken: set[str] = set()
    for i, word in enumerate(sheet.page.lows):
        if word not in heads:
            continue
        phrase = max((p for p in margin if tuple(sheet.page.lows[i : i + len(p)]) == p), key=len, default=None)
        if phrase is None:
            continue
        figure = margin_of(sheet, i, i + len(phrase))
        if figure is None or figure.quantity.id in taken:
            continue
        taken.add(figure.quantity.id)
        samples = _samples(sheet, figure, first=len(taken) == 1)
        if samples:
            roles = {"margin": figure, **dict(numbered("sample", samples)), **_level(sheet, figure)}
            alone = len(samples) == 1 and samples[0].sentence == figure.sentence
            yield sheet.claim("value", roles, cues={"margin": sheet.words(i, i + len(phrase))}, explicit=alone)


def margin_of(sheet: Sheet, first: int, last: int) -> Figure | None:
    """The points behind the phrase ("of plus or minus 3"), else right before it ("a 3-point")."""
    sentence = sheet.page.sents[first]
    near = [f for f in sheet.of_sentence.get(sentence, []) if f.quantity.kind in _MARGINS and _small(f)]
    behind = (f for f in near if last <= f.first < last + 16 and not _asked(f) and _said(sheet, last, f))
    before = (f for f in near if first - 5 < f.last <= first and f.quantity.kind in _MARGINS[:3]
              and _BETWEEN.issuperset(sheet.page.lows[f.last : first]))  # fmt: skip
    return next(before, next(behind, None))


def _said(sheet: Sheet, last: int, figure: Figure) -> bool:
    """Whether the words say that the margin is so much: "of plus or minus", ", at 95% confidence, is"."""
    gap = sheet.page.lows[last : figure.first]
    gap = gap[:-1] if gap and gap[-1] in _MERE else gap
    tail = (sheet.before(figure, 1) or [""])[-1] if figure.first > last else ""
    ties = _VERBS if "," in gap else _TIES
    return not _ELSE & set(gap) and (not gap or tail in ties or gap[-1] in ties)


def _small(figure: Figure) -> bool:
    value = abs(figure.quantity.value or Decimal(0))
    named = figure.quantity.kind != "measure" or figure.quantity.unit in ("point", "percentage point")
    return named and 0 < value <= 40


def _confident(sheet: Sheet, figure: Figure) -> bool:
    words = [*sheet.before(figure, 4), *sheet.after(figure, 3)]
    return any(word in ("confidence", "confident", "probability", "certainty") for word in words)


def _level(sheet: Sheet, margin: Figure) -> dict[str, Figure]:
    """The level of confidence, printed with the margin: "at the 90% level of confidence"."""
    near = [*sheet.of_sentence.get(margin.sentence, []), *sheet.of_sentence.get(margin.sentence + 1, [])]
    found = (f for f in near if f.quantity.kind == "percent" and f is not margin and _confident(sheet, f))
    level = next(found, None)
    return {} if level is None or not 50 < (level.quantity.value or 0) < 100 else {"level": level}


def _asked(figure: Figure) -> bool:
    """Whether the figure counts people who can be asked, in the number of a poll."""
    value = figure.quantity.value
    if value is None or figure.quantity.kind not in ("count", "number") or not _LEAST <= value <= _MOST:
        return False
    asked = {phrase[0] for phrase in cues("polls")["asked"]}
    nouns = [*figure.nouns, *(stem(word) for word in (figure.quantity.unit or "").split())]
    return value == value.to_integral_value() and any(noun.lower() in asked for noun in nouns)


def _drawn(sheet: Sheet, figure: Figure) -> bool:
    """`a sample of 900`, a number without a noun."""
    bare = figure.quantity.kind == "number" and sheet.before(figure, 3)[-2:] == ["sample", "of"]
    return bare and _LEAST <= (figure.quantity.value or Decimal(0)) <= _MOST


def _polled(sheet: Sheet, first: Figure, last: Figure) -> bool:
    """Whether the sentence speaks of a poll: "surveyed 1,015 adults"."""
    polls = {phrase[0] for phrase in cues("polls")["poll"]}
    return bool(polls & {*sheet.before(first, 40), *sheet.after(last, 40)})


def _spoken_to(sheet: Sheet, asked: Figure) -> bool:
    """`Interviewers spoke to 800 adults`, `Some 500 voters were called`: where no sentence speaks of a poll."""
    return says(sheet.before(asked, 3), "polls", "spoke") or says(sheet.after(asked, 6), "polls", "called")


def _each(sheet: Sheet, figure: Figure) -> bool:
    """Whether so many were asked in each of several places."""
    behind = sheet.after(figure, 7)
    behind = behind[: behind.index(",")] if "," in behind else behind
    return "each" in sheet.before(figure, 30) or "each" in behind


def _samples(sheet: Sheet, margin: Figure, first: bool) -> Sequence[Figure]:
    """Those asked in the margin's sentence, else in the nearest sentence of a poll around it."""
    own = [f for f in sheet.of_sentence[margin.sentence] if _asked(f) or _drawn(sheet, f)]
    own = [f for f in own if not _of_another(sheet, margin, f)]
    if own:
        return [] if _each(sheet, own[0]) else own
    if (all_of := _of_all(sheet, margin)) is not None:
        return all_of
    if group := _of_that_group(sheet, margin):
        return group
    if not first or _parted(sheet, margin):
        return []
    order = [*range(margin.sentence - 1, margin.sentence - 1 - _BACK, -1)]
    order += range(margin.sentence + 1, margin.sentence + 1 + _FORTH)
    for sentence in order:
        near = [f for f in sheet.of_sentence.get(sentence, []) if _asked(f) or _drawn(sheet, f)]
        if near and _has_own(sheet, sentence):
            continue  # "For the 410 of them who went, it is plus or minus 6.1 points"
        if near and _each(sheet, near[0]):
            return []
        if near and _polled(sheet, near[0], near[-1]):
            return near
    asked = [f for f in sheet.plain if _asked(f)]
    asked = [f for f in asked if f.sentence == margin.sentence or not _has_own(sheet, f.sentence)]
    every = [f for f in asked if _polled(sheet, f, f)] or [f for f in asked if _spoken_to(sheet, f)]
    return [max(every, key=lambda f: f.quantity.value or 0)] if every else []  # none has a smaller margin


def _of_all(sheet: Sheet, margin: Figure) -> Sequence[Figure] | None:
    """`three points either way for the full sample and nearly seven for the villages`: all who were asked."""
    behind = sheet.after(margin, _WHOLE_FAR)
    if not any(one in _WHOLE and other == "sample" for one, other in pairwise(behind)):
        return None
    asked = [f for f in sheet.plain if _asked(f) or _drawn(sheet, f)]
    return [max(asked, key=lambda f: f.quantity.value or 0)] if asked else []


def _has_own(sheet: Sheet, sentence: int) -> bool:
    """Whether a margin of its own is told with those asked."""
    return any(sheet.before(f, 3) == ["plus", "or", "minus"] or sheet.before(f, 1) == ["±"]
               for f in sheet.of_sentence[sentence])  # fmt: skip


def _of_that_group(sheet: Sheet, margin: Figure) -> Sequence[Figure]:
    """`Among the 410 Democrats ... For that group the margin is 4.8 points`: those of the sentence before."""
    words = [*sheet.before(margin, 30), *sheet.after(margin, 8)]
    pointed = any(one in _THAT and other in _GROUPS for one, other in pairwise(words))
    near = [f for f in sheet.of_sentence.get(margin.sentence - 1, ()) if _asked(f)] if pointed else []
    return near if len(near) == 1 else []


def _of_another(sheet: Sheet, margin: Figure, sample: Figure) -> bool:
    """`three points for the full sample and seven points for the 240 respondents under 30`."""
    if margin.first < sample.first and ";" in sheet.page.lows[margin.last : sample.first]:
        return True  # "3.4 points; for the 240 independents among them it is 6.3"
    return any(
        margin.first < other.first < sample.first and other.quantity.kind in _MARGINS and _small(other)
        and (other.quantity.kind != "count" or "point" in (other.quantity.unit or ""))
        for other in sheet.of_sentence[margin.sentence]
    )  # fmt: skip


def _parted(sheet: Sheet, margin: Figure) -> bool:
    """Whether the margin is that of a part of the sample; "each figure" speaks of all of it."""
    before = sheet.before(margin, 30)
    whole = [k for k, word in enumerate(before[:-1]) if word == "each" and before[k + 1] in _RESULTS]
    behind = sheet.after(margin, 8)
    behind = behind[: behind.index(";")] if ";" in behind else behind  # "3.5 points; it is larger for subgroups"
    words = {*(word for k, word in enumerate(before) if k not in whole), *behind}
    return bool({phrase[0] for phrase in cues("polls")["part"]} & words)
