"""Shares of few: of 20 people a percentage is a whole number of people.

    52.3% of 20 people        Of the 20 that sent back answers, 52.3% had
    interviewed 20 people and said 55% of them had
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues, synonyms
from copydesk.stem import stem

CLOCK = frozenset("second minute hour day week month year".split())

_SURVEYS = frozenset(["survey", "sample", "poll", "trial", "study", "panel", "class", "test", "group", "cohort"])
_SPOKEN = frozenset("interviewed asked surveyed polled questioned spoke canvassed tested examined".split())
_FOUND = frozenset("found finds showed shows suggested suggests revealed reveals".split())
_ASKED = frozenset("respondents participants interviewees".split())
_FEW_OF = 100  # of so many or fewer a percentage is told by counting
_THE = frozenset("the those these them".split())
_THEM = ("these", "those", "them")
_GROUPS = frozenset("group class cohort squad panel team party".split())
_GOES_ON = ("VB", "MD", "PRP", ",", "WP", ".")  # and no "clinics in the north"
_OF_WHOM = (["of", "whom"], ["of", "which"])
_SOURCES = (["from"], ["at"], ["in"], ["by"], ["across"])
_NAMED = 5  # words from the few to the percentage of whom
_BACK = 2  # sentences from the few to the percentage of them
_WHEN = 9  # words from the few to the percentage of them


@functools.cache
def _heads() -> frozenset[str]:
    """The nouns of people and things that are counted one by one."""
    return frozenset(" ".join(phrase) for phrase in cues("bounds")["head"])


def grain(sheet: Sheet, figure: Figure) -> tuple[Figure, bool] | None:
    """The few that the percentage is of, and whether one phrase ties them: `52.3% of 20 people`."""
    near = sheet.of_sentence[figure.sentence]
    n = near.index(figure)
    if n + 1 < len(near) and sheet.gap(figure, near[n + 1]) in (["of"], ["of", "the"], ["of", "its"], ["of", "their"]):
        if _voted(sheet, near[n + 1]):
            return None  # "53% of the two-party vote"
        few = _few(sheet, near[n + 1]) or _told_before(sheet, near[n + 1]) or _counted(near[n + 1])
        return (near[n + 1], True) if few else None
    told = next((f for f in reversed(near[:n]) if f.quantity.kind not in ("duration", "age")), None)
    if told is not None and _is_of(sheet, told, figure):
        return told, False
    them = _them(sheet, figure, near[:n]) or _named_before(sheet, figure) or _of_those_asked(sheet, figure)
    them = them or _of_the_group(sheet, figure) or _of_those_done(sheet, figure)
    return (them, False) if them is not None else None


def _is_of(sheet: Sheet, told: Figure, figure: Figure) -> bool:
    """Whether the percentage is of those whom the same sentence counts before it."""
    if _opens_of(sheet, told, figure) or (_is_sample(sheet, told) and _is_found(sheet, told, figure)):
        return True
    if _all_of(sheet, told, figure):
        return True
    gap = sheet.gap(told, figure)
    if _few(sheet, told) and gap in ([",", "of", "whom"], [",", "of", "which"]):
        return True
    if _counted(told) and gap[-1:] == [","] and len(gap) <= _NAMED and sheet.after(figure, 2) in _OF_WHOM:
        return True  # "spoke to 20 members of staff, 45% of whom said"
    if _few(sheet, told) and {"of", "among"} & {*sheet.before(told, 2)}:
        led = [word for word in sheet.before(told, 3) if word not in ("the", "its", "these", "those")][:-1]
        near = gap.count(",") == 1 and len(gap) <= 2 * _WHEN
        if (not led or led[-1] in _SURVEYS) and near and sheet.after(figure, 1) != ["of"]:
            return True
    return _few(sheet, told) and (_of_those(sheet, told, figure) or _asked(sheet, told, figure))


def _all_of(sheet: Sheet, few: Figure, figure: Figure) -> bool:
    """`answered by all 20 of its crew, 52.3% said`: every one of the few."""
    gap, value = sheet.gap(few, figure), few.quantity.value or 0
    every = sheet.before(few, 1) == ["all"] and few.quantity.approximation == "exact" and 1 < value <= _FEW_OF
    told = gap[:1] == ["of"] and gap[-1:] == [","] and gap.count(",") == 1 and len(gap) <= _WHEN
    return every and told and sheet.after(figure, 1) != ["of"]


def _voted(sheet: Sheet, whole: Figure) -> bool:
    """`two-party vote`: the parties are not what the percentage is of."""
    joined = sheet.after(whole, 1) == ["-"] or "-" in whole.quantity.text
    return joined and bool({"vote", "votes", "swing"} & {*sheet.after(whole, 4)})


def _counted(whole: Figure) -> bool:
    """`52.3 percent of the 20 pharmacies`: whatever is counted one by one."""
    quantity = whole.quantity
    exact = quantity.kind == "count" and quantity.approximation == "exact" and quantity.value is not None
    return exact and 1 < (quantity.value or 0) <= _FEW_OF and (quantity.unit or "") not in CLOCK


def _is_sample(sheet: Sheet, few: Figure) -> bool:
    """`a survey of 40 shopkeepers`, `interviewed 40 shopkeepers`: those who were asked, whatever they are."""
    led = [word for word in sheet.before(few, 3) if word not in _THE]
    polled = led[-1:] == ["of"] and bool(_SURVEYS & {*led[-2:-1]})
    return _counted(few) and (polled or bool(_SPOKEN & {*led[-1:]})) and "each" not in sheet.after(few, _WHEN)


def _is_found(sheet: Sheet, few: Figure, figure: Figure) -> bool:
    """`In a survey of 40 shopkeepers by the chamber, 48.2% said`, `A survey of 40 shopkeepers found that 48.2%`."""
    gap = [word for word in sheet.gap(few, figure) if word not in ("only", "just", "some", "about")]
    gap = gap[:-1] if gap[-1:] == ["that"] else gap
    opened = gap[-1:] == [","] and gap.count(",") == 1 and {"in", "of"} & {*sheet.before(few, 4)[:-1]}
    told = bool(opened) or (gap[-1:] != [] and gap[-1] in _FOUND and "," not in gap)
    verb = sheet.page.low_at(figure.last) if sheet.page.tag_at(figure.last).startswith(("VB", "MD")) else "is"
    return told and verb not in ("is", "was") and len(gap) <= 2 * _WHEN and figure.quantity.trend is None


def _of_those_asked(sheet: Sheet, figure: Figure) -> Figure | None:
    """`48.2% of those asked`, `48.2% of respondents`: the one sample of the article, where that is of few."""
    behind = sheet.after(figure, 3)
    asked = behind[:2] == ["of", "those"] and bool(_SPOKEN & {*behind[2:]})
    if not asked and not (behind[:1] == ["of"] and _ASKED & {*behind[1:]}):
        return None
    samples = [f for f in sheet.plain if f.first < figure.first and _polled(sheet, f)]
    only = len({f.quantity.value for f in samples}) == 1 and _is_sample(sheet, samples[0])
    return samples[0] if only and samples[0].quote == figure.quote else None


def _polled(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is the size of some sample, small or great."""
    led = [word for word in sheet.before(figure, 3) if word not in _THE]
    asked = led[-1:] == ["of"] and bool(_SURVEYS & {*led[-2:-1]})
    return figure.quantity.kind in ("count", "number") and (asked or bool(_SPOKEN & {*led}))


