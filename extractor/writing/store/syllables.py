"""Words for full-text search that finds Korean words of two syllables, wherever they stand in a longer one.

FTS5 cuts text at spaces, and Korean writes particles and compounds without them; its trigrams know
no word of two syllables. So a run of Hangul or ideographs is indexed as its overlapping pairs.
"""

from __future__ import annotations

import re
import unicodedata

# Hangul syllables and jamo, CJK ideographs, kana.
_RUN = re.compile(
    "[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+"
)
_QUERY_PART = re.compile(r"\w+")


def paired(text: str) -> str:
    """The text as it is indexed: each run of syllables as its pairs, then its last syllable.

    >>> paired("삼성전자는 Gaon에 3억 유로를")
    ' 삼성 성전 전자 자는 는  Gaon 에  3 억   유로 로를 를 '
    """
    return _RUN.sub(lambda found: f" {_pairs(found[0])} ", unicodedata.normalize("NFC", text))


def _pairs(run: str) -> str:
    return " ".join([*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]])


def match(words: str) -> str:
    """The FTS5 expression for articles that hold all of the words, each in any place of a longer Korean one.

    >>> match("삼성전자 투자")
    '"삼성 성전 전자" "투자"'
    >>> match("SK하이닉스 원")
    '"SK 하이 이닉 닉스" "원" *'

    Raises ValueError where there is no word in it.
    """
    found = [_phrase(word) for word in _QUERY_PART.findall(unicodedata.normalize("NFC", words))]
    if not found:
        raise ValueError(f"no word to search for in {words!r}")
    return " ".join(found)


def _phrase(word: str) -> str:
    """A phrase of pairs; a single syllable at the end may be the first of any pair."""
    runs = list(_RUN.finditer(word))
    ends = bool(runs) and runs[-1].end() == len(word)
    alone = ends and len(runs[-1][0]) == 1
    tokens = paired(word).split()
    kept = tokens[:-1] if ends and not alone else tokens
    return f'"{" ".join(kept)}"' + (" *" if alone else "")
