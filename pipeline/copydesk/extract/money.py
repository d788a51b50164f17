"""Money: a number with the sign, code or name of a currency, before or behind it.

A word or sign that several currencies share keeps them all, commonest first; which one
it is, `currency.resolve` settles.
"""

from __future__ import annotations

from decimal import Decimal

from copydesk.extract import coinage, lexicon, weight
from copydesk.extract.coinage import CurrencyName
from copydesk.extract.figure import Figure
from copydesk.extract.numeral import Number
from copydesk.extract.words import Words

_COUNTRY_SIGNS = {
    "us": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD",
    "hk": "HKD", "nz": "NZD", "nt": "TWD", "s": "SGD", "sg": "SGD", "r": "BRL", "mex": "MXN", "mx": "MXN",
}
# Codes and signs that are words or names when nothing ties them to the number.
_SHY = frozenset(
    """
    ALL TOP TRY CUP SOS MAD GEL PEN COP MOP BAM LAK RON LE ETH BD DT SR QR P R Fr L$ 元 Bs Br Ft kn Kz Tk
    """.split()
)


def read(words: Words, number: Number) -> Figure | None:
    """The amount that the number is part of, or None."""
    return _signed(words, number) or _coded_before(words, number) or behind(words, number)


def _signed(words: Words, number: Number) -> Figure | None:
    """"£3.2bn", "US $41", "$63 US", "$-7.4bn", "-$5m": a sign right before the digits."""
    i = number.start - 1
    codes = coinage.symbols().get(words.text[i]) if i >= 0 else None
    if codes is None and i >= 0 and _millions(words, number, i):
        return Figure(i, number.end, number, "money", codes=(words.text[i][1:],))
    if codes is None or (words.text[i].isalpha() and words.space[i] and not _tied(words, i, number)):
        return None
    letter = len(words.text[i]) == 1 and words.text[i].isascii() and words.text[i].isalpha()
    if letter and not _is_amount(words, number):
        return None  # "the R101", "the R2"
    start = i
    country = _COUNTRY_SIGNS.get(words.at(i - 1))
    near = words.space[i - 1] == "" or len(words.at(i - 1)) > 1 or _alone(words, i - 1)
    if words.text[i] == "$" and country and near:
        start, codes = i - 1, (country,)
    figure = Figure(start, number.end, number, "money", codes=codes)
    _scale_behind(words, figure)
    _country_behind(words, figure)
    if number.sign == "" and number.value is not None and _minus_at(words, start - 1):
        figure.start, number.value, number.sign = start - 1, -number.value, "-"
    return figure


def _minus_at(words: Words, i: int) -> bool:
    """Whether word i makes what follows negative: "minus", or a dash glued to it alone."""
    if words.at(i) == "minus":
        return True
    return words.at(i) in ("-", "−", "–") and words.glued(i) and (i < 1 or bool(words.space[i - 1]))


def _millions(words: Words, number: Number, i: int) -> bool:
    """"MSEK 615", "45 MCHF": a code with its scale in front; multiplies the number."""
    text = words.text[i]
    factor = {"M": Decimal(10**6), "T": Decimal(1000), "K": Decimal(1000), "B": Decimal(10**9)}.get(text[:1])
    if len(text) != 4 or factor is None or text[1:] not in coinage.currencies() or text in coinage.currencies():
        return False
    if number.scale != 1 or number.value is None:
        return False
    number.value, number.scale = number.value * factor, factor
    number.step = None if number.step is None else number.step * factor
    return True


def _alone(words: Words, i: int) -> bool:
    return words.text[i].islower() and words.at(i) != "a" and words.at(i) != "s"


def _tied(words: Words, i: int, number: Number) -> bool:
    """Whether a sign of letters before a space is one: "CHF 500", "Rs 5 lakh", and "ALL 3.4 million" in prose.

    A code that is also a word or a name needs an amount behind it (a scale, grouped digits or
    decimals) that counts nothing, and no word in capitals before it, as a headline has.
    """
    code = words.text[i]
    if code not in _SHY:
        return True
    alone = not (i and words.text[i - 1].isalpha() and words.text[i - 1].isupper() and len(words.text[i - 1]) > 1)
    tag = words.tag_at(number.end)
    bare = not tag.startswith(("NNS", "NNPS", "JJ"))
    return len(code) == 3 and code.isascii() and _is_amount(words, number) and alone and bare


def _scale_behind(words: Words, figure: Figure) -> None:
    """"$ 6 million" is read with the number; "MCHF" and "USD million" only here."""
    if words.at(figure.end) in ("usd", "us") and words.at(figure.end + 1) in ("million", "billion"):
        _times(words, figure, figure.end + 1)


def _times(words: Words, figure: Figure, j: int) -> None:
    kind, factor = lexicon.number_words().get(words.at(j), ("", Decimal(1)))
    if kind == "scale" and figure.number.value is not None and figure.number.scale == 1:
        figure.number.value *= factor
        figure.number.step = None if figure.number.step is None else figure.number.step * factor
        figure.number.scale = factor
        figure.end = j + 1


def _country_behind(words: Words, figure: Figure) -> None:
    """"$63 US", "$41 Canadian", "$5m AUD": the country, or the name again, behind a bare sign."""
    j = figure.end
    if j >= len(words.text) or words.text[j] in "-–—,.()":
        return
    named = coinage.money_names().at(words.low, j)
    if named is not None and named[1].minor is None and set(named[1].codes) & set(figure.codes):
        figure.end = named[0]
        figure.codes = tuple(code for code in figure.codes if code in named[1].codes) or figure.codes
        return
    word = words.text[j]
    following = words.at(j + 1)
    if word in ("US", "U.S.", "Canadian", "Australian", "AUD", "CAD", "USD", "NZD") and "USD" in figure.codes:
        ends = following in ("", ".", ",", ")", ";", "a", "an", "per", "in", "and", "to", "for", "on", "at", "from")
        codes = coinage.symbols().get(word) or (_COUNTRY_SIGNS.get(word.lower()) or _adjective(word),)
        if ends and codes[0]:
            figure.end, figure.codes = j + 1, (codes[0],)


