"""brat's standoff: the text of an article, its annotations, and what a collection may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.interchange.annotations import ROLES
from extractor.interchange.file_names import file_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.interchange.annotations import Annotated, Deal, Mark

STATUS, NOTE = "Status", "AnnotatorNotes"


def as_brat(articles: Sequence[Annotated]) -> Iterator[tuple[str, str]]:
    """For each article NAME.txt and NAME.ann, and one annotation.conf. Places are code points.

    A record is an event of its kind: its trigger is the anchor, its roles are its arguments, its status
    is an attribute, and its id stands in a note.
    """
    names = file_names(article.id for article in articles)
    yield "annotation.conf", _configuration(articles)
    for article in articles:
        yield f"{names[article.id]}.txt", article.text
        yield f"{names[article.id]}.ann", "".join(f"{line}\n" for line in _lines(article))


def _lines(article: Annotated) -> Iterator[str]:
    ids = {mark: f"T{number}" for number, mark in enumerate(article.marks, 1)}
    for mark, own in ids.items():
        yield _bound(article, own, mark)
    for number, deal in enumerate(article.deals, 1):
        # Two records of one kind and place have a trigger each.
        trigger = f"T{len(ids) + number}"
        yield _bound(article, trigger, deal.anchor)
        yield _event(deal, number, trigger, ids)
        if deal.status:
            yield f"A{number}\t{STATUS} E{number} {deal.status}"
        if deal.id:
            yield f"#{number}\t{NOTE} E{number}\t{deal.id}"


def _bound(article: Annotated, own: str, mark: Mark) -> str:
    """Words with their label; words on several lines are as many fragments."""
    fragments: list[str] = []
    at = mark.start
    for line in article.words(mark).split("\n"):
        if line:
            fragments.append(f"{at} {at + len(line)}")
        at += len(line) + 1
    words = " ".join(filter(None, article.words(mark).split("\n")))
    return f"{own}\t{mark.label} {';'.join(fragments)}\t{words}"


def _event(deal: Deal, number: int, trigger: str, ids: dict[Mark, str]) -> str:
    counts: dict[str, int] = {}
    parts = [f"{deal.kind}:{trigger}"]
    for role, mark in deal.arguments:
        counts[role] = counts.get(role, 0) + 1
        # The second argument of a role has its number behind it.
        parts.append(f"{role}{counts[role] if counts[role] > 1 else ''}:{ids[mark]}")
    return f"E{number}\t{' '.join(parts)}"


def _configuration(articles: Sequence[Annotated]) -> str:
    labels = sorted({mark.label for article in articles for mark in article.marks})
    deals = [deal for article in articles for deal in article.deals]
    roles = ", ".join(f"{role}*:<ENTITY>" for role, _ in ROLES.values())
    events = [f"{kind}\t{roles}" for kind in sorted({deal.kind for deal in deals})]
    statuses = "|".join(sorted({deal.status for deal in deals if deal.status}))
    attributes = [f"{STATUS}\tArg:<EVENT>, Value:{statuses}"] if statuses else []
    parts = {"entities": labels, "relations": [], "events": events, "attributes": attributes}
    return "\n".join(
        f"[{name}]\n" + "".join(f"{x}\n" for x in rows) for name, rows in parts.items()
    )
