"""Explains the period, the date and the running total of a record, and names that other words stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.forms.cases import ANAPHOR
from extractor.joining.forms.claims import strongest
from extractor.terminal import one_line
from extractor.types import Span
from extractor.writing.display import period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Link
    from extractor.reviewing.answers import Answer
    from extractor.reviewing.setting import Setting
    from extractor.types import Mention, Quote

_YEAR = re.compile(r"\d{4}")


class Circumstance(NamedTuple):
    """A value of a record beside its parties and its place, with its reason in words."""

    about: str
    says: str
    text: str


def circumstances(answer: Answer, setting: Setting) -> Iterator[Circumstance]:
    """The period, the date, the whole and the running total of an amount's record, as far as it has them."""
    record, fact = answer.record, answer.fact
    if record is None or fact is None or answer.outcome != "record":
        return
    if record.period:
        text = _period_stated(answer, record.period.spans[0], setting)
        yield Circumstance("period", period(record.period), text)
    if record.announced:
        quote, day = record.announced.spans[0], setting.article.published
        text = _stated("announced", answer, quote, setting)
        if day and not _YEAR.search(quote.text):
            text = setting.say("announced", "counted", reason=text, day=day)
        yield Circumstance("announced", record.announced.date, text)
    if record.part_of:
        yield Circumstance("part_of", record.part_of, _part(answer, setting))
    total = strongest(fact.claims, "cumulative")
    if record.cumulative and total and total.span:
        text = setting.say("cumulative", total.ground, words=setting.words(total.span))
        yield Circumstance("cumulative", "", text)


def _period_stated(answer: Answer, quote: Quote, setting: Setting) -> str:
    dates = answer.reading.line.of("DATE") if answer.reading else ()
    if any(placed.mention.start == quote.start for placed in dates):
        return setting.say("period", "day_of_spending", words=one_line(quote.text))
    return _stated("period", answer, quote, setting)


def _stated(about: str, answer: Answer, quote: Quote, setting: Setting) -> str:
    """Whether a time stands with the amount, with another one of its sentence, or in another sentence."""
    assert answer.fact is not None  # noqa: S101 - asked of answers that have one
    words, sentence = one_line(quote.text), answer.fact.sentence
    if not sentence.start <= quote.start < sentence.end:
        number = setting.sentence(quote.start)
        return setting.say(about, "elsewhere", words=words, number=number)
    other = _nearer(answer, quote)
    if other is None:
        return setting.say(about, "stated", words=words)
    name = one_line(setting.article.text[slice(*other.span)])
    return setting.say(about, "beside_other", words=words, name=name)


def _nearer(answer: Answer, quote: Quote) -> Mention | None:
    """Another amount of the sentence that stands nearer to a time than the one that is explained."""
    amounts = (
        [placed.mention for placed in answer.reading.line.of("MONEY")] if answer.reading else []
    )
    at = Span(quote.start, quote.end)
    nearest = min(amounts, key=lambda money: _gap(at, money.span), default=answer.amount)
    return None if _gap(at, nearest.span) >= _gap(at, answer.amount.span) else nearest


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _part(answer: Answer, setting: Setting) -> str:
    """What says that the amount is a part of another: words of its sentence, or its sentence's place."""
    reading, link = answer.reading, answer.link
    if reading and link and setting.grammar:
        found = setting.grammar.patterns["part"].search(reading.line.text, 0, link.amount.end)
        if found:
            words = setting.words(reading.line.span(*found.span()))
            return setting.say("part_of", "words", words=words)
    return setting.say("part_of", "splits")


def standing_for(claim: Claim, answer: Answer, setting: Setting) -> Iterator[str]:
    """What stands in the sentence for a party that it does not name, and in which sentences it is named."""
    fact, link = answer.fact, answer.link
    if fact is None or not isinstance(claim.says, tuple) or claim.about == "country":
        return
    elsewhere = list[int]()
    for mention in dict.fromkeys(claim.says):
        words = _anaphor(mention, claim, answer, link) if link else None
        inside = fact.sentence.start <= mention.start < fact.sentence.end
        number = setting.sentence(mention.start)
        if words:
            line = "stands_for_here" if inside else "stands_for"
            quote = one_line(setting.article.text[slice(*words)])
            yield setting.say("heading", line, words=quote, number=number)
        elif not inside:
            elsewhere.append(number)
    if elsewhere:
        numbers = ", ".join(map(str, sorted(set(elsewhere))))
        yield setting.say("heading", "named_before", number=numbers)


def _anaphor(mention: Mention, claim: Claim, answer: Answer, link: Link) -> Span | None:
    """The span of the word that stands for the mention: it, the company; None if the mention itself does."""
    case = claim.rule.rpartition(": ")[2]
    if answer.reading is None or any(a.mention.span == mention.span for a in link.arguments):
        return None
    words = [a for a in link.arguments if a.mention.rule == ANAPHOR and a.case == case]
    return answer.reading.line.span(words[0].start, words[0].end) if words else None