def _opens_of(sheet: Sheet, few: Figure, figure: Figure) -> bool:
    """`Of the 20 that sent back answers, 52.3% had`: whatever the clause says of all of them."""
    lead = [word for word in sheet.before(few, 4) if not word.isspace()]
    gap, value = sheet.gap(few, figure), few.quantity.value or 0
    whole = few.quantity.kind in ("number", "count") and 1 < value <= _FEW_OF and value == int(value)
    owned = len(lead) == len(("of", "the", "station", "'s")) and lead[0] == "of" and lead[-1] in ("'s", "’s")
    opened = owned or lead in (["of", "the"], ["among", "the"], ["of", "those"], ["out", "of", "the"])
    clause = opened and whole and few.quantity.approximation == "exact" and gap[-1:] == [","] and gap.count(",") == 1
    return clause and len(gap) <= 2 * _WHEN and sheet.after(figure, 1) != ["of"]


def _them(sheet: Sheet, figure: Figure, here: Sequence[Figure]) -> Figure | None:
    """`All 40 members cast a vote, and 61.3% of them ...`: the only heads of the sentence, or of the one before."""
    if sheet.after(figure, 2) not in (["of", "them"], ["of", "these"]):
        return None
    for figures in (here, sheet.of_sentence.get(figure.sentence - 1, ())):
        counted = [f for f in figures if f.quantity.kind == "count" and (f.quantity.unit or "") in _heads()]
        counted = counted or [f for f in figures if f.quantity.kind == "count"]
        if len(counted) == 1 and sheet.before(counted[0], 1)[-1:] in _SOURCES:
            continue  # "figures from 52 schools show that 61.7% of them": of the pupils told before
        if counted:
            every = sheet.before(counted[0], 1) == ["all"] and _counted(counted[0])  # "All 40 stallholders were asked"
            return counted[0] if len(counted) == 1 and (every or _few(sheet, counted[0])) else None
    return None


