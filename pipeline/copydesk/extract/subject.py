"""Subject: what a figure is about, in the article's words, with the right head noun.

Where the parse has the figure as an object or complement, that is the subject of its verb
("the workforce fell to 3,800"); where it hangs on a noun by "of", that noun ("a net loss
of SEK 854m"); a counted noun is its own unit, so its verb's other end is the subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_UP = frozenset(
    """
    nummod quantmod pobj prep npadvmod dobj attr appos advmod amod compound dep agent pcomp conj oprd acomp nmod
    prt xcomp obj dative
    """.split()
)
_KEPT = frozenset(["compound", "amod", "nmod", "nummod", "poss", "case", "advmod", "punct", "npadvmod", "quantmod"])
_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "PRP")


def apply(words: Words, figures: Sequence[Figure]) -> None:
    """Write the subject of each figure; None where there is no parse or no noun."""
    if not words.parsed:
        return
    taken = {words.order[k] for figure in figures for k in range(figure.start, figure.tail)}
    for figure in figures:
        head = _head(words, figure, taken)
        if head is not None:
            figure.subject = phrase(head, taken) or None
            tail = _counted(head, taken)
            if figure.subject and tail:
                figure.subject = f"{figure.subject} {tail}"


# Heads that say nothing without what they measure ("the number of complaints").
_EMPTY = frozenset(
    """
    number numbers total amount proportion percentage majority share level rate cost price value volume quantity
    """.split()
)


def _counted(head: Token, inside: set[int]) -> str:
    """"of complaints" behind "number", as printed; empty where the head stands for itself."""
    if head.lower_ not in _EMPTY:
        return ""
    of = next((child for child in head.rights if child.lower_ == "of" and child.i == head.i + 1), None)
    noun = next((child for child in of.rights if child.tag_ in _NOMINAL), None) if of is not None else None
    if of is None or noun is None or any(k in inside for k in range(of.i, noun.i + 1)):
        return ""
    return str(head.doc[of.i : noun.i + 1].text)


def _head(words: Words, figure: Figure, inside: set[int]) -> Token | None:
    """The noun that the figure is about; words of figures are never it."""
    token = words.token(figure.end - 1)
    for _ in range(12):
        if token.i in inside:
            pass
        elif token.tag_.startswith("V") or token.dep_ == "ROOT":
            return of_verb(token, inside) or (token if token.tag_ in _NOMINAL and token.i not in inside else None)
        elif token.tag_ in _NOMINAL and token.tag_ != "PRP":
            return token
        if token.dep_ == "ROOT" or token.dep_ not in _UP:
            return None
        token = token.head
    return None


def of_verb(verb: Token, inside: set[int]) -> Token | None:
    """The subject of a verb, through its auxiliaries and control ("is expected to fall")."""
    for _ in range(6):
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i not in inside and child.tag_ in _NOMINAL:
                return child
        if verb.dep_ in ("relcl", "acl") and verb.head.tag_ in _NOMINAL:
            return verb.head
        if verb.dep_ not in ("xcomp", "conj", "advcl", "ccomp", "pcomp"):
            return None
        verb = verb.head
    return None


def phrase(head: Token, inside: set[int]) -> str:
    """The noun with what stands before it in its phrase, without articles and possessive pronouns."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in _KEPT and child.tag_ not in ("PRP$", "DT") and not _crosses(child, inside):
            first = min(first, child.left_edge.i)
    span = head.doc[first : head.i + 1]
    while len(span) > 1 and (span[0].tag_ in ("DT", "PRP$", ",", "``", "PDT", "HYPH", "POS") or span[0].is_space):
        span = span[1:]
    return str(span.text).strip()


def _crosses(child: Token, inside: set[int]) -> bool:
    return any(k in inside for k in range(child.left_edge.i, child.right_edge.i + 1))
