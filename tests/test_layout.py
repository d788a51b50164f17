"""The rooms of the house: what may import what, where spaCy and typer may be, and who prints."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "pipeline" / "copydesk"
FILES = sorted(ROOT.rglob("*.py"))

# A file imports only from files above its own line; what stands on one line does not import each other.
ORDER = """
errors interval version stem
deadline
records settings period located since
data cause head facts waiver pen
unit rates affixes read counted
parse
extract
relate
analysis
verdict
proof
checks
choice
analyse
excerpt tally config
place baseline
table
page
reports
corpus batch
desk
__init__
component
cli
__main__
""".split("\n")
LEVEL = {name: level for level, line in enumerate(ORDER) for name in line.split()}
SPACY = {"affixes", "parse", "extract", "relate", "analyse", "component"}


def room(file: Path) -> str:
    """The first part of a file's place in the package: "extract" for extract/number.py."""
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything that a file imports, those inside functions too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            module = node.module or ""
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def own(name: str) -> str | None:
    """The room that a dotted name points into; None for other packages."""
    parts = name.split(".")
    if parts[0] != "copydesk":
        return None
    known = len(parts) > 1 and ((ROOT / parts[1]).is_dir() or (ROOT / f"{parts[1]}.py").is_file())
    return parts[1] if known else "__init__"


def test_there_is_something_to_look_at() -> None:
    assert len(FILES) > 50
    assert {"copydesk.errors.InputError"} <= {name for _, name in imported(ROOT / "read" / "row.py")}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_imports_only_from_above(file: Path) -> None:
    """`data` reads records, the checks see no Doc, nothing but the command line knows the command line."""
    here = room(file)
    assert here in LEVEL, f"{here} has no place in ORDER yet"
    for line, name in imported(file):
        there = own(name)
        if there is not None and there != here and here != "__init__":
            assert LEVEL[there] < LEVEL[here], f"{file}:{line}: {here} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_spacy_and_typer_keep_to_their_rooms(file: Path) -> None:
    for line, name in imported(file):
        package = name.split(".")[0]
        if package in ("spacy", "thinc"):
            assert room(file) in SPACY, f"{file}:{line}: {name}"
        if package in ("typer", "click", "rich"):
            assert room(file) == "cli", f"{file}:{line}: {name}"


@pytest.mark.parametrize("file", [f for f in FILES if room(f) != "cli"], ids=lambda f: str(f.relative_to(ROOT)))
def test_only_the_command_line_prints(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{file}:{node.lineno}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_public_things_say_what_they_are(file: Path) -> None:
    """Every module, public class and public function has a docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), file
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{file}:{node.lineno}: {node.name}"
