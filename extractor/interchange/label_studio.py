"""Label Studio: tasks with predictions, and the labelling interface that they are for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from extractor.interchange.annotations import ROLES
from extractor.interchange.utf16 import Utf16
from extractor.rules.inventory import kinds
from extractor.types.record import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractor.interchange.annotations import Annotated, Deal, Mark

# The names of the controls and of the text in the labelling interface.
LABEL, STATUS, TEXT = "label", "status", "text"


def as_label_studio(articles: Sequence[Annotated]) -> Iterator[tuple[str, str]]:
    """tasks.json, to be imported into a project, and config.xml, its labelling interface.

    Places count UTF-16 code units, as the browser does. A record is a region labelled with its kind at its
    anchor; its status is a choice of that region, its roles are relations from it.
    """
    tasks = [_task(article) for article in articles]
    yield "tasks.json", json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    yield "config.xml", _interface(articles)


def _task(article: Annotated) -> dict[str, Any]:
    known = ("id", "source", "url", "title", "published", "language")
    data = {"text": article.text, "document": {name: article.document.get(name) for name in known}}
    result = [*_results(article)]
    return {"data": data, "predictions": [{"model_version": "extractor", "result": result}]}


def _results(article: Annotated) -> Iterator[dict[str, Any]]:
    offsets = Utf16(article.text)
    ids = {mark: f"m{number}" for number, mark in enumerate(article.marks, 1)}
    for mark, own in ids.items():
        yield _region(article, mark, own, offsets)
    for number, deal in enumerate(article.deals, 1):
        yield from _deal(article, deal, deal.id or f"d{number}", ids, offsets)


def _deal(
    article: Annotated, deal: Deal, own: str, ids: dict[Mark, str], offsets: Utf16
) -> Iterator[dict[str, Any]]:
    region = _region(article, deal.anchor, own, offsets)
    yield region
    if deal.status:
        place = {name: value for name, value in region["value"].items() if name != "labels"}
        value = {**place, "choices": [deal.status]}
        yield {**region, "from_name": STATUS, "type": "choices", "value": value}
    # Two roles of one pair are two labels of one relation.
    for mark in dict.fromkeys(argument.mark for argument in deal.arguments):
        yield {
            "type": "relation",
            "from_id": own,
            "to_id": ids[mark],
            "direction": "right",
            "labels": [role for role, there in deal.arguments if there == mark],
        }


def _region(article: Annotated, mark: Mark, own: str, offsets: Utf16) -> dict[str, Any]:
    start, end = offsets.units(mark.start), offsets.units(mark.end)
    value = {"start": start, "end": end, "text": article.words(mark), "labels": [mark.label]}
    return {"id": own, "from_name": LABEL, "to_name": TEXT, "type": "labels", "value": value}


def _interface(articles: Sequence[Annotated]) -> str:
    deals = [deal for article in articles for deal in article.deals]
    labels = {mark.label for article in articles for mark in article.marks}
    labels |= {label for _, label in ROLES.values()}
    known = dict.fromkeys([*kinds(), *sorted({deal.kind for deal in deals})])
    statuses = dict.fromkeys([*STATUSES, *sorted({d.status for d in deals if d.status})])
    parts = [
        f'  <Labels name="{LABEL}" toName="{TEXT}">',
        *_values("Label", [*sorted(labels), *known]),
        "  </Labels>",
        f'  <Text name="{TEXT}" value="$text" granularity="symbol"/>',
        f'  <Choices name="{STATUS}" toName="{TEXT}" perRegion="true" whenTagName="{LABEL}">',
        *_values("Choice", statuses),
        "  </Choices>",
        "  <Relations>",
        *_values("Relation", [role for role, _ in ROLES.values()]),
        "  </Relations>",
    ]
    return "\n".join(["<View>", *parts, "</View>"]) + "\n"


def _values(tag: str, values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield f"    <{tag} value={quoteattr(value)}/>"
