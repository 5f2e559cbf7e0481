"""`extractor export` and `extractor import`: other tools. What they need is imported when they are run."""
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from extractor.errors import InputError
from extractor.options import names_of_files
from extractor.terminal import counted

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FORMATS = ("brat", "conll", "docbin", "inception", "label-studio", "prodigy", "w3c")
SOME_FAILED, ALL_FAILED = 3, 4


@click.command()
@click.argument("records", metavar="RECORDS", shell_complete=names_of_files)
@click.option("--to", "form", type=click.Choice(_FORMATS), required=True, help="For which tool.")
@click.option("-o", "--output", "folder", type=_FOLDER, required=True, metavar="FOLDER")
def export(records: str, form: str, folder: Path) -> None:
    """Write records and mentions for an annotation tool, into a folder.

    RECORDS is the output of `extractor run --documents --mentions`, or - for stdin. The files that
    were written are printed.
    """
    from extractor.interchange.exporting import export as write

    try:
        done = write(records, form, folder)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    for path in done.files:
        click.echo(path)
    said = f"{counted(done.articles, 'article')}, {counted(done.records, 'record')}"
    click.echo(f"extractor: {said}", err=True)
    if done.left_out:
        lost = (
            f"{counted(done.left_out, 'mention')} overlap longer ones and have no place in {form}"
        )
        click.echo(f"extractor: {lost}", err=True)


@click.command("import")
@click.argument("corrected", metavar="CORRECTED", shell_complete=names_of_files)
@click.option(
    "--records",
    required=True,
    metavar="FILE",
    shell_complete=names_of_files,
    help="What was exported.",
)
@click.option("-o", "--output", "folder", type=_FOLDER, metavar="FOLDER", help="Not beside them.")
@click.pass_context
def import_(ctx: click.Context, corrected: str, records: str, folder: Path | None) -> None:
    """Make goldens of annotations that somebody has corrected in Label Studio or brat.

    CORRECTED is the JSON that Label Studio exports, or the folder of brat. --records is the file that was
    exported to it. Each article gets NAME.golden.json beside it, or in FOLDER; the files are printed.
    An article that says something without a value is named, and the others still come.
    """
    from extractor.interchange.importing import goldens

    failed = written = 0
    try:
        for one in goldens(corrected, records, folder):
            if isinstance(one, InputError):
                failed += 1
                click.echo(f"extractor: {one}", err=True)
            else:
                written += 1
                click.echo(one)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    ctx.exit((SOME_FAILED if written else ALL_FAILED) if failed else 0)
