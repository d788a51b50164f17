"""Takes the README's picture: python docs/screenshot.py ARTICLE PICTURE, with a Chromium of the system."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import copydesk
from copydesk import page

SIZE = {"width": 1240, "height": 1010}


def main(article: str, picture: str) -> None:
    """Check the article, show its page and take the upper part of it."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("docs/screenshot.py: there is no Chromium; `make browser` installs one where apt can")
    (report,) = copydesk.check_files(article)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "report.html")
        file.write_text(page.article(report), encoding="utf-8", newline="\n")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport=SIZE, color_scheme="light")
        shown.goto(file.as_uri())
        shown.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
