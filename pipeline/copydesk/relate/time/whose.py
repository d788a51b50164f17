"""Whose an age, a birth or a year at work is: the person who is the subject there, by name or pronoun.

    Marion Thwaite, who has died aged 84          Thwaite was born in Barnsley on 12 March 1929
    Janet Hargreaves, 57, of Bingley              She joined the firm in March 1993 at the age of 41
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from copydesk.extract import identity, pronoun, quote
from copydesk.extract.page import NAMES, SUBJECTS
from copydesk.records import Date, Quantity

_OPENS = frozenset([",", "("])
_RELATIVE = frozenset(["who", "that"])
_UP = 8  # heads from a word to the verb whose subject is meant
_BACK = 14  # words between "born" and the day


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by the words of the fullest name; no words for nobody who is known. ``meant``: by he or she."""

    words: tuple[str, ...] = ()
    meant: bool = False


NOBODY = Person()


class Whose:
    """The people of the article, and to whom an age or a birth belongs."""

    def __init__(self, doc: Doc) -> None:
        scene = quote.stage(doc)
        self._page = scene.page
        self._cast = identity.cast(scene.page, scene.quoted, ())
        self._at = dict(zip(self._cast.places, self._cast.who, strict=True))

    def age(self, age: Quantity) -> Person:
        """`Anna Berg, 34,`, `the 34-year-old Anna Berg`, `She joined in 1993 at the age of 41`."""
        page, place = self._page, self._page.at(age.start)
        if page.low_at(place - 1) in _OPENS or page.low_at(place - 2) in _OPENS:
            apposed = self._at.get(place - 2) or self._at.get(place - 3)
            if apposed is not None:
                return Person(apposed.words)
        if not age.text.endswith("old"):
            return self._subject(place)
        named = self._named_behind(page.at(age.end))
        return named if named.words or page.low_at(place - 1) != "the" else self._pointed(place, page.at(age.end))

    def _pointed(self, place: int, end: int) -> Person:
        """`signed Luca Morandi from Pisa. The 26-year-old passed`: the only person whom the sentence before names."""
        page = self._page
        before = page.sents[place] - 1
        named = {who.words for k, who in self._at.items() if page.sents[k] == before and page.tag_at(k) in NAMES}
        plain = page.tag_at(end)[:2] not in ("NN", "JJ")
        return Person(named.pop(), meant=True) if len(named) == 1 and plain else NOBODY

    def _named_behind(self, first: int) -> Person:
        """`the 34-year-old Anna Berg`, `34-year-old nurse Anna Berg`, `a 34-year-old nurse, Anna Berg,`."""
        page, last, named = self._page, first, NOBODY
        while self._of_phrase(last, first) and page.sents[last] == page.sents[first]:
            if last in self._at and page.tag_at(last) in NAMES:
                named = self._who(last)
            elif named.words:
                break
            last += 1
        return named

    def _of_phrase(self, place: int, first: int) -> bool:
        """Whether a word goes on with the phrase from ``first``: its nouns, or the comma before a name."""
        page = self._page
        comma = page.low_at(place) == "," and place > first and page.tag_at(place + 1) in NAMES
        return page.tag_at(place)[:2] in ("NN", "JJ") or (comma and page.tag_at(place - 1) == "NN")

    def word(self, offset: int) -> int:
        """The word that begins there."""
        return self._page.at(offset)

    def first(self, line: int) -> Person:
        """Whom the text names first from that paragraph on."""
        place = self._opening(line)
        return NOBODY if place is None else Person(self._at[place].words)

    def acts(self, line: int) -> bool:
        """Whether the first name from that paragraph on is a subject: not "lost near Lake Chad"."""
        place = self._opening(line)
        return place is not None and self._page.deps[place] in SUBJECTS

    def _opening(self, line: int) -> int | None:
        page = self._page
        return next((k for k in sorted(self._at) if page.lines[k] >= line and page.tag_at(k) in NAMES), None)

    def foremost(self, place: int) -> Person:
        """Whom "the 39-year-old" stands for there: the subject of the sentence before, else the nearest person."""
        page, before = self._page, self._page.sents[place] - 1
        found, k = NOBODY, place - 1
        while k >= 0 and page.sents[k] >= before:
            if page.sents[k] == before and page.deps[k] in SUBJECTS and page.deps[page.heads[k]] == "ROOT":
                found = self._who(k)
            k -= 1
        being = None if found.words else pronoun.nearest(self._cast, place, None)
        return Person(being.words if being is not None else found.words, meant=True)

    def born(self, born: Date) -> Person:
        """`Thwaite was born on 12 March 1929`, `Born in Sudbury in May 1957, she`."""
        page, place = self._page, self._page.at(born.start)
        back = range(place - 1, max(-1, place - _BACK), -1)
        word = next((k for k in back if page.lows[k] == "born"), None)
        if word is None or page.sents[word] != page.sents[place]:
            return NOBODY
        return self._of_notice(word)

    def _of_notice(self, born: int) -> Person:
        """`Margaret Jean Ellery, ecologist, born 14 March 1932; died 2 November 2019`; else the subject."""
        page, place, opening = self._page, born - 1, NOBODY
        while place >= 0 and page.sents[place] == page.sents[born] and page.tags[place][:1] in ("N", ",", "J", "C"):
            opening, place = self._who(place) if place in self._at else opening, place - 1
        notice = place < 0 or page.sents[place] != page.sents[born] or not page.lows[place][:1].isalnum()
        return opening if notice and opening.words else self._subject(born)

    def same(self, one: Person, other: Person) -> bool | None:
        """Whether the two are one person; None where one is not known, or two differ by what he or she may mean."""
        if not one.words or not other.words:
            return None
        short = min(len(one.words), len(other.words)) == 1
        alike = one.words[-1] == other.words[-1] if short else one.words == other.words
        return True if alike else None if one.meant or other.meant else False

    def _who(self, place: int) -> Person:
        """The person named at a word, or whom a pronoun there stands for."""
        page = self._page
        while place not in self._at and page.tag_at(place) in NAMES and page.tag_at(place + 1) in NAMES:
            place += 1  # a name stands in the cast by its last word
        being = self._at.get(place)
        if being is not None:
            return Person(being.words, page.lows[place] in pronoun.PRONOUNS)
        name = page.tags[place] in NAMES and self._cast.quoted[place] < 0
        return Person((page.words[place],)) if name else NOBODY

    def _subject(self, place: int) -> Person:
        """The person who is the subject of the verb above the word."""
        page, word = self._page, place
        for _ in range(_UP):
            subject = next((k for k in page.children[word] if page.deps[k] in SUBJECTS), None)
            if subject is not None and page.lows[subject] not in _RELATIVE:
                return self._who(subject)
            head = page.heads[word]
            if page.deps[word] in ("relcl", "acl", "appos") and page.tags[head][:2] == "NN":
                who = self._who(head)  # "Mr Dobson, a former welder who was born in 1959": of the name before
                return who if who.words or page.deps[head] != "appos" else self._who(page.heads[head])
            if head == word:
                break
            word = head
        return NOBODY
