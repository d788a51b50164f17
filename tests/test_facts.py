"""Files of reference facts: what is wrong with one is told by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk import facts
from copydesk.errors import DataError

GOOD = """facts:
  - {subject: Klarna, attribute: employees, words: [staff], value: 3800, unit: person, as_of: 2024-06-30,
     until: 2024-12, source: half-year report, licence: CC0-1.0}
  - {subject: Klarna, attribute: net loss, value: 10000000, unit: SEK, period: 2024-04/2024-06,
     source: half-year report, licence: CC0-1.0}
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "klarna.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file(tmp_path: Path) -> None:
    staff, loss = facts.read_file(write(tmp_path, GOOD)).facts
    assert (staff.line, staff.measured, str(staff.holds[1])) == (2, ("employees", "staff"), "2024-12-31")
    assert (loss.when, str(loss.holds[0]), str(loss.holds[1])) == ("2024-04/2024-06", "2024-04-01", "2024-06-30")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("subject: Klarna, attribute: employees", "subjekt: Klarna, attribute: employees", "2: 'subject' is missing"),
        ("as_of: 2024-06-30,\n     until: 2024-12", "as_of: 2024-13", "2: facts.0.as_of: there is no '2024-13'"),
        ("period: 2024-04/2024-06,", "", "4: facts.1: a fact has either an as_of date or a period"),
        ("licence: CC0-1.0}\n  -", "licence: ''}\n  -", "3: facts.0.licence: String should have at least 1 character"),
    ],
)
def test_bad_files(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(DataError) as told:
        facts.read_file(path)
    assert any(row.startswith(f"{path}:{said}") for row in str(told.value).splitlines()), told.value


def test_an_unknown_key_has_its_options(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("value: 3800", "valeu: 3800"))
    with pytest.raises(DataError, match=r"unknown key .valeu.; did you mean .value.. one of subject, aliases,"):
        facts.read_file(path)


def test_facts_that_contradict_each_other(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD + GOOD[GOOD.index("  - ") :].replace("3800", "3900"))
    assert facts.clashes((facts.read_file(path),)) == [
        f"{path}:6: Klarna, employees, 2024-06-30: {path}:2 says 3800, not 3900",
        f"{path}:8: Klarna, net loss, 2024-04/2024-06: {path}:4 says so too",
    ]
