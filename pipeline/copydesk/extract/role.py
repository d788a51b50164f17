"""`the minister`, `the company`: whom the article calls by a role, or a body by its noun."""

from __future__ import annotations

from collections import Counter

from copydesk.extract import people
from copydesk.extract.capital import Run
from copydesk.extract.cast import Cast, being_of
from copydesk.extract.name import Being
from copydesk.extract.page import SUBJECTS
from copydesk.extract.phrase import Source, acts, around

DEFINITE = frozenset(["the", "his", "her", "its", "their", "this", "that"])


def person(cast: Cast, source: Source) -> Being | None:
    """The one person to whom the article gives the role; None where none or two have it."""
    page = cast.book.page
    printed_words = page.text[page.starts[source.first] : page.end(source.head)].lower().split()
    head = printed_words[-1]
    words = {people.role_of(word) or word for word in printed_words[1:]}
    fits = [b for b in cast.book.beings if b.is_person and head in b.roles]
    fits = [b for b in fits if words <= _told(b)] or fits
    return fits[0] if len(fits) == 1 else None


def _told(being: Being) -> set[str]:
    told = f"{being.title or ''} {being.affiliation or ''}".lower().split()
    return {people.role_of(word) or word for word in told}


def is_somebody(cast: Cast, i: int) -> bool:
    """Whether word ``i`` is a noun for one person who acts or speaks, with no name beside it."""
    page = cast.book.page
    low = page.lows[i]
    if page.tags[i] != "NN" or low not in people.roles() or low in people.bodies():
        return False
    if page.deps[i] == "appos" or not (i in cast.subjects or acts(page, i)):
        return False
    return not any(page.deps[child] == "appos" and child in cast.book.runs for child in page.children[i])


def somebody(cast: Cast, i: int) -> Being:
    """Whom the noun at word ``i`` stands for; somebody without a name where the article gives none."""
    page = cast.book.page
    source = around(page, i)
    found = person(cast, source) if page.lows[source.first] in DEFINITE else None
    return found or Being(is_person=True, gender=people.roles()[page.lows[i]])


def body(cast: Cast, noun: str) -> str | None:
    """The body that the article calls by ``noun`` ("Bridgeco, the energy company"), if it is one."""
    page = cast.book.page
    told = set()
    for last, run in cast.book.runs.items():
        behind = page.lows[last + 1 : last + 8]
        before = page.lows[run.first - 1] if run.first else ""
        if run.first == run.last and page.lows[last] == noun:
            continue
        if before == noun or page.lows[last] == noun or (behind[:1] == [","] and _calls(behind[1:], noun)):
            told.add(printed(cast, run))
    if len(told) == 1:
        return told.pop()
    return _foremost(cast) if not told and noun in people.firms() else None


def _calls(words: list[str], noun: str) -> bool:
    """Whether an apposition that begins with an article reaches ``noun`` before the next comma."""
    if not words or words[0] not in ("the", "a", "an"):
        return False
    for word in words:
        if word == noun:
            return True
        if not word.replace("-", "").isalpha():
            return False
    return False


def _foremost(cast: Cast) -> str | None:
    """The body that the article names at least twice as an actor, and twice as often as any other."""
    book = cast.book
    page = book.page
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for run in book.runs.values():
        being = being_of(cast, run)
        person = (being is not None and being.is_person) or page.lows[run.start] in people.honorifics()
        if person or not _is_actor(cast, run):
            continue
        word = page.words[run.start]
        counts[word] += 1
        forms.setdefault(word, Counter())[printed(cast, run)] += 1
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if first[1] < 2 or first[1] < 2 * second[1]:
        return None
    return max(forms[first[0]], key=len)


def _is_actor(cast: Cast, run: Run) -> bool:
    """A subject, an owner or a speaker."""
    page = cast.book.page
    owns = page.tags[run.last + 1 : run.last + 2] == ["POS"]
    return owns or page.deps[run.last] in SUBJECTS or run.last in cast.subjects


def printed(cast: Cast, run: Run) -> str:
    """The name as printed; a body's goes on through `of` (`Bank of Norland`)."""
    page = cast.book.page
    last = run.last
    if page.lows[last] in people.endings() or page.lows[last] in people.bodies():
        while last + 2 < len(page) and page.lows[last + 1] in ("of", "for", "and", "the"):
            step = last + 2 if page.lows[last + 2] != "the" else last + 3
            nxt = next((r for r in range(step, min(step + 5, len(page))) if r in cast.book.runs), None)
            if nxt is None or cast.book.runs[nxt].first != step:
                break
            last = nxt
    return " ".join(page.text[page.starts[run.start] : page.end(last)].split())
