"""What is printed in digits and measures nothing: names, addresses, codes, list markers."""

from __future__ import annotations

from copydesk.extract import lexicon, model, moment
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_SIGN_WORDS = frozenset("sub minus now plus over under".split())


def refuses(words: Words, figure: Figure) -> bool:
    """Whether the figure is no figure. Looks a few words to either side, never further."""
    number = figure.number
    if number.form == "malformed":
        return figure.kind != "money" and number.scale == 1
    if number.value == 1 and number.form == "words" and _is_idiom(words, figure):
        return True
    if figure.kind in ("money", "percent", "percentage-point", "basis-point", "temperature", "age"):
        return False
    if number.form == "multiple":
        return _is_no_multiple(words, figure)
    if number.form in ("fraction", "ratio", "vague"):
        return False
    if number.form == "ordinal":
        return moment.is_date_part(words, figure)
    if figure.kind in ("measure", "duration"):
        return _is_joined(words, figure) or (figure.kind == "duration" and _numbered(words, figure))
    dated = (moment.is_clock, moment.is_date_part, moment.is_year)
    named = (_is_zip, _is_name, model.is_model, _is_address, _is_joined, _is_marker, _is_pronoun)
    return any(test(words, figure) for test in (*dated, *named))


def _is_joined(words: Words, figure: Figure) -> bool:
    """Digits that a hyphen or slash ties to letters before them, or that are part of a longer code."""
    i, j = figure.start, figure.number.end
    before = words.at(i - 1)
    if before in ("r", "p") and words.text[i - 1].isupper() and words.glued(i - 1):
        return True  # "the R101"
    if figure.number.form == "words" and words.at(j) == "-" and words.glued(j) and words.at(j + 1).endswith("ers"):
        return True  # "two-wheelers" are what they are called
    if before in ("-", "–", "/", ":", "_", "@", "\\") and words.glued(i - 1):
        tied = i >= 2 and words.glued(i - 2) and words.low[i - 2] not in _SIGN_WORDS
        year = i >= 2 and len(words.low[i - 2]) == 4 and words.low[i - 2].isdigit() and len(words.text[i]) <= 2
        if year and words.low[i - 2][:2] in ("18", "19", "20") and figure.kind in ("number", "count"):
            return True
        digits = i >= 2 and words.low[i - 2].replace(",", "").replace(".", "").isdigit()
        if tied and (not digits or before in ("/", ":", "_")):
            return True
    after = words.at(j)
    if after.isalpha() and words.glued(j - 1) and figure.end == j and figure.number.form == "digits":
        return True  # "5G", "640X": no unit that we know
    if before == after == "-" and words.glued(i - 1) and words.low[i - 2].isdigit():
        return True  # the middle of "1-800-555": three groups tied by hyphens are a code
    if after == "-" and words.glued(j - 1) and words.glued(j) and words.at(j + 1)[:1].isdigit():
        return words.low[j + 1][-1].isalpha()
    return after in ("/", ":", "_", "@", "\\") and words.glued(j - 1) and words.glued(j) and figure.unit is None


def _is_zip(words: Words, figure: Figure) -> bool:
    """"PA 23456", "OH 45678-1234": the two letters of an American state, and five digits."""
    i = figure.start - 2 if words.at(figure.start - 1) == "-" and words.glued(figure.start - 2) else figure.start
    if i < 1 or (figure.kind == "count" and words.at(i - 2) != ","):
        return False
    return len(words.text[i]) == 5 and words.text[i].isdigit() and words.text[i - 1] in lexicon.names("postal")


_LEADS = frozenset(["no", "no.", "nos", "nos.", "number", "#", "№"])


def _numbered(words: Words, figure: Figure) -> bool:
    counted = words.at(figure.start - 1) == "number" and "," in words.text[figure.start]
    return words.at(figure.start - 1) in _LEADS and not counted  # "Children under 18 now number 66,000"


