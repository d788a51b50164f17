"""The cross-article checks: pairs of stories that cannot both be right, and pairs that only look so.

Each case is two articles. What is asked of a pair that is at odds: one finding, of the code and with the
words of both sides; of a trap: silence.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the tables of a run need DuckDB: pip install 'copydesk[batch]'")

from batch.folders import report, run
from copydesk.batch.across.facts import Fact, facts
from copydesk.batch.across.page import read
from copydesk.batch.store.query import ask
from copydesk.cli import run as copydesk
from copydesk.data import WordList, load, word_lists

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


@pytest.mark.parametrize(("days", "code"), [(0, ["CD701"]), (1, []), (40, [])])
def test_a_toll_grows_from_day_to_day(days: int, code: list[str], tmp_path: Path) -> None:
    one, other, *_ = AT_ODDS["a fire's dead on one day"]
    later = f"2024-{8 + (28 + days) // 31:02}-{(28 + days) % 31 + 1:02}"
    assert [row[0] for row in found(tmp_path / "r", (one, DAY), (other, later))] == code


@pytest.mark.parametrize(("day", "code"), [("2024-09-01", ["CD701"]), ("2024-11-29", []), (None, []), ("2024", [])])
def test_a_figure_of_no_named_time_is_compared_within_days(day: str | None, code: list[str], tmp_path: Path) -> None:
    one, other, *_ = AT_ODDS["a profit"]
    assert [row[0] for row in found(tmp_path / "r", (one, DAY), (other, day))] == code


def test_a_figure_of_a_named_time_is_compared_always(tmp_path: Path) -> None:
    one, other, *_ = AT_ODDS["a share of sales in one named year"]
    assert [row[0] for row in found(tmp_path / "r", (one, None), (other, "2024-11-29"))] == ["CD701"]


def test_near_copies_count_once(tmp_path: Path) -> None:
    one, other, *_ = AT_ODDS["a profit"]
    rows = found(tmp_path / "r", (one, DAY), (one, DAY), (other, DAY), (other.replace("fair", "fine"), DAY))
    assert rows == [("CD701", "a2", "£42.5m", "a0", "£45.2m", [])]


@pytest.mark.parametrize("day", [DAY, None])
def test_a_near_copy_with_another_figure_is_compared(day: str | None, tmp_path: Path) -> None:
    """One text in five places; in two of them it has another figure."""
    one = MILL.format("The fire at Marlow Mill killed 12 people.")
    other = one.replace("12", "21")
    rows = found(tmp_path / "r", (one, day), (other, day), (one, day), (one, day), (other, day))
    assert rows == [("CD701", "a0", "12", "a1", "21", ["a4"])]


def test_a_sentence_that_two_articles_share_may_differ_in_no_figure(tmp_path: Path) -> None:
    """Whatever it is of; on two days it is news, and rounded it is the same."""
    plan = "The county expects between Ostrey and Melsund some traffic of {} lorries a week by next autumn."
    one, other = MILL.format(plan.format("2,310")), MILL_TOO.format(plan.format("3,210"))
    assert found(tmp_path / "a", (one, DAY), (other, DAY)) == [("CD701", "a1", "3,210", "a0", "2,310", [])]
    assert found(tmp_path / "b", (one, DAY), (other, "2024-08-30")) == []
    assert found(tmp_path / "c", (one, DAY), (other.replace("3,210", "2,300"), DAY)) == []
    assert found(tmp_path / "d", (one, DAY), (other.replace("3,210", "231,000"), DAY))[0][0] == "CD703"
    assert found(tmp_path / "e", (one, DAY), (other.replace("lorries", "cars").replace("3,", "2,"), DAY)) == []


def test_the_one_that_stands_alone_is_named(tmp_path: Path) -> None:
    """Three articles of their own give £45.2m, the first one of all £45.2bn."""
    one, other, *_ = AT_ODDS["a profit's magnitude"]
    third = (
        "In the dark hall of the Grand in Stockholm Lena Forsgren drew applause. "
        "Nordbank made a net profit of £45.2m.\n\n"
        "Helsinki cheered, Malmo did not. The Riksbank, and Carnegie too, will read the small print first."
    )
    rows = found(tmp_path / "r", (other, DAY), (one, DAY), (third, DAY))
    assert rows == [("CD703", "a0", "£45.2bn", "a1", "£45.2m", ["a2"])]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with one error, one warning and a near-copy."""
    pairs = [AT_ODDS["a profit's magnitude"][:2], AT_ODDS["homes that were built"][:2]]
    texts = [text for pair in pairs for text in pair]
    made = [
        report(text, id=f"a{n}", source=f"desk/{n}.txt", url=f"https://paper{n}.example/x", published=DAY)
        for n, text in enumerate([*texts, texts[0]])
    ]
    return run(tmp_path_factory.mktemp("compare") / "r", made)


