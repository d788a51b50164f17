"""Claims: mentions in roles. A folder per family of claims; a file with ``relate(doc, mentions)`` finds some."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import context, sheet
from copydesk.relate.conversion import slip
from copydesk.relate.conversion.slip import Slip
from copydesk.relate.retelling import titled
from copydesk.relate.retelling.titled import Titled

Relater = Callable[[Doc, Mentions], Iterator[Claim]]


@functools.cache
def relaters() -> tuple[Relater, ...]:
    """The folder is the registry: every module under it that has ``relate``, by name."""
    names = sorted(module.name for module in pkgutil.walk_packages(__path__, f"{__name__}."))
    modules = [importlib.import_module(name) for name in names]
    return tuple(module.relate for module in modules if hasattr(module, "relate"))


def relate(doc: Doc, mentions: Mentions) -> tuple[Claim, ...]:
    """Every claim of the article, in reading order, with ids."""
    claims = _once([claim for relater in relaters() for claim in relater(doc, mentions)])
    claims.sort(key=lambda claim: (claim.start, claim.end, claim.kind))
    if not claims:
        return ()
    read = sheet.read(doc, mentions)
    whole = (context.complete(read, mentions, claim) for claim in claims)
    return tuple(claim.model_copy(update={"id": f"c{n}"}) for n, claim in enumerate(whole, 1))


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without what two relaters found alike: one figure told twice, and figures put in order.

    Of comparisons a place (cue ``place``) gives way.
    """
    ordered = {tuple(c.roles.values()) for c in claims if c.kind == "comparison" and "place" not in c.cues}
    kept = [claim for claim in claims if "place" not in claim.cues or tuple(claim.roles.values()) not in ordered]
    retold = {tuple(claim.roles.items()): n for n, claim in reversed([*enumerate(kept)]) if claim.kind == "value"}
    return [c for n, c in enumerate(kept) if c.kind != "value" or retold[tuple(c.roles.items())] == n]


def slips(doc: Doc, mentions: Mentions, claims: Sequence[Claim]) -> tuple[Slip, ...]:
    """What amounts with a doubtful currency sign would say in the currency of those beside them."""
    return tuple(slip.slips(doc, mentions, claims, sheet.read(doc, mentions), relate))


def titles(doc: Doc, mentions: Mentions, title: Doc, told: Mentions, known: int) -> tuple[Titled, ...]:
    """The figures of a title that is kept beside the text. known: how many claims have ids already."""
    found = titled.titled(doc, mentions, title, told)
    return tuple(
        replace(each, claim=each.claim.model_copy(update={"id": f"c{known + n}"})) for n, each in enumerate(found, 1)
    )
