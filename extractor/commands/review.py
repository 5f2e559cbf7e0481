"""`extractor review`: a page to look through records. What it needs is imported when it is run."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extractor.errors import InputError
from extractor.options import file
from extractor.terminal import counted

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("records", metavar="RECORDS")
@click.option("--claims", metavar="FILE", help="Of `extractor explain --format json`.")
@click.option(
    "-o",
    "--output",
    "page",
    callback=file,
    required=True,
    metavar="FILE",
    help="The page, one HTML file.",
)
def review(records: str, claims: str | None, page: Path) -> None:
    """Write a page to look through the records of a run, each beside its words.

    RECORDS is the output of `extractor run --documents --mentions`, or - for stdin. The page needs
    no network: accept or reject records in a browser, and download the decisions as JSON lines.
    """
    from extractor.reviewing.page.producing import MOST, write_page

    try:
        articles = write_page(records, page, claims)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    number = sum(len(article.records) for article in articles.values())
    said = f"{counted(len(articles), 'article')}, {counted(number, 'record')}"
    click.echo(f"extractor: {page}: {said}", err=True)
    if not any(article.mentions for article in articles.values()):
        click.echo("extractor: no mentions; `extractor run --mentions` adds them", err=True)
    if len(articles) > MOST:
        click.echo(f"extractor: the page is made for up to {MOST} articles", err=True)
