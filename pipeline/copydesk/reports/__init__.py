"""A file per output format, each with ``render(report) -> str``."""
