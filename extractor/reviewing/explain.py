"""Explains the records of an article as text: sentence by sentence, one answer for each amount."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from extractor.joining.forms.claims import name_of, said
from extractor.reviewing.answers import answers, blocks, commonest, decided, require, stretches
from extractor.reviewing.circumstances import circumstances, standing_for
from extractor.reviewing.explain_lines import explain_line
from extractor.reviewing.saying import ground, no_part, why
from extractor.reviewing.wording import read_wording
from extractor.terminal import one_line
from extractor.writing.dicts import mention_line
from extractor.writing.display import money, period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.pipeline import Result
    from extractor.reviewing.answers import Answer, Block
    from extractor.reviewing.wording import Wording
    from extractor.types import Article, Mention, Record

_QUESTIONS = ("kind", "investor", "recipient", "country", "status")
_FRAME = ("type", "label", "document", "span", "rule")


def explained(
    result: Result,
    *,
    shape: str = "text",
    lang: str = "en",
    amount: int | None = None,
    sentence: int | None = None,
) -> str:
    """The explanation as ``text`` or ``json``, in English (``en``) or Korean (``ko``).

    ``amount`` and ``sentence`` select one of either, counted from 1. Raises InputError if the article has
    none of that number.
    """
    require(result, amount, len(answers(result)), "amount")
    require(result, sentence, len(stretches(result)), "sentence")
    explaining = explain_line if shape == "json" else explain
    return explaining(result, read_wording(lang), amount, sentence)


def told_amounts(result: Result) -> list[dict[str, Any]]:
    """The amounts of an article with their claims, as ``json`` has them."""
    amounts: list[dict[str, Any]] = json.loads(explained(result, shape="json"))["amounts"]
    return amounts


def explain(
    result: Result, wording: Wording, amount: int | None = None, sentence: int | None = None
) -> str:
    """Text for a terminal: the sentences in order, under each the answers for its amounts.

    ``amount`` and ``sentence`` select one of either, counted from 1; sentences with nothing to show are
    left out and counted.
    """
    answered = answers(result)
    parts = blocks(result, answered, amount, sentence)
    alone = amount is not None or sentence is not None
    shown = [part for part in parts if part.answers or (amount is None and part.mentions)]
    text = [_block(result.article, part, wording) for part in shown]
    without_evidence = [] if alone else [_record(r) for r in result.records if not r.evidence]
    quiet = 0 if alone else len(parts) - len(shown)
    tail = [wording.say("heading", "quiet", count=quiet)] if quiet else []
    return (
        "\n\n".join([_heading(result, answered, wording), *text, *without_evidence, *tail]) + "\n"
    )


def _heading(result: Result, answered: Sequence[Answer], wording: Wording) -> str:
    article = result.article
    known = (article.source or article.id, article.language, article.published)
    counts = [
        _count(wording, "amount", len(answered)),
        _count(wording, "record", len(result.records)),
    ]
    most = commonest(answered) if not result.records and len(answered) > 1 else None
    if most:
        reason = why(most, article, wording)
        counts.append(wording.say("heading", "commonest", reason=reason))
    first = " · ".join([*filter(None, known), ", ".join(counts)])
    return f"{first}\n{one_line(article.title)}" if article.title else first


def _count(wording: Wording, what: str, number: int) -> str:
    return wording.say("heading", what if number == 1 else f"{what}s", count=number)


def _block(article: Article, part: Block, wording: Wording) -> str:
    quote = click.style(one_line(article.text[slice(*part.span)]), bold=True)
    lines = [f"{part.number}. [{part.span.start}–{part.span.end}] {quote}"]
    lines += [_mention(article, mention) for mention in part.mentions]
    for answer in part.answers:
        lines += _answer(answer, article, wording)
    return "\n".join(lines)


def _mention(article: Article, mention: Mention) -> str:
    line = mention_line(article, mention)
    values = (_shown(value) for name, value in line.items() if name not in _FRAME)
    quote = one_line(line["span"]["text"])
    value = ", ".join(filter(None, values))
    return click.style(f"    {mention.label:<10} {quote}  =  {value}  ({mention.rule})", dim=True)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else one_line(str(value))


def _answer(answer: Answer, article: Article, wording: Wording) -> Iterator[str]:
    quote = one_line(article.text[slice(*answer.amount.span)])
    colour = "green" if answer.record else "yellow"
    yield f"  ({answer.number}) {quote}: {click.style(why(answer, article, wording), fg=colour)}"
    if answer.nearest:
        words = article.text[slice(*answer.nearest.words)]
        gap, rule = answer.nearest.gap, answer.nearest.frame
        yield "      " + wording.say("heading", "nearest", words=words, rule=rule, gap=gap)
    if answer.record and answer.outcome == "record":
        yield _record(answer.record)
    if answer.fact:
        for about in _QUESTIONS:
            yield from _decision(answer, about, article, wording)
        for one in circumstances(answer, article, wording):
            name = " ".join(filter(None, (wording.say("about", one.about), one.says)))
            yield f"      {name}: {one.text}"
    for other in answer.others:
        name = wording.say("heading", "not", name=name_of(other.mention))
        yield f"      {name}: {no_part(other.case, answer, article, wording)}"


def _decision(answer: Answer, about: str, article: Article, wording: Wording) -> Iterator[str]:
    """The claim that decided a question, and under it those that lost."""
    assert answer.fact is not None  # noqa: S101 - asked of answers that have one
    won, lost = decided(answer.fact, about)
    if won is not None and won.says:
        name = wording.say("about", about)
        stands = standing_for(won, answer, article, wording)
        reasons = "; ".join((ground(won, article, wording), *stands))
        yield f"      {name} {said(won)}: {reasons}"
    for claim in lost:
        if claim.says:
            name = wording.say("heading", "not", name=said(claim))
            yield f"        {name}: {ground(claim, article, wording)}"


def _record(record: Record) -> str:
    fields = " · ".join(filter(None, _fields(record)))
    return f"    → {fields}\n      {record.id}"


def _fields(record: Record) -> Iterator[str]:
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
