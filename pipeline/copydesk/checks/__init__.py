"""A file per check; the folder is the registry (see `copydesk.verdict`)."""
