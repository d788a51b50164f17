"""A report as a page: the article as typeset copy, its figures and quotes marked, proof cards beside it.

    >>> import copydesk
    >>> from copydesk import page
    >>> html = page.article(copydesk.check("Of 200 residents, 50 (35%) replied."))

Everything here is a function of its arguments. A page is one file: style and script stand in it, named
by their hashes in its own content security policy, which lets nothing else run and nothing be fetched.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterable, Sequence
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from copydesk.page import safe, wording
from copydesk.page.sheet import sheet
from copydesk.records import Report


def fragment(report: Report, prefix: str = "", *, tools: bool = False) -> str:
    """The article's part of a page, without the page around it.

    prefix: begins its anchors, where a page holds several articles. tools: with the filters above the copy.
    """
    return environment().get_template("article.html.j2").render(sheet=sheet(report, prefix), tools=tools)


def article(report: Report, *, home: str | None = None) -> str:
    """The whole page of one article; ``home`` is the address of the list that it belongs to, if any."""
    title = report.article.title or report.article.id
    return "".join((opening(title, home=home), fragment(report, tools=True), closing()))


def opening(title: str, *, home: str | None = None, parts: Iterable[str] = ("page",)) -> str:
    """A page up to its content; ``parts`` name the styles and scripts that it needs."""
    names = list(parts)
    inlined = {"style": Markup(style(names)), "script": Markup(script(names)), "policy": _policy(names)}
    template = environment().get_template("opening.html.j2")
    return template.render(title=title, home=home, **inlined)


def closing() -> str:
    """The end of a page."""
    return environment().get_template("closing.html.j2").render()


def toolbar() -> str:
    """The filters of a page, by verdict, check and kind, which its script brings to life."""
    return environment().get_template("toolbar.html.j2").render()


def contents(entries: Sequence[object], failures: int = 0) -> str:
    """The table of contents of several articles, and how many inputs could not be read.

    An entry has an anchor, a title, and its numbers of figures and findings.
    """
    return environment().get_template("contents.html.j2").render(entries=entries, failures=failures)


@functools.cache
def _file(name: str) -> str:
    return resources.files(__name__).joinpath("templates", name).read_text(encoding="utf-8")


def style(parts: Iterable[str] = ("page",)) -> str:
    """The style sheet as text."""
    return "\n".join(_file(f"{name}.css") for name in ("common", *parts))


def script(parts: Iterable[str] = ("page",)) -> str:
    """The script as text; ``copydesk.refresh()`` has it look again when an article was put in or taken out."""
    return "\n".join(_file(f"{name}.js") for name in ("common", *parts))


def _policy(parts: Iterable[str]) -> str:
    """The content security policy: nothing but this style and this script."""
    names = list(parts)
    hashed = {
        kind: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for kind, text in (("style", style(names)), ("script", script(names)))
    }
    allowed = "; ".join(f"{kind}-src 'sha256-{value}'" for kind, value in hashed.items())
    return f"default-src 'none'; {allowed}; img-src data:; base-uri 'none'; form-action 'none'"


@functools.cache
def environment() -> Environment:
    """The templates, which escape whatever is put into them."""
    made = Environment(
        loader=PackageLoader("copydesk.page"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.filters |= {"inert": safe.inert, "plain": safe.plain, "weblink": safe.link}
    made.globals |= {"KINDS": wording.KINDS, "VERDICTS": wording.VERDICTS, "many": wording.many}
    return made
