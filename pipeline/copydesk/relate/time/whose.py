"""Whose an age, a birth or a year at work is: the person who is the subject there, by name or pronoun.

    Marion Thwaite, who has died aged 84          Thwaite was born in Barnsley on 12 March 1929
    Janet Hargreaves, 57, of Bingley              She joined the firm in March 1993 at the age of 41
"""

from __future__ import annotations

from spacy.tokens import Doc

from copydesk.extract import identity, quote
from copydesk.extract.page import NAMES, SUBJECTS
from copydesk.records import Date, Quantity

Name = tuple[str, ...]  # of a person, as full as the article has it; () for nobody who is known

_OPENS = frozenset([",", "("])
_RELATIVE = frozenset(["who", "that"])
_UP = 8  # heads from a word to the verb whose subject is meant
_BACK = 14  # words between "born" and the day


class Whose:
    """The people of the article, and to whom an age or a birth belongs: each by the words of the name."""

    def __init__(self, doc: Doc) -> None:
        scene = quote.stage(doc)
        self._page = scene.page
        self._cast = identity.cast(scene.page, scene.quoted, ())
        self._at = dict(zip(self._cast.places, self._cast.who, strict=True))

    def age(self, age: Quantity) -> Name:
        """`Anna Berg, 34,`, `the 34-year-old Anna Berg`, `She joined in 1993 at the age of 41`."""
        page, place = self._page, self._page.at(age.start)
        if page.low_at(place - 1) in _OPENS or page.low_at(place - 2) in _OPENS:
            apposed = self._at.get(place - 2) or self._at.get(place - 3)
            if apposed is not None:
                return apposed.words
        if not age.text.endswith("old"):
            return self._subject(place)
        named: Name = ()
        last = page.at(age.end)
        while page.tag_at(last) in NAMES and page.sents[last] == page.sents[place]:
            named = self._who(last) or named
            last += 1
        return named

    def born(self, born: Date) -> Name:
        """`Thwaite was born on 12 March 1929`, `Born in Sudbury in May 1957, she`."""
        page, place = self._page, self._page.at(born.start)
        back = range(place - 1, max(-1, place - _BACK), -1)
        word = next((k for k in back if page.lows[k] == "born"), None)
        return () if word is None or page.sents[word] != page.sents[place] else self._subject(word)

    def same(self, one: Name, other: Name) -> bool | None:
        """Whether two names are one person's; None where one of them is not known."""
        if not one or not other:
            return None
        if min(len(one), len(other)) == 1:
            return one[-1] == other[-1]
        return one == other

    def _who(self, place: int) -> Name:
        """The person named at a word, or whom a pronoun there stands for."""
        being = self._at.get(place)
        if being is not None:
            return being.words
        name = self._page.tags[place] in NAMES and self._cast.quoted[place] < 0
        return (self._page.words[place],) if name else ()

    def _subject(self, place: int) -> Name:
        """The person who is the subject of the verb above the word."""
        page, word = self._page, place
        for _ in range(_UP):
            subject = next((k for k in page.children[word] if page.deps[k] in SUBJECTS), None)
            if subject is not None and page.lows[subject] not in _RELATIVE:
                return self._who(subject)
            head = page.heads[word]
            if page.deps[word] in ("relcl", "acl", "appos") and page.tags[head][:2] == "NN":
                return self._who(head)
            if head == word:
                break
            word = head
        return ()