def _adjective(word: str) -> str:
    return {"Canadian": "CAD", "Australian": "AUD"}.get(word, "")


# Names of currencies that are other words too: "it won 3.5 million votes".
_HOMONYMS = frozenset("real sum sums mark sol won colon crown som lek".split())


def _coded_before(words: Words, number: Number) -> Figure | None:
    """"dollar 6.3 million", "peso 4,000" before an amount; codes and signs ("SEK 615 million") are `_signed`."""
    i = number.start - 1
    named = coinage.money_names().ending(words.low, number.start)
    if named is None or i < 0 or number.form not in ("digits", "words") or not words.space[i]:
        return None
    word = words.low[i]
    name = not (word in _HOMONYMS or word.endswith("s") or words.text[i].istitle())
    if not (name and _is_amount(words, number)) or words.at(i - 1) in ("the", "a", "us", "per"):
        return None
    behind = coinage.money_names().at(words.low, number.end)
    if behind is not None or not ends_clause(words, number.end):
        return None
    return Figure(named[0], number.end, number, "money", codes=named[1].codes, minor=named[1].minor)


def _is_amount(words: Words, number: Number) -> bool:
    """Whether a number looks like a sum of money: a scale, grouped digits or decimals."""
    wide = number.end > number.start + 1 or any(mark in words.text[number.start] for mark in ",.'’")
    return number.scale > 1 or wide


def ends_clause(words: Words, j: int) -> bool:
    """Whether word j counts nothing for the figure before it: a stop, a preposition, no noun."""
    return words.at(j) in ("", ".", ",", ";", "to", "and", "or", "in", "for") or words.tag[j - 1 : j] == [""] or (
        j < len(words.tag) and not words.tag[j].startswith(("NN", "JJ"))
    )


def behind(words: Words, number: Number) -> Figure | None:
    """"7.2 million Australian dollars", "64.5p", "27 sen", "850€", "9-cent", "USD" behind."""
    j = number.end
    if j >= len(words.text):
        return None
    glued = words.glued(j - 1)
    sign = words.text[j]
    codes = coinage.symbols().get(sign)
    if codes is not None and _may_follow(words, number, j, glued):
        figure = Figure(number.start, j + 1, number, "money", codes=codes)
        if words.at(j + 1) in ("million", "billion", "trillion"):
            _times(words, figure, j + 1)
        return figure
    if _millions(words, number, j):
        return Figure(number.start, j + 1, number, "money", codes=(sign[1:],))
    minor = coinage.minor_symbols().get(sign)
    if minor is not None and (glued or words.at(j - 1) != "") and _pence(words, number, j, glued):
        return Figure(number.start, j + 1, number, "money", codes=minor.codes, minor=minor.minor)
    at = j + 1 if sign == "-" and glued and words.glued(j) else j
    return _spelled(words, number, at, j)


def _spelled(words: Words, number: Number, at: int, j: int) -> Figure | None:
    """A name behind the digits; "of" may stand between after a vague plural ("millions of dollars")."""
    if words.at(at) in ("of", "or") and number.form == "vague":
        at += 1
    elif words.at(at) == "of" and words.at(at + 1) == "a" and number.form == "fraction":
        at += 2
    elif words.at(at) == "a" and number.form == "fraction":
        at += 1
    found = coinage.money_names().at(words.low, at)
    if found is None or _is_other(words, found, at, number):
        return None
    end, meaning = found
    return Figure(number.start, end, number, "money", codes=meaning.codes, minor=meaning.minor)


_FORMS = frozenset(["words", "digits", "vague", "malformed", "fraction"])


def _is_other(words: Words, found: tuple[int, CurrencyName], at: int, number: Number) -> bool:
    """A currency's word that is something else here: "10 US soldiers", "two real fans", "a 160-pound boxer"."""
    end, _meaning = found
    word, printed = words.low[end - 1], words.text[at]
    if number.form not in _FORMS:
        return True
    longer = lexicon.unit_words().at(words.low, at)
    if longer is not None and longer[0] > end:
        return True
    if end > at + 1:
        return False  # "20 Uzbek sums": the adjective leaves no doubt
    if word in _HOMONYMS or word == "sen":
        return not (number.scale > 1 or word in ("sen", "won")) or printed.istitle()
    if word in ("pound", "pounds") and end == at + 1:
        return weight.is_weight(words, number, end)
    return word in ("cent",) and words.at(at - 1) == "per"


def _may_follow(words: Words, number: Number, j: int, glued: bool) -> bool:
    """Whether a sign behind the digits is theirs and not the next number's ("7 $ 40 $")."""
    if number.form not in ("digits", "words"):
        return False
    sign = words.text[j]
    if sign in _SHY and not glued:
        return False
    nexts = words.at(j + 1)
    if sign == "PS":
        return False
    return not (words.glued(j) and nexts[:1].isdigit()) or glued


def _pence(words: Words, number: Number, j: int, glued: bool) -> bool:
    if words.text[j] == "p":
        return number.form == "digits" and not words.at(j + 1).startswith(".m") and words.at(number.start - 1) != "$"
    return glued and number.form == "digits"
