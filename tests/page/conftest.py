"""A headless Chromium of the system, driven by Playwright; without either, the tests that need it are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from readback import Show

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
          "--disable-sync", "--no-first-run")  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all the tests."""
    driver = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed; `make browser` does it")
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    if chromium is None:
        pytest.skip("there is no Chromium on this machine; `make browser` installs it where apt can")
    with driver.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        yield made
        made.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open a page from disk; nothing that is opened may complain or ask for anything outside its folder."""
    contexts, wrong = [], []

    def told(event: Any) -> None:
        if event.type in ("error", "warning"):
            wrong.append(event.text)

    def asked(request: Any) -> None:
        if not request.url.startswith((tmp_path.as_uri(), "data:")):
            wrong.append(f"asked for {request.url}")

    def open_(html: str | Path, anchor: str = "", width: int = 1400, **options: Any) -> Page:
        path = html if isinstance(html, Path) else tmp_path / "page.html"
        if isinstance(html, str):
            path.write_text(html, encoding="utf-8", errors="replace", newline="\n")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", told)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
        page.on("request", asked)
        page.goto(path.as_uri() + anchor)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []
