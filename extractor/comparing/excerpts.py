"""Quotes in context: the words of a quote with what stands around them, on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.terminal import flat, one_line

if TYPE_CHECKING:
    from extractor.comparing.run import Line

# Characters kept on either side of a quote, and of the quote itself.
_AROUND, _LONGEST, _WINDOW = 45, 160, 200


class Excerpt(NamedTuple):
    """Words at ``start`` to ``end`` of a text, and what stands before and behind them; no controls."""

    before: str
    words: str
    behind: str
    start: int
    end: int


def excerpt(quote: Line, record: Line, text: str | None) -> Excerpt:
    """A quote in the text, or where that is not known in the sentence of its record.

    >>> record = {"evidence": [{"text": "Gaon invests €5m here.", "start": 10, "end": 32}]}
    >>> excerpt({"text": "€5m", "start": 23, "end": 26}, record, None)
    Excerpt(before='Gaon invests ', words='€5m', behind=' here.', start=23, end=26)
    """
    start, end = quote["start"], quote["end"]
    around, offset = _around(quote, record, text)
    # A little more than is shown, so that the whole article is not gone through for each quote.
    before = around[max(start - offset - _WINDOW, 0) : start - offset]
    behind = around[end - offset : end - offset + _WINDOW]
    return Excerpt(
        _last(before.rpartition("\n")[2]),
        _shortened(quote["text"]),
        _first(behind.partition("\n")[0]),
        start,
        end,
    )


def _around(quote: Line, record: Line, text: str | None) -> tuple[str, int]:
    """A text that holds the quote, and where it begins."""
    start, end, words = quote["start"], quote["end"], quote["text"]
    if text is not None and text[start:end] == words:
        return text, 0
    for sentence in record.get("evidence") or ():
        at = start - sentence["start"]
        if at >= 0 and sentence["text"][at : at + len(words)] == words:
            return sentence["text"], sentence["start"]
    return words, start


def _last(text: str) -> str:
    shown = flat(text).lstrip()
    return shown if len(shown) <= _AROUND else "…" + shown[-_AROUND:]


def _first(text: str) -> str:
    shown = flat(text).rstrip()
    return shown if len(shown) <= _AROUND else shown[:_AROUND] + "…"


def _shortened(words: str) -> str:
    shown = one_line(words)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"
