"""Web archives: an article for each page that was answered with success."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from copydesk.errors import InputError
from copydesk.read.columns import Columns
from copydesk.read.opened import missing
from copydesk.read.row import MOST, Row, Unread, unread

_PAGES = ("text/html", "application/xhtml+xml")


def rows(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Row | Unread]:
    """A row for each page; what else was archived is passed over. Raises InputError for a file that is no archive."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise missing("warc", "warcio", path) from None
    none = True
    try:
        for number, found in enumerate(ArchiveIterator(stream), 1):
            none = False
            kind = (found.http_headers.get_header("Content-Type") or "") if found.http_headers else ""
            good = found.rec_type == "response" and found.http_headers.get_statuscode() == "200"
            if not good or kind.partition(";")[0].strip().lower() not in _PAGES:
                continue
            place, url = f"{path}:{number}", found.rec_headers.get_header("WARC-Target-URI")
            raw = found.content_stream().read(MOST + 1)
            if len(raw) > MOST:
                yield unread(InputError(f"{place}: more than {MOST:,} bytes are no article", "too-long"), place, url)
            else:
                yield Row(url or place, place, "page", raw, url)
    except (ArchiveLoadFailed, EOFError) as error:
        raise InputError(f"{path}: not a web archive, or cut off: {error}") from None
    if none:
        raise InputError(f"{path}: there is no record in this archive", "empty")