def test_the_command_shows_both_sides(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["compare", str(mixed)]) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[:8] == [
        "desk/1.txt:1:77: CD703 cross-magnitude: £45.2bn here, but £45.2m in the other article",
        "    paper1.example, 2024-08-29 (desk/1.txt:1:77):",
        "        Lena Forsgren can look back on a fair summer. Nordbank made a net profit of £45.2bn.",
        "                                                                                    ^^^^^^^",
        "    paper0.example, 2024-08-29 (desk/0.txt:1:122):",
        "        … Forsgren, published its figures in Stockholm on Thursday. Nordbank made a net profit of £45.2m.",
        f"{'^^^^^^':>104}",
        "    the same digits, 1,000 times as much; the sentence is word for word the same but for the figure",
    ]
    assert "[warning]" in out
    assert out.splitlines()[-1] == "5 articles, 1 of them near-copies of another, compared: 2 contradictions"


def test_the_command_gives_json(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["compare", str(mixed), "--format", "json"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["code"], row["severity"], [side["text"] for side in row["sides"]]) for row in rows] == [
        ("CD703", "error", ["£45.2bn", "£45.2m"]), ("CD701", "warning", ["430", "340"]),
    ]  # fmt: skip
    texts = dict(ask(mixed, "SELECT article, text FROM articles").rows)
    for side in (side for row in rows for side in row["sides"]):
        assert texts[side["article"]][side["start"] : side["end"]] == side["text"]


def test_nothing_at_odds_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = TRAPS["rounded"]
    found(tmp_path / "r", (one, DAY), (other, DAY))
    assert copydesk(["compare", str(tmp_path / "r")]) == 0
    assert capsys.readouterr().out == "2 articles compared: nothing is at odds\n"


def test_a_run_without_texts_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Quotations are compared without them, figures cannot be."""
    made = []
    for name in ("a profit", "a quotation's figure"):
        made += [report(text, id=name + text[:9], source="x.txt", published=DAY) for text in AT_ODDS[name][:2]]
    for row in made:
        row["article"]["text"] = None
    assert copydesk(["compare", str(run(tmp_path / "r", made))]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines()[0].startswith("x.txt:1:1: CD702 cross-quote: ")
    assert "CD701" not in said.out
    assert "4 articles have no text in the run" in said.err


def test_an_unknown_format_and_folder_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["compare", str(tmp_path), "--format", "csv"]) == 2
    assert "one of text, json" in capsys.readouterr().err
    assert copydesk(["compare", str(tmp_path)]) == 2
    assert "not the folder of a run" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["CD701", "cross-quote", "CD703"])
def test_the_checks_are_explained(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["explain", name]) == 0
    assert "(family cross-article; `copydesk compare` lists it)" in capsys.readouterr().out
    assert copydesk(["explain"]) == 0
    assert name in capsys.readouterr().out


@pytest.mark.parametrize("shard", [1, 100])
def test_the_same_reports_give_the_same_contradictions(shard: int, tmp_path: Path) -> None:
    """Byte for byte, however the reports are cut into shards."""
    cases = [text for one, other, *_ in AT_ODDS.values() for text in (one, other)]
    made = [report(text, id=f"a{n}", source="x.txt", published=DAY) for n, text in enumerate(cases[:12])]
    bytes_of = [
        (run(tmp_path / name, made, shard=size) / "tables" / "cross_checks.parquet").read_bytes()
        for name, size in (("one", 5), ("other", shard))
    ]
    assert bytes_of[0] == bytes_of[1]
    assert list(ask(tmp_path / "one", "SELECT count(*) > 2 FROM cross_checks").rows) == [(True,)]


def told(text: str) -> list[Fact]:
    """The facts of a text."""
    return facts(report(text), read(text))


def test_the_rows_of_the_table_do_what_they_say() -> None:
    """data/across.toml: each row's own example."""
    table = load("across", WordList)
    assert ["=profit" in fact.topics for fact in told(*table["measure"].example)] == [True]
    assert [fact.which for fact in told(*table["which"].example)] == [{"annual", "net"}]
    assert [fact.growing for fact in told(*table["growing"].example)] == [True]
    assert [told(text) for row in ("other", "meant") for text in table[row].example] == [[], []]


@pytest.mark.parametrize("word", sorted(word_lists("across")["other"]))
def test_a_word_beside_a_figure_makes_it_no_plain_fact(word: str) -> None:
    assert told(f"Nordbank made {word} £45m in profit.") == []


@pytest.mark.parametrize("word", sorted(word_lists("across")["measure"]))
def test_a_word_says_what_a_figure_is_of(word: str) -> None:
    (fact,) = told(f"The {word} of Nordbank came to £45m.")
    assert any(topic.startswith("=") for topic in fact.topics)
