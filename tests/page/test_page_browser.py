"""The page of an article in a real browser: what an editor sees, hovers over, types and follows."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from readback import HOSTILE, Show, hostile, report

import copydesk
from copydesk import page, reports
from copydesk.page.cards import Card, cards
from copydesk.records import Report
from copydesk.tally import Tally

ARTICLE = Path(__file__).parents[2] / "corpus/articles/thistle-energy-half-year.md"

# The text of the copy as the browser holds it, without the cards; and where in it an element begins.
TEXT = """() => {
  const walk = document.createTreeWalker(document.querySelector(".copy"), NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".proofs")) parts.push(walk.currentNode.data);
  return parts.join("");
}"""
OFFSET = """(element) => {
  const walk = document.createTreeWalker(document.querySelector(".copy"), NodeFilter.SHOW_TEXT);
  let offset = 0;
  while (walk.nextNode() && !element.contains(walk.currentNode))
    if (!walk.currentNode.parentElement.closest(".proofs")) offset += walk.currentNode.length;
  return offset;
}"""


@functools.cache
def checked() -> Report:
    """The corpus article with its planted error."""
    (found,) = copydesk.check_files(ARTICLE)
    return found


@functools.cache
def html() -> str:
    """Its page."""
    return page.article(checked())


def card(verdict: str) -> Card:
    """The first card of that verdict."""
    return next(one for one in cards(checked()) if one.verdict == verdict)


def test_the_finding_is_underlined_and_explained(show: Show) -> None:
    """A wavy line under exactly the words at fault; on the card the working, the readings and the repair."""
    shown, found = show(html()), card("inconsistent")
    stated = found.result.spans[0]
    mark = shown.locator(f"a.m[href='#{found.key}']")
    assert mark.text_content() == stated.text == "£674m"
    assert mark.evaluate(OFFSET) == stated.start
    assert mark.evaluate("(one) => getComputedStyle(one).textDecorationStyle") == "wavy"
    said = shown.locator(f"#{found.key}").inner_text()
    for words in (found.result.message, *found.working, "673.5 to 674.5 million GBP", "two digits swapped"):
        assert words in said
    assert shown.locator(f"#{found.key} del").first.inner_text() == "£674m"
    assert shown.locator(f"#{found.key} ins").first.inner_text() == "£647m"


def test_the_card_stands_beside_its_paragraph(show: Show) -> None:
    for width, beside in ((1400, True), (390, False)):
        shown, found = show(html(), width=width), card("inconsistent")
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = shown.locator(f"#{found.key}").bounding_box()
        text = shown.locator(f".par:has(#{found.key}) > p").bounding_box()
        assert box
        assert text
        if beside:
            assert box["x"] > text["x"] + text["width"]
            assert abs(box["y"] - text["y"]) < 40
        else:
            assert box["y"] >= text["y"] + text["height"]


def test_the_browser_holds_the_text(show: Show) -> None:
    assert show(html()).evaluate(TEXT) == checked().article.text


def test_what_belongs_together_lights_up(show: Show) -> None:
    shown, found = show(html()), card("inconsistent")
    mark, proof = shown.locator(f"a.m[href='#{found.key}']"), shown.locator(f"#{found.key}")
    spans = {span.text for span in found.result.spans}
    for one in (mark, proof.locator(".message")):
        one.hover()
        assert "lit" in (proof.get_attribute("class") or "").split()
        assert set(shown.locator(".copy .m.lit").all_text_contents()) == spans
        shown.locator("h1").hover()
        assert shown.locator(".lit").count() == 0
    mark.focus()
    assert "lit" in (proof.get_attribute("class") or "").split()


def test_by_keyboard(show: Show) -> None:
    """Tab reaches the words at fault, Enter goes to their card, and from the card back to the words."""
    shown, found = show(html()), card("inconsistent")
    for _ in range(80):
        shown.keyboard.press("Tab")
        if shown.evaluate("document.activeElement.getAttribute('href')") == f"#{found.key}" and shown.evaluate(
            "document.activeElement.matches('.copy p a')"
        ):
            break
    else:
        pytest.fail("Tab does not reach the words at fault")
    shown.keyboard.press("Enter")
    shown.wait_for_function("(key) => document.activeElement.parentElement.id === key", arg=found.key)
    assert shown.evaluate("location.hash") == f"#{found.key}"
    shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    shown.wait_for_function("(key) => document.activeElement.id === key", arg=f"t{found.start}")


def test_a_permalink_opens_its_card(show: Show) -> None:
    """Also one that stands folded among others that agree, and one that a filter hides."""
    agreed = next(one for one in cards(checked()) if one.verdict == "consistent" and one.start > 1000)
    shown = show(html(), anchor=f"#{agreed.key}")
    assert shown.locator(f"#{agreed.key} .inside").is_visible()
    assert shown.locator(f"#{agreed.key}").evaluate("(one) => one.getBoundingClientRect().bottom <= innerHeight")
    shown.locator("[data-filter=verdict] input[value=inconsistent]").uncheck()
    found = card("inconsistent")
    assert not shown.locator(f"#{found.key}").is_visible()
    shown.evaluate(f"location.hash = '{found.key}'")
    shown.locator(f"#{found.key}").wait_for(state="visible")


def test_filters(show: Show) -> None:
    """By verdict, check and kind; what they leave is said aloud, and words of a hidden card are no link."""
    shown = show(html())
    every = [one.verdict for one in cards(checked())]
    said = shown.locator(".said")
    assert f"{len(every)} of {len(every)} proofs" in said.inner_text()
    assert said.get_attribute("aria-live") == "polite"
    shown.locator("[data-filter=verdict] input[value=consistent]").uncheck()
    assert f"{len(every) - every.count('consistent')} of {len(every)} proofs" in said.inner_text()
    assert shown.locator(".card[data-verdict=consistent]:visible").count() == 0
    assert shown.locator(f"a[data-card='#{card('consistent').key}'][href]").count() == 0
    shown.locator("#check").select_option("CD203 multiple")
    assert shown.locator(".card:visible").count() == 1
    shown.locator("button.reset").click()
    assert f"{len(every)} of {len(every)} proofs" in said.inner_text()
    line = "(one) => getComputedStyle(one).textDecorationColor"
    mark = shown.locator(".copy .m-money:not(.v-inconsistent)").first
    before = mark.evaluate(line)
    shown.locator("[data-filter=kind] input[value=money]").uncheck()
    assert shown.locator("tr[data-kind=money]:visible").count() == 0
    assert shown.locator("tr[data-kind=percent]:visible").count() > 0
    shown.wait_for_function(f"(was) => ({line})(document.querySelector('.copy .m-money:not(.v-inconsistent)')) !== was",
                            arg=before)  # fmt: skip


def test_sorting(show: Show) -> None:
    """A click on a head sorts, another turns it round; the head says so to those who do not see it."""
    shown = show(html())
    cells = "document.querySelectorAll('tr[data-kind=money] td.num:nth-child(4)')"
    values = f"() => [...{cells}].map((one) => +one.dataset.value)"
    head = shown.locator("thead th").nth(3)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    found = shown.evaluate(values)
    assert found == sorted(found)
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert shown.evaluate(values) == found[::-1]
    assert shown.locator("th[aria-sort]").count() == 1


def test_light_and_dark(show: Show) -> None:
    """The reader's own scheme decides, the switch overrules it, and the choice is kept."""
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light, dark = show(html(), color_scheme="light"), show(html(), color_scheme="dark")
    bright, dim = light.evaluate(paper), dark.evaluate(paper)
    assert bright != dim
    light.get_by_label("Dark").check(force=True)
    assert light.evaluate(paper) == dim
    light.reload()
    assert light.evaluate(paper) == dim


