"""`extractor query`: answers from a store. What it needs is imported when it is run."""
# ruff: noqa: PLC0415

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from extractor.options import file, names_of_files, store_path

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from extractor.querying.answering import Answer

_WIDTH = 120


def _names_of_questions(
    _ctx: click.Context, _option: click.Parameter, begun: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from extractor.querying.answering import questions

    ready = questions().values()
    return [
        CompletionItem(one.name, help=one.heading) for one in ready if one.name.startswith(begun)
    ]


@click.command()
@click.argument("store", callback=store_path)
@click.argument("question", required=False, shell_complete=_names_of_questions)
@click.argument("words", nargs=-1)
@click.option("--since", type=click.IntRange(0), metavar="RUN", help="For changes: after this run.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Rows of a ready question; 0 for all.",
)
@click.option("--deals", is_flag=True, help="Count a deal that several articles state once.")
@click.option(
    "--plot",
    "picture",
    callback=file,
    shell_complete=names_of_files,
    metavar="FILE",
    help="Also as .png or .svg.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv", "jsonl"]),
    help="Default: table on a terminal, else csv.",
)
def query(  # noqa: PLR0913 - each is an option
    store: Path,
    question: str | None,
    words: tuple[str, ...],
    *,
    since: int | None,
    limit: int,
    deals: bool,
    picture: Path | None,
    shape: str | None,
) -> None:
    """Answer a question to a store that `extractor run … -o news.db` has written.

    QUESTION is the name of a ready one, or SQL in quotation marks; without it the ready ones are
    listed. Nothing is written to the store.
    """
    from extractor.querying.answering import Choice, answered, questions

    if question is None:
        for ready in questions().values():
            click.echo(f"{ready.name:<14}{ready.heading}")
        return
    choice = Choice(since, limit or -1, deals)
    answer = answered(store, question, words, choice)
    ready_one = questions().get(question)
    if picture:
        _draw(answer, ready_one.heading if ready_one else store.name, picture)
    _print(answer, shape)


def _draw(answer: Answer, title: str, picture: Path) -> None:
    from extractor.querying.plotting import plot

    for note in plot(answer, title, picture):
        click.echo(f"extractor: {note}", err=True)


def _print(answer: Answer, shape: str | None) -> None:
    from extractor.querying import printing

    watched = sys.stdout.isatty()
    shape = shape or ("table" if watched else "csv")
    if shape == "table":
        width = shutil.get_terminal_size().columns if watched else _WIDTH
        click.echo(printing.as_table(answer, width), nl=False)
    else:
        write = printing.as_csv if shape == "csv" else printing.as_lines
        click.echo(write(answer), nl=False)
