"""The page as an editor has it, in a real Chromium: typing, dropping, mending, by mouse and by keyboard."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from served import QUICK, ROOT, Running, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FrameLocator, Page, Route

sync_api = pytest.importorskip("playwright.sync_api", reason="not installed; `make browser` does it")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, such as Debian's package chromium")

FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run"
).split()
WRONG = "Of 200 residents, 50 (35%) replied."
RIGHT = "Of 200 residents, 50 (25%) replied."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def faults() -> list[str]:
    """What the page said on its console and asked of other hosts; a test takes out what it means to happen."""
    return []


@pytest.fixture
def page(browser: Browser, desk: Running, faults: list[str]) -> Iterator[Page]:
    """The desk, just opened; whatever it asks of another host, and every error on its console, fails the test."""
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    address = f"http://127.0.0.1:{desk.port}/"
    opened.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else faults.append(asked.url))
    opened.on("dialog", lambda dialog: dialog.accept())
    opened.goto(address)
    yield opened
    opened.close()
    assert faults == []


def proof(page: Page) -> FrameLocator:
    """What stands beside the draft."""
    return page.frame_locator("#proof")


def settled(page: Page, words: str) -> None:
    """Wait until the line below the draft says so."""
    sync_api.expect(page.locator("#state")).to_contain_text(words, timeout=20_000)


def caret(page: Page) -> list[int]:
    """Where the selection begins and ends."""
    found: list[int] = page.evaluate("[document.getElementById('text').selectionStart, text.selectionEnd]")
    return found


def drop(page: Page, name: str, kind: str, words: str) -> None:
    """Drop a file on the page, as from a file manager."""
    script = """([name, type, words]) => {
        const data = new DataTransfer();
        data.items.add(new File([words], name, {type}));
        const given = {dataTransfer: data, bubbles: true, cancelable: true};
        for (const kind of ["dragenter", "dragover", "drop"])
            document.getElementById("text").dispatchEvent(new DragEvent(kind, given));
    }"""
    page.evaluate(script, [name, kind, words])


def test_findings_come_and_go_as_one_types_and_the_caret_stays(page: Page) -> None:
    page.fill("#text", WRONG)
    settled(page, "1 finding; 3 figures, 3 checked")
    sync_api.expect(proof(page).locator(".copy .v-inconsistent")).to_have_text("35%")
    sync_api.expect(proof(page).locator(".card.is-inconsistent .message")).to_contain_text("not 35%")
    at = WRONG.index("35") + 1
    page.evaluate(f"text.focus(), text.setSelectionRange({at - 1}, {at})")
    page.keyboard.type("2")
    settled(page, "Nothing is at odds; 3 figures, 3 checked")
    assert (page.input_value("#text"), caret(page)) == (RIGHT, [at, at])
    assert page.evaluate("document.activeElement.id") == "text"
    sync_api.expect(proof(page).locator(".v-inconsistent")).to_have_count(0)
    page.fill("#text", "")
    settled(page, "Nothing to check yet")
    sync_api.expect(proof(page).locator(".blank")).to_be_visible()


def test_a_group_that_was_unfolded_stays_so(page: Page) -> None:
    agreed = "Sales rose 25% to £50m from £40m. Costs fell 10% to £90m from £100m."
    page.fill("#text", agreed)
    settled(page, "Nothing is at odds; 6 figures, 6 checked")
    group = proof(page).locator(".agreed")
    sync_api.expect(group).not_to_have_attribute("open", "")
    group.locator("> summary").click()
    page.fill("#text", f"{agreed} It rained.")
    sync_api.expect(proof(page).locator(".copy")).to_contain_text("It rained.", timeout=20_000)
    sync_api.expect(group).to_have_attribute("open", "")


def test_the_last_answer_wins(page: Page) -> None:
    """An answer that is late, of a draft that has been edited since, is not shown."""

    def late(route: Route) -> None:
        if "35%" in json.loads(route.request.post_data or "")["text"]:
            page.wait_for_timeout(1200)
        route.continue_()

    page.route("**/v1/page", late)
    page.fill("#text", WRONG)
    page.wait_for_timeout(400)
    page.fill("#text", RIGHT)
    settled(page, "Nothing is at odds")
    page.wait_for_timeout(1500)
    settled(page, "Nothing is at odds")
    sync_api.expect(proof(page).locator(".v-inconsistent")).to_have_count(0)


def test_a_repair_is_put_into_the_draft_and_taken_back(page: Page) -> None:
    text = "Ein 🦆 vorweg. " + WRONG  # a character of two UTF-16 units comes first
    page.fill("#text", text)
    settled(page, "1 finding")
    proof(page).get_by_role("button", name="Put “25%” for “35%” in the draft").click()
    settled(page, "Nothing is at odds")
    assert page.input_value("#text") == text.replace("35%", "25%")
    page.keyboard.press("Control+z")
    settled(page, "1 finding")
    assert page.input_value("#text") == text
    proof(page).get_by_role("button", name="Edit “35%” in the draft").click()
    begin = len(text[: text.index("35%")].encode("utf-16-le")) // 2
    assert caret(page) == [begin, begin + 3]


def test_words_far_down_are_brought_into_view(page: Page) -> None:
    page.fill("#text", "Nothing to see.\n\n" * 200 + WRONG)
    settled(page, "1 finding")
    page.evaluate("text.setSelectionRange(0, 0), text.scrollTop = 0")
    proof(page).get_by_role("button", name="Edit “35%” in the draft").click()
    sync_api.expect(page.locator("#text")).to_be_focused()
    assert page.evaluate("text.value.slice(text.selectionStart, text.selectionEnd)") == "35%"
    assert page.evaluate("text.scrollTop + text.clientHeight >= text.scrollHeight - 200")


def test_the_draft_is_copied_and_its_proof_saved_as_one_file(page: Page, tmp_path: Path) -> None:
    page.fill("#title", "A headline: 50 of 200")
    page.fill("#text", WRONG)
    settled(page, "1 finding")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the text").click()
    settled(page, "The text is copied")
    assert page.evaluate("navigator.clipboard.readText()") == WRONG
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the proof").click()
    assert saved.value.suggested_filename == "A headline 50 of 200.html"
    saved.value.save_as(tmp_path / "proof.html")
    html = (tmp_path / "proof.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert html.count('class="card is-inconsistent"') == 1


HOSTILE = """<!doctype html><title>Page title</title>
<meta property="article:published_time" content="2024-08-28T09:00Z">
<nav>Home 99 99</nav><article><h1>Half of them <em>replied</em></h1><script>document.title = "run"</script>
<p onclick="x()">Of 200 residents, <b>50</b> (35%) replied.</p>
<img src="http://192.0.2.1/x.png" onerror="document.title='run'">
<p>He said &lt;script&gt;alert(1)&lt;/script&gt; and left.<br>Twice.</p><iframe src="http://192.0.2.1/"></iframe>
<a href="javascript:document.title='run'">A link.</a></article>"""


def test_a_dropped_page_is_read_and_stays_inert(page: Page, faults: list[str]) -> None:
    drop(page, "story.html", "text/html", HOSTILE)
    settled(page, "1 finding")
    assert page.input_value("#text") == (
        "Of 200 residents, 50 (35%) replied.\n\nHe said <script>alert(1)</script> and left.\nTwice.\n\nA link."
    )
    assert page.input_value("#title") == "Half of them replied"
    assert page.input_value("#published") == "2024-08-28"
    sync_api.expect(proof(page).locator("h1")).to_have_text("Half of them replied")
    sync_api.expect(proof(page).locator(".copy")).to_contain_text("<script>alert(1)</script>")
    assert proof(page).locator("main script, main img, main iframe").count() == 0
    assert page.title() == "Desk · copydesk"
    blocked = "Executing inline event handler violates"  # newer browsers say what the page's policy did not let run
    faults[:] = [fault for fault in faults if not fault.startswith(blocked)]


def test_a_dropped_article_of_the_corpus_is_read_with_its_head(page: Page, desk: Running) -> None:
    file = next(path for path in sorted((ROOT / "corpus/articles").glob("*.md")) if "published: 2" in path.read_text())
    drop(page, file.name, "", file.read_text(encoding="utf-8"))
    settled(page, "figures")
    assert "---" not in page.input_value("#text")
    assert page.input_value("#title") in file.read_text(encoding="utf-8")
    assert page.input_value("#title")
    assert page.input_value("#text")


def test_what_is_no_text_is_told(page: Page) -> None:
    drop(page, "photo.jpg", "image/jpeg", "\0\0binary")
    settled(page, "Photo.jpg is no text; drop a .txt, .md or .html file")
    drop(page, "empty.html", "text/html", "<p> </p>")
    settled(page, "There is no text in empty.html")


@pytest.fixture
def forgiving(browser: Browser) -> Iterator[Callable[[Running], Page]]:
    """A desk opened elsewhere, of which an answer that says no is expected."""
    pages = []

    def opened(at: Running) -> Page:
        pages.append(browser.new_page())
        pages[-1].goto(f"http://127.0.0.1:{at.port}/")
        return pages[-1]

    yield opened
    for each in pages:
        each.close()


def test_a_refusal_is_told_in_words(forgiving: Callable[[Running], Page], desk: Running) -> None:
    page = forgiving(desk)
    page.fill("#text", "Published: 2024-13-45\n\nOf 200 residents, 50 replied.")
    settled(page, "Published: there is no")


def test_a_desk_that_starts_is_waited_for_and_one_that_is_gone_is_told(forgiving: Callable[[Running], Page]) -> None:
    with running(*QUICK, "1") as starting:
        page = forgiving(starting)
        page.fill("#text", WRONG)
        settled(page, "1 finding")
        starting.process.send_signal(signal.SIGINT)
        starting.process.wait()
        page.fill("#text", RIGHT)
        settled(page, "The desk does not answer. Is it still running?")


def test_all_of_it_is_reached_by_the_keyboard(page: Page) -> None:
    page.fill("#text", WRONG)
    settled(page, "1 finding")
    page.locator(".skip").focus()
    order = [page.evaluate(FOCUSED)]
    for _ in range(40):
        page.keyboard.press("Tab")
        order.append(page.evaluate(FOCUSED))
        if order[-1].startswith("Put"):
            break
    wanted = ["Skip to the draft", "For programs", "Open a file", "Copy the text", "Save the proof", "clear"]
    wanted += ["title", "published", "house", "text"]
    assert [name for name in dict.fromkeys(order) if name in wanted] == wanted
    assert order[-1] == "Put “25%” for “35%” in the draft"
    page.keyboard.press("Enter")
    settled(page, "Nothing is at odds")


FOCUSED = """() => {
    let at = document.activeElement;
    if (at.id === "proof") at = at.contentDocument.activeElement;
    return at.getAttribute("aria-label") || at.id || at.textContent.trim();
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_stands_in_the_way_of_anybody(page: Page, scheme: Any, width: int) -> None:
    """axe-core finds nothing, before, with findings, and on the page for programs; nothing is wider than the screen."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="not installed; `make browser` does it")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = [axe.Axe().run(page)]
    page.fill("#text", WRONG)
    settled(page, "1 finding")
    sync_api.expect(proof(page).locator(".card.is-inconsistent")).to_have_count(1)
    page.wait_for_timeout(600)  # colours have faded in
    found.append(axe.Axe().run(page))
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert [page.evaluate(wide), proof(page).locator("html").evaluate(f"() => {wide}")] == [0, 0]
    page.goto(page.url + "docs")
    found.append(axe.Axe().run(page))
    faults = [fault for one in found for fault in one.response["violations"]]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in faults] == []


def test_dark_is_dark_in_both_halves(page: Page) -> None:
    page.fill("#text", WRONG)
    settled(page, "1 finding")
    page.locator("#theme-dark").check(force=True)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    sync_api.expect(proof(page).locator("html")).to_have_css("background-color", page.evaluate(ground))
    assert page.evaluate(ground) == "rgb(23, 22, 20)"