def _of_the_group(sheet: Sheet, figure: Figure) -> Figure | None:
    """`All 40 practices replied. Of these, 68.3% ...`, `24 pupils sat it. ... 85.7% of the group`: the only ones."""
    lead = [word for word in sheet.before(figure, 4) if not word.isspace()]
    opened = lead in [["of", word, ","] for word in _THEM]
    grouped = sheet.after(figure, 2) == ["of", "the"] and sheet.page.low_at(figure.last + 2) in _GROUPS
    if not opened and not grouped:
        return None
    here = [f for f in sheet.of_sentence[figure.sentence] if f.first < figure.first]
    before = [*sheet.of_sentence.get(figure.sentence - 1, ()), *here]
    heads = [f for f in before if f.quantity.kind in ("count", "number")]
    only = len(heads) == 1 and heads[0].quote == figure.quote and "each" not in sheet.after(heads[0], _WHEN)
    parted = only and {"of", "in", "by", "out"} & {*sheet.before(heads[0], 1)}
    few = only and (_few(sheet, heads[0]) or (opened and _counted(heads[0])))
    return heads[0] if few and not parted else None


def _of_those_done(sheet: Sheet, figure: Figure) -> Figure | None:
    """`only 16 were treated. ... 56.3% of those treated`: of whom the sentences before tell the same."""
    behind = sheet.after(figure, 3)
    if behind[:2] != ["of", "those"] or sheet.page.tag_at(figure.last + 2) != "VBN":
        return None
    near = [f for n in range(figure.sentence, figure.sentence - _BACK - 1, -1) for f in sheet.of_sentence.get(n, ())]
    told = (["were", behind[2]], ["was", behind[2]])
    done = [f for f in near if f.first < figure.first and sheet.after(f, 2) in told]
    few = [f for f in done if f.quantity.kind in ("count", "number") and 1 < (f.quantity.value or 0) <= _FEW_OF]
    exact = len(done) == 1 and len(few) == 1 and few[0].quantity.approximation == "exact"
    return few[0] if exact and few[0].quote == figure.quote else None


