"""Words of an article as HTML: no markup of theirs, no control character at work, no address but the web's.

A character that turns or hides text (bidi controls, zero-width ones, the C0 and C1 controls) stays in
the page, so that its text is the article's, but stands alone in a ``<bdi>``: what it starts ends there,
and the style shows its name. What HTML cannot carry at all (NUL, half a surrogate pair) is shown as U+FFFD.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_NAMES = {
    0x00AD: "SHY", 0x061C: "ALM", 0x180E: "MVS", 0x200B: "ZWSP", 0x200E: "LRM", 0x200F: "RLM", 0x2028: "LS",
    0x2029: "PS", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM", 0x00: "NUL", 0x1B: "ESC",
}  # fmt: skip
_LONE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0001-\U000e007f]"
)


def name(char: str) -> str:
    """What a control character is called in print: "RLO", or its code point."""
    return _NAMES.get(ord(char), f"U+{ord(char):04X}")


def _carried(char: str) -> str:
    """The character as a page of UTF-8 can hold it."""
    return "\ufffd" if char == "\0" or unicodedata.category(char) == "Cs" else char


def _shown(found: re.Match[str]) -> str:
    return f'<bdi class="ctl" data-sign="{name(found[0])}">{_carried(found[0])}</bdi>'


def inert(text: object) -> Markup:
    """The text for the inside of an element: escaped, each control character named and on its own."""
    safe = str(escape(text))
    return Markup(_LONE.sub(_shown, safe).replace("\r", "&#13;"))  # a bare CR would become a line feed


def plain(text: object) -> str:
    """The text for an attribute or a page's title, on one line: control characters give way to their names."""
    return " ".join(_LONE.sub(lambda found: f"[{name(found[0])}]", str(text)).split())


def link(url: str | None) -> str | None:
    """The address where it leads to the web (http, https, with a host); None for any other, so never a script."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    safe = re.match("https?://", url or "", re.IGNORECASE) and parts.hostname and not _LONE.search(url or "")
    return url if safe else None
