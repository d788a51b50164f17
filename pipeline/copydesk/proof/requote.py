"""The same words quoted twice, and where the two quotings part.

Two quotes of one speaker are aligned word by word, the shorter inside the longer. They are
held to be the same words where all but one word agree, or one has a word more ("will not").
Parallel sentences of one speech ("it is about jobs", "it is about homes") are kept apart
by asking for more agreement where the differing word is no figure. A headline quotes what the
text quotes: its words need less where the text nowhere has them as they stand.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from copydesk.data import NumberWords, load
from copydesk.proof import misphrase
from copydesk.proof.marked import cited, inside, is_cited, is_citing, title, unsaid
from copydesk.records import Quote

_WORD = re.compile(r"[\w$£€%]+(?:[.,'’][\w%]+)*%?")
_FIGURED = re.compile(r"\d")
_SHARED_FIGURE, _SHARED_WORD = 4, 6  # how many words must agree around a figure, around another word
_SHARED_PHRASE = 3  # and of a phrase of four words or five
_SHARED_HEADLINE = 2  # and of a headline's, which the text must have
_CONTENT = 3  # of them, how many are no mere function words
_PREFIX = 4  # letters that make two words forms of one: "failing", "failed"
_PAIR = 2  # words of "woefully late"
_READ_BACK = 10  # that many are the same words, whoever reads them out
_LONG = 80  # words of a quote that are looked at
_NEGATIONS = frozenset(["not", "never", "no", "n't", "cannot"])
_ABSOLUTE = _NEGATIONS | {"always", "all", "none", "every"}
_FUNCTION = frozenset(
    "the a an of to in on at for and or but it is are was were be that this we they he she i you".split()
)
_PRONOUNS = frozenset(
    """my our your his her their its me us him them these those there here has have had will would can could may might
    with from by as so just very really all it's that's we're they're i'm he's she's""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quote as it is compared, and where it stands in the article."""

    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Requote:
    """Two quotings: ``one`` the earlier quote, ``other`` the later one.

    parted: the differing words of the earlier and of the later quote (either may be empty);
    None where they agree. figure: the difference is one of figures. sure: the words are no second speech.
    """

    one: Quote
    other: Quote
    shared: int
    parted: tuple[tuple[Word, ...], tuple[Word, ...]] | None
    figure: bool = False
    sure: bool = False


@functools.cache
def _numbers() -> frozenset[str]:
    rows = load("numbers", NumberWords).values()
    return frozenset(word for row in rows for word in row.words)


def words(quote: Quote) -> list[Word]:
    """The words of a quote, lower case, marks left out."""
    return [
        Word(found.group().lower().replace("’", "'"), quote.start + found.start(), quote.start + found.end())
        for found in _WORD.finditer(quote.text)
    ][:_LONG]


def requotes(quotes: Sequence[Quote], text: str) -> Iterator[Requote]:
    """Every two quotes of one speaker that quote the same words, the best match for each later one."""
    inner = [inner for quote in quotes for inner in inside(quote)]
    every = {(each.start, each.end): each for each in (*cited(quotes, text), *unsaid(quotes, text), *inner, *quotes)}
    plain = sorted((quote for quote in every.values() if is_whole(quote)), key=lambda q: q.start)
    read = [words(quote) for quote in plain]
    echoes = [_is_unborne(quote, text) for quote in plain]
    told: list[tuple[tuple[Word, ...], tuple[Word, ...]] | None] = []
    for n, other in enumerate(plain):
        found = [
            same
            for k in range(n)
            if plain[k].end <= other.start
            and (same := match(plain[k], other, read[k], read[n], echo=echoes[k]))
            and (echoes[k] or (plain[k].id and other.id and _one_speaker(plain[k], other)) or same.shared >= _READ_BACK
                 or (same.shared >= _SHARED_FIGURE and is_cited(plain[k], other, inner)))
        ]
        found = found or [
            same for k in range(n) if (same := _misphrased(text, plain[k], plain[n], read[k], read[n], echoes[k]))
        ]
        best = max(found, key=lambda same: (same.parted is None, same.shared)) if found else None
        if best is not None and (best.parted is None or best.parted not in told):
            told.append(best.parted)  # a quote and what it quotes part from a third in one place
            yield best