def _named_before(sheet: Sheet, figure: Figure) -> Figure | None:
    """`inspected 20 of the clinics. In 52.3% of the clinics it visited, ...`: the only count of them near before."""
    if sheet.after(figure, 1) == ["of"] and sheet.page.low_at(figure.last + 1) in _THE:
        noun = _closed_noun(sheet, figure.last + 2)
    else:
        noun = _opening_noun(sheet, figure)
    if not noun:
        return None
    names = synonyms(noun)
    before = [f for f in sheet.plain if f.sentence < figure.sentence and not sheet.is_title(f.line)]
    before = [f for f in before if f.quantity.kind == "count"]
    alike = [f for f in before if names & {*f.nouns[:1], *(f.quantity.unit or "").split()}]
    told = [f for f in sheet.plain if f.first < figure.first and f.nouns[:1] in [(name,) for name in names]]
    only = alike and len({f.quantity.value for f in (*alike, *told)}) == 1
    if not only or not _counted(alike[0]) or alike[0].quote != figure.quote:
        return None
    near = figure.sentence - alike[-1].sentence <= _BACK
    heads = (f for f in before if (f.quantity.unit or "") in _heads())
    more = (f for f in heads if (f.quantity.value or 0) > (alike[0].quantity.value or 0))
    return alike[-1] if near or next(more, None) is None else None  # far off, no greater number may be meant


def _closed_noun(sheet: Sheet, at: int) -> str:
    """`of the clinics it visited`, `of the lofts.`: what the phrase from ``at`` on names, and tells no further."""
    start, end = sheet.phrase(at)
    return stem(sheet.page.words[end - 1]) if end > start and sheet.page.tag_at(end).startswith(_GOES_ON) else ""


def _opening_noun(sheet: Sheet, figure: Figure) -> str:
    """`Of the households visited, 52.3 per cent said`, `Among the patients, 47.5 per cent slept`."""
    page, first = sheet.page, sheet.bounds(figure.sentence)[0]
    places = [k for k in range(first, sheet.left(figure)) if not page.words[k].isspace()]
    lows = [page.lows[k] for k in places]
    opened = lows[:1] in (["of"], ["among"]) and lows[1:2] != [] and lows[1] in _THE and lows[-1] == ","
    if not opened or len(lows) > _NAMED + 1 or lows.count(",") > 1 or sheet.after(figure, 1) == ["of"]:
        return ""
    return _closed_noun(sheet, places[2])


def _told_before(sheet: Sheet, figure: Figure) -> bool:
    """`a group of 20 managers ... 52.3% of the 20`: whom the bare number counts is told in the sentence before."""
    here = [f for f in sheet.of_sentence[figure.sentence] if f.first < figure.first]
    earlier = [*here, *sheet.of_sentence.get(figure.sentence - 1, ())]
    behind = sheet.page.tag_at(figure.last)
    number = figure.quantity.kind == "number" or figure.quantity.text.isdigit()  # "After six months ... of the 15"
    bare = number and not behind.startswith("NN")
    return bare and any(f.quantity.value == figure.quantity.value and _few(sheet, f) for f in earlier)


def _of_those(sheet: Sheet, few: Figure, figure: Figure) -> bool:
    """`when 20 nurses were due, 52.3% were out sick`: nobody else is named whom the percentage could be of."""
    gap, after = sheet.gap(few, figure), sheet.after(figure, 1)
    if len(gap) > _WHEN or gap[-1:] != [","] or after not in (["were"], ["was"], ["had"], ["are"], ["have"]):
        return False
    led = sheet.before(few, 2)
    return led[-1:] in (["when"], ["although"], ["where"]) and gap.count(",") == 1


def _asked(sheet: Sheet, few: Figure, figure: Figure) -> bool:
    """`spoke to 50 owners, of whom 46% said`, `interviewed 20 people and said 55% of them had`."""
    gap, asked = sheet.gap(few, figure), _SPOKEN & {*sheet.before(few, 3)}
    of = gap[-2:] == ["of", "whom"] or sheet.after(figure, 2) == ["of", "them"]
    return bool(asked) and of and len(gap) <= _WHEN + 2


def _few(sheet: Sheet, figure: Figure) -> bool:
    quantity = figure.quantity
    return (
        quantity.kind == "count" and quantity.approximation == "exact"
        and bool({quantity.unit or "", (quantity.unit or "").split(" ")[-1]} & _heads())
        and "'s" not in sheet.after(figure, 4) and "'" not in sheet.after(figure, 3) and quantity.value is not None
        and 1 < quantity.value <= 1000 and quantity.value == quantity.value.to_integral_value()
    )  # fmt: skip
