"""The spaCy factory ``copydesk``: ``nlp.add_pipe("copydesk")`` gives ``doc._.copydesk``."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from copydesk import check
from copydesk import settings as options
from copydesk.records import Report

_KEY = "copydesk"


def _report(doc: Doc) -> Report | None:
    """The Report of a Doc that the component has seen, else None."""
    kept = doc.user_data.get(_KEY)
    return None if kept is None else Report.model_validate_json(kept)


Doc.set_extension("copydesk", getter=_report, force=True)


class Component:
    """Makes ``doc._.copydesk`` the Report of ``doc.text``; changes nothing else on the Doc.

    The text is read again by copydesk's own tokenizer and parser, so the records do not
    depend on the host pipeline; their offsets are character offsets into ``doc.text``.
    The Doc carries the report as JSON in ``user_data``, so it outlives ``nlp.pipe`` with
    several processes, ``Doc.to_bytes`` and ``DocBin(store_user_data=True)``.
    """

    def __init__(self, published: str | None, settings: dict[str, Any]) -> None:
        options.settings(**settings)
        self.published = published
        self.settings = settings

    def __call__(self, doc: Doc) -> Doc:
        report = check(doc.text, published=self.published, **self.settings)
        doc.user_data[_KEY] = report.model_dump_json(by_alias=True)
        return doc


@Language.factory("copydesk", default_config={"published": None, "settings": {}}, assigns=["doc._.copydesk"])
def copydesk(nlp: Language, name: str, published: str | None, settings: dict[str, Any]) -> Component:
    """Make the component.

    published: when the texts appeared, as in `copydesk.check`; settings: those of
    `copydesk.settings.Settings`. Raises SettingError where one does not exist.
    """
    return Component(published, settings)
