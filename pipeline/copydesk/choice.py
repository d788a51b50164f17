"""Which checks a run is told to run: their names looked up, and wrong ones said with what there is."""

from __future__ import annotations

import difflib

from copydesk.errors import SettingError
from copydesk.settings import Settings
from copydesk.verdict import Check, all_checks


def find_check(name: str) -> Check:
    """The check of that code or name, in capitals or not. Raises SettingError with the nearest, or all codes."""
    by_name = {key.lower(): rule for rule in all_checks() for key in (rule.code, rule.name)}
    rule = by_name.get(name.lower().replace("_", "-"))
    if rule is None:
        near = difflib.get_close_matches(name.lower(), by_name, 1)
        listed = ", ".join(f"{rule.code} {rule.name}" for rule in all_checks())
        hint = f"did you mean {near[0].upper() if near[0].startswith('cd') else near[0]!r}? " if near else ""
        raise SettingError(f"unknown check {name!r}; {hint}one of {listed}")
    return rule


def settled(settings: Settings) -> Settings:
    """The settings with ``select`` and ``ignore`` as codes. Raises SettingError for a check that is not there."""
    chosen = {
        key: tuple(find_check(name).code for name in getattr(settings, key)) for key in ("select", "ignore")
    }
    return settings.model_copy(update=chosen)
