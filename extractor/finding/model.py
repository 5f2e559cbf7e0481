"""Loads a spaCy pipeline of the user, which is used for entities only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import ModelError
from extractor.finding.entities import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from spacy.language import Language

    from extractor.types import Span

# spaCy's code for pipelines of several languages.
_ANY_LANGUAGE = "xx"
# spaCy stores its strings as UTF-8, which has no lone surrogates: each becomes one other character.
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Model:
    """A pipeline and the name that the user gave for it."""

    name: str
    pipeline: Language

    def reads(self, language: str) -> bool:
        """Whether the pipeline is made for the language (spaCy's code) or for any."""
        return self.pipeline.lang in {language, _ANY_LANGUAGE}

    def entities(self, text: str, stretches: Sequence[Span]) -> list[Entity]:
        """The entities of these stretches of the text, each processed alone."""
        pieces = ((_SURROGATE.sub("\ufffd", text[slice(*span)]), span.start) for span in stretches)
        with self.pipeline.memory_zone():
            docs = self.pipeline.pipe(pieces, as_tuples=True)
            return [
                Entity(at + entity.start_char, at + entity.end_char, entity.label_)
                for doc, at in docs
                for entity in doc.ents
            ]


def load_model(name: str | Path) -> Model:
    """The installed pipeline of that name, or the one saved in that folder.

    Raises ModelError if spaCy cannot load it.
    """
    import spacy  # noqa: PLC0415 - a second of start-up that only this option needs

    try:
        return Model(str(name), spacy.load(name))
    except Exception as error:
        # Foreign code can fail in any way; every failure is reported to the user.
        what = f"cannot be loaded as a spaCy pipeline: {_first_line(error)}"
        mend = "install it with pip, or give the folder that nlp.to_disk wrote"
        raise ModelError(str(name), what, mend) from error


def _first_line(error: Exception) -> str:
    lines: Iterable[str] = str(error).strip().splitlines()
    return next(iter(lines), type(error).__name__)
