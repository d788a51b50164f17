"""The step of a run: the same reports whatever the process has read before."""

from __future__ import annotations

from copydesk.batch.rows import Limits
from copydesk.batch.step import process_shard
from copydesk.read.row import Row
from copydesk.settings import Settings

TEXTS = [
    "OSLO, 3 May 2024 - Sales rose 24% to £62m ($78m) from £50m, “a record”, said Ann Lee, 52, the chief executive.",
    "The mill will cut 70 posts - 26% of its 437 staff - on Monday 6 May. It opened in 1932, 92 years ago.",
    "Rain of 3 inches (76mm) fell. Of 200 residents, 50 (25%) replied; two-thirds were against, a poll of 1,015 found.",
]


def shard(texts: list[str]) -> list[Row]:
    return [Row(f"a{n}", f"feed:{n}", "record", {"text": text}) for n, text in enumerate(texts)]


def test_a_shard_reads_the_same_first_second_and_after_another() -> None:
    first = process_shard(shard(TEXTS), Settings(), published="2024-05-03")
    process_shard(shard([text.upper() for text in TEXTS]), Settings())
    again = process_shard(shard(TEXTS), Settings(), published="2024-05-03")
    assert first.reports == again.reports
    assert first.counts == again.counts
    assert first.counts.articles == 3


def test_a_cut_is_told_in_the_report_and_among_the_errors() -> None:
    text = f"{TEXTS[0]}\n\n{TEXTS[1]}"
    done = process_shard(shard([text]), Settings(syntax=False), Limits(None, len(TEXTS[0]) + 10))
    assert [row.reason for row in done.errors] == ["too-long"]
    assert '"cut after' in done.reports[0]
    assert "437" not in done.reports[0]
