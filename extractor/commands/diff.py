"""`extractor diff`: what changed between two runs. What it needs is imported when it is run."""
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from extractor.errors import InputError
from extractor.options import RULES, file, names_of_files, on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from extractor.comparing.comparison import Comparison
    from extractor.comparing.sources import Wanted
    from extractor.pipeline import Result

FINDINGS = 1
_LEVELS = ("value", "any", "none")
_FORMATS = ("text", "json", "markdown", "html", "github")


@click.command()
@click.argument("old", metavar="OLD", callback=on_disk, shell_complete=names_of_files)
@click.argument("new", metavar="NEW", callback=on_disk, shell_complete=names_of_files)
@click.option("--format", "shape", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    default="value",
    show_default=True,
    help="What gives exit code 1: values and records; also places and rules; nothing.",
)
@click.option("--why", is_flag=True, help="Also the claims, or at least the rules, that differ.")
@click.option(
    "--decisions",
    metavar="FILE",
    shell_complete=names_of_files,
    help="Of the review page: what is accepted passes.",
)
@click.option("--articles", is_flag=True, help="Read a folder's articles, not its goldens.")
@RULES
@click.option(
    "-o",
    "--output",
    "target",
    callback=file,
    shell_complete=names_of_files,
    metavar="FILE",
    help="Not to stdout.",
)
@click.pass_context
def diff(  # noqa: PLR0913 - an argument for each option
    ctx: click.Context,
    old: str,
    new: str,
    *,
    shape: str,
    fail_on: str,
    why: bool,
    decisions: str | None,
    articles: bool,
    rules: Path | None,
    target: Path | None,
) -> None:
    """Say what changed between two runs, record by record, each with its words; exit 1 if it fails.

    OLD and NEW are each the output of `extractor run` (JSON lines, a store, Parquet, or - for stdin), a
    folder of goldens, a folder of articles, or REVISION:FOLDER, such a folder as a git revision has
    it. Articles are read as they are compared, those of a revision by the --rules of that revision.
    """
    from extractor.comparing.sources import Wanted
    from extractor.comparing.view import Detail

    wanted = Wanted(rules, articles, *((_claims, _worded) if why else ()))
    try:
        compared = _compared(old, new, wanted, decisions)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    _write(_renderer(shape)(compared, Detail(fail_on == "any" or why, why)), target)
    if why and not (compared.old.has_claims and compared.new.has_claims):
        more = "`extractor explain INPUT --format json` writes claims; add them to the file's lines"
        click.echo(f"extractor: rules are compared where a side has no claims; {more}", err=True)
    ctx.exit(FINDINGS if compared.fails(fail_on) else 0)


def _compared(old: str, new: str, wanted: Wanted, decisions: str | None) -> Comparison:
    from extractor.comparing.comparison import compare
    from extractor.comparing.decisions import read_decisions
    from extractor.comparing.jsonobjects import lines_of
    from extractor.comparing.sources import read_both

    decided = None
    if decisions:
        with lines_of(decisions) as lines:
            decided = read_decisions(decisions, lines)
    return compare(*read_both(old, new, wanted), decisions=decided)


def _claims(result: Result) -> Iterable[dict[str, Any]]:
    from extractor.reviewing.explain import told_amounts

    return told_amounts(result)


def _worded(amount: dict[str, Any]) -> dict[str, Any]:
    from extractor.reviewing.stored_claims import in_words

    return in_words(amount)


def _renderer(shape: str) -> Callable[..., str]:
    """What writes a comparison in a format; only its own module is imported."""
    if shape == "json":
        from extractor.comparing.as_json import as_json

        return as_json
    if shape == "markdown":
        from extractor.comparing.as_markdown import as_markdown

        return as_markdown
    if shape == "html":
        from extractor.comparing.as_html import as_html

        return as_html
    if shape == "github":
        from extractor.comparing.as_annotations import as_annotations

        return as_annotations
    from extractor.comparing.as_text import as_text

    return as_text


def _write(text: str, target: Path | None) -> None:
    from extractor.writing.output import whole

    if target is None:
        click.echo(text, nl=False)
        return
    with whole(target) as stream:
        stream.write(click.unstyle(text))
