"""Which files an input stands for: a file, a folder with what is below it, a glob, or a URL."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from copydesk.errors import InputError
from copydesk.read.opened import filesystem, is_url, suffix


def below(folder: str, suffixes: Sequence[str]) -> Iterator[str]:
    """The files of those kinds in a folder, sorted by name at each level, less what is hidden; one level in memory.

    Raises OSError for a folder that cannot be listed.
    """
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir(), entry.is_symlink()) for entry in entries if entry.name[0] != ".")
    for name, is_folder, is_link in found:
        path = os.path.join(folder, name)
        if is_folder and not is_link:
            yield from below(path, suffixes)
        elif not is_folder and suffix(name) in suffixes and os.path.isfile(path):
            yield path


def _remote(url: str) -> Iterator[str]:
    """The files of a URL: itself, what its glob matches, or what lies below it."""
    system = filesystem(url)
    scheme = url.split("://")[0]
    if glob.has_magic(url):
        found = [system.unstrip_protocol(name) for name in sorted(system.glob(url))]
    elif scheme not in ("http", "https") and system.isdir(url):
        found = [system.unstrip_protocol(name) for name in sorted(system.find(url))]
    else:
        found = [url]
    if not found:
        raise InputError(f"{url}: there is no such file", "unreadable")
    yield from found


def _listed(folder: str, suffixes: Sequence[str]) -> Iterator[str]:
    none = True
    for path in below(folder, suffixes):
        none = False
        yield path
    if none:
        raise InputError(f"{folder}: there is no {', '.join(suffixes)} file in this folder", "empty")


def files(path: str, suffixes: Sequence[str]) -> Iterator[str]:
    """The files that an input stands for, in order; ``suffixes``: what is taken of a folder.

    A path that is there is never a glob. Raises InputError where there is nothing.
    """
    try:
        if is_url(path):
            yield from _remote(path)
        elif os.path.isdir(path):
            yield from _listed(path, suffixes)
        elif glob.has_magic(path) and not os.path.lexists(path):
            matched = sorted(glob.glob(path, recursive=True), key=Path)
            for name in matched:
                yield from files(name, suffixes) if os.path.isdir(name) else [name]
            if not matched:
                raise InputError(f"{path}: nothing matches", "unreadable")
        else:
            yield path
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}", "unreadable") from None
