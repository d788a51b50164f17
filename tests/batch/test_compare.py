"""The cross-article checks: pairs of stories that cannot both be right, and pairs that only look so.

Each case is two articles. What is asked of a pair that is at odds: one finding, of the code and with the
words of both sides; of a trap: silence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the tables of a run need DuckDB: pip install 'copydesk[batch]'")

from batch.folders import report, run
from copydesk.batch.store.query import ask

MILL = """A fire broke out at Marlow Mill in Tarbrook on Tuesday night. {}

The county's chief fire officer, Dana Whitlock, said that the roof had come down by midnight. Crews from Melsund
and Ostrey helped. The mill, which belongs to Harcourt Textiles, was built in 1871."""
MILL_TOO = """Tarbrook is mourning after the blaze at Marlow Mill. {}

Neighbours heard the alarm shortly before ten. "We stood in the street and could do nothing," said Pavel Brandt, who
lives opposite. Dana Whitlock of the fire service thanked crews from Ostrey. Harcourt Textiles has closed the site."""
BANK = """Nordbank, the lender led by Lena Forsgren, published its figures in Stockholm on Thursday. {}

The shares rose in Helsinki as well. Analysts at Carnegie had hoped for more from the Baltic branches, which Forsgren
calls the heart of the bank. The Riksbank is watching the loans to builders in Malmo."""
BANK_TOO = """Lena Forsgren can look back on a fair summer. {}

The chief of Nordbank told reporters in Stockholm that builders in Malmo pay their loans on time. Carnegie's analysts
were not so sure. In the Baltic states, and in Helsinki, the lender has opened branches."""
FERRY = """The Tarbrook ferry terminal has opened after four years. {}

The mayor, Moira Kell, cut the ribbon in the rain, and the Ostrey Brass Band played. The first ship to leave was the
Gullwing of the Coast Line, bound for Melsund."""
FERRY_TOO = """Rain fell on the ribbon, but Moira Kell smiled. {}

