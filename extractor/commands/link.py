"""`extractor link`: which records of a store tell of one deal. What it needs is imported when it is run."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extractor.options import store_path
from extractor.terminal import counted

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("store", callback=store_path)
def link(store: Path) -> None:
    """Find the records that tell of one deal, across the articles of a store.

    They get one event in the table events, which names the fields that they disagree on; near copies
    of articles stand in the table copies. Run it again when a run has added articles.
    """
    from extractor.linking.events import link as linked

    found = linked(store)
    said = [
        f"{counted(found.records, 'record')} of {counted(found.deals, 'deal')}",
        f"{counted(found.copies, 'article')} nearly the same as an earlier one",
    ]
    click.echo(f"extractor: {store}: {', '.join(said)}", err=True)
