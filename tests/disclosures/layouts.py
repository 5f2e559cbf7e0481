"""A form's rows in the layouts in which forms come: as people copy them, as converters write them, as pages."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Form = Mapping[str, Any]


def rows_of(form: Form) -> list[list[str]]:
    lines = form["rows"].strip().split("\n")
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def is_numbered(cell: str) -> bool:
    return cell.partition(".")[0].isdigit()


def above(form: Form) -> list[str]:
    return [*form["head"], "", form["title"]]


def lines(form: Form) -> str:
    """A cell a line."""
    return "\n".join([*above(form), *(cell for row in rows_of(form) for cell in row)]) + "\n"


def tabs(form: Form) -> str:
    """As browsers copy a table."""
    return "\n".join([*above(form), *("\t".join(row) for row in rows_of(form))]) + "\n"


def bars(form: Form) -> str:
    """A table of Markdown."""
    rows = [f"| {' | '.join(row)} |" for row in rows_of(form)]
    return "\n".join([*above(form), rows[0], "|---|---|---|", *rows[1:]]) + "\n"


def colons(form: Form) -> str:
    """label : value; what is numbered and holds others stands alone."""
    written = above(form)
    for row in rows_of(form):
        first, *rest = row
        if len(row) > 4 and not is_numbered(first):
            written.append("\t".join(row))  # a table of its own
            continue
        if len(row) > 2 and is_numbered(first) and len(row) % 2:
            written.append(first)
            first, *rest = rest
        cells = [first, *rest]
        pairs = [" : ".join(cells[at : at + 2]) for at in range(0, len(cells), 2)]
        written += [pair if is_numbered(pair) or pair[0] == "-" else f"- {pair}" for pair in pairs]
    return "\n".join(written) + "\n"


def spaces(form: Form) -> str:
    """A row a line, its cells parted by blanks."""
    return "\n".join([*above(form), *(" ".join(row) for row in rows_of(form))]) + "\n"


def one_line(form: Form) -> str:
    """All of the form in one line, as tools take the text out of a page."""
    cells = [form["title"], *(cell for row in rows_of(form) for cell in row)]
    return "\n".join([*form["head"], "", " ".join(cells)]) + "\n"


def table(form: Form) -> str:
    """The form's table, with cells that go on over several rows."""
    rows = rows_of(form)
    width = max(map(len, rows))
    written = []
    for row in rows:
        *cells, last = (f"<td><span>{html.escape(cell)}</span></td>" for cell in row)
        last = last.replace("<td>", f'<td colspan="{width - len(row) + 1}">')
        written.append(f"<tr>{''.join(cells)}{last}</tr>\n")
    return f'<table border="1"><tbody>{"".join(written)}</tbody></table>'


def viewer_page(form: Form) -> str:
    """The document of a viewer: a headline as a division, one table."""
    head = "".join(f"<p>{html.escape(line)}</p>\n" for line in form["head"])
    title = f'<div class="xforms_title"><span style="font-weight:bold">{html.escape(form["title"])}</span></div>'
    return (
        "<html><head><title></title><style>td { color: #000 }</style></head>\n"
        f'<body><div class="xforms">{head}{title}\n{table(form)}</div></body></html>'
    )


def site_page(form: Form) -> str:
    """A site of disclosures around the same table."""
    head = "".join(f"<p>{html.escape(line)}</p>\n" for line in form["head"])
    links = "".join(f'<li><a href="/{at}">공시 목록 {at}</a></li>' for at in range(9))
    return (
        f"<html><head><title>{html.escape(form['title'])}</title></head><body>\n"
        f'<div class="gnb"><ul>{links}</ul></div>\n<h1>{html.escape(form["title"])}</h1>\n'
        f'<div class="view">{head}{table(form)}</div>\n<div class="footer">이용약관</div></body></html>'
    )


LAYOUTS: dict[str, Callable[[Form], str]] = {
    "lines": lines,
    "tabs": tabs,
    "bars": bars,
    "colons": colons,
    "spaces": spaces,
    "one line": one_line,
}
PAGES: dict[str, Callable[[Form], str]] = {"viewer page": viewer_page, "site page": site_page}
