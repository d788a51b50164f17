"""Shares of which only the whole or only the noun stands beside them: the part is told elsewhere.

    one in six of the 48,215 calls         The cuts amount to 3% of the workforce
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk import pen
from copydesk.interval import HUNDRED, ZERO
from copydesk.records import Claim
from copydesk.relate.share.told_share import all_cuts
from copydesk.relate.share.whole import fits, greater, share_of, whole_figure, whole_noun, with_whole
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues
from copydesk.stem import stem


def backward(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`The cuts amount to 3% of the workforce`, after a sentence with one figure that they repeat."""
    fraction = figures[n]
    phrase = whole_noun(sheet, fraction)
    if n == 1 and phrase is not None and (cut := all_cuts(sheet, fraction)) is not None:
        whole = figures[0]
        return share_of(sheet, fraction, cut, whole) if fits(cut, whole) and greater(whole, cut) else None
    if n or phrase is None or fraction.sentence == 0 or not _points_back(sheet, fraction):
        return None
    earlier = [f for f in sheet.plain if f.sentence < fraction.sentence and f.quantity.kind in ("count", "money")]
    last = [f for f in earlier if f.sentence == earlier[-1].sentence]
    if len(last) != 1 or fraction.sentence - last[0].sentence > 2:
        return None
    claim = with_whole(sheet, figures, n, last[0])
    return None if claim is None else claim.model_copy(update={"explicit": False})


def _points_back(sheet: Sheet, fraction: Figure) -> bool:
    """Whether the first words of the sentence only point back and lead to the share by a verb."""
    first = sheet.bounds(fraction.sentence)[0]
    words = [w for w in sheet.page.lows[first : fraction.first] if not w.isspace()]
    if not words or words[0] not in ("the", "that", "this", "these", "those", "they", "it") or len(words) > 7:
        return False
    verbs = {phrase[0] for phrase in (*cues("shares")["verb"], *cues("shares")["same"])}
    return any(w in verbs for w in words)


def lone(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`one in six of the 48,215 calls`: a share of a printed whole; the part may be elsewhere."""
    fraction, whole = figures[n], whole_figure(sheet, figures, n)
    if whole is None:
        return None
    for part in sheet.plain:
        if abs(part.sentence - fraction.sentence) > 3 or part in (fraction, whole) or not fits(part, whole):
            continue
        if _named_alike(sheet, fraction, part) and fraction.quantity.loose.overlaps(
            part.quantity.interval / whole.quantity.interval
            if fraction.quantity.kind != "percent"
            else part.quantity.interval.percent_of(whole.quantity.interval)
        ):
            return sheet.claim("share", {"fraction": fraction, "part": part, "whole": whole}, explicit=False)
    slipped = _slipped(sheet, fraction, whole)
    if slipped is not None:
        tie = {"whole": sheet.words(fraction.first, fraction.last)}
        roles = {"fraction": fraction, "part": slipped, "whole": whole}
        return sheet.claim("share", roles, cues=tie, explicit=False)
    return sheet.claim("share", {"fraction": fraction, "whole": whole})


def _slipped(sheet: Sheet, fraction: Figure, whole: Figure) -> Figure | None:
    """`5,200 entries got an A ... 13% of the 14,000 entries`: the one part that a slip in the whole explains."""
    alike = [
        f for f in sheet.plain
        if f.quantity.kind == whole.quantity.kind == "count" and f is not whole and f.nouns[:1] == whole.nouns[:1]
        and f.quantity.trend is None and f.quantity.value != whole.quantity.value
    ]  # fmt: skip
    if len({f.quantity.value for f in alike}) != 1 or not fraction.quantity.value or not whole.nouns:
        return None
    size = fraction.quantity.value / (HUNDRED if fraction.quantity.kind == "percent" else 1)
    implied = pen.as_coarse((alike[0].quantity.value or ZERO) / size, whole.quantity.value or ZERO)
    meant = pen.sound_alike(implied, whole.quantity.value) or pen.swapped(implied, whole.quantity.value)
    return alike[0] if meant else None


def _named_alike(sheet: Sheet, fraction: Figure, part: Figure) -> bool:
    """Whether the share's sentence and the part's phrase share a noun that is not the whole's."""
    start, end = sheet.phrase(part.last)
    names = {stem(sheet.page.words[k]) for k in range(start, end) if len(sheet.page.words[k]) > 1}
    behind = {stem(w) for w in sheet.after(fraction, 14)}
    return len(names & behind) >= 2 or bool(names & behind and len(names) <= 2)
