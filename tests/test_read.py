"""Reading: what comes out of each kind of input, and what is said of each kind of bad one."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from copydesk.errors import InputError
from copydesk.head import published_in
from copydesk.read import read
from copydesk.read.row import READS
from copydesk.records import Article


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file with that content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only(path: Path) -> Article:
    """The one article of a file."""
    [article] = read([path])
    return article


def test_a_text_file_is_the_article_as_it_stands(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"\xef\xbb\xbfPrices rose 5%.\r\nThen they fell.\n")
    article = only(path)
    assert (article.text, article.id, article.source) == ("Prices rose 5%.\r\nThen they fell.\n", str(path), str(path))
    assert (article.published, article.line) == (None, 1)


def test_front_matter_tells_of_the_article_and_is_no_part_of_it(tmp_path: Path) -> None:
    head = "---\ntitle: Prices\npublished: 2024-08-28\nurl: https://example.org/1\ndesk: uk\n---\n\n"
    article = only(write(tmp_path, "a.md", head + "Prices rose 5%.\n"))
    assert (article.title, article.published, article.desk) == ("Prices", "2024-08-28", "uk")
    assert (article.url, article.text, article.line) == ("https://example.org/1", "Prices rose 5%.\n", 8)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2024", "2024"),
        ("2024-08", "2024-08"),
        ("2011-09/2012-03", "2011-09/2012-03"),
        ("2024-08-28 07:30:00", "2024-08-28"),
        ("'2024-08-28T07:30:00Z'", "2024-08-28"),
        ("", None),
    ],
)
def test_published_is_as_precise_as_it_is_written(tmp_path: Path, written: str, read_as: str | None) -> None:
    assert only(write(tmp_path, "a.md", f"---\npublished: {written}\n---\nPrices rose.\n")).published == read_as


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 2024-08-28\n\nPrices rose.", "2024-08-28"),
        ("Published: Wed 28 August 2024\n\nPrices rose.", "2024-08-28"),
        ("By a reporter\nPublished: Aug. 28, 2024\n\nPrices rose.", "2024-08-28"),
        ("LEEDS, 28 August 2024 - Prices rose.", "2024-08-28"),
        ("LEEDS, 31 June 2024 - Prices rose.", None),
        ("LEEDS, Wednesday - Prices rose.", None),
        ("Prices rose on 28 August 2024 - and then fell.", None),
    ],
)
def test_published_is_taken_from_the_text_where_it_says_so(text: str, day: str | None) -> None:
    assert published_in(text) == day


def test_rows_are_articles_with_ids(tmp_path: Path) -> None:
    rows = [
        {"id": "r1", "text": "Prices rose.", "published": "2024-08", "title": "Up", "section": "let be"},
        {"text": "Prices fell.", "published": ""},
        {"id": 7, "text": "Prices stood."},
    ]
    path = write(tmp_path, "a.jsonl", "\n\n".join(json.dumps(row) for row in rows))
    articles = list(read([path]))
    assert [article.id for article in articles] == ["r1", f"{path}:3", "7"]
    assert [article.source for article in articles] == [f"{path}:1", f"{path}:3", f"{path}:5"]
    assert [article.published for article in articles] == ["2024-08", None, None]


def test_a_folder_is_read_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "deep/c.TXT", ".git/d.txt", "notes.html"):
        write(tmp_path, name, "Prices rose.")
    assert [Path(article.source).name for article in read([tmp_path])] == ["a.txt", "b.md", "c.TXT"]


@pytest.mark.parametrize(
    ("given", "ids"), [("Prices rose.\n", ["-"]), ('{"id": "x", "text": "Up."}\n{"text": "Down."}\n', ["x", "-:2"])]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given: str, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given.encode()))))
    assert [article.id for article in read(["-"])] == ids


KEYS = "title, published, url, desk, source, licence, tags, waivers"
BAD = {
    "empty": ("a.txt", b"", "{path}: the file is empty"),
    "blank": ("a.txt", b" \n\n", "{path}: the file is empty"),
    "only a head": ("a.md", b"---\ntitle: x\n---\n\n", "{path}: there is no text in it"),
    "empty rows": ("a.jsonl", b"", "{path}: the file is empty"),
    "binary": ("a.txt", b"\x89PNG\r\n\x00\x00", "{path}: this is a binary file; copydesk reads {reads}"),
    "latin": (
        "a.txt", "One.\nA café.".encode("latin-1"),
        "{path}:2: not UTF-8 (byte 10); convert it, for instance with iconv -t UTF-8",
    ),
    "utf-16": (
        "a.txt", "Prices".encode("utf-16"),
        "{path}: not UTF-8 but UTF-16; convert it, for instance with iconv -f UTF-16 -t UTF-8",
    ),
    "latin row": (
        "a.jsonl", b'\n{"text": "caf\xe9"}',
        "{path}:2: not UTF-8 (byte 13); convert it, for instance with iconv -t UTF-8",
    ),
    "other kind": (
        "a.pdf", b"<p>", "{path}: copydesk reads {reads}, not '.pdf' files; - is standard input",
    ),
    "no suffix": (
        "README", b"x", "{path}: copydesk reads {reads}, not files without a suffix; - is standard input",
    ),
    "misspelt key": (
        "a.md", b"---\ntitle: x\npublised: 2024\n---\nx",
        "{path}:3: unknown key 'publised' in the front matter; did you mean 'published'? one of " + KEYS,
    ),
    "unknown key": (
        "a.md", b"---\nzzz: 1\n---\nx", "{path}:2: unknown key 'zzz' in the front matter; one of " + KEYS,
    ),
    "no such day": (
        "a.md", b"---\ntitle: x\npublished: 2024-02-30\n---\nx",
        "{path}:3: published: there is no '2024-02-30' in the calendar",
    ),
    "no such month": (
        "a.md", b"---\npublished: 2024-13\n---\nx", "{path}:2: published: there is no '2024-13' in the calendar",
    ),
    "no date": (
        "a.md", b"---\npublished: yesterday\n---\nx",
        "{path}:2: published: 'yesterday' is not an ISO day, month or year, such as 2024-08-28, 2024-08 or 2024",
    ),
    "no such day in the text": (
        "a.txt", b"Published: 31 June 2024\n\nx", "{path}: published: there is no '2024-06-31' in the calendar",
    ),
    "unknown desk": (
        "a.md", b"---\ndesk: mars\n---\nx",
        "{path}:2: desk: there is no desk 'mars'; one of us, uk, india, canada, australia, europe",
    ),
    "not yaml": (
        "a.md", b"---\ntitle: 'x\n---\nx",
        "{path}:3: the front matter is not valid YAML: found unexpected end of stream",
    ),
    "a list": ("a.md", b"---\n- x\n---\nx", "{path}:2: the front matter is not a list of keys, such as 'title: …'"),
    "not json": (
        "a.jsonl", b"{'id': 1}", "{path}:1: not valid JSON: Expecting property name enclosed in double quotes",
    ),
    "an array": ("a.jsonl", b"[1]", "{path}:1: a row is an object with 'id' and 'text', not list"),
    "no text": ("a.jsonl", b'{"id": "x"}', "{path}:1: the row has no text; 'text' must be a string"),
    "empty text": ("a.jsonl", b'{"id": "x", "text": " "}', "{path}:1: there is no text in it"),
    "null text": ("a.jsonl", b'{"id": "x", "text": null}', "{path}:1: the row has no text; 'text' must be a string"),
    "row date": (
        "a.jsonl", b'{"text": "x", "published": "2023-02-29"}',
        "{path}:1: published: there is no '2023-02-29' in the calendar",
    ),
    "row title": ("a.jsonl", b'{"text": "x", "title": 4}', "{path}:1: title: input should be a valid string"),
    "half a pair": (
        "a.jsonl", b'{"text": "\\ud83d"}',
        "{path}:1: the text holds half a surrogate pair; write the character itself",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "message"), BAD.values(), ids=BAD.keys())
def test_bad_input_is_told_and_the_others_are_read(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    bad, good = write(tmp_path, name, content), write(tmp_path, "good.txt", "Prices rose.")
    told: list[str] = []
    articles = list(read([bad, good], lambda error: told.append(str(error))))
    assert told == [message.format(path=bad, reads=READS)]
    assert [article.source for article in articles] == [str(good)]
    with pytest.raises(InputError):
        list(read([bad]))


def test_a_bad_row_leaves_the_other_rows(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"id": "x", "text": "Up."}\n{"id": "y"}\n{"id": "z", "text": "Down."}\n')
    told: list[str] = []
    assert [article.id for article in read([path], lambda error: told.append(str(error)))] == ["x", "z"]
    assert told == [f"{path}:2: the row has no text; 'text' must be a string"]


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    told: list[str] = []
    paths = [tmp_path / name for name in ("gone.txt", "empty", "loop.txt", "gone")]
    assert list(read(paths, lambda error: told.append(str(error)))) == []
    assert told == [
        f"{tmp_path}/gone.txt: there is no such file",
        f"{tmp_path}/empty: there is no .txt, .md, .jsonl file in this folder",
        f"{tmp_path}/loop.txt: Too many levels of symbolic links",
        f"{tmp_path}/gone: there is no such file",
    ]
