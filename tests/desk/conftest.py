"""One desk for all tests that leave it as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from served import Running, running


@pytest.fixture(scope="session")
def desk() -> Iterator[Running]:
    """Two workers, and more time than a busy machine needs."""
    with running("--workers", "2", "--time-limit", "20") as opened:
        opened.wait(2)
        yield opened
