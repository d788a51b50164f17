"""The front page of a folder of results: counted, complete, and usable with ten thousand articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from readback import HOSTILE, Show, hostile, report

import copydesk
from copydesk.errors import InputError
from copydesk.page import index
from copydesk.records import Report
from work import steps

WRONG = "Of 200 residents, 50 (35%) replied."


def articles(count: int) -> Iterator[Report]:
    """So many articles; every tenth is at odds, and the sources are three."""
    clean, wrong = copydesk.check("It rose from 50 to 60, or 20%."), copydesk.check(WRONG)
    for number in range(count):
        made = clean if number % 10 else wrong
        head = {"id": f"row {number}", "title": f"Article {number}", "source": f"part-{number % 3}.jsonl:{number}"}
        yield made.model_copy(update={"article": made.article.model_copy(update=head)})


def rows(html: str) -> list[list[str | int]]:
    """The list as data."""
    found = re.search(r'<script type="application/json" id="rows">(.*?)</script>', html, re.DOTALL)
    assert found
    data: list[list[str | int]] = json.loads(found[1])
    return data


def test_a_page_for_each_and_one_over_them(tmp_path: Path) -> None:
    front = index.write(tmp_path / "deep" / "out", articles(30), title="A run")
    html = front.read_text(encoding="utf-8")
    listed = rows(html)
    assert len(listed) == 30
    for page, title, *_ in listed:
        body = (front.parent / str(page)).read_text(encoding="utf-8")
        assert f">{title}</h1>" in body
        assert 'href="../index.html"' in body
    assert [row[6] for row in listed] == [1] * 3 + [0] * 27
    assert "<strong>3 findings</strong>" in html
    assert re.search(r">CD301 share</th><td class=\"num\">3</td>", html)
    assert re.findall(r'scope="row">(part-\d\.jsonl)<', html) == ["part-0.jsonl", "part-1.jsonl", "part-2.jsonl"]


def test_names_are_plain_and_told_apart(tmp_path: Path) -> None:
    """Ids are anything: paths upwards, other letters; two that are alike but for case and marks are two files."""
    ids = ["../../etc/passwd", "Ödön", "odon", "ODON", "odon-2", "/", "", "日本", "a" * 300]
    made = [report("Words", id=key, title=key or "none") for key in ids]
    index.write(tmp_path, made)
    names = sorted(file.name for file in (tmp_path / "articles").iterdir())
    assert len(names) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9-]{1,90}\.html", name) for name in names)
    assert "etc-passwd.html" in names


def test_the_stream_is_read_once_and_a_second_run_writes_the_same(tmp_path: Path) -> None:
    runs = []
    for name in ("one", "two"):
        index.write(tmp_path / name, articles(12), title="A run")
        runs.append({file.name: file.read_bytes() for file in (tmp_path / name).rglob("*.html")})
    assert runs[0] == runs[1]


def test_hostile_heads(tmp_path: Path) -> None:
    html = index.write(tmp_path, [hostile()], title=HOSTILE).read_text(encoding="utf-8")
    assert html.count("<script") == html.count("</script>") == 2
    assert "<img" not in html
    assert not re.search("[\u202a-\u202e]", re.sub(r'<bdi class="ctl" data-sign="\w+">.</bdi>', "", html))


def test_more_than_can_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those with findings are kept and have their page wherever they stand; the page says how many there are."""
    monkeypatch.setattr(index, "LISTED", 5)
    html = index.write(tmp_path, articles(60)).read_text(encoding="utf-8")
    assert [row[6] for row in rows(html)] == [1] * 5
    assert "Listed are the 5 articles with most findings, of 60" in html
    assert {file.stem for file in (tmp_path / "articles").iterdir()} == {
        f"row-{number}" for number in (*range(5), *range(0, 60, 10))
    }
    assert "<strong>6 findings</strong>" in html


def test_nowhere_to_write(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(InputError, match="out: cannot be written"):
        index.write(tmp_path / "out", [])


def test_the_work_grows_with_the_articles() -> None:
    def counted(count: int) -> int:
        made, ledger = list(articles(count)), index.Ledger()
        return steps(lambda: [ledger.add(one) for one in made] and index.render(ledger, "A run"))

    assert counted(400) < 2.5 * counted(200)


@pytest.fixture
def front(tmp_path: Path) -> Path:
    """The front page over ten thousand articles, a few of whose pages are there."""
    ledger = index.Ledger()
    for one in articles(10_000):
        ledger.add(one)
    index.write(tmp_path, articles(3))
    path = tmp_path / "index.html"
    path.write_text(index.render(ledger, "A long run"), encoding="utf-8")
    return path


def test_ten_thousand_articles(show: Show, front: Path) -> None:
    """A window of rows is on the page; search, sorting and pages reach the others, and say so."""
    shown = show(front)
    body = shown.locator(".articles tbody tr")
    assert body.count() == 100
    assert shown.locator(".said").inner_text() == "10,000 of 10,000 articles"
    shown.locator(".pager button").last.click()
    assert shown.locator(".where").inner_text() == "101 to 200 of 10,000"
    shown.locator("#words").fill("article 9876")
    assert body.count() == 1
    shown.locator("#words").fill("")
    shown.locator("#only").check()
    assert shown.locator(".said").inner_text() == "1,000 of 10,000 articles"
    title = shown.locator(".articles thead th").first
    title.locator("button").click()
    assert title.get_attribute("aria-sort") == "ascending"
    assert body.first.locator("a").inner_text() == "Article 0"
    body.first.locator("a").click()
    assert shown.locator("h1").inner_text() == "Article 0"
    shown.locator(".up a").click()
    assert shown.locator("h1").inner_text() == "A long run"


def test_the_list_without_script(show: Show, front: Path) -> None:
    shown = show(front, java_script_enabled=False)
    assert shown.locator("noscript a").count() == 10_000


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 390)])
def test_axe_finds_nothing(show: Show, tmp_path: Path, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there; see `make browser`")
    shown = show(index.write(tmp_path, articles(120), title="A run"), color_scheme=scheme, width=width)
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = axe.Axe().run(shown).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
