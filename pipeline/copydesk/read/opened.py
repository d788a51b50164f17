"""Files as streams of bytes: local or behind a URL, plain, gzip or zstd; what was read of them is counted."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any, cast

from copydesk.errors import InputError

COMPRESSED = (".gz", ".zst")


@dataclass
class Meter:
    """How many bytes of the inputs, as they lie there, have been read."""

    bytes: int = 0


class _Counted(io.RawIOBase):
    """A raw stream that tells the meter."""

    def __init__(self, raw: IO[bytes], meter: Meter) -> None:
        self._raw, self._meter = raw, meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        got = self._raw.read(len(buffer))
        buffer[: len(got)] = got
        self._meter.bytes += len(got)
        return len(got)

    def close(self) -> None:
        self._raw.close()
        super().close()


def is_url(path: str) -> bool:
    """Whether it is for fsspec to open: ``s3://…``, ``https://…``."""
    return "://" in path


def missing(extra: str, package: str, place: str) -> InputError:
    """What is said where a package is not installed that this input needs."""
    return InputError(f"{place}: reading this needs {package}: pip install 'copydesk[{extra}]'", "not-installed")


def suffix(path: str) -> str:
    """The suffix that tells the kind, in lower case and without that of the compression."""
    name = PurePath(path.lower())
    return PurePath(name.stem).suffix if name.suffix in COMPRESSED else name.suffix


def filesystem(url: str) -> Any:
    """The file system of a URL. Raises InputError where the package for it is not installed."""
    try:
        import fsspec

        return fsspec.core.url_to_fs(url)[0]
    except ImportError as error:
        raise missing("remote", getattr(error, "name", None) or "fsspec", url) from None
    except ValueError as error:
        raise InputError(f"{url}: {error}", "unreadable") from None


def _raw(path: str) -> IO[bytes]:
    if is_url(path):
        return cast(IO[bytes], filesystem(path).open(path, "rb"))
    return open(path, "rb", buffering=0)


def _plain(raw: io.RawIOBase, path: str) -> IO[bytes]:
    if path.lower().endswith(".gz"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=io.BufferedReader(raw)))
    if path.lower().endswith(".zst"):
        try:
            from backports import zstd
        except ImportError:
            raise missing("zstd", "backports.zstd", path) from None
        return cast(IO[bytes], io.BufferedReader(zstd.ZstdFile(io.BufferedReader(raw))))
    return cast(IO[bytes], io.BufferedReader(raw))


@contextlib.contextmanager
def opened(path: str, meter: Meter) -> Iterator[IO[bytes]]:
    """The bytes of a file, decompressed. Raises InputError for whatever the system says of it, or of what it holds."""
    with told(path), _Counted(_raw(path), meter) as raw, _plain(raw, path) as stream:
        yield stream


@contextlib.contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what the system, or a decompressor, says of a file into an InputError."""
    try:
        yield
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file", "unreadable") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path}: the file is damaged or cut off: {error}", "malformed") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}", "unreadable") from None
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        raise InputError(f"{path}: the file is damaged or cut off: {error}", "malformed") from None