_WON = frozenset(
    "won wins win took takes take has have had holds hold held got gained scored polled claimed secured lost".split()
)
_FINITE = ("VBD", "VBZ", "VBP")  # "Arden drew 412 votes, Bray 388 and Clee 365"
_LIST = 24  # words from the first number of a list to one of its later ones
_LONG_NAME = 4  # words of a name
def _is_name(words: Words, figure: Figure) -> bool:
    """A capitalised or referring word right before small bare digits: "Windows 11", "section 12"."""
    number = figure.number
    i = figure.start if figure.first is not None else number.start
    if number.scale != 1 or i == 0 or (figure.approximation != "exact" and figure.first is None):
        return False
    before, low = words.text[i - 1], words.low[i - 1]
    if "\n" in before or (not words.space[i - 1] and low not in ("#", "-")):
        return low == "#"
    if low in _LEADS:
        return (low != "no" or number.form == "digits") and not (low == "number" and "," in words.text[i])
    if number.form == "words":
        named = low in lexicon.names("before") or (words.tag[i - 1] == "NNP" and i > 1 and words.at(i - 2).isalpha())
        return before[0].isupper() and words.text[i][0].isupper() and named
    if "," in words.text[i]:
        return False
    if low in lexicon.names("lower") or (low in lexicon.names("before") and not before.islower()):
        return not (figure.kind == "count" and before.islower() and _plural(words, figure))
    return _capital_name(words, figure, i)


def _plural(words: Words, figure: Figure) -> bool:
    return figure.nouns is not None and words.tag[figure.nouns[1] - 1] == "NNS" and figure.nouns[0] == figure.end


def _capital_name(words: Words, figure: Figure, i: int) -> bool:
    """A name in mid-sentence with digits (word ``i``) behind it and no plural counted: "the Typhoon 4 jet"."""
    before, tag = words.text[i - 1], words.tag[i - 1]
    if not before[:1].isupper() or not before[-1:].isalnum():
        return False
    if tag not in ("NNP", "NNPS", "") or ((i >= 2 or not tag) and words.token(i - 1).is_sent_start):
        return False
    if figure.kind == "count":
        return not _plural(words, figure)
    if _is_gapped(words, i):
        return False
    value = figure.number.value
    if value is not None and (value != value.to_integral_value() or value > 9999):
        return False
    counted = words.parsed and words.token(figure.number.end - 1).dep_ in ("dobj", "npadvmod")
    return figure.unit is None and not counted


def _is_gapped(words: Words, i: int) -> bool:
    """`won 21 seats, the Conservatives 14 and the SNP 9`: the verb of a list stands once, before its first name."""
    j = i - 1
    while j > 0 and words.text[j][:1].isupper() and i - j <= _LONG_NAME:
        j -= 1
    the = words.low[j] == "the"
    earlier = [k for k in range(max(0, i - _LIST), j - the) if words.text[k].isdigit()]
    shared = any(_shared(words, k) for k in earlier)
    many = words.low[i - 1].endswith("s") or "seat" in " ".join(words.low[:j][-_LIST:]) or shared
    joined = words.low[j - the] in (",", "and", ";") and words.at(i + 1) in (",", "and", ".", ";", "in", "with")
    return joined and (many or not the) and (shared or any(_verb_before(words, k) for k in earlier))


def _shared(words: Words, k: int) -> bool:
    """Whether the number of word ``k`` is a name's percentage: "Union 35 per cent, Left 30, Greens 14"."""
    return words.at(k + 1) in ("%", "percent", "per") and k > 0 and words.text[k - 1][:1].isupper()


def _verb_before(words: Words, k: int) -> bool:
    """Whether a verb of having or winning, or any finite one, stands right before the number of word ``k``."""
    return k > 0 and (words.low[k - 1] in _WON or words.tag[k - 1] in _FINITE)


def _is_address(words: Words, figure: Figure) -> bool:
    """"14 Mill Road": digits before capitalised words that end in a street's word."""
    j = figure.number.end
    if words.at(j) in ("-", "–") and words.at(j + 1).isdigit():
        j += 2
    if figure.number.form != "digits" or j >= len(words.text) or not words.text[j][:1].isupper():
        return False
    for k in range(j, min(j + 5, len(words.text))):
        if not (words.text[k][:1].isupper() or words.text[k][:1].isdigit()):
            return False
        if words.low[k] in lexicon.names("after") and (k > j or words.text[k][0].isupper()):
            return True
    return False