Tarbrook has its ferry terminal at last. The Coast Line sent the Gullwing, fresh from the yard in Melsund, and the
Ostrey Brass Band had to play twice."""

DAY = "2024-08-29"
# name: (one article, the other, code, words of the first, words of the second); the second is the one at fault
# where nothing else speaks for either.
AT_ODDS: dict[str, tuple[str, str, str, str, str]] = {
    "a fire's dead on one day": (
        MILL.format("The fire killed 12 people at Marlow Mill."),
        MILL_TOO.format("The fire at Marlow Mill killed 14 people."), "CD701", "12", "14"),
    "dead and lives": (
        MILL.format("The blaze at Marlow Mill claimed the lives of 21 workers."),
        MILL_TOO.format("In all 27 workers died at Marlow Mill."), "CD701", "21", "27"),
    "a profit": (
        BANK.format("Nordbank made a net profit of £45.2m."),
        BANK_TOO.format("Nordbank made a net profit of £42.5m."), "CD701", "£45.2m", "£42.5m"),
    "a profit in another wording": (
        BANK.format("Net profit at Nordbank came to £45.2m."),
        BANK_TOO.format("Nordbank reported a net profit of £54.2m."), "CD701", "£45.2m", "£54.2m"),
    "a profit's magnitude": (
        BANK.format("Nordbank made a net profit of £45.2m."),
        BANK_TOO.format("Nordbank made a net profit of £45.2bn."), "CD703", "£45.2m", "£45.2bn"),
    "a slipped decimal": (
        FERRY.format("The Tarbrook terminal cost £41.5m."),
        FERRY_TOO.format("The Tarbrook terminal cost £4.15m."), "CD703", "£41.5m", "£4.15m"),
    "a count by a thousand": (
        BANK.format("Nordbank has a workforce in Malmo of 2,350 clerks."),
        BANK_TOO.format("Nordbank has a workforce in Malmo of 2.35 million clerks."),
        "CD703", "2,350", "2.35 million"),
    "what it cost": (
        FERRY.format("The Tarbrook terminal cost £41m to build."),
        FERRY_TOO.format("The Tarbrook terminal cost £47m."), "CD701", "£41m", "£47m"),
    "a fine": (
        BANK.format("Nordbank was fined £3.4m for sloppy books."),
        BANK_TOO.format("Nordbank was fined £4.3m for sloppy books."), "CD701", "£3.4m", "£4.3m"),
    "a share of sales in one named year": (
        BANK.format("Nordbank's revenue rose to £812m in 2023."),
        BANK_TOO.format("Nordbank's revenue rose to £821m in 2023."), "CD701", "£812m", "£821m"),
    "jobs that were cut": (
        BANK.format("Nordbank cut 240 jobs in Malmo."),
        BANK_TOO.format("Nordbank cut 420 jobs in Malmo."), "CD701", "240", "420"),
    "homes that were built": (
        FERRY.format("Beside it Harcourt built 340 homes."),
        FERRY_TOO.format("Beside it Harcourt has built 430 homes."), "CD701", "340", "430"),
    "a rise in percent": (
        BANK.format("Sales of Nordbank rose by 12% in Helsinki."),
        BANK_TOO.format("Sales of Nordbank rose by 21% in Helsinki."), "CD701", "12%", "21%"),
    "a quotation's figure": (
        BANK.format('"We have lost 300 good people in two years," said Lena Forsgren.'),
        BANK_TOO.format('"We have lost 200 good people in two years," said Forsgren.'), "CD702", "300", "200"),
    "a quotation's not": (
        FERRY.format('"The county will pay for the tunnel as well," said Moira Kell.'),
        FERRY_TOO.format('Moira Kell said: "The county will not pay for the tunnel as well."'), "CD702",
        "The county will pay for the tunnel as well,", "not"),
    "a quotation's word": (
        FERRY.format('"Nobody in this town believed that we would finish the harbour," said Moira Kell.'),
        FERRY_TOO.format('"Nobody in this town believed that we would finish the tunnel," said Moira Kell.'),
        "CD702", "harbour", "tunnel"),
}  # fmt: skip

TRAPS: dict[str, tuple[str, str]] = {
    "another period named": (
        BANK.format("Nordbank made a net profit of £45.2m in 2023."),
        BANK_TOO.format("Nordbank made a net profit of £42.5m in 2022.")),
    "a year and a quarter": (
        BANK.format("Nordbank made an annual net profit of £45.2m."),
        BANK_TOO.format("Nordbank made a quarterly net profit of £42.5m.")),
    "a half and nothing said": (
        BANK.format("Nordbank made a net profit of £45.2m in the first half."),
        BANK_TOO.format("Nordbank made a net profit of £42.5m.")),
    "a firm of the same name": (
        "Delta made a net profit of $45m.\n\nThe airline from Atlanta, led by Ed Bastian, flies to Lagos and Accra.",
        "Delta made a net profit of $42m.\n\nThe maker of fans from Taipei, led by Ping Cheng, has a plant in Penang."),
    "net and gross": (
        BANK.format("Nordbank made a net profit of £45.2m."),
        BANK_TOO.format("Nordbank made an operating profit of £52.5m.")),
    "two regions": (
        BANK.format("Sales of Nordbank rose by 12% in Finland."),
        BANK_TOO.format("Sales of Nordbank rose by 21% in Estonia.")),
    "rounded": (
        BANK.format("Nordbank made a net profit of £45.2m."), BANK_TOO.format("Nordbank made a net profit of £45m.")),
    "rounded to tens": (
        MILL.format("The fire at Marlow Mill destroyed 1,912 looms and injured 48 people."),
        MILL_TOO.format("The fire at Marlow Mill injured about 50 people.")),
    "a bound": (
        MILL.format("The fire at Marlow Mill killed at least 12 people."),
        MILL_TOO.format("The fire at Marlow Mill killed 14 people.")),
    "so far": (
        MILL.format("The fire at Marlow Mill has so far killed 12 people."),
        MILL_TOO.format("The fire at Marlow Mill killed 14 people.")),
    "a range": (
        MILL.format("The fire at Marlow Mill injured between 20 and 30 people."),
        MILL_TOO.format("The fire at Marlow Mill injured 34 people.")),
    "a plan and its outcome": (
        BANK.format("Nordbank plans to cut 240 jobs in Malmo."), BANK_TOO.format("Nordbank cut 270 jobs in Malmo.")),
    "a will and its outcome": (
        FERRY.format("The Tarbrook terminal will cost £41m."), FERRY_TOO.format("The Tarbrook terminal cost £47m.")),
    "a forecast and its outcome": (
        BANK.format("Carnegie expected Nordbank to make a net profit of £45.2m."),
        BANK_TOO.format("Nordbank made a net profit of £42.5m.")),
    "a part": (
        MILL.format("The fire at Marlow Mill killed 12 people, including two firemen."),
        MILL_TOO.format("Among those whom the fire at Marlow Mill killed were 9 people from Ostrey.")),
    "dead and hurt": (
        MILL.format("The fire at Marlow Mill killed 12 people."),
        MILL_TOO.format("The fire at Marlow Mill injured 14 people.")),
    "two sources of a crowd": (
        FERRY.format("Police said that 4,000 people attended the opening in Tarbrook."),
        FERRY_TOO.format("The mayor's office said that 6,000 people attended the opening in Tarbrook.")),
    "two speakers": (
        BANK.format('"Nordbank lost £45m in Malmo," said Lena Forsgren.'),
        BANK_TOO.format('"Nordbank lost £54m in Malmo," said Olof Dahl.')),
    "two currencies": (
        BANK.format("Nordbank made a net profit of £45.2m."), BANK_TOO.format("Nordbank made a net profit of $57.5m.")),
    "a conversion in brackets": (
        BANK.format("Nordbank was fined SEK 45m (£3.4m) for sloppy books."),
        BANK_TOO.format("Nordbank was fined SEK 45m (£3.3m) for sloppy books.")),
    "a profit and its rise": (
        BANK.format("Net profit of Nordbank rose by £4.5m."), BANK_TOO.format("Net profit of Nordbank rose to £6.5m.")),
    "a level and the one before": (
        BANK.format("Net profit of Nordbank rose from £42m."), BANK_TOO.format("Net profit of Nordbank rose to £45m.")),
    "a figure that the other has too": (
        BANK.format("Nordbank made a net profit of £45.2m."),
        BANK_TOO.format("Nordbank made a net profit of £42.5m. Without the sale of a branch it is £45.2m.")),
    "several of a kind": (
        FERRY.format("Harcourt built 340 homes at Tarbrook and built 280 homes at Ostrey."),
        FERRY_TOO.format("Harcourt built 430 homes at Tarbrook.")),
    "a far larger whole": (
        MILL.format("Fire killed 12 people at Marlow Mill."),
        MILL_TOO.format("In a century fire at Marlow Mill killed 140 people.")),
    "another day's fire": (
        MILL.format("The fire at Marlow Mill killed 12 people on 3 May 1911."),
        MILL_TOO.format("The fire at Marlow Mill killed 14 people on 27 August 2024.")),
    "under thirty and all": (
        MILL.format("The fire at Marlow Mill injured 34 people under 30."),
        MILL_TOO.format("The fire at Marlow Mill injured 48 people.")),
    "a further loss": (
        BANK.format("Nordbank cut 240 jobs in Malmo."), BANK_TOO.format("Nordbank cut a further 270 jobs in Malmo.")),
    "a quotation cut short": (
        FERRY.format('"Nobody in this town believed that we would finish the harbour," said Moira Kell.'),
        FERRY_TOO.format('"Nobody in this town believed that we would finish," said Moira Kell.')),
    "a quotation with an ellipsis": (
        FERRY.format('"Nobody in this town believed that we would finish the harbour," said Moira Kell.'),
        FERRY_TOO.format('"Nobody ... believed that we would ever finish the harbour," said Moira Kell.')),
    "a quotation with a word put in": (
        FERRY.format('"Nobody in this town believed that it would ever be finished," said Moira Kell.'),
        FERRY_TOO.format('"Nobody in this town believed that [the harbour] would ever be finished," said Moira Kell.')),
    "other spelling": (
        FERRY.format('"The colour of the harbour wall was my own idea and nobody else\'s," said Moira Kell.'),
        FERRY_TOO.format('"The color of the harbor wall was my own idea and nobody else\'s," said Moira Kell.')),
    "a number in words": (
        FERRY.format('"It took us five long years to build this harbour wall," said Moira Kell.'),
        FERRY_TOO.format('"It took us 5 long years to build this harbour wall," said Moira Kell.')),
    "other punctuation": (
        FERRY.format('"It took us years - five of them - to build this harbour wall," said Moira Kell.'),
        FERRY_TOO.format('"It took us years, five of them, to build this harbour wall!" said Moira Kell.')),
    "a misprint in a word": (
        FERRY.format('"It took us five years to rebuild that forgotten harbour wall," said Moira Kell.'),
        FERRY_TOO.format('"It took us five years to rebuild that forgoten harbour wall," said Moira Kell.')),
    "a lighter word": (
        FERRY.format('"It took us five years to rebuild the old harbour wall," said Moira Kell.'),
        FERRY_TOO.format('"It took us five years to rebuild that old harbour wall," said Moira Kell.')),
    "another speaker": (
        FERRY.format('"We have lost 300 good people in two years," said Moira Kell.'),
        FERRY_TOO.format('"We have lost 200 good people in two years," said Carl Voss.')),
    "two sentences of one speech": (
        FERRY.format('"We want to make Tarbrook a safe place," said Moira Kell.'),
        FERRY_TOO.format('"We want to make Ostrey a rich place," said Moira Kell.')),
}  # fmt: skip


def found(path: Path, *articles: tuple[str, str | None]) -> list[tuple[Any, ...]]:
    """(code, article and words, other article and words, others) of a run over (text, day)s."""
    made = [
        report(text, id=f"a{n}", source=f"{n}.txt", url=f"https://paper{n}.example/x", published=day)
        for n, (text, day) in enumerate(articles)
    ]
    sql = "SELECT code, article, text, other_article, other_text, also FROM cross_checks"
    return list(ask(run(path, made), sql).rows)


@pytest.mark.parametrize("name", AT_ODDS)
def test_a_pair_that_is_at_odds(name: str, tmp_path: Path) -> None:
    one, other, code, words, other_words = AT_ODDS[name]
    assert found(tmp_path / "r", (one, DAY), (other, DAY)) == [(code, "a1", other_words, "a0", words, [])]


@pytest.mark.parametrize("name", TRAPS)
def test_a_pair_that_only_looks_so(name: str, tmp_path: Path) -> None:
    one, other = TRAPS[name]
    assert found(tmp_path / "r", (one, DAY), (other, DAY)) == []
