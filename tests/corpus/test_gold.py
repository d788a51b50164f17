"""Gold files: what is wrong with one is told by file and line, with the way out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from copydesk.corpus.gold import load
from copydesk.errors import DataError

GOOD = """quantities:
  - {text: "£5m", kind: money, value: 5000000, unit: GBP, approximation: about}
  - {text: "12", occurrence: 2, kind: number, value: 12, label: todo, reason: "not built"}
quotes:
  - {text: "We won", speaker: Ann Bell}
claims:
  - {kind: change, roles: {base: "£4m", result: {text: "£5m", occurrence: 2}}}
checks:
  - {check: [direction, percent-change], at: ["rose", "£5m"], verdict: consistent}
findings:
  - {check: share, at: "12%", severity: error, repair: "21%"}
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "slug.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file(tmp_path: Path) -> None:
    gold = load(_write(tmp_path, GOOD))
    assert [(entry.text, entry.occurrence, entry.value, entry.line) for entry in gold.quantities] == [
        ("£5m", 1, Decimal(5000000), 2),
        ("12", 2, Decimal(12), 3),
    ]
    assert gold.claims[0].roles["result"].occurrence == 2
    assert gold.checks[0].check == ("direction", "percent-change")
    assert [anchor.text for anchor in gold.checks[0].at] == ["rose", "£5m"]
    assert (gold.findings[0].verdict, gold.findings[0].repair, gold.findings[0].line) == ("inconsistent", "21%", 11)


BAD = {
    "kind": ('quantities:\n  - {text: "5", kind: cash, value: 5}\nfindings: []\n',
             "2: quantities.0.kind: Input should be 'money', 'percent', 'percentage-point', 'basis-point', 'count', "
             "'measure', 'duration', 'age', 'temperature', 'multiple', 'fraction', 'ratio', 'ordinal', 'score' or "
             "'number', not 'cash'"),
    "key": ('quantities:\n  - {text: "5", kind: money, value: 5, units: GBP}\nfindings: []\n',
            "2: unknown key 'units'; did you mean 'unit'? one of label, reason, text, occurrence, kind, "
            "value, unit, approximation"),
    "section": ("findings: []\nnumbers: []\n",
                "2: unknown key 'numbers'; one of quantities, quotes, claims, checks, findings, alarms"),
    "missing": ("quotes:\n  - {text: We won}\nfindings: []\n", "2: 'speaker' is missing"),
    "no findings": ("quotes: []\n", "1: 'findings' is missing"),
    "label": ('quotes:\n  - {text: "We won", speaker: null, label: later, reason: x}\nfindings: []\n',
              "2: quotes.0.label: Input should be 'expected', 'todo' or 'known-issue', not 'later'"),
    "no reason": ('quotes:\n  - {text: "We won", speaker: null, label: todo}\nfindings: []\n',
                  "2: quotes.0: a label todo or known-issue, and no other, needs a reason"),
    "reason alone": ('quotes:\n  - {text: "We won", speaker: null, reason: because}\nfindings: []\n',
                     "2: quotes.0: a label todo or known-issue, and no other, needs a reason"),
    "alarm": ('findings: []\nalarms:\n  - {check: total, at: "5"}\n',
              "3: alarms.0: an alarm is a false finding: label it known-issue, with a reason"),
    "occurrence": ('quantities:\n\n  - {text: "5", occurrence: 0, kind: number, value: 5}\nfindings: []\n',
                   "3: quantities.0.occurrence: Input should be greater than or equal to 1, not 0"),
    "list": ("- a\n- b\n", "1: a gold file is a mapping with quantities, quotes, claims, checks, findings, alarms"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD.keys())
def test_bad_files(tmp_path: Path, text: str, message: str) -> None:
    path = _write(tmp_path, text)
    with pytest.raises(DataError) as told:
        load(path)
    assert str(told.value) == f"{path}:{message}"


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = _write(tmp_path, "quotes:\n  - {text: a}\n  - {text: b}\nfindings: []\n")
    with pytest.raises(DataError) as told:
        load(path)
    assert str(told.value).splitlines() == [f"{path}:2: 'speaker' is missing", f"{path}:3: 'speaker' is missing"]


def test_not_yaml(tmp_path: Path) -> None:
    path = _write(tmp_path, 'quotes:\n  - {text: "a, speaker: null}\n')
    with pytest.raises(DataError, match=rf"^{path}:\d+: not YAML: "):
        load(path)


def test_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    with pytest.raises(DataError, match=rf"^{path}: cannot be read: "):
        load(path)
