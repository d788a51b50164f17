"""Who a source is: short forms, titles, roles and pronouns tied to the fullest name.

Null rather than a guess where two fit equally.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from copydesk.extract import people
from copydesk.extract.name import Being, Register, Run, key, register
from copydesk.extract.page import Page
from copydesk.extract.people import Gender
from copydesk.extract.phrase import SUBJECTS, Source

_PRONOUNS: dict[str, Gender] = {"he": "male", "she": "female", "him": "male", "her": "female", "his": "male"}
_NEAR_LINES = 3  # line breaks back to the paragraph before, blank lines counted
_NEAR_SENTENCES = 12  # a pronoun's person was named no longer ago, by the practice of news writing


@dataclass(frozen=True, slots=True)
class Identity:
    """The fullest name that the article gives, with title and affiliation."""

    name: str | None = None
    title: str | None = None
    affiliation: str | None = None


@dataclass
class Cast:
    """The register, and each person's mentions outside quotes in reading order."""

    book: Register
    quoted: Sequence[int]
    places: list[int] = field(default_factory=list)
    who: list[Being] = field(default_factory=list)
    subjects: set[int] = field(default_factory=set)


def cast(page: Page, quoted: Sequence[int], sources: Sequence[int]) -> Cast:
    """Read the names and place every mention of a person; ``sources`` are heads that speak."""
    out = Cast(register(page), quoted)
    out.subjects.update(sources)
    for last, run in sorted(out.book.runs.items()):
        if quoted[last] >= 0:
            continue
        being = being_of(out, run)
        if being is not None and being.is_person:
            out.places.append(last)
            out.who.append(being)
            if page.deps[last] in SUBJECTS or any(i in out.subjects for i in range(run.start, last + 1)):
                out.subjects.add(last)
    return out


def being_of(cast: Cast, run: Run) -> Being | None:
    """The being that a run names: by first and last name, else by the one name given."""
    page = cast.book.page
    words = tuple(page.words[run.start : run.last + 1])
    if len(words) > 1:
        return cast.book.by_key.get(key(words))
    low = words[0].lower()
    told = [people.honorifics().get(page.lows[i].rstrip(".")) for i in range(run.first, run.start)]
    gender = next((sex for sex in told if sex), None)
    found = _alone(cast, low, run, gender)
    if found is not None and gender is not None and found.gender is None:
        found.gender, found.is_person = gender, True
    if found is not None and run.start > run.first:
        found.is_person = True
    return found


def _alone(cast: Cast, low: str, run: Run, gender: Gender | None) -> Being | None:
    """The one being whose last (else first) name is ``low``."""
    fits = [b for b in cast.book.by_last.get(low, ()) if gender is None or b.gender in (gender, None)]
    if gender is not None and any(b.gender == gender for b in fits):
        fits = [b for b in fits if b.gender == gender]
    if not fits:
        fits = [b for b in cast.book.by_first.get(low, ()) if b.is_person and people.is_given(low)]
    if len(fits) > 1:
        fits = _by_title(cast, fits, run) or _by_nearness(cast.book.page, fits, run.last)
    return fits[0] if len(fits) == 1 else None


def _by_title(cast: Cast, fits: list[Being], run: Run) -> list[Being]:
    """Those whose title or role holds an office that this mention prints."""
    page = cast.book.page
    told = {page.lows[i].rstrip(".") for i in range(run.first, run.start)} - set(people.honorifics())
    if not told:
        return []
    return [b for b in fits if told & {word.rstrip(".") for word in (b.title or "").lower().split()}]


def _by_nearness(page: Page, fits: list[Being], at: int) -> list[Being]:
    """Those named in full in the paragraph or the one before."""
    near = []
    for being in fits:
        k = bisect_left(being.mentions, at)
        if k and page.lines[at] - page.lines[being.mentions[k - 1]] < _NEAR_LINES:
            near.append(being)
    return near


def identify(cast: Cast, source: Source) -> Identity:
    """Who the source is."""
    page = cast.book.page
    head = page.lows[source.head]
    joined = [i for i in range(source.first + 1, source.last) if page.lows[i] in ("and", "&")]
    if joined:
        return _joint(cast, source, joined[-1])
    if head in _PRONOUNS:
        being = _antecedent(cast, source.head, _PRONOUNS[head])
        return _identity(being)
    ends = [i for i in range(source.last, source.first - 1, -1) if i in cast.book.runs]
    run = cast.book.runs[ends[0]] if ends else None
    if run is not None and run.last >= source.head and run.start <= source.last:
        return _named(cast, run)
    if page.tags[source.head] in ("PRP", "WP", "WDT", "DT"):
        return Identity()
    for child in page.children[source.head]:
        if page.deps[child] == "appos" and child in cast.book.runs and child - source.head < 6:
            return _named(cast, cast.book.runs[child])
    if page.words[source.head].isupper():
        return _named(cast, Run(source.first, source.head, source.head))
    return _by_role(cast, source)


