"""Explains the period, the date and the running total of a record, and names that other words stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.joining.forms.cases import ANAPHOR
from extractor.joining.forms.claims import strongest
from extractor.terminal import one_line
from extractor.writing.display import period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.joining.forms.claims import Claim
    from extractor.joining.forms.clauses import Link
    from extractor.reviewing.answers import Answer
    from extractor.reviewing.wording import Wording
    from extractor.types import Article, Mention, Quote, Span

_YEAR = re.compile(r"\d{4}")


class Circumstance(NamedTuple):
    """A value of a record beside its parties and its place, with its reason in words."""

    about: str
    says: str
    text: str


def circumstances(answer: Answer, article: Article, wording: Wording) -> Iterator[Circumstance]:
    """The period, the date and the running total of an amount's record, as far as it has them."""
    record, fact = answer.record, answer.fact
    if record is None or fact is None or answer.outcome != "record":
        return
    if record.period:
        text = _period_stated(answer, record.period.spans[0], wording)
        yield Circumstance("period", period(record.period), text)
    if record.announced:
        quote, day = record.announced.spans[0], article.published
        text = wording.say("announced", _ground(answer, quote), words=one_line(quote.text))
        if day and not _YEAR.search(quote.text):
            text = wording.say("announced", "counted", reason=text, day=day)
        yield Circumstance("announced", record.announced.date, text)
    total = strongest(fact.claims, "cumulative")
    if record.cumulative and total and total.span:
        words = one_line(article.text[slice(*total.span)])
        text = wording.say("cumulative", total.ground, words=words)
        yield Circumstance("cumulative", "", text)


def _period_stated(answer: Answer, quote: Quote, wording: Wording) -> str:
    dates = answer.reading.line.of("DATE") if answer.reading else ()
    dated = any(placed.mention.start == quote.start for placed in dates)
    ground = "day_of_spending" if dated else _ground(answer, quote)
    return wording.say("period", ground, words=one_line(quote.text))


def _ground(answer: Answer, quote: Quote) -> str:
    """Whether the words stand in the sentence of the amount or elsewhere."""
    assert answer.fact is not None  # noqa: S101 - asked of answers that have one
    sentence = answer.fact.sentence
    return "stated" if sentence.start <= quote.start < sentence.end else "elsewhere"


def standing_for(claim: Claim, answer: Answer, article: Article, wording: Wording) -> Iterator[str]:
    """For each party that the sentence does not name: the word that stands for it, and where it is named."""
    fact, link = answer.fact, answer.link
    if fact is None or not isinstance(claim.says, tuple) or claim.about == "country":
        return
    for mention in dict.fromkeys(claim.says):
        words = _anaphor(mention, claim, answer, link) if link else None
        place = {"start": mention.start, "end": mention.end}
        if words:
            quote = one_line(article.text[slice(*words)])
            yield wording.say("heading", "stands_for", words=quote, **place)
        elif not fact.sentence.start <= mention.start < fact.sentence.end:
            yield wording.say("heading", "named_before", **place)


def _anaphor(mention: Mention, claim: Claim, answer: Answer, link: Link) -> Span | None:
    """The span of the word that stands for the mention: it, the company; None if the mention itself does."""
    case = claim.rule.rpartition(": ")[2]
    if answer.reading is None or any(a.mention.span == mention.span for a in link.arguments):
        return None
    words = [a for a in link.arguments if a.mention.rule == ANAPHOR and a.case == case]
    return answer.reading.line.span(words[0].start, words[0].end) if words else None
