"""`extractor review`: a page to look through records. What it needs is imported when it is run."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extractor.errors import InputError
from extractor.options import file, names_of_files
from extractor.terminal import counted

if TYPE_CHECKING:
    from pathlib import Path

# Names in a message.
SOME = 3


@click.command()
@click.argument("records", metavar="RECORDS", shell_complete=names_of_files)
@click.option(
    "--claims",
    metavar="FILE",
    shell_complete=names_of_files,
    help="Of `extractor explain --format json`.",
)
@click.option(
    "--against",
    metavar="FILE",
    shell_complete=names_of_files,
    help="An earlier run: mark what has changed since.",
)
@click.option(
    "-o",
    "--output",
    "page",
    callback=file,
    shell_complete=names_of_files,
    required=True,
    metavar="FILE",
    help="The page, one HTML file.",
)
def review(records: str, claims: str | None, against: str | None, page: Path) -> None:
    """Write a page to look through the records of a run, each beside its words.

    RECORDS is the output of `extractor run --documents --mentions`, a store, or - for stdin. The page
    needs no network: accept or reject records in a browser, and download the decisions as JSON lines.
    """
    from extractor.reviewing.page.producing import MOST, write_page

    try:
        written = write_page(records, page, claims=claims, against=against)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    said = [counted(written.articles, "article"), counted(written.records, "record")]
    if against:
        said.append(f"{counted(written.changed, 'change')} since {against}")
    _note(f"{page}: {', '.join(said)}")
    if written.missing:
        _note(
            f"{counted(len(written.missing), 'document')} only in {against}: {_some(written.missing)}"
        )
    if not written.mentioned:
        _note("no mentions; `extractor run --documents --mentions -o records.jsonl` writes them")
    if written.articles > MOST:
        _note(f"the page is made for up to {MOST} articles")


def _note(message: str) -> None:
    click.echo(f"extractor: {message}", err=True)


def _some(names: tuple[str, ...]) -> str:
    return ", ".join(names[:SOME]) + (" …" if len(names) > SOME else "")