def _joint(cast: Cast, source: Source, link: int) -> Identity:
    """`Ann Lee and Tom Hall`: both names, if both are known."""
    page = cast.book.page
    text = page.text[page.starts[source.first] : page.end(source.last)]
    run = cast.book.runs.get(source.last)
    if run is not None and run.first < link:
        return Identity(text)  # one name with "and" in it
    left = identify(cast, Source(source.first, link - 1, link - 1))
    right = identify(cast, Source(link + 1, source.last, source.last))
    return Identity(f"{left.name} and {right.name}" if left.name and right.name else None)


def _identity(being: Being | None) -> Identity:
    if being is None:
        return Identity()
    return Identity(being.name, being.title, being.affiliation)


def _named(cast: Cast, run: Run) -> Identity:
    page = cast.book.page
    being = being_of(cast, run)
    if being is not None and being.is_person:
        return _identity(being)
    text = page.text[page.starts[run.start] : page.end(run.last)]
    low = page.words[run.start].lower()
    if being is None and len(cast.book.by_last.get(low, ())) > 1:
        return Identity()  # two bear it, nothing tells which
    if being is not None:
        return _identity(being)
    longer = [b for b in cast.book.by_first.get(low, ()) if run.start == run.last and not b.is_person]
    return Identity(longer[0].name if len(longer) == 1 else text)


def _by_role(cast: Cast, source: Source) -> Identity:
    """`the chief executive`, `the company`: the one that the article gives this role."""
    page = cast.book.page
    head = page.lows[source.head]
    definite = page.lows[source.first] in ("the", "his", "her", "its", "their", "this", "that")
    if not definite:
        return Identity()
    if head in people.roles():
        words = set(page.lows[source.first + 1 : source.head + 1])
        fits = [b for b in cast.book.beings if b.is_person and head in b.roles]
        fits = [b for b in fits if words <= _told(b)] or fits
        return _identity(fits[0]) if len(fits) == 1 else Identity()
    return Identity(_body(cast, head)) if head in people.bodies() else Identity()


def _told(being: Being) -> set[str]:
    return set(f"{being.title or ''} {being.affiliation or ''}".lower().split())


def _body(cast: Cast, noun: str) -> str | None:
    """The body that the article calls by ``noun`` ("Bridgeco, the energy company"), if it is one."""
    page = cast.book.page
    told = set()
    for last, run in cast.book.runs.items():
        behind = page.lows[last + 1 : last + 8]
        if page.lows[max(0, run.first - 1)] == noun or (behind[:1] == [","] and _calls(behind[1:], noun)):
            told.add(page.text[page.starts[run.start] : page.end(last)])
    if len(told) == 1:
        return told.pop()
    return _foremost(cast) if not told else None


def _foremost(cast: Cast) -> str | None:
    """The body that the article names at least twice, and twice as often as any other."""
    book = cast.book
    counts: Counter[str] = Counter()
    for run in book.runs.values():
        being = being_of(cast, run)
        low = book.page.lows[run.start]
        if (being is None or not being.is_person) and low not in people.honorifics():
            counts[book.page.words[run.start]] += 1
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if first[1] < 2 or first[1] < 2 * second[1]:
        return None
    whole = Counter(
        book.page.text[book.page.starts[run.start] : book.page.end(run.last)]
        for run in book.runs.values()
        if book.page.words[run.start] == first[0]
    )
    return whole.most_common(1)[0][0]


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


def _antecedent(cast: Cast, at: int, gender: Gender) -> Being | None:
    """The person that a pronoun stands for: the last subject that fits, sentence by sentence back."""
    page = cast.book.page
    k = bisect_left(cast.places, at) - 1
    weak: Being | None = None
    while k >= 0 and page.sents[at] - page.sents[cast.places[k]] <= _NEAR_SENTENCES:
        sent = page.sents[cast.places[k]]
        subjects: list[Being] = []
        others: list[Being] = []
        while k >= 0 and page.sents[cast.places[k]] == sent:
            being = cast.who[k]
            if being.gender in (gender, None):
                group = subjects if cast.places[k] in cast.subjects else others
                if all(being is not known for known in group):
                    group.append(being)
            k -= 1
        if subjects:
            return subjects[0] if len(subjects) == 1 else _clearest(subjects, gender)
        if len(others) == 1 and weak is None:
            weak = others[0]
    return weak


def _clearest(fits: list[Being], gender: Gender) -> Being | None:
    """The only one whose gender is known, if there is one."""
    known = [being for being in fits if being.gender == gender]
    return known[0] if len(known) == 1 else None
