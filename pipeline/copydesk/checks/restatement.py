"""The same figure given twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.analysis import Analysis
from copydesk.proof.restated import judged, told
from copydesk.records import Claim, Date, Quantity
from copydesk.verdict import Verdict, check, consistent, inconsistent

_NUMBER = re.compile(r"\d+")


@check(
    "CD411",
    passes=[
        "The fire killed 12 people on Monday. The 12 victims were asleep.",
        "Mill to cut 240 jobs\n\nThe mill in Otley will cut 240 jobs in May, it said on Monday.",
        "Tenants sue port for $16bn\n\nThe tenants of the dock sued the port for $16.4bn on Monday.",
        "Almost 18,000 pilots were questioned for the survey. The poll of 17,964 pilots took a month.",
    ],
    fails={
        "The fire killed 12 people on Monday. The 14 victims were asleep.": "14",
        "Mill to cut 240 jobs\n\nThe mill in Otley will cut 420 jobs in May, it said on Monday.": "420",
        "The farm was sold for £4.5m on Monday. The £5.4m sale was agreed with a neighbour.": "£5.4m",
        "Thieves stole 417 gold coins on Monday. The 471 coins lay in a glass case.": "471",
        "The poll was taken from 3 May to 9 May. Interviews of those asked ran from 3 May to 11 May.": "11 May",
    },
)
def restatement(analysis: Analysis) -> Iterator[Verdict]:
    """A figure that is told twice must be the same figure.

    Headline and body, or "killed 12 people" and later "the 14 victims": the two are held
    against each other where both count the same thing or tell of the same event, and the later
    one points back to the earlier or the earlier is the headline. Headlines round and truncate,
    and a hedge opens a figure, so $14m stands for $14.5m. Updates ("rose to", "earlier"), parts
    ("including"), other places and dates, and things that have several values in the article
    are left alone. One amount told under two currency signs has one of them wrong, and so has a
    person's age that is told twice. A stretch of days that is told again ("from 3 May to 9 May") must have the same
    ends. A title that is kept beside the text is read like a headline. The link spans sentences,
    so the finding is a warning; noughts or scale words apart it is an error.
    """
    for claim in analysis.of_kind("value"):
        source = analysis.quantity(claim, "headline") or analysis.quantity(claim, "first")
        stated = analysis.quantity(claim, "again")
        if source is not None and stated is not None:
            where = "the headline" if "headline" in claim.roles else "an earlier sentence"
            yield judged(analysis, claim, stated, source, where, "warning")
        score, rescored = analysis.quantity(claim, "score"), analysis.quantity(claim, "rescored")
        if score is not None and rescored is not None:
            yield _scores(claim, score, rescored)
    for each in analysis.titled:
        again = analysis.quantity(each.claim, "again")
        if again is not None:
            yield told(analysis, each.claim, again, each.headline)
    for claim in analysis.of_kind("date"):
        first, retold = analysis.date(claim, "told"), analysis.date(claim, "retold")
        if first is not None and retold is not None:
            yield _days(claim, first, retold)


def _scores(claim: Claim, score: Quantity, again: Quantity) -> Verdict:
    """Two tellings of one match, whichever side is named first."""
    working = f"{score.text} (an earlier sentence); {again.text} (here)"
    one, two = (sorted(_NUMBER.findall(each.text), key=int) for each in (score, again))
    if one == two:
        return consistent(f"{again.text} is the score told before", working, [claim], stated=again, source=score)
    repairs = [("stated", score.text, "as told before"), ("source", again.text, "as told later")]
    message = f"{again.text} here, but {score.text} in an earlier sentence"
    return inconsistent(message, working, [claim], severity="warning", stated=again, source=score, repairs=repairs)


def _days(claim: Claim, told: Date, retold: Date) -> Verdict:
    """Two stretches that share one end and differ in the other."""
    one, two = claim.cues["stretch"].text, claim.cues["again"].text
    return inconsistent(
        f"{two} here, but {one} in an earlier sentence", f"{told.text} (an earlier sentence); {retold.text} (here)",
        [claim], severity="warning", stated=retold, source=told,
        repairs=[("stated", told.text, "as told before"), ("source", retold.text, "as told later")],
    )  # fmt: skip
