"""The spaCy factory ``copydesk``: ``nlp.add_pipe("copydesk")`` gives ``doc._.copydesk``."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc


class Component:
    """Sets ``doc._.copydesk`` to the Report of ``doc.text``; changes nothing else on the Doc.

    The text is read again by copydesk's own tokenizer and parser, so the records do not
    depend on the host pipeline; their offsets are character offsets into ``doc.text``.
    """

    def __init__(self, published: str | None, settings: dict[str, Any]) -> None:
        self.published = published
        self.settings = settings
        if not Doc.has_extension("copydesk"):
            Doc.set_extension("copydesk", default=None)

    def __call__(self, doc: Doc) -> Doc:
        import copydesk

        doc._.copydesk = copydesk.check(doc.text, published=self.published, **self.settings)
        return doc


@Language.factory("copydesk", default_config={"published": None, "settings": {}}, assigns=["doc._.copydesk"])
def copydesk(nlp: Language, name: str, published: str | None, settings: dict[str, Any]) -> Component:
    """Make the component; ``settings`` are those of `copydesk.settings.Settings`."""
    return Component(published, settings)
