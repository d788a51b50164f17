"""A local server for drafts: the checks of the command line over HTTP, and a page to paste a draft into.

    browser -> limits (host, origin, size) -> app (JSON in, report out) -> workers -> worker

`worker` is a process that holds the model and reads one draft at a time; `workers` keeps a few of them,
and kills and replaces one that dies or hangs; nothing of a draft outlives its answer.
"""
