"""Which checks a run is told to run: their names looked up, and wrong ones said with what there is."""

from __future__ import annotations

from copydesk.errors import SettingError, one_of
from copydesk.settings import Settings
from copydesk.verdict import Check, all_checks


def find_check(name: str) -> Check:
    """The check of that code or name, in capitals or not. Raises SettingError with the nearest, or all codes."""
    by_name = {key: rule for rule in all_checks() for key in (rule.code, rule.name)}
    plain = name.lower().replace("_", "-")
    wanted = plain.upper() if plain.startswith("cd") else plain
    if wanted not in by_name:
        listed = [f"{rule.code} {rule.name}" for rule in all_checks()]
        raise SettingError(f"unknown check {name!r}; {one_of(wanted, by_name, listed)}")
    return by_name[wanted]


def settled(settings: Settings) -> Settings:
    """The settings with ``select`` and ``ignore`` as codes. Raises SettingError for a check that is not there."""
    chosen = {
        key: tuple(find_check(name).code for name in getattr(settings, key)) for key in ("select", "ignore")
    }
    return settings.model_copy(update=chosen)
