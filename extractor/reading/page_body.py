"""Which lines of the article's part of a page are the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.page_rules import PageRules, first_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.page_blocks import Block

_MOSTLY = 0.5
# Lines that end an article count after so many characters of it.
_BEFORE_STOP = 200


class Cut(NamedTuple):
    """A line that was cut, and the rule that did it."""

    block: Block
    rule: str


class Body(NamedTuple):
    """The article's blocks in order, and what was cut from among them."""

    blocks: tuple[Block, ...]
    cut: tuple[Cut, ...]


def filter_lines(blocks: Sequence[Block], rules: PageRules, title: str) -> Body:
    """The blocks less those that a rule drops, that are links, or that repeat ``title``."""
    kept: list[Block] = []
    cut: list[Cut] = []
    length = 0
    for at, block in enumerate(blocks):
        stop = first_match(rules.stop, block.text) if length >= _BEFORE_STOP else None
        if stop:
            cut += (Cut(rest, f"stop.{stop[0].name}") for rest in blocks[at:])
            break
        reason = _reason_to_drop(block, rules, title)
        if reason:
            cut.append(Cut(block, reason))
        else:
            kept.append(block)
            length += len(block.text)
    return Body(tuple(kept), tuple(cut))


def _reason_to_drop(block: Block, rules: PageRules, title: str) -> str | None:
    if block.text == title:
        return "title"
    found = first_match(rules.drop, block.text)
    if found:
        return f"drop.{found[0].name}"
    linked = block.linked > _MOSTLY * len(block.text)
    return "links" if linked and not _is_sentence(block.text, rules) else None


def _is_sentence(text: str, rules: PageRules) -> bool:
    return any(rule.pattern.search(text) for rule in rules.sentence)


def gaps(blocks: Sequence[Block]) -> Iterator[str]:
    """What parts each block from the one before: one line break or a blank line."""
    return ("\n" if block.broken else "\n\n" for block in blocks)
