"""The page of an article: complete, inert, linked within itself, and as large as its article."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from readback import HOSTILE, Page, hostile, report

import copydesk
from copydesk import page
from copydesk.excerpt import place
from copydesk.page import safe
from copydesk.page.lists import rows
from work import steps

_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")
TEXTS = st.text(st.one_of(_CHARACTERS, st.sampled_from(" \n\r<&\u202e\ufeff")))


@given(TEXTS, st.data())
@example(" \n", None)
@settings(max_examples=200, deadline=None)
def test_the_copy_is_the_text(text: str, data: st.DataObject | None) -> None:
    """What one reads off the page is the article's text, whatever is marked in it."""
    edge = st.integers(0, len(text))
    several = st.lists(st.tuples(edge, edge).map(lambda one: (min(one), max(one))), max_size=8)
    spans = data.draw(several) if data else []
    assert Page(page.article(report(text, spans=tuple(spans)))).text == text


def test_a_real_article() -> None:
    """Underline at the right words, message, working and repair on the card, and links both ways."""
    text = "On 4 May Ann Lee asked people. Of 200 residents, 50 (35%) replied.\n\n“Only 50,” she said."
    checked = copydesk.check(text, title="A poll")
    html = page.article(checked)
    read = Page(html)
    (found,) = checked.findings()
    key = f"k-{found.fingerprint}"
    assert key in read.ids()
    at = text.index("35%")
    assert read.words[f"t{at}"] == "35%"
    (mark,) = (given for _, given in read.tags if given.get("id") == f"t{at}")
    assert mark["href"] == f"#{key}"
    assert "v-inconsistent" in (mark["class"] or "")
    card = html[html.index(f'id="{key}"') :]
    for words in ("50 of 200 is 24.7%–25.3%, not 35%", "50 ÷ 200", "<del>35%</del>", "<ins>25%</ins>"):
        assert words in card
    assert "Ann Lee" in html[html.index("Who is quoted") :]


def test_every_link_leads_somewhere() -> None:
    text = "Of 200 residents, 50 (35%) replied. It rose from 50 to 70, or 40%.\n\nOf 200 residents, 50 (35%) did."
    read = Page(page.article(copydesk.check(text)))
    ids = read.ids()
    assert len(ids) == len(set(ids))
    links = [address[1:] for address in read.attributes("href") if address.startswith("#")]
    links += [key for value in read.attributes("aria-describedby") for key in value.split()]
    assert len(links) > 20
    assert set(links) <= set(ids)


def test_hostile_words_are_inert() -> None:
    html = page.article(hostile())
    read = Page(html)
    assert read.text == HOSTILE.replace("\0", "\ufffd")
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert not {"img", "iframe", "object", "base", "form"} & {tag for tag, _ in read.tags}
    assert not [name for _, given in read.tags for name in given if name.startswith("on") or name == "style"]
    assert all(re.match(r"#|data:image/svg", address) for address in read.attributes("href"))
    outside = re.sub(r'<bdi class="ctl" data-sign="[\w+]+">.</bdi>', "", html, flags=re.DOTALL)
    assert not re.search("[\u200b\u202a-\u202e\u2066-\u2069\x00\x07]", outside)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("//example.org", False),
        ("https://[", False),
        ("https://example.org/\u202e", False),
        (None, False),
    ],
)
def test_only_the_web_is_linked(url: str | None, linked: bool) -> None:
    assert safe.link(url) == (url if linked else None)
    assert (url in Page(page.article(report("Words", url=url))).attributes("href")) is linked


def test_nothing_else_runs_and_nothing_is_fetched() -> None:
    """The policy names this style and this script by their hashes, and nothing is loaded from anywhere."""
    html = page.article(report("Words"))
    (policy,) = (given["content"] or "" for _, given in Page(html).tags if "http-equiv" in given)
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() in policy
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import|src=|https?://(?!www\.w3\.org)", html)


def test_anchors_hold_while_the_article_changes_elsewhere() -> None:
    text = "Of 200 residents, 50 (35%) replied."
    keys = [
        {key for key in Page(page.article(copydesk.check(words))).ids() if key.startswith("k-") and "said" not in key}
        for words in (text, f"A new first line.\n\n{text}")
    ]
    assert keys[0] == keys[1] != set()


def test_two_findings_of_one_fingerprint_have_two_anchors() -> None:
    made = report("1 2 3", spans=((0, 1), (2, 3)))
    ids = Page(page.article(made.model_copy(update={"checks": made.checks * 2}))).ids()
    assert len(ids) == len(set(ids))


def test_without_the_text() -> None:
    html = page.article(report("50 of 200 (35%)", spans=((0, 2), (6, 9))).model_copy(
        update={"article": report(None).article}
    ))  # fmt: skip
    assert "The text was left out" in html
    assert "CD301 share" in html


def test_the_page_grows_with_the_article() -> None:
    """Ten thousand figures take ten times what a thousand take: lines that run, and length of the page."""
    page.article(report("1"))

    def made(times: int) -> tuple[int, int]:
        spans = tuple((at, at + 3) for at in range(0, 8 * times, 8))
        one = report("100 of \n" * times, spans=spans)
        return steps(lambda: page.article(one)), len(page.article(one))

    (work, length), (more, longer) = made(150), made(300)
    assert more < 2.5 * work
    assert longer < 2.5 * length


@pytest.mark.parametrize("source", ["one.md", "rows.jsonl:7"])
def test_the_places_are_those_of_the_file(source: str) -> None:
    """Line and column of every figure, as the other formats tell them."""
    text = "\none 1\n two 2 and 3\n\n4"
    spans = tuple((at, at + 1) for at in (5, 12, 18, 21))
    made = report(text, spans=spans, source=source)
    expected = [place(made.article, start) for start, _ in spans]
    assert [row.place for row in rows(made)] == [f"{one.line}:{one.column}" for one in expected]
