"""A comparison as one HTML page that asks for nothing."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from extractor.comparing.view import BRIEF, sections, summary
from extractor.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.comparing.comparison import Comparison
    from extractor.comparing.excerpts import Excerpt
    from extractor.comparing.view import Detail, Item, Row, Section

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --old: #d5493322; --new: #2c8a4a22;
  --lit: light-dark(#f5dc8e, #6b5814); --flag: light-dark(#a83a2c, #e59383); }
body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6; word-break: keep-all;
  font-family: system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic",
  sans-serif; }
h1 { font-size: 1.4rem; margin: 0; } h1 + p { margin: 0; opacity: .8; } ul { margin: .6rem 0; padding-left: 1.2rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 0; } h1, h2, p, li { overflow-wrap: anywhere; }
article { border-top: 1px solid var(--line); padding: .6rem 0; }
article > p { margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td { padding: .3rem .6rem; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { width: 8rem; padding-left: 0; overflow-wrap: break-word; }
td.old { background: var(--old); } td.new { background: var(--new); }
small, blockquote { opacity: .85; } small { white-space: nowrap; } blockquote { margin: .2rem 0; font-size: .92em; }
mark { background: var(--lit); color: inherit; padding: .05em 0; }
b.kind { display: inline-block; min-width: 5.5em; } strong.flag { color: var(--flag); display: inline-block; }
@media (max-width: 40rem) {
  body { margin: 1rem auto; } table, tbody, tr { display: block; }
  tr { display: grid; grid-template-columns: 1fr 1fr; margin-bottom: .4rem; }
  td:first-child { width: auto; grid-column: 1 / -1; padding-bottom: 0; }
}
"""


def as_html(comparison: Comparison, detail: Detail = BRIEF) -> str:
    """The page: a summary, and for each article its records with both values beside each other."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    names = f"{_safe(comparison.old.name)} → {_safe(comparison.new.name)}"
    body = "\n".join(_section(section) for section in sections(comparison, detail))
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Extraction diff: {names}</title>\n<style>{_STYLE}</style>\n"
        f"<h1>Extraction diff</h1>\n<p>{names}</p>\n"
        f"<ul>{''.join(f'<li>{_safe(line)}' for line in summary(comparison))}</ul>\n{body}\n</html>\n"
    )


def _section(section: Section) -> str:
    notes = "".join(f" <small>{_safe(note)}</small>" for note in section.notes)
    items = "\n".join("".join(_item(item)) for item in section.items)
    return f"<section><h2>{_safe(section.document)}{notes}</h2>\n{items}\n</section>"


def _item(item: Item) -> Iterator[str]:
    verdict = f" <small>[{_safe(item.verdict)}]</small>" if item.verdict else ""
    yield f'<article><p><b class="kind">{_safe(item.kind)}</b> {_safe(item.name)}{verdict}</p>'
    yield _quote(item.quote)
    if item.rows:
        yield f"<table>{''.join(map(_row, item.rows))}</table>"
    if item.why:
        yield f"<ul>{''.join(f'<li>{_safe(line)}' for line in item.why)}</ul>"
    yield "</article>"


def _row(row: Row) -> str:
    flag = f' <strong class="flag">{_safe(row.flag)}</strong>' if row.flag else ""
    cells = (("old", row.old, row.old_quote), ("new", row.new, row.new_quote))
    shown = (f'<td class="{side}">{_safe(said)}{_quote(quote)}</td>' for side, said, quote in cells)
    return f"<tr><td>{_safe(row.name)}{flag}</td>{''.join(shown)}</tr>"


def _quote(quote: Excerpt | None) -> str:
    if quote is None:
        return ""
    words = f"{escape(quote.before)}<mark>{escape(quote.words)}</mark>{escape(quote.behind)}"
    return f"<blockquote>{words} <small>{quote.start}–{quote.end}</small></blockquote>"


def _safe(text: str) -> str:
    return escape(one_line(text))
