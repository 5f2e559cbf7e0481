"""Which blocks of a page are the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_rules import PageRules, first_match

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractor.reading.page_blocks import Block, Outline, Part

# What a sentence end adds to the worth of a block, in characters.
_SENTENCE = 20
# What a line that is no sentence takes away, and how much a list of links may take at most.
_STRAY_LINE = -10.0
_LINKED_LEAST = -100.0
_MOSTLY = 0.5
_LONG_LINE = 80
# Names that say "here is the article" weigh as much as this share of more text.
_ARTICLE_BODY, _NAMED, _ELEMENT = 1.5, 1.25, 1.1
# What is left of a text's worth one element further out: texts scattered over a page do not add up.
_KEPT_OUTWARD = 0.75
# Chrome that holds so much of what the page says in sentences is none.
_TOO_MUCH = 0.5
# A second part of an article stands at most so far out, and is worth at least so much.
_NEAR, _ALIKE = 3, 100.0
_NO_CONTAINER = frozenset(
    ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "span"]
)
# Lines that end an article count after so many characters of it.
_BEFORE_STOP = 200


class Removed(NamedTuple):
    """A line of the article's container that was cut, and the rule that did it."""

    block: Block
    rule: str


class Body(NamedTuple):
    """The article's blocks in order, and what was cut from among them."""

    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]


def find_body(outline: Outline, rules: PageRules, title: str) -> Body:
    """The blocks of the article; none where the page has no article text.

    Blocks that repeat ``title`` are cut.
    """
    ends = [_sentence_ends(block.text, rules) for block in outline.blocks]
    values = [_worth(block, count) for block, count in zip(outline.blocks, ends, strict=True)]
    seen = _outside_chrome(outline, values)
    worths = [0.0] * len(outline.parts)
    for block, value in zip(outline.blocks, values, strict=True):
        worths[block.part] += value if seen[block.part] else 0.0
    _add_up(worths, outline.parts, _KEPT_OUTWARD)
    chosen = _container(outline.parts, worths)
    if chosen is None:
        return Body((), ())
    inside = _inside(outline.parts, {chosen, *_likes(outline.parts, worths, chosen)})
    kept = [block for block in outline.blocks if inside[block.part] and seen[block.part]]
    return _filter_lines(kept, rules, title)


def _sentence_ends(text: str, rules: PageRules) -> int:
    return sum(len(rule.pattern.findall(text)) for rule in rules.sentence)


def _outside_chrome(outline: Outline, values: Sequence[float]) -> list[bool]:
    """For each part, whether its text may belong to an article."""
    told = [0.0] * len(outline.parts)
    for block, value in zip(outline.blocks, values, strict=True):
        told[block.part] += max(value, 0.0)
    _add_up(told, outline.parts)
    most = _TOO_MUCH * told[0] if told else 0.0
    bodies = _hold_article(outline.parts)
    seen: list[bool] = []
    for at, part in enumerate(outline.parts):
        chrome = part.chrome and told[at] <= most and not bodies[at]
        seen.append(not chrome and (part.parent < 0 or seen[part.parent]))
    return seen


def _hold_article(parts: Sequence[Part]) -> list[bool]:
    holds = [_bonus(part) > _NAMED for part in parts]
    for at in range(len(parts) - 1, 0, -1):
        holds[parts[at].parent] |= holds[at]
    return holds


def _add_up(values: list[float], parts: Sequence[Part], share: float = 1.0) -> None:
    """Adds a share of each part's value to its parent's; parents come before their parts."""
    for at in range(len(parts) - 1, 0, -1):
        values[parts[at].parent] += share * values[at]


def _worth(block: Block, sentence_ends: int) -> float:
    length = len(block.text)
    linked = min(block.linked / length, 1.0)
    if linked > _MOSTLY:
        return max(-float(length), _LINKED_LEAST)
    if sentence_ends or length >= _LONG_LINE:
        return length * (1 - linked) + _SENTENCE * sentence_ends
    return _STRAY_LINE


def _bonus(part: Part) -> float:
    if "articlebody" in str(part.tag.get("itemprop") or "").lower():
        return _ARTICLE_BODY
    if part.article:
        return _NAMED
    return _ELEMENT if part.tag.name == "article" else 1.0


def _container(parts: Sequence[Part], worths: Sequence[float]) -> int | None:
    """The part of most worth; None where no part has any."""
    scores = [
        0.0 if part.tag.name in _NO_CONTAINER else worth * _bonus(part)
        for part, worth in zip(parts, worths, strict=True)
    ]
    best = max(range(len(parts)), key=lambda at: (scores[at], at), default=None)
    return None if best is None or scores[best] <= 0 else best


def _likes(parts: Sequence[Part], worths: Sequence[float], chosen: int) -> list[int]:
    """Parts near the chosen one that are named as it is: an article cut in two by an advertisement."""
    tag = parts[chosen].tag
    if not tag.get("class"):
        return []
    around = chosen
    for _ in range(_NEAR):
        around = max(parts[around].parent, 0)
    near = _inside(parts, {around})
    return [
        at
        for at, part in enumerate(parts)
        if near[at]
        and worths[at] >= _ALIKE
        and (part.tag.name, part.tag.get("class")) == (tag.name, tag["class"])
    ]


def _inside(parts: Sequence[Part], chosen: Collection[int]) -> list[bool]:
    inside: list[bool] = []
    for at, part in enumerate(parts):
        inside.append(at in chosen or (part.parent >= 0 and inside[part.parent]))
    return inside


def _filter_lines(blocks: Sequence[Block], rules: PageRules, title: str) -> Body:
    kept: list[Block] = []
    removed: list[Removed] = []
    length = 0
    for at, block in enumerate(blocks):
        stop = first_match(rules.stop, block.text) if length >= _BEFORE_STOP else None
        if stop:
            removed += (Removed(rest, f"stop.{stop[0].name}") for rest in blocks[at:])
            break
        reason = _reason_to_drop(block, rules, title)
        if reason:
            removed.append(Removed(block, reason))
        else:
            kept.append(block)
            length += len(block.text)
    return Body(tuple(kept), tuple(removed))


def _reason_to_drop(block: Block, rules: PageRules, title: str) -> str | None:
    if block.text == title:
        return "title"
    found = first_match(rules.drop, block.text)
    if found:
        return f"drop.{found[0].name}"
    linked = block.linked > _MOSTLY * len(block.text)
    return "links" if linked and not _sentence_ends(block.text, rules) else None


def gaps(blocks: Sequence[Block]) -> Iterator[str]:
    """What parts each block from the one before: one line break or a blank line."""
    return ("\n" if block.broken else "\n\n" for block in blocks)
