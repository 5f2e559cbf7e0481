"""Results for people: who, where, how much, when, how sure, and the sentence that says it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from extractor.terminal import one_line
from extractor.writing.display import money, period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console, RenderableType
    from rich.table import Table

    from extractor.types import Article, Party, Record
    from extractor.writing.dicts import Entry

WIDTH = 100
_COLUMNS = (("Who", 7), ("Where", 4), ("How much", 6), ("When", 4), ("Status", 4))
_NAMES = [name for name, _ in _COLUMNS]


def blocks(entries: Iterable[Entry], *, width: int = WIDTH, colour: bool = False) -> Iterator[str]:
    """The column names, then for each article with records a block of lines.

    ``width`` counts terminal cells; a Hangul syllable takes two.
    """
    head = True
    for entry in entries:
        if entry.records:
            yield (table_head(width, colour=colour) if head else "") + block(
                entry, width, colour=colour
            )
            head = False


def table_head(width: int = WIDTH, *, colour: bool = False) -> str:
    """The line of column names."""
    return _printed(lambda console: console.print(_grid(_NAMES), style="dim"), width, colour=colour)


def block(entry: Entry, width: int = WIDTH, *, colour: bool = False) -> str:
    """The lines of one article; none where it has no records."""
    if not entry.records:
        return ""
    return _printed(lambda console: _print(console, entry), width, colour=colour)


def _printed(show: Callable[[Console], None], width: int, *, colour: bool) -> str:
    # rich takes a tenth of a second to import; the other formats do without it.
    from rich.console import Console  # noqa: PLC0415

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width,
        force_terminal=colour,
        legacy_windows=False,
        no_color=None if colour else True,
        highlight=False,
        markup=False,
        emoji=False,
    )
    show(console)
    text = buffer.getvalue()
    return text if colour else "".join(line.rstrip() + "\n" for line in text.split("\n")[:-1])


def _print(console: Console, entry: Entry) -> None:
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console.print()
    console.print(Text(_heading(entry.article), "bold"))
    for record in entry.records:
        console.print(_grid(_cells(record)))
        if record.evidence:
            quote = f"“{one_line(record.evidence[0].text)}”"
            console.print(Padding(Text(quote, "dim italic"), (0, 0, 0, 2)))


def _grid(cells: Iterable[str]) -> Table:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for _, ratio in _COLUMNS:
        grid.add_column(ratio=ratio, overflow="fold")
    row: list[RenderableType] = [Text(cell) for cell in cells]
    grid.add_row(*row)
    return grid


def _heading(article: Article) -> str:
    source = article.source or article.id
    return one_line(f"{article.title} ({source})" if article.title else source)


def _cells(record: Record) -> tuple[str, ...]:
    return _who(record), _where(record), _how_much(record), _when(record), _status(record)


def _who(record: Record) -> str:
    lines = [_names(record.investors)]
    if record.recipients:
        lines.append(f"→ {_names(record.recipients)}")
    return _stack(lines)


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(one_line(party.name) for party in parties)


def _where(record: Record) -> str:
    named = [place.name for place in record.places]
    return one_line(", ".join([*named, *(country.name for country in record.countries)])) or "–"


def _how_much(record: Record) -> str:
    lines = [money(record.amount)] if record.amount else []
    lines += [f"= {money(amount)}" for amount in record.equivalents]
    if record.stake:
        lines.append(f"{record.stake.percent}%")
    if record.round:
        lines.append(record.round.name)
    return _stack(lines)


def _when(record: Record) -> str:
    lines = [record.announced.date] if record.announced else []
    if record.period:
        lines.append(period(record.period))
    return _stack(lines)


def _status(record: Record) -> str:
    lines = [record.status, record.kind]
    if record.cumulative:
        lines.append("cumulative")
    if record.part_of:
        lines.append("part of a total")
    return _stack(lines)


def _stack(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line) or "–"
