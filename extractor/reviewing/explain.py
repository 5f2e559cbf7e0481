"""Explains the records of an article as text: sentence by sentence, one answer for each amount."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from extractor.joining.forms.claims import name_of
from extractor.reviewing.answers import answers, blocks, commonest, decided, require, stretches
from extractor.reviewing.circumstances import circumstances, standing_for
from extractor.reviewing.empty import empty_roles
from extractor.reviewing.explain_lines import explain_line
from extractor.reviewing.saying import ground, nearest, no_part, says, why
from extractor.reviewing.setting import Setting
from extractor.reviewing.wording import read_wording
from extractor.terminal import one_line
from extractor.writing.dicts import mention_line
from extractor.writing.display import money, period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.pipeline import Result
    from extractor.reviewing.answers import Answer, Block
    from extractor.types import Mention, Record

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
    return explaining(Setting(result, read_wording(lang)), amount, sentence)


def told_amounts(result: Result) -> list[dict[str, Any]]:
    """The amounts of an article with their claims, as ``json`` has them."""
    amounts: list[dict[str, Any]] = json.loads(explained(result, shape="json"))["amounts"]
    return amounts


def explain(setting: Setting, amount: int | None = None, sentence: int | None = None) -> str:
    """Text for a terminal: the sentences in order, under each the answers for its amounts.

    ``amount`` and ``sentence`` select one of either, counted from 1; sentences with nothing to show are
    left out and counted.
    """
    result = setting.result
    answered = answers(result)
    parts = blocks(result, answered, amount, sentence)
    alone = amount is not None or sentence is not None
    shown = [part for part in parts if part.answers or (amount is None and part.mentions)]
    text = [_block(part, setting) for part in shown]
    without_evidence = (
        [] if alone else [_record(r, setting) for r in result.records if not r.evidence]
    )
    tail = [_left_out(len(parts) - len(shown), shown, setting, alone=alone)]
    paragraphs = [_heading(answered, setting), *text, *without_evidence, *filter(None, tail)]
    return "\n\n".join(paragraphs) + "\n"


def _left_out(quiet: int, shown: Sequence[Block], setting: Setting, *, alone: bool) -> str:
    """How many sentences are not shown; of those asked for that nothing of them is to be shown."""
    if not alone:
        return setting.say("heading", "quiet", count=quiet) if quiet else ""
    if any(part.answers for part in shown):
        return ""
    return setting.say("heading", "no_answer")


def _heading(answered: Sequence[Answer], setting: Setting) -> str:
    result, article = setting.result, setting.article
    known = (article.source or article.id, article.language, article.published)
    counts = [
        _count(setting, "amount", len(answered)),
        _count(setting, "record", len(result.records)),
    ]
    most = commonest(answered) if not result.records and len(answered) > 1 else None
    if most:
        counts.append(setting.say("heading", "commonest", reason=why(most, setting)))
    first = " · ".join([*filter(None, known), ", ".join(counts)])
    return f"{first}\n{one_line(article.title)}" if article.title else first


def _count(setting: Setting, what: str, number: int) -> str:
    return setting.say("heading", what if number == 1 else f"{what}s", count=number)


def _block(part: Block, setting: Setting) -> str:
    article = setting.article
    quote = click.style(one_line(article.text[slice(*part.span)]), bold=True)
    lines = [f"{part.number}. [{part.span.start}–{part.span.end}] {quote}"]
    lines += [_mention(mention, setting) for mention in part.mentions]
    for answer in part.answers:
        lines += _answer(answer, setting)
    return "\n".join(lines)


def _mention(mention: Mention, setting: Setting) -> str:
    line = mention_line(setting.article, mention)
    values = (_shown(value) for name, value in line.items() if name not in _FRAME)
    quote = one_line(line["span"]["text"])
    value = ", ".join(filter(None, values))
    guessed = mention not in setting.known
    rule = setting.say("heading", "guessed", rule=mention.rule) if guessed else mention.rule
    return click.style(f"    {mention.label:<10} {quote}  =  {value}  ({rule})", dim=True)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else one_line(str(value))


def _answer(answer: Answer, setting: Setting) -> Iterator[str]:
    quote = one_line(setting.article.text[slice(*answer.amount.span)])
    colour = "green" if answer.record else "yellow"
    yield f"  ({answer.number}) {quote}: {click.style(why(answer, setting), fg=colour)}"
    if answer.nearest:
        yield f"      {nearest(answer.nearest, setting)}"
    if answer.record and answer.outcome == "record":
        yield _record(answer.record, setting)
    if answer.fact:
        yield from _decisions(answer, setting)
    for other in answer.others:
        name = setting.say("heading", "not", name=name_of(other.mention))
        yield f"      {name}: {no_part(other.case, answer, setting)}"


def _decisions(answer: Answer, setting: Setting) -> Iterator[str]:
    """What was decided on each question, and why nothing where a role is empty."""
    empty = {one.about: one.text for one in empty_roles(answer, setting)}
    for about in _QUESTIONS:
        if about in empty:
            name = setting.say("heading", "nobody", name=setting.say("about", about))
            yield f"      {name}: {empty[about]}"
        yield from _decision(answer, about, setting)
    for one in circumstances(answer, setting):
        name = " ".join(filter(None, (setting.say("about", one.about), one.says)))
        yield f"      {name}: {one.text}"


def _decision(answer: Answer, about: str, setting: Setting) -> Iterator[str]:
    """The claim that decided a question, and under it those that lost."""
    assert answer.fact is not None  # noqa: S101 - asked of answers that have one
    won, lost = decided(answer.fact, about)
    if won is not None and won.says:
        name = setting.say("about", about)
        reasons = "; ".join((ground(won, answer, setting), *standing_for(won, answer, setting)))
        yield f"      {name} {says(won, setting.wording)}: {reasons}"
    for claim in lost:
        # Of one that stands farther away the ground itself says why it lost.
        line = "not" if claim.ground == "passed_over" else "weaker"
        name = setting.say("heading", line, name=says(claim, setting.wording))
        yield f"        {name}: {ground(claim, answer, setting)}"


def _record(record: Record, setting: Setting) -> str:
    fields = " · ".join(filter(None, _fields(record, setting)))
    return f"    → {fields}\n      {record.id}"


def _fields(record: Record, setting: Setting) -> Iterator[str]:
    yield ", ".join(
        (setting.say("kind_name", record.kind), setting.say("status_name", record.status))
    )
    yield one_line(", ".join(party.name for party in record.investors))
    takers = one_line(", ".join(party.name for party in record.recipients))
    yield setting.say("record", "to", name=takers) if takers else ""
    yield ", ".join(country.code for country in record.countries)
    yield money(record.amount) if record.amount else setting.say("record", "no_amount")
    yield " ".join(f"= {money(amount)}" for amount in record.equivalents)
    yield record.announced.date if record.announced else ""
    yield period(record.period) if record.period else ""
    yield setting.say("record", "cumulative") if record.cumulative else ""
    yield setting.say("record", "part_of", name=record.part_of) if record.part_of else ""
