"""What git knows: the files that changed since a revision, and a file as it stood there."""

from __future__ import annotations

import subprocess
from pathlib import Path

from copydesk.errors import InputError


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints; None where it fails. Raises InputError where there is no git."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, encoding="utf-8")
    except OSError as error:
        raise InputError(f"--since needs git: {error.strerror or error}") from None
    return done.stdout if done.returncode == 0 else None


def _commit(revision: str, folder: Path) -> str:
    if _git(folder, "rev-parse", "--show-toplevel") is None:
        raise InputError(f"--since: {folder.resolve()} is not in a repository of git")
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        raise InputError(f"--since: {revision!r} is no revision of this repository; in CI, fetch its history first")
    return found.strip()


def changed(revision: str, folder: Path = Path()) -> frozenset[Path]:
    """The files that differ from where this branch left ``revision``, and those that git does not know yet.

    Files as they lie on disk, not as they are committed. Raises InputError where there is no such revision.
    """
    commit = _commit(revision, folder)
    root = Path((_git(folder, "rev-parse", "--show-toplevel") or "").rstrip("\n"))
    base = (_git(folder, "merge-base", commit, "HEAD") or commit).strip()
    names = _git(root, "diff", "--name-only", "-z", "--diff-filter=d", base, "--") or ""
    names += _git(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    return frozenset((root / name).resolve() for name in names.split("\0") if name)


def shown(revision: str, path: Path) -> str | None:
    """The text of a file in a revision; None where it was not there. Raises InputError for no such revision."""
    commit = _commit(revision, path.parent)
    return _git(path.parent, "show", f"{commit}:./{path.name}")
