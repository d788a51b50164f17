"""Who a source is: short forms, titles, roles and pronouns tied to the fullest name.

Null rather than a guess where two fit equally.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.extract import cue, people, pronoun, role, title
from copydesk.extract.capital import Run
from copydesk.extract.cast import Cast, being_of
from copydesk.extract.name import Being, register
from copydesk.extract.page import Page
from copydesk.extract.phrase import Source, written


@dataclass(frozen=True, slots=True)
class Identity:
    """The fullest name that the article gives, with title and affiliation."""

    name: str | None = None
    title: str | None = None
    affiliation: str | None = None


NOBODY = Identity()

_AGED = re.compile(r"^\d{1,3}-year-old$")


def cast(page: Page, quoted: Sequence[int], sources: Sequence[Source]) -> Cast:
    """Read the names and place every mention of a person; ``sources`` are those who speak."""
    out = Cast(register(page), quoted)
    spoke = {source.head for source in sources}
    names = {}
    for last, run in out.book.runs.items():
        being = being_of(out, run) if quoted[last] < 0 else None
        if being is not None and being.may_be_person:
            names[last] = being
            if spoke.intersection(range(run.start, last + 1)):
                out.subjects.add(last)
    out.subjects.update(spoke)
    for i in range(len(page)):
        if quoted[i] < 0 and i not in names and role.is_somebody(out, i):
            names[i] = role.somebody(out, i)
    pronoun.follow(out, names)
    return out


def identify(cast: Cast, source: Source) -> Identity:
    """Who the source is."""
    page = cast.book.page
    joined = [i for i in range(source.first + 1, source.last) if page.lows[i] in ("and", "&")]
    if joined:
        return _joint(cast, source, joined[-1])
    low = page.lows[source.head]
    if low in pronoun.PRONOUNS:
        return _identity(pronoun.antecedent(cast, source.head, pronoun.PRONOUNS[low]))
    ends = [i for i in range(source.last, source.first - 1, -1) if i in cast.book.runs]
    run = cast.book.runs[ends[0]] if ends else None
    beside = _beside(cast, source)
    if beside is not None:
        return _named(cast, beside)
    if run is not None and run.last >= source.head and run.start <= source.last and not _is_post(cast, source, run):
        return _named(cast, run)
    if page.tags[source.head] in ("PRP", "WP", "WDT", "DT"):
        return NOBODY
    return _described(cast, source)


def _described(cast: Cast, source: Source) -> Identity:
    """A noun: by the name in apposition to it, by whose words it stands for, by its role."""
    page = cast.book.page
    for child in page.children[source.head]:
        if page.deps[child] == "appos" and child in cast.book.runs and child - source.head < 6:
            return _named(cast, cast.book.runs[child])
        if page.deps[child] == "prep" and page.lows[child] in ("from", "by", "of"):
            for name in page.children[child]:
                if written(page, source.head) in cue.nouns() and name in cast.book.runs:
                    return _named(cast, cast.book.runs[name])
    if page.words[source.head].isupper() and people.role_of(page.words[source.head]) is None:
        return _named(cast, Run(source.first, source.head, source.head))
    if page.lows[source.first] not in role.DEFINITE:
        return NOBODY
    head = people.role_of(page.words[source.head]) or page.lows[source.head]
    if head in people.demonyms():
        return _identity(pronoun.nearest(cast, source.head, None))
    if head in people.roles():
        return _identity(role.person(cast, source) or _in_hand(cast, source))
    if _AGED.search(written(page, source.head)):
        return _identity(pronoun.nearest(cast, source.head, None))
    return Identity(role.body(cast, head)) if head in people.bodies() else NOBODY


def _is_post(cast: Cast, source: Source, run: Run) -> bool:
    """`The Prime Minister`, `the Portuguese`: capitals that name a post or a people, and nobody."""
    page = cast.book.page
    words = page.lows[run.first : run.last + 1]
    if page.lows[source.first] != "the" or any(cast.book.by_last.get(word) for word in words):
        return False
    return all(title.is_title(word) for word in words) or (len(words) == 1 and words[0] in people.demonyms())


def _beside(cast: Cast, source: Source) -> Run | None:
    """`The member for Leeds, Ann Lee,` and `her mother, the poet Ann Lee,`: the name set off behind the noun."""
    page = cast.book.page
    owned = any(page.tags[j] == "POS" for j in range(source.first, source.head))
    if not owned and page.lows[source.first] not in (*role.DEFINITE, "a", "an"):
        return None
    i = source.last + 1
    if i < len(page) and page.tags[i] == "IN":
        i = next((j for j in range(i, min(i + 7, len(page))) if page.words[j] == ","), len(page))
    if i >= len(page) or page.words[i] != ",":
        return None
    for last in range(i + 2, min(i + 7, len(page) - 1)):
        run = cast.book.runs.get(last)
        if run is None or page.words[last + 1] != "," or run.last == run.start:
            continue
        described = all(page.lows[j] in ("the", *people.roles()) for j in range(i + 1, run.first))
        being = being_of(cast, run)
        return run if described and being is not None and being.is_person else None
    return None


def _in_hand(cast: Cast, source: Source) -> Being | None:
    """`the striker`: the person whom the text is at, called by what he or she is."""
    page = cast.book.page
    head = page.lows[source.head]
    if head not in people.descriptions() or any(head in being.roles for being in cast.book.beings):
        return None
    return pronoun.nearest(cast, source.head, people.roles()[head])


def _joint(cast: Cast, source: Source, link: int) -> Identity:
    """`Ann Lee and Tom Hall`: both names, if both are known."""
    page = cast.book.page
    text = page.text[page.starts[source.first] : page.end(source.last)]
    run = cast.book.runs.get(source.last)
    if run is not None and run.first < link:
        return Identity(text)  # one name with "and" in it
    left = identify(cast, Source(source.first, link - 1, link - 1))
    right = identify(cast, Source(link + 1, source.last, source.last))
    two_posts = page.lows[link - 1] in people.roles() and page.words[link + 1][0].islower()
    if right.name == left.name or two_posts:
        return right  # chairman and chief executive Ann Lee
    return Identity(f"{left.name} and {right.name}" if left.name and right.name else None)


def _identity(being: Being | None) -> Identity:
    if being is None or not being.is_named:
        return NOBODY
    return Identity(being.name, being.title, being.affiliation)


def _named(cast: Cast, run: Run) -> Identity:
    page = cast.book.page
    being = being_of(cast, run)
    if being is not None and being.is_person:
        return _identity(being)
    low = page.words[run.start].lower()
    if being is None and len(cast.book.by_last.get(low, ())) > 1:
        return NOBODY  # two bear it, nothing tells which
    whole = role.printed(cast, run)
    if being is not None:
        return Identity(max(whole, being.name, key=len), being.title, being.affiliation)
    longer = [b for b in cast.book.by_first.get(low, ()) if run.start == run.last and not b.is_person]
    return Identity(longer[0].name if len(longer) == 1 else whole)
