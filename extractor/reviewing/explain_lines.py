"""Explains the amounts of an article as JSON, for programs that show them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.joining.forms.claims import said, strongest
from extractor.reviewing.answers import answers, blocks
from extractor.reviewing.circumstances import circumstances
from extractor.reviewing.saying import ground, why
from extractor.writing.dicts import mention_line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.pipeline import Result
    from extractor.reviewing.answers import Answer
    from extractor.reviewing.wording import Wording
    from extractor.types import Article, Span


def explain_line(
    result: Result, wording: Wording, amount: int | None = None, sentence: int | None = None
) -> str:
    """One JSON line: the document, and for each amount its outcome with every claim about it."""
    article = result.article
    parts = blocks(result, answers(result), amount, sentence)
    line = {
        "document": article.id,
        "source": article.source,
        "language": article.language,
        "amounts": [
            {"number": answer.number, "sentence": block.number, **_answer(answer, article, wording)}
            for block in parts
            for answer in block.answers
        ],
    }
    return json.dumps(line, ensure_ascii=False)


def _answer(answer: Answer, article: Article, wording: Wording) -> dict[str, Any]:
    near = answer.nearest
    return {
        "amount": mention_line(article, answer.amount),
        "outcome": answer.outcome,
        "reason": why(answer, article, wording),
        "rule": answer.rule or None,
        "words": _quote(answer.words, article),
        "record": answer.record.id if answer.record else None,
        "claims": list(_claims(answer, article, wording)),
        "circumstances": [one._asdict() for one in circumstances(answer, article, wording)],
        "others": [
            {"mention": mention_line(article, other.mention), "case": other.case}
            for other in answer.others
        ],
        "nearest": near
        and {"words": _quote(near.words, article), "rule": near.frame, "gap": near.gap},
    }


def _claims(answer: Answer, article: Article, wording: Wording) -> Iterator[dict[str, Any]]:
    """Every claim about the amount; of each question the strongest first."""
    claims = answer.fact.claims if answer.fact else ()
    for claim in sorted(claims, key=lambda c: -c.strength):
        yield {
            "about": claim.about,
            "says": said(claim),
            "ground": claim.ground,
            "strength": claim.strength,
            "rule": claim.rule or None,
            "words": _quote(claim.span, article),
            "won": claim is strongest(claims, claim.about),
            "text": ground(claim, article, wording),
        }


def _quote(span: Span | None, article: Article) -> Any:  # noqa: ANN401 - JSON is of any shape
    return plain(article.quote(span)) if span else None
