"""Near-copies: one story in several places, as it was or with some words changed.

Texts are compared by the share of their five-word shingles that they have in common, estimated by
minhash (Broder 1997, "On the resemblance and containment of documents"): of each of `_HASHES` fixed
hash functions the least value over a text's shingles is kept, and two texts agree in as many of
these as they share shingles. Candidates share a band of `_ROWS` values (Leskovec, Rajaraman and
Ullman, "Mining of Massive Datasets", 3.4). Half a kilobyte an article is held in memory, no text.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Signatures = npt.NDArray[np.uint32]

ALIKE = 0.5  # of the shingles; unrelated articles share fewer than one in fifty
_SHINGLE = 5
_HASHES, _ROWS = 96, 3  # 32 bands: 99% of pairs that share half of their shingles are candidates
_LEAST = 12  # words of a text that can be a copy
_BLOCK = 512  # shingles that are hashed at once
_WORD = re.compile(r"\w+")

_SEEDED = np.random.Generator(np.random.PCG64(20240828))
_FACTORS = _SEEDED.integers(1, 1 << 62, size=(_HASHES, 1), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_POWERS = _SEEDED.integers(1, 1 << 62, size=_SHINGLE, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_SHIFT, _MIX = np.uint64(32), np.uint64(0x9E3779B97F4A7C15)


def copies(texts: Iterable[str | None]) -> list[int | None]:
    """For each text the place of the first one that it is a near-copy of; None for the first itself.

    A text that is missing, or too short to tell, is nobody's copy.
    """
    packed = bytearray()
    for text in texts:
        packed += signature(text or "").tobytes()
    signatures = np.frombuffer(packed, np.uint32).reshape(-1, _HASHES)
    known: list[int | None] = [None] * len(signatures)
    rivals = _shared(signatures)
    seen: list[dict[int, list[int]]] = [defaultdict(list) for _ in range(signatures.shape[1] // _ROWS)]
    for n in np.flatnonzero(rivals.any(axis=1)).tolist():
        own = _bands(signatures[n : n + 1])[0].tolist()
        bands = [(k, band) for k, band in enumerate(own) if rivals[n, k]]
        near = sorted({m for k, band in bands for m in seen[k][band]})
        known[n] = _first(signatures, n, near)
        if known[n] is None:
            for k, band in bands:
                seen[k][band].append(n)
    return known


def signature(text: str) -> Signatures:
    """The text's minhashes; all zero where it is too short to tell."""
    words = _WORD.findall(text.lower())
    if len(words) < _LEAST:
        return np.zeros(_HASHES, np.uint32)
    hashed = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint64)
    shingles = np.zeros(len(words) - _SHINGLE + 1, np.uint64)
    for k, power in enumerate(_POWERS):
        shingles += hashed[k : k + len(shingles)] * power
    shingles = np.unique((shingles ^ (shingles >> _SHIFT)) * _MIX)
    least = np.full(_HASHES, np.iinfo(np.uint32).max, np.uint32)
    for start in range(0, len(shingles), _BLOCK):
        values = (_FACTORS * shingles[start : start + _BLOCK]) >> _SHIFT
        least = np.minimum(least, values.min(axis=1).astype(np.uint32))
    return least


def _bands(signatures: Signatures) -> npt.NDArray[np.uint64]:
    """One number for each band of each signature."""
    out = np.zeros((len(signatures), signatures.shape[1] // _ROWS), np.uint64)
    for k in range(_ROWS):
        out = (out ^ signatures[:, k::_ROWS].astype(np.uint64)) * _MIX
    return out


def _shared(signatures: Signatures) -> npt.NDArray[np.bool_]:
    """Which bands of which signatures some other signature has as well."""
    out = np.zeros((len(signatures), signatures.shape[1] // _ROWS), np.bool_)
    some = signatures.any(axis=1)
    for k in range(out.shape[1]):
        band = _bands(signatures[:, k * _ROWS : (k + 1) * _ROWS])[:, 0]
        _, place, times = np.unique(band, return_inverse=True, return_counts=True)
        out[:, k] = some & (times[place] > 1)
    return out


def _first(signatures: Signatures, n: int, near: Sequence[int]) -> int | None:
    """The first of the candidates that is alike enough."""
    if not near:
        return None
    alike = (signatures[near] == signatures[n]).mean(axis=1) >= ALIKE
    return near[int(alike.argmax())] if alike.any() else None
