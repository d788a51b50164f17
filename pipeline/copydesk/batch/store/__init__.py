"""The tables of a run, built from its reports and asked in SQL: ``build`` writes them, ``query.ask`` reads them."""

from copydesk.batch.store.tables import build

__all__ = ["build"]
