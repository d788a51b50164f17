"""A figure inside a quote against the prose around it."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.analysis import Analysis
from copydesk.proof.restated import judged
from copydesk.records import Quantity
from copydesk.verdict import Verdict, check


@check(
    "CD412",
    passes=[
        'The council will cut 200 jobs. "Losing 200 jobs is painful," said Ann Lee, its leader.',
        'The appeal raised £34,500. "The £34,500 raised will buy a boat," said Ann Lee.',
    ],
    fails={
        'The council will cut 200 jobs. "Losing 300 jobs is painful," said Ann Lee, its leader.': "300",
        'The appeal raised £34,500. "The £43,500 raised will buy a boat," said Ann Lee.': "£43,500",
    },
)
def quote_figure(analysis: Analysis) -> Iterator[Verdict]:
    """A figure that a source gives must be the one that the prose around the quote reports.

    "The council will cut 200 jobs" beside a source who speaks of losing 300: either the
    report or the speaker is wrong. It is a warning, and it names the source, for a quote must
    not be mended. Speech is loose: hedged and round figures agree with exact ones near them.
    """
    for claim in analysis.of_kind("value"):
        quoted = analysis.quantity(claim, "quoted")
        prose = next((analysis.quantity(claim, role) for role in ("headline", "first", "again")
                      if role in claim.roles), None)  # fmt: skip
        if quoted is not None and prose is not None:
            yield judged(analysis, claim, quoted, prose, f"the prose ({_who(analysis, quoted)} is quoted)", "warning")


def _who(analysis: Analysis, quoted: Quantity) -> str:
    for quote in analysis.quotes:
        if quote.kind != "indirect" and quote.start <= quoted.start < quote.end and quote.speaker:
            return quote.speaker.name or quote.speaker.text
    return "a source"
