"""A comparison as Markdown that fits into a comment on a pull request.

Article text stands in HTML elements of preformatted text alone, escaped: there nothing of it is markup, a
link or a mention of somebody.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import click

from extractor.comparing.as_text import section_text
from extractor.comparing.view import BRIEF, sections, summary
from extractor.terminal import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.comparing.comparison import Comparison
    from extractor.comparing.view import Detail, Section

# Bytes of UTF-8; a comment on GitHub holds 65,536 characters.
MOST = 60_000
_ROOM = 200


def as_markdown(comparison: Comparison, detail: Detail = BRIEF) -> str:
    """A table of what differs, and each article with differences to unfold, as long as there is room."""
    parts = ["\n".join(_head(comparison))]
    left = MOST - _ROOM - _size(parts[0])
    shown = [_folded(section) for section in sections(comparison, detail)]
    for number, part in enumerate(shown):
        left -= _size(part)
        if left < 0:
            rest = counted(len(shown) - number, "more article")
            parts.append(f"… and {rest}: the comment has no room. `extractor diff` shows all.")
            break
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def _size(part: str) -> int:
    return len(part.encode("utf-8", "backslashreplace")) + len("\n\n")


def _head(comparison: Comparison) -> Iterator[str]:
    counts = comparison.counts
    differ = sum(counts.values()) - counts["unchanged"]
    errors = comparison.scale_errors
    yield f"### Extraction diff: {_said(differ)}"
    yield ""
    yield f"<code>{_safe(comparison.old.name)}</code> → <code>{_safe(comparison.new.name)}</code>"
    yield ""
    yield f"| {' | '.join(counts)} | scale errors |"
    yield f"|{' ---: |' * (len(counts) + 1)}"
    yield f"| {' | '.join(map(str, counts.values()))} | {errors} |"
    yield ""
    yield from (f"- {_safe(line)}" for line in list(summary(comparison))[1:])


def _said(differ: int) -> str:
    verb = "differs" if differ == 1 else "differ"
    return f"{counted(differ, 'record')} {verb}" if differ else "no record differs"


def _folded(section: Section) -> str:
    found = counted(len(section.items), "record") if section.items else ""
    about = ", ".join(filter(None, (*section.notes, found)))
    text = click.unstyle(section_text(section)).partition("\n")[2]
    title = f"<summary><code>{_safe(section.document)}</code> {_safe(about)}</summary>"
    body = f"\n\n<pre>\n{escape(text)}\n</pre>" if text else ""
    return f"<details>\n{title}{body}\n\n</details>"


def _safe(text: str) -> str:
    """Text for a line of Markdown outside of preformatted text: escaped, and no mention of anybody."""
    shown = escape(one_line(text))
    return "".join(f"&#{ord(sign)};" if sign in _MARKS else sign for sign in shown)


_MARKS = frozenset("\\`*_[]|~#@!")
