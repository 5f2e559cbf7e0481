"""The tokeniser for spaCy: splits particles off words, and keeps every character."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from extractor.errors import RulesError
from extractor.finding.tokens import TokenRules, token_rules, tokenize
from extractor.rules import load

NAME = "investment.korean.v1"


class ParticleTokenizer:
    """Makes a Doc whose ``text`` equals the input, white space included.

    It is stored with its rules: a pipeline trained on its tokens keeps them.
    """

    def __init__(self, vocab: Vocab, rules: TokenRules) -> None:
        self.vocab, self.rules = vocab, rules

    def __call__(self, text: str) -> Doc:
        """The document of the text's tokens."""
        words, spaces = words_and_spaces(text, tokenize(text, self.rules))
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], **_options: object) -> Iterator[Doc]:
        """A document of each text."""
        return map(self, texts)

    def to_bytes(self, **_options: object) -> bytes:
        """The rules, as JSON."""
        return json.dumps(self.rules.to_plain(), ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, **_options: object) -> "ParticleTokenizer":
        """The tokeniser itself, with the rules that ``to_bytes`` wrote."""
        self.rules = TokenRules.from_plain(json.loads(data))
        return self

    def to_disk(self, path: str | Path, **_options: object) -> None:
        """Write the rules to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_options: object) -> "ParticleTokenizer":
        """The tokeniser itself, with the rules of a file."""
        return self.from_bytes(Path(path).read_bytes())


def words_and_spaces(text: str, tokens: Iterable[tuple[int, int]]) -> tuple[list[str], list[bool]]:
    """The words and spaces of a Doc of the text; ``tokens`` are the spans of its words, in order.

    One space after a token belongs to it; more white space, and what leads, is a token.
    """
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for start, end in (*tokens, (len(text), len(text))):
        gap = text[at:start]
        if gap.startswith(" ") and words:
            spaces[-1], gap = True, gap[1:]
        for word in filter(None, (gap, text[start:end])):
            words.append(word)
            spaces.append(False)
        at = end
    return words, spaces


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator] # as spaCy declares it
def make_particle_tokenizer(rules: str | None = None) -> Callable[[Language], Any]:
    """A factory of tokenisers by a folder of rules, or by the packaged rules.

    Raises RulesError if no language of the rules uses this tokeniser.
    """

    def make(nlp: Language) -> ParticleTokenizer:
        languages = load(rules).languages.values()
        asking = [each for each in languages if each.settings.tokenizer == NAME]
        if not asking:
            raise RulesError(rules or "rules", f"no language has the tokenizer {NAME}")
        return ParticleTokenizer(nlp.vocab, token_rules(asking[0]))

    return make