def _is_marker(words: Words, figure: Figure) -> bool:
    """A list marker at the head of a line ("3.", "(b) 4)"), or a part of a phone number."""
    i, j = figure.number.start, figure.number.end
    if figure.unit is None and (i == 0 or "\n" in words.text[i - 1]) and words.at(j) in (".", ")", ":"):
        return words.glued(j - 1)
    return _phone(words, i, j)


def _phone(words: Words, i: int, j: int) -> bool:
    text = words.text[i]
    if text[0] == "0" and len(text) > 2 and text.isdigit():
        return True
    if text[0] == "+" and len(text) > 1 and text[1:].isdigit() and words.at(j)[:1].isdigit():
        return True
    groups = [words.at(i - 1), words.at(j)] if words.at(j) != "-" else [words.at(i - 2), words.at(j + 1)]
    long = any(group.isdigit() and len(group) >= 4 for group in groups)
    return len(text) >= 3 and long and words.at(j) in ("-", "", *groups)


_ONE_BEFORE = frozenset(
    """
    the this that no any each every another which first only last good new big next same right wrong square day
    """.split()
)


def _is_pronoun(words: Words, figure: Figure) -> bool:
    """"one" that stands for a person or thing: "no one", "the one that", "one day", "one-off"."""
    if figure.number.value != 1 or figure.number.form != "words" or figure.number.scale != 1:
        return figure.number.value == 0 and figure.unit is None and figure.number.form == "words"
    before, after = words.at(figure.start - 1), words.at(figure.number.end)
    if figure.kind not in ("count", "measure"):
        return True
    if words.tag[figure.number.end : figure.number.end + 1] == ["NNS"]:
        return True  # "running one costs Rs 28"
    if after == "-":
        return words.at(figure.number.end + 1) in ("off", "on", "sided", "to", "time", "way", "stop")
    return before in _ONE_BEFORE or after in ("another", "day", "thing", "more", "such", "or")


def _is_idiom(words: Words, figure: Figure) -> bool:
    """"at one point", "may one day employ": one that counts no points and no days."""
    after, j = words.at(figure.number.end), figure.number.end + 1
    if after in ("point", "stage", "time"):
        return words.at(figure.start - 1) == "at" and words.at(j) not in ("of", "per")
    verb = j < len(words.tag) and words.tag[j] in ("VB", "MD", "VBP")
    return after == "day" and verb and words.tag[figure.start - 1][:2] in ("MD", "TO", "NN", "PR", "VB", "WP")


_GAMES = frozenset("in mixed men women men's women's ladies girls boys the and 's".split())
_AMOUNTS = frozenset("0123456789$£€₹")
_SEEN = frozenset(["NN", "NNS", "PRP", "MD", "TO", "RB"])  # before a verb that the tagger took for an adjective
_TWICE = frozenset("the that its their his her my our your what this those a last".split())


def _is_no_multiple(words: Words, figure: Figure) -> bool:
    """"scored twice", "double-digit", "a triple jump": words of multiples that multiply nothing."""
    word, after = words.low[figure.start], words.at(figure.end)
    if after == "back":
        return True  # "doubled back on itself"
    if word == "doubles" and words.at(figure.start - 1) in _GAMES:
        return True  # "98th in doubles"
    if word in ("twice", "thrice"):
        if after == "as":
            return words.tag_at(figure.end + 1)[:2] not in ("JJ", "RB", "")
        return after not in _TWICE
    if word in ("double", "triple", "treble", "quadruple", "halves", "doubles", "triples", "trebles"):
        verb = words.tag[figure.start].startswith("V")
        counts = after in ("the", "that", "its", "their", "his", "what", "this", "last", "in", "to", ",", ".")
        seen = words.tag[figure.start - 1][:3] in _SEEN  # "saw sales triple from 400"
        seen = seen and after == "from" and words.at(figure.end + 1)[:1] in _AMOUNTS
        return after == "-" or not (verb or ((counts or seen) and words.text[figure.start].islower()))
    return False
