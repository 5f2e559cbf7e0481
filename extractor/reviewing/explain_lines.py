"""Explains the amounts of an article as JSON, for programs that show them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extractor.joining.forms.claims import said, strongest
from extractor.reviewing.answers import answers, blocks
from extractor.reviewing.circumstances import circumstances
from extractor.reviewing.empty import empty_roles
from extractor.reviewing.saying import nearest, why, worded
from extractor.writing.dicts import mention_line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reviewing.answers import Answer
    from extractor.reviewing.setting import Setting
    from extractor.types import Article, Span


def explain_line(setting: Setting, amount: int | None = None, sentence: int | None = None) -> str:
    """One JSON line: the document, and for each amount its outcome with every claim about it."""
    article = setting.article
    parts = blocks(setting.result, answers(setting.result), amount, sentence)
    line = {
        "document": article.id,
        "source": article.source,
        "language": article.language,
        "amounts": [
            {"number": answer.number, "sentence": block.number, **_answer(answer, setting)}
            for block in parts
            for answer in block.answers
        ],
    }
    return json.dumps(line, ensure_ascii=False)


def _answer(answer: Answer, setting: Setting) -> dict[str, Any]:
    article = setting.article
    return {
        "amount": mention_line(article, answer.amount),
        "outcome": answer.outcome,
        "reason": why(answer, setting),
        "rule": answer.rule or None,
        "words": _quote(answer.words, article),
        "record": answer.record.id if answer.record else None,
        "claims": list(_claims(answer, setting)),
        "circumstances": [one._asdict() for one in circumstances(answer, setting)],
        "empty": [one._asdict() for one in empty_roles(answer, setting)],
        "others": [
            {"mention": mention_line(article, other.mention), "case": other.case}
            for other in answer.others
        ],
        "nearest": _nearest(answer, setting),
    }


def _nearest(answer: Answer, setting: Setting) -> dict[str, Any] | None:
    near = answer.nearest
    if near is None:
        return None
    words, rule = _quote(near.words, setting.article), near.predicate.frame.id
    return {"words": words, "rule": rule, "gap": near.gap, "text": nearest(near, setting)}


def _claims(answer: Answer, setting: Setting) -> Iterator[dict[str, Any]]:
    """Every claim about the amount; of each question the strongest first."""
    claims = answer.fact.claims if answer.fact else ()
    for claim in sorted(claims, key=lambda c: -c.strength):
        yield {
            "about": claim.about,
            "says": said(claim),
            "ground": claim.ground,
            "strength": claim.strength,
            "rule": claim.rule or None,
            "words": _quote(claim.span, setting.article),
            "won": claim is strongest(claims, claim.about),
            "text": worded(claim, setting),
        }


def _quote(span: Span | None, article: Article) -> Any:  # noqa: ANN401 - JSON is of any shape
    return plain(article.quote(span)) if span else None