def _misphrased(
    text: str, one: Quote, other: Quote, first: list[Word], second: list[Word], echo: bool
) -> Requote | None:
    """Two quotings of a short phrase that the article has once: "dead and gone" over "this deal is dead and buried"."""
    flip = len(first) > len(second)
    (short, brief), long = ((second, other), first) if flip else ((first, one), second)
    headline = echo and not flip
    if len(first) == len(second) == _PAIR and _is_recited(text, one, other, first, second):
        k = int(first[0].low == second[0].low)
        return replace(_requote(one, other, second[k], first[k], True, 1), sure=True)
    if not (headline or (brief.kind == "partial" and _one_speaker(one, other))):
        return None
    known, lows = {word.low for word in long}, [word.low for word in short]
    for at in range(len(long) - len(short) + 1):
        window = long[at : at + len(short)]
        apart = [k for k, low in enumerate(lows) if low != window[k].low]
        if len(apart) == 1 and lows[apart[0]] not in known:
            k, said = apart[0], [word.low for word in window]
            once = headline or _times(brief, text) - _is_headed(brief, text) == 1
            if once and misphrase.parted(lows, said, k, _FUNCTION | _PRONOUNS, headline=headline):
                return replace(_requote(one, other, short[k], window[k], flip, len(short) - 1), sure=True)
    return None


def _is_recited(text: str, one: Quote, other: Quote, first: list[Word], second: list[Word]) -> bool:
    """`the words "barely adequate"`, where the article has no such words and quotes two of which one is theirs."""
    if one.kind != "partial" or other.kind != "partial" or not is_citing(other, text) or _times(other, text) > 1:
        return False
    apart = [k for k in range(_PAIR) if first[k].low != second[k].low]
    told = {word.low for word in (*first, *second)}
    return len(apart) == 1 and not told & (_FUNCTION | _PRONOUNS) and not any(map(_figure, (*first, *second)))


def _is_headed(quote: Quote, text: str) -> bool:
    """Whether the headline has the words as well."""
    first = title(text)
    return quote.start > len(first) and _times(quote, first) > 0


def _is_unborne(quote: Quote, text: str) -> bool:
    """Whether a headline quotes words that the text nowhere has: 'crass and hurtful' over "cruel and hurtful"."""
    first = title(text)
    if quote.end > len(first):
        return False
    return _times(quote, text[len(first) :]) == 0


def _times(quote: Quote, text: str) -> int:
    """How often the text has the words of a quote."""
    said = " ".join(word.low for word in words(quote))
    return _plain(text).count(f" {said} ")


@functools.lru_cache(maxsize=2)
def _plain(text: str) -> str:
    """The words of a text as those of a quote are read, with blanks between and around them."""
    return f" {' '.join(found.lower().replace('’', chr(39)) for found in _WORD.findall(text))} "


def _one_speaker(one: Quote, other: Quote) -> bool:
    """Whether nothing says that two people speak; where one is unnamed, both must be long to count."""
    names = [(quote.speaker.name or "").split() if quote.speaker else [] for quote in (one, other)]
    return not all(names) or set(names[0]) <= set(names[1]) or set(names[1]) <= set(names[0])


def is_whole(quote: Quote) -> bool:
    """Whether it gives words as they were said, with nothing left out, put in or masked."""
    return quote.kind != "indirect" and not re.search(r"\[|\]|\.\.\.|…|\*", quote.text)


