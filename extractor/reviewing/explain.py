"""Why an article gives these records: each sentence with what was found in it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extractor.terminal import counted, one_line
from extractor.types import Span
from extractor.writing.figures import money, period
from extractor.writing.plain import mention_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.pipeline import Result
    from extractor.types import Article, Mention, Record

_FRAME = ("type", "label", "document", "span", "rule")


def explain(result: Result) -> str:
    """Text for a terminal: sentences in order, under each its mentions and its records.

    A sentence is a record's evidence; between those a line of the article. What has nothing in
    it is left out and counted.
    """
    article = result.article
    parts = _parts(article, result.records)
    shown = [block for part in parts if (block := _block(result, part))]
    left_out = len(parts) - len(shown)
    rest = [_record(record) for record in result.records if not record.evidence]
    tail = [f"{counted(left_out, 'sentence')} without mentions left out"] if left_out else []
    return "\n\n".join([_heading(result), *shown, *rest, *tail]) + "\n"


def _heading(result: Result) -> str:
    article = result.article
    known = (article.source or article.id, article.language, article.published)
    counts = (counted(len(result.mentions), "mention"), counted(len(result.records), "record"))
    first = " · ".join([*filter(None, known), ", ".join(counts)])
    return f"{first}\n{one_line(article.title)}" if article.title else first


def _parts(article: Article, records: Sequence[Record]) -> list[Span]:
    """The article cut at its line breaks and at both ends of every evidence, blank parts not."""
    cuts = {0, len(article.text)}
    cuts.update(match.end() for match in re.finditer("\n+", article.text))
    for record in records:
        for quote in record.evidence:
            cuts.update((quote.start, quote.end))
    spans = (Span(start, end) for start, end in pairwise(sorted(cuts)))
    return [span for span in spans if article.text[span.start : span.end].strip()]


def _block(result: Result, part: Span) -> str:
    """The sentence and what begins in it; nothing where nothing does."""
    mentions = sorted(
        (mention for mention in result.mentions if part.start <= mention.start < part.end),
        key=lambda mention: mention.span,
    )
    records = [record for record in result.records if _begins_in(record, part)]
    if not mentions and not records:
        return ""
    quote = one_line(result.article.text[part.start : part.end])
    lines = [f"[{part.start}–{part.end}] {quote}"]
    lines += [_mention(result.article, mention) for mention in mentions]
    return "\n".join([*lines, *map(_record, records)])


def _begins_in(record: Record, part: Span) -> bool:
    return bool(record.evidence) and part.start <= record.evidence[0].start < part.end


def _mention(article: Article, mention: Mention) -> str:
    line = mention_line(article, mention)
    values = (_shown(value) for name, value in line.items() if name not in _FRAME)
    quote = one_line(line["span"]["text"])
    value = ", ".join(filter(None, values))
    return f"    {mention.label:<10} {quote}  =  {value}  ({mention.rule})"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else one_line(str(value))


def _record(record: Record) -> str:
    said = " · ".join(filter(None, _said(record)))
    return f"  → {said}\n    {record.id} by {', '.join(record.rules) or 'no rule'}"


def _said(record: Record) -> Iterator[str]:
    yield f"{record.kind}, {record.status}"
    yield one_line(", ".join(party.name for party in record.investors))
    yield "to " * bool(record.recipients) + ", ".join(party.name for party in record.recipients)
    yield ", ".join(country.code for country in record.countries)
    yield money(record.amount) if record.amount else "no amount"
    yield " ".join(f"= {money(amount)}" for amount in record.equivalents)
    yield record.announced.date if record.announced else ""
    yield period(record.period) if record.period else ""
    yield "cumulative" if record.cumulative else ""
    yield f"part of {record.part_of}" if record.part_of else ""
