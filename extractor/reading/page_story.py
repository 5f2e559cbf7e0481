"""The body of a page as lines that know their place, from its elements or from one of its scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.edits import chain
from extractor.reading.page_blocks import outline_tree
from extractor.reading.page_body import read_body
from extractor.reading.page_container import find_container
from extractor.reading.page_scan import judge_elements, scan_page
from extractor.reading.page_script import find_in_scripts
from extractor.reading.page_tree import build_tree
from extractor.reading.removed import Removed

if TYPE_CHECKING:
    from extractor.reading.page_judging import Judgement
    from extractor.reading.page_limits import Watch
    from extractor.reading.page_rules import PageRules
    from extractor.reading.page_scan import Scan
    from extractor.reading.page_strings import Virtual
    from extractor.reading.page_text import Line

# A page whose body is shorter may have its article in a script.
_SHORT = 200


class Opened(NamedTuple):
    """A page that was scanned: what it holds, and what its start tags say."""

    page: str
    scan: Scan
    judged: list[Judgement]
    rules: PageRules
    watch: Watch


class Story(NamedTuple):
    """The body's lines, each with the break that goes before it.

    ``reasons`` says for each element of the page why it is left out, ``cut`` is what was left out
    of the article's own part.
    """

    length: int
    lines: tuple[tuple[str, Line], ...]
    reasons: tuple[str, ...]
    cut: tuple[Removed, ...]


def open_page(page: str, rules: PageRules, watch: Watch) -> Opened:
    """The page's elements and texts.

    Raises:
        InputError: the page passes a limit.
    """
    watch.sized(page)
    scan = scan_page(page, rules, watch)
    return Opened(page, scan, judge_elements(page, scan, rules), rules, watch)


def read_story(opened: Opened, title: str) -> Story:
    """The body of the page under the headline ``title``; without lines where there is none."""
    story = _in_elements(opened, title)
    if story.length >= _SHORT:
        return story
    scripts = opened.scan.noted["script"]
    virtual = find_in_scripts(opened.page, scripts, opened.rules, title)
    found = _in_script(virtual, opened, title) if virtual else story
    if found.length <= story.length:
        return story
    # What stands outside of scripts is then not of the article.
    return found._replace(reasons=tuple(reason or "outside" for reason in story.reasons))


def _in_elements(opened: Opened, title: str) -> Story:
    container = find_container(opened.scan, opened.judged, opened.rules)
    blocks = outline_tree(build_tree(opened.page, container.kept, opened.watch))
    body = read_body(opened.page, blocks, opened.rules, title)
    return Story(body.length, body.lines, container.reasons, body.cut)


def _in_script(virtual: Virtual, around: Opened, title: str) -> Story:
    """The story of a page that stands in a string; its pieces lead to the script."""
    page, offsets = virtual
    story = _in_elements(open_page(page, around.rules, around.watch), title)
    lines = (
        (gap, line._replace(pieces=tuple(chain(line.pieces, offsets)))) for gap, line in story.lines
    )
    cut = (Removed(*offsets.to_raw(one.start, one.end), *one[2:]) for one in story.cut)
    return Story(story.length, tuple(lines), (), tuple(cut))
