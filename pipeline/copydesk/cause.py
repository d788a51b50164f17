"""One root cause, one finding: which figure is most likely at fault where several checks object.

Findings that share a figure are weighed together. The figure that most of them rest on, and
fewest of the agreeing verdicts, is the suspect (majority voting over the relations that meet
in a figure). One finding stays and flags the suspect; the others become undecided and name
it, so nothing is lost. Repairs that several of the findings ask for come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from copydesk.records import CheckResult, Repair

Place = tuple[int, int]
_GRAVITY = {"error": 0, "warning": 1, "note": 2}


def settle(results: Sequence[CheckResult]) -> list[CheckResult]:
    """The results in their order, with one finding a cause; figures are told apart by their offsets."""
    found = [n for n, result in enumerate(results) if result.verdict == "inconsistent"]
    trusted = Counter(
        place for result in results if result.verdict == "consistent" for place in _figures(result)
    )
    settled = list(results)
    for group in _groups(results, found):
        for n, result in _one([(n, results[n]) for n in group], trusted):
            settled[n] = result
    return settled


def _places(result: CheckResult) -> list[Place]:
    return [(span.start, span.end) for span in result.spans]


def _figures(result: CheckResult) -> list[Place]:
    """Where the spans that hold a figure stand: not the verb of a direction, not a quotation."""
    return [(span.start, span.end) for span in result.spans if any(char.isdigit() for char in span.text)]


def _held(result: CheckResult) -> set[Place]:
    """What the finding rests on: its figures, or whatever it names where it has none."""
    return set(_figures(result)) or set(_places(result))


def _groups(results: Sequence[CheckResult], found: Iterable[int]) -> list[list[int]]:
    """The findings, those that share a figure together."""
    groups: list[tuple[set[Place], list[int]]] = []
    for n in found:
        places, members = _held(results[n]), [n]
        for known in [group for group in groups if group[0] & places]:
            groups.remove(known)
            places |= known[0]
            members = known[1] + members
        groups.append((places, members))
    return [sorted(members) for _, members in groups]


def _one(group: Sequence[tuple[int, CheckResult]], trusted: Counter[Place]) -> list[tuple[int, CheckResult]]:
    if len(group) == 1:
        return list(group)
    votes = Counter(place for _, result in group for place in _held(result))
    top = max(votes.values())
    if top < len(group):
        return list(group)  # no figure explains them all: they are several errors
    flagged = Counter(_places(result)[0] for _, result in group)
    suspects = [place for place in votes if votes[place] == top]
    suspect = min(suspects, key=lambda place: (trusted[place], -flagged[place], place))
    kept = min(group, key=lambda row: (_places(row[1])[0] != suspect, _GRAVITY[row[1].severity], row[1].code))
    others = [row for row in group if row[0] != kept[0]]
    wanted = Counter(ask for _, result in group for ask in dict.fromkeys(_asks(result)))
    return [(kept[0], _ranked(kept[1], wanted)), *((n, _follows(result, kept[1])) for n, result in others)]


def _asks(result: CheckResult) -> list[tuple[Place, str]]:
    places = _places(result)
    return [(places[repair.span], repair.replacement) for repair in result.repairs]


def _ranked(result: CheckResult, wanted: Counter[tuple[Place, str]]) -> CheckResult:
    """The finding with all repairs of its spans, those first that most of the findings ask for."""
    places = _places(result)
    own = [(places[repair.span], repair.replacement) for repair in result.repairs]
    more = [
        Repair(span=places.index(place), replacement=text, why="asked for by another check")
        for place, text in wanted
        if place in places and (place, text) not in own
    ]

    def asked(repair: Repair) -> int:
        return -wanted[places[repair.span], repair.replacement]

    return result.model_copy(update={"repairs": tuple(sorted((*result.repairs, *more), key=asked))[:6]})


def _follows(result: CheckResult, kept: CheckResult) -> CheckResult:
    """What the same cause explains: undecided until the finding is settled."""
    reason = f"it rests on figures that {kept.code} {kept.name} doubts ({kept.spans[0].text})"
    return result.model_copy(update={"verdict": "undecided", "severity": "note", "reason": reason})