def test_without_script(show: Show) -> None:
    """Copy, cards, links and folding work; what needs script is not there to be clicked in vain."""
    shown, found = show(html(), java_script_enabled=False), card("inconsistent")
    assert not shown.locator(".tools").is_visible()
    assert shown.locator(f"#{found.key} ins").first.is_visible()
    shown.locator(f"a.m[href='#{found.key}']").click()
    assert shown.url.endswith(found.key)


def test_in_print(show: Show) -> None:
    """On white paper, whatever was chosen for the screen, without what only a screen can do."""
    shown, found = show(html(), color_scheme="dark"), card("inconsistent")
    shown.get_by_label("Dark").check(force=True)
    shown.emulate_media(media="print")
    ground = f"getComputedStyle(document.getElementById('{found.key}')).backgroundColor"
    assert shown.evaluate(ground) == "rgb(255, 255, 255)"
    assert shown.locator(f"#{found.key} ins").first.is_visible()
    for gone in (".tools", ".theme", ".perma"):
        assert not shown.locator(gone).first.is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 1400), ("light", 390), ("dark", 390)])
def test_axe_finds_nothing(show: Show, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there; see `make browser`")
    shown = show(html(), color_scheme=scheme, width=width)
    shown.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = axe.Axe().run(shown).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


def test_axe_finds_nothing_in_a_page_of_several_articles(show: Show) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there; see `make browser`")
    several = [checked(), hostile(), report("1 of 2", spans=((0, 1), (5, 6)))]
    shown = show("\n".join(reports.load("html").blocks(several, Tally())))
    found = axe.Axe().run(shown).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


def test_a_hostile_article(show: Show) -> None:
    """Nothing of it runs, and all of it is there to be read."""
    shown = show(page.article(hostile()))
    assert shown.evaluate(TEXT) == HOSTILE.replace("\0", "\ufffd")
    assert shown.locator("img, iframe, script:not(head script)").count() == 0
    sign = shown.locator("bdi[data-sign=RLO]").first
    assert sign.evaluate("(one) => getComputedStyle(one, '::before').content") == '"RLO"'


def test_a_huge_article(show: Show) -> None:
    """Two megabytes and ten thousand figures: complete, and still to be filtered."""
    unit = "It sold 100 of " + "the many " * 20 + "\n"
    text = unit * (2_000_000 // len(unit))
    spans = tuple((at * len(unit) + 8, at * len(unit) + 11) for at in range(10_000))
    made = report(text, spans=spans).model_copy(update={"checks": report(text, spans=spans[:200]).checks})
    shown = show(page.article(made))
    assert shown.evaluate(TEXT) == text
    shown.locator("[data-filter=kind] input[value=count]").uncheck()
    assert "0 of 10,000 figures" in shown.locator(".said").inner_text()
