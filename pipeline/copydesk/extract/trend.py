"""Trend: which way a figure moves, by the verb, noun or adverb that it depends on.

A level is not a movement: in "rose 5% to 300" only the 5% has a trend. Nor does the
amount move in "a 5% rise" or "5% higher", where the noun says it already (as the gold of
NewsQuant has it); "a rise of 5%" and "up 5%" do move.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.extract import lexicon
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words
from copydesk.records import Trend

_MOVING = frozenset(
    """
    percent percentage-point basis-point money count number measure temperature fraction multiple
    """.split()
)
_ADVERBS = frozenset(["RB", "RBR"])
_LINKS = frozenset(
    """
    by another a an the further some only just additional as much more than total combined of extra its
    """.split()
)


def apply(words: Words, figures: Sequence[Figure]) -> None:
    """Write the trend of each figure; a figure coordinated with another shares its verb."""
    for k, figure in enumerate(figures):
        if figure.kind in _MOVING and figure.number.form not in ("ordinal", "ratio"):
            figure.trend = _signed(figure) or _adjacent(words, figure) or _parsed(words, figure)
            if k and words.at(figure.start - 1) == "(" and figures[k - 1].kind == figure.kind != "money":
                figure.trend = figure.trend or figures[k - 1].trend
            if figure.trend is None and k:
                figure.trend = _gapped(words, figures[k - 1], figure)


def _signed(figure: Figure) -> Trend | None:
    """"+0.7%" moves up; a minus may be a level ("minus 4 degrees")."""
    if figure.kind in ("percent", "percentage-point", "basis-point"):
        return {"+": "up", "-": "down"}.get(figure.number.sign)  # type: ignore[return-value]
    return None


def _adjacent(words: Words, figure: Figure) -> Trend | None:
    """The verb or adverb right before the figure and its hedge: "rose sharply by about 5%", "down 3"."""
    i = figure.left - 1
    stop = max(-1, i - 6)
    while i > stop:
        low = words.low[i]
        moves = lexicon.trends("adverbs").get(low)
        if moves is not None and _is_adverb(words, i):
            return moves  # type: ignore[return-value]
        moves = lexicon.trends("verbs").get(low)
        if moves is not None:
            return moves if _is_verb(words, i, figure) and _moves(words, i, figure) else None  # type: ignore[return-value]
        if low == "of" and lexicon.trends("nouns").get(words.at(i - 1)):
            return lexicon.trends("nouns")[words.at(i - 1)]  # type: ignore[return-value]
        if not (low in _LINKS or words.tag[i] in _ADVERBS or low.endswith("ly") or _describes(words, i)):
            return None
        i -= 1
    return None


def _describes(words: Words, i: int) -> bool:
    """Whether word i is the adjective in "shrank an annual 6.4%" or "rose a record 5%"."""
    return words.tag[i] in ("JJ", "NN", "VBG", "VBN") and words.at(i - 1) in ("a", "an")


def _is_adverb(words: Words, i: int) -> bool:
    if words.at(i + 1) in ("to", "from") or words.at(i - 1) == "the":
        return False
    before = words.low[i - 1]
    return not words.tag[i - 1].startswith("V") or before in _COPULAS or before in lexicon.trends("verbs")


# Verbs beside which "up" and "down" are adverbs of motion and not part of the verb ("gave up").
_COPULAS = frozenset(
    """
    is was are were be been 's ’s ended end ends closed close closes opened open opens finished finish finishes
    traded trading trades trending trended edged edging inched inching crept creeping moved moving moves went
    going goes nudged ticked came remained stood being settled sent pushed driven drove revised shot
    """.split()
)
def _moves(words: Words, i: int, figure: Figure) -> bool:
    """Whether the verb at word i moves the figure: "added 8 cents" does, "added six vans" and "raised £400" do not."""
    verb = words.low[i]
    if words.at(i + 1) == "by" or verb not in lexicon.trends("things"):
        return True
    if figure.kind == "money":
        value = figure.number.value
        small = figure.minor is not None or (figure.number.scale == 1 and value is not None and abs(value) < 1000)
        return small and verb not in lexicon.trends("sums") and not _is_someone(words, i)
    return figure.kind in ("percent", "percentage-point", "basis-point", "number") or figure.unit == "point"


def _is_someone(words: Words, i: int) -> bool:
    """Whether a person does what the verb at word i says: "he lost $400" is no fall of a price."""
    children = words.token(i).lefts if words.parsed else ()
    return any(child.dep_ == "nsubj" and child.lower_ in _PERSONS for child in children)


_PERSONS = frozenset("i you he she we they who".split())


def _is_verb(words: Words, i: int, figure: Figure) -> bool:
    """A verb of motion, and not a participle before its noun or a thing that is cut ("a cut of")."""
    tag = words.tag[i]
    return tag == "" or tag.startswith("V") or (tag in ("NN", "NNS", "JJ", "RB", "IN") and words.at(i + 1) == "by")


_ENDS = frozenset([".", ";", ":", "to", "from", "than", "against", "with", "compared", "while", "but", "(", ")"])
_PHRASE = frozenset("DT JJ JJR NN NNS NNP NNPS POS PRP$ CD HYPH".split())
_SHARED = frozenset(["a", "by", "the", "about", "nearly", "almost", "in"])


def _gapped(words: Words, before: Figure, figure: Figure) -> Trend | None:
    """A verb left out or shared: "rose 8% in May and 5% in June", "slumped 60% and sales 12%".

    Between the two stands no other verb, and behind the coordinator at most a noun phrase and
    "by"; what follows the figure may not make it the subject of a verb of its own.
    """
    if before.trend and words.low[before.tail : figure.left] in ([",", "or"], ["or"], ["-", "or"], ["–", "or"]):
        return before.trend  # "fell 124 points, or 0.4%": the same movement again
    if before.trend is None or before.kind != figure.kind or not 0 < figure.left - before.tail <= 10:
        return None
    gap, tags = words.low[before.tail : figure.left], words.tag[before.tail : figure.left]
    if any("\n" in word or word in _ENDS for word in gap) or any(tag.startswith("V") for tag in tags):
        return None
    joint = max((k for k, word in enumerate(gap) if word in ("and", "or", ",")), default=-1)
    tail = [k for k in range(joint + 1, len(gap)) if gap[k] not in _SHARED]
    fits = joint >= 0 and all(tags[k] in _PHRASE and gap[k].isalpha() for k in tail)
    return before.trend if fits and _closes(words, figure) else None


def _closes(words: Words, figure: Figure) -> bool:
    """Whether the figure ends its clause: "5% in June", not "5% of them left" or "5% said"."""
    j = figure.tail
    tag = words.tag[j] if j < len(words.tag) else "."
    return words.at(j) != "of" and not tag.startswith(("V", "MD", "NN"))


def _parsed(words: Words, figure: Figure) -> Trend | None:
    """The verb that the figure hangs on by "by" ("grow orders by 18%"), from the parse."""
    if not words.parsed or words.at(figure.left - 1) != "by":
        return None
    verb = words.token(figure.left - 1).head
    moves = lexicon.trends("verbs").get(verb.text.lower())
    return moves if verb.tag_.startswith("V") else None  # type: ignore[return-value]
