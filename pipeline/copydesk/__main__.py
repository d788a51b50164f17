"""``python -m copydesk`` is the command ``copydesk``."""

from __future__ import annotations

from copydesk.cli import main

if __name__ == "__main__":
    main()