def match(one: Quote, other: Quote, first: list[Word], second: list[Word], *, echo: bool = False) -> Requote | None:
    """The two quotings (with their words) as one of the same words; None where they are not.

    echo: the first is a headline's, and must be told again in the text.
    """
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    flip = short is second
    phrase = "partial" in (one.kind, other.kind) and len(short) > _SHARED_PHRASE
    headline = echo and not flip and len(short) > _SHARED_HEADLINE
    shared = {w.low for w in short} & {w.low for w in long}
    if not (phrase or headline or len(short) > _SHARED_FIGURE) or len(shared) < len(short) // 2:
        return None
    for at in range(len(long) - len(short) + 1):
        window = long[at : at + len(short)]
        apart = [k for k, (a, b) in enumerate(zip(short, window, strict=True)) if a.low != b.low]
        if not apart:
            return Requote(one, other, len(short), None)
        if (phrase or headline) and len(apart) == 1 and short[apart[0]].low in {word.low for word in long}:
            continue  # 'failing our children' over "failing children, and failing our teachers"
        if len(apart) == 1 and (
            _counts(short, window, apart[0], phrase=phrase) or (headline and _echoes(short, window, apart[0]))
        ):
            return _requote(one, other, short[apart[0]], window[apart[0]], flip, len(short) - 1)
    return _one_more(one, other, short, long, flip)


def _requote(one: Quote, other: Quote, a: Word, b: Word, flip: bool, shared: int) -> Requote:
    earlier, later = ((b,), (a,)) if flip else ((a,), (b,))
    return Requote(one, other, shared, (earlier, later), _figure(a) and _figure(b))


def _figure(word: Word) -> bool:
    return bool(_FIGURED.search(word.low)) or word.low in _numbers()


def _counts(short: Sequence[Word], window: Sequence[Word], k: int, *, phrase: bool) -> bool:
    """Whether one differing word is a slip in quoting the same words, and no second sentence like the first.

    phrase: one of them quotes a few words inside a sentence of the article's own ("a crisis of daily life").
    """
    shared = len(short) - 1
    if _figure(short[k]) and _figure(window[k]):
        return shared >= _SHARED_FIGURE
    if {short[k].low, window[k].low} & _ABSOLUTE and shared > _SHARED_FIGURE:
        return True
    inside = 0 < k < len(short) - 1
    content = sum(word.low not in _FUNCTION for n, word in enumerate(short) if n != k)
    if phrase and not {short[k].low, window[k].low} & _FUNCTION:
        return shared >= _SHARED_PHRASE and content > (not inside)
    least = _SHARED_FIGURE if {short[k].low, window[k].low} & _FUNCTION else _CONTENT
    return (inside or shared >= _READ_BACK) and shared >= _SHARED_WORD and content >= least


def _echoes(short: Sequence[Word], window: Sequence[Word], k: int) -> bool:
    """Whether a headline's words are the text's but for one that says something else: "two hours of fog"."""
    a, b = short[k].low, window[k].low
    content = any(word.low not in _FUNCTION | _PRONOUNS for n, word in enumerate(short) if n != k)
    if _figure(short[k]) and _figure(window[k]):
        return content
    return content and a[:_PREFIX] != b[:_PREFIX] and not {a, b} & (_FUNCTION | _PRONOUNS)


def _one_more(one: Quote, other: Quote, short: list[Word], long: list[Word], flip: bool) -> Requote | None:
    """`we will raise taxes` and `we will not raise taxes`: one word more, inside."""
    size = len(short)
    for at in range(len(long) - size):
        window = long[at : at + size + 1]
        k = next((n for n in range(size) if short[n].low != window[n].low), size)
        same = all(a.low == b.low for a, b in zip(short[k:], window[k + 1 :], strict=True))
        extra = window[k] if k < len(window) else None
        if not same or extra is None or not 0 < k < size:
            continue
        enough = _SHARED_FIGURE if extra.low in _NEGATIONS else _SHARED_WORD
        if size > enough:
            parted: tuple[tuple[Word, ...], tuple[Word, ...]] = ((extra,), ()) if flip else ((), (extra,))
            return Requote(one, other, size, parted)
    return None
