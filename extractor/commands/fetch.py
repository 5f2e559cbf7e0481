"""`extractor fetch`: pages to a folder. What it needs is imported when it is run."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.fetching import Fetcher, Folder
    from extractor.types.retrieval import Retrieval


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "-o",
    "--output",
    "path",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the pages go.",
)
@click.pass_context
def fetch(ctx: click.Context, urls: tuple[str, ...], path: Path) -> None:
    """Save pages, each with a JSON file beside it that says how it came.

    Prints the saved files. A page that is in FOLDER already is fetched again only if it has
    changed. `extractor run FOLDER` reads the pages.
    """
    from extractor.fetching import Folder
    from extractor.reviewing.report import Report

    report, folder, fetcher = Report(), Folder(path), _fetcher()
    for url in dict.fromkeys(urls):
        try:
            click.echo(str(_saved(fetcher, folder, url)))
            report.read += 1
        except InputError as error:
            report.failure(error)
    ctx.exit(report.exit_code)


def _saved(fetcher: Fetcher, folder: Folder, url: str) -> Path:
    known = folder.known(url)
    if not known:
        return folder.save(fetcher.fetch(url))
    page = fetcher.changed(url, known)
    return folder.save(page) if page else folder.confirm(url, known)


def page_at(url: str) -> tuple[bytes, Retrieval]:
    """The bytes at an address and how they came, for commands whose inputs may be addresses.

    Raises InputError where it cannot be fetched.
    """
    page = _fetcher().fetch(url)
    return page.body, page.retrieval


def _fetcher() -> Fetcher:
    """The command's one fetcher, made when first needed: it knows when it has asked whom."""
    from extractor.fetching import Fetcher

    return click.get_current_context().ensure_object(Fetcher)
