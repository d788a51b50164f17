"""Reports made by hand, and what a page holds when it is read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

from copydesk.records import ArticleHead, CheckResult, Count, Coverage, EvidenceSpan, Quote, Repair, Report, Waived

HOSTILE = """<script>alert(1)</script> of 200 <img src=x onerror=alert(1)> replied, 50 (35%).

</style></div>"'><svg onload=alert(1)> {{ 7*7 }} {% raw %} <!-- ]]> javascript:alert(1)

Pay \u202e001$ now\u2066, \u200b\x07and\x00 &amp; &#13; \u2028 go.\r\n"""
Show = Callable[..., Any]  # opens a page in the browser: html or path, anchor, width, options of the context
_VOID = {"meta", "link", "input", "br"}


def report(text: str | None, *, spans: tuple[tuple[int, int], ...] = (), **head: str | None) -> Report:
    """An article in which every span is a figure, and at odds with the figure before it."""
    words = [(text or "")[start:end] for start, end in spans]
    figures = tuple(
        Count(id=f"q{n}", text=word, start=start, end=end, value=Decimal(n), low=Decimal(n), high=None)
        for n, (word, (start, end)) in enumerate(zip(words, spans, strict=True))
    )
    checks = tuple(finding(f"k{n}", figures[n], figures[n - 1], text or "") for n in range(1, len(figures)))
    counts = Coverage(quantities=len(figures), checked=len(figures), inconsistent=len(figures))
    given: dict[str, str | None] = {"id": "one", "source": "one.md", "title": "A title", "published": None}
    article = ArticleHead.model_validate(given | head | {"text": text})
    return Report(article=article, quantities=figures, quotes=(), claims=(), checks=checks, coverage=counts)


def finding(key: str, stated: Count, other: Count, text: str) -> CheckResult:
    """A finding on one figure, held against another; whatever is free text holds the article's own words."""
    spans = tuple(
        EvidenceSpan(role=role, text=one.text, start=one.start, end=one.end)
        for role, one in (("stated", stated), ("base", other))
    )
    return CheckResult(
        id=key, code="CD301", name="share", family="share", verdict="inconsistent", severity="error",
        message=f"not {stated.text}", spans=spans, working=f"{other.text} = {stated.text}; {text[:50]}",
        repairs=(Repair(span=0, replacement=stated.text[::-1], why="one digit"),), quantities=(stated.id, other.id),
        fingerprint=f"{key:0>16}",
    )  # fmt: skip


def quote(text: str, start: int, end: int) -> Quote:
    """A quote that nobody is known to have said."""
    return Quote(id="s1", text=text[start:end], start=start, end=end, kind="direct")


def hostile() -> Report:
    """A report in which every text that comes from outside is hostile."""
    spans = tuple((found.start(), found.end()) for found in re.finditer(r"\S+", HOSTILE))
    head = dict.fromkeys(("title", "source", "published", "desk", "id"), HOSTILE) | {"url": "javascript:alert(1)"}
    made = report(HOSTILE, spans=spans, **head)
    waived = Waived(by="waiver", reason=HOSTILE, owner=HOSTILE, expires=HOSTILE)
    odd = made.checks[0].model_copy(update={"message": HOSTILE, "reason": HOSTILE, "waived": waived})
    more = {"quotes": (quote(HOSTILE, 10, 90),), "notes": (HOSTILE,), "checks": (odd, *made.checks)}
    return made.model_copy(update=more)


class Page(HTMLParser):
    """A page read back: its elements, and the text of the copy without the cards beside it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.copy: list[str] = []
        self.words: dict[str, str] = {}  # id of an element of the copy -> its text
        self._ids: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in _VOID and tag not in ("rect", "path"):
            known = given.get("class") in ("copy", "proofs")
            self.open.append(given["class"] or "" if known else tag)
            self._ids.append(given.get("id"))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("rect", "path"):
            return
        assert (closed := self.open.pop()) in (tag, "copy", "proofs"), f"<{closed}> is closed by </{tag}>"
        self._ids.pop()

    def handle_data(self, data: str) -> None:
        if "copy" in self.open and "proofs" not in self.open:
            self.copy.append(data)
            for key in filter(None, self._ids):
                self.words[key] = self.words.get(key, "") + data

    @property
    def text(self) -> str:
        """The text of the copy."""
        return "".join(self.copy)

    def ids(self) -> list[str]:
        """Every id of the page."""
        return [given["id"] or "" for _, given in self.tags if "id" in given]

    def attributes(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [given[name] or "" for _, given in self.tags if name in given]
