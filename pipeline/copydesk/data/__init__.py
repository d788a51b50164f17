"""TOML word lists, and the models that validate them."""
