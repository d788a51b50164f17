"""Two tellings of one figure: whether they agree, and what would make them."""

from __future__ import annotations

from copydesk import pen
from copydesk.analysis import Analysis
from copydesk.proof.fit import hedged, how, power_of_ten
from copydesk.proof.misprint import as_in
from copydesk.proof.repair import repairs
from copydesk.records import Claim, Money, Quantity, Severity
from copydesk.verdict import Verdict, consistent, inconsistent, rounding, undecided

_TEN = 10  # a count that ends in a nought may be a rounded one


def tied_otherwise(analysis: Analysis, claim: Claim, *, plainly: bool = False) -> bool:
    """Whether another claim holds both figures, so that they are two things (a part and its whole).

    plainly: no parts and wholes that the article does not put in words.
    """
    both = set(claim.roles.values())
    others = (other for other in analysis.claims if other.id != claim.id)
    others = (other for other in others if other.explicit or other.kind != "total" or not plainly)
    return any(both <= set(other.roles.values()) for other in others)


def _are_counts(one: Quantity, other: Quantity) -> bool:
    """Whether both count by ones, so that neither rounds the other: seventeen hurt, "all 16 of the injured"."""
    if not {one.kind, other.kind} <= {"count", "number"}:
        return False
    return all(each.step == 1 and each.approximation == "exact" and (each.value or 0) % _TEN for each in (one, other))


def judged(
    analysis: Analysis, claim: Claim, stated: Quantity, source: Quantity, where: str, severity: Severity
) -> Verdict:
    """The verdict on two tellings. where: what the source is, such as "the headline"."""
    roles = {"stated": stated, "source": source}
    working = f"{source.text} ({where}); {stated.text} (here)"
    found = how(source, stated)
    if isinstance(stated, Money) and isinstance(source, Money) and stated.currency != source.currency:
        mends = [("source", text, f"currency: {stated.currency}") for text in as_in(source, stated)]
        mends += [("stated", text, f"currency: {source.currency}") for text in as_in(stated, source)]
        message = f"{stated.text} here, but {source.text} in {where}: one of the signs is wrong"
        return inconsistent(message, working, [claim], severity=severity, repairs=mends, **roles)
    if pen.opposed(stated, source):
        less, more = ("fewer", "more") if stated.approximation == "under" else ("more", "fewer")
        message = f"{less} than {stated.text} here, but {more} than {source.text} in {where}"
        return inconsistent(message, working, [claim], severity=severity, stated=stated, source=source)
    if found == "consistent":
        return consistent(f"{stated.text} agrees with {source.text} in {where}", working, [claim], **roles)
    if found == "rounding" and not _are_counts(stated, source):
        return rounding(f"{stated.text} is {source.text} at the loosest", working, [claim], **roles)
    message = f"{stated.text} here, but {source.text} in {where}"
    if found == "doubtful" or tied_otherwise(analysis, claim, plainly=pen.swapped(stated.value, source.value)):
        return undecided(message, "they may be two things", working, [claim], **roles)
    edits = [("stated", edit) for edit in repairs(stated, [source.interval], beside=source.text, limit=2)]
    edits += [("source", edit) for edit in repairs(source, [stated.interval], beside=stated.text, limit=2)]
    edits.sort(key=lambda pair: pair[1].cost)
    grave: Severity = "error" if power_of_ten(stated, source) and not hedged([stated, source]) else severity
    return inconsistent(message, working, [claim], severity=grave, **roles,
                        repairs=[(role, edit.text, edit.why) for role, edit in edits])  # fmt: skip


def told(analysis: Analysis, claim: Claim, stated: Quantity, title: Quantity) -> Verdict:
    """The verdict on a figure and the title's, which has no place in the text."""
    working = f"{title.text} (the title); {stated.text} (here)"
    found = how(title, stated)
    if found == "consistent":
        return consistent(f"{stated.text} agrees with {title.text} in the title", working, [claim], stated=stated)
    if found == "rounding":
        return rounding(f"{stated.text} is {title.text} in the title at the loosest", working, [claim], stated=stated)
    message = f"{stated.text} here, but {title.text} in the title"
    if found == "doubtful":
        return undecided(message, "they may be two things", working, [claim], stated=stated)
    edits = repairs(stated, [title.interval], beside=title.text, limit=2)
    grave: Severity = "error" if power_of_ten(stated, title) and not hedged([stated, title]) else "warning"
    return inconsistent(message, working, [claim], severity=grave, stated=stated,
                        repairs=[("stated", edit.text, edit.why) for edit in edits])  # fmt: skip
