"""`extractor run`: records out of many inputs. What it needs is imported when it is run."""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.commands.fetch import page_at
from extractor.options import (
    MODEL,
    STDIN,
    Sources,
    file,
    file_anywhere,
    names_of_files,
    reading,
    refuse_unknown_language,
    taken,
)
from extractor.storage import Remote

if TYPE_CHECKING:
    from extractor.running.account import Account
    from extractor.running.batch import Batch
    from extractor.writing.formats import Output

_FORMATS = ["jsonl", "json", "table", "csv", "xlsx", "parquet", "sqlite"]
_BY_ENDING = "Default: by the ending of FILE (.json, .csv, .xlsx, .parquet, .db); table on a terminal, else jsonl."


@click.command()
@reading
@MODEL
@click.option("--format", type=click.Choice(_FORMATS), help=_BY_ENDING)
@click.option(
    "-o",
    "--output",
    "file",
    callback=file_anywhere,
    shell_complete=names_of_files,
    metavar="FILE",
    help="Not to stdout.",
)
@click.option(
    "--bom/--no-bom", default=None, help="CSV for Excel. Default: if a .csv FILE has Korean."
)
@click.option("--mentions", is_flag=True, help="Also all that is named (jsonl, json).")
@click.option("--documents", is_flag=True, help="Also the articles' text (jsonl, json).")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes that read. Default: one a core for many inputs, else 1.",
)
@click.option(
    "--engine",
    type=click.Choice(["processes", "ray"]),
    default="processes",
    show_default=True,
    help="Where they run: on this machine, or on a Ray cluster.",
)
@click.option("--unordered", is_flag=True, help="Results as they come, not in input order.")
@click.option(
    "--resume", is_flag=True, help="Go on with a run to the same FILE that was broken off."
)
@click.option(
    "--errors",
    callback=file,
    shell_complete=names_of_files,
    metavar="FILE",
    help="Failed inputs, as JSON lines.",
)
@click.option(
    "--on-error",
    type=click.Choice(["continue", "stop"]),
    default="continue",
    show_default=True,
    help="After an input that failed.",
)
@click.option(
    "--max-errors", type=click.IntRange(0), metavar="N", help="Stop after more failures than these."
)
@click.option("--quiet", is_flag=True, help="On stderr only the inputs that failed.")
@click.option(
    "--log-level",
    type=click.Choice(["error", "warning", "info"]),
    default="info",
    show_default=True,
    help="The least important messages on stderr.",
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Messages as text or JSON lines.",
)
@click.pass_context
def run(ctx: click.Context, /, **given: object) -> None:
    """Write the investment records that the articles state.

    INPUT is a file, a folder, an archive, a pattern, an address (https://…), @FILE with one of these a
    line, or - for stdin.
    """
    from extractor.running.account import Account
    from extractor.running.batch import run as run_batch
    from extractor.writing.output import utf8

    sources, output = taken(Sources, given), _output(given)
    errors = given["errors"]
    files = [path for path in (output.file, errors) if path]
    own = _refuse_overwriting(sources, *files)
    refuse_unknown_language(sources)
    with ExitStack() as stack:
        log = stack.enter_context(utf8(errors, "w")) if isinstance(errors, Path) else None
        level = "error" if given["quiet"] else str(given["log_level"])
        account = Account(level=level, as_json=given["log_format"] == "json", errors=log)
        run_batch(_batch(sources, output, account, given, own), account)
    ctx.exit(account.exit_code)


def _batch(
    sources: Sources,
    output: Output,
    account: Account,
    given: dict[str, object],
    own: frozenset[str],
) -> Batch:
    from extractor.reading.given import Defaults
    from extractor.running.batch import Batch
    from extractor.running.work import Work

    if STDIN in sources.inputs and sys.stdin.isatty():
        account.note("paste an article, end with Ctrl-D")
    defaults = Defaults(sources.language, sources.published, sources.title, sources.url)
    model = given["model"]
    quiet = bool(given["quiet"]) or given["log_format"] == "json"
    hints = output.watched and not quiet
    most = 0 if given["on_error"] == "stop" else given["max_errors"]
    jobs = given["jobs"]
    return Batch(
        inputs=sources.inputs,
        form=sources.form,
        work=Work(sources.rules, str(model) if model else None, defaults, output.chosen(), hints),
        file=output.file,
        stdin=sys.stdin.buffer,
        fetch=page_at,
        jobs=jobs if isinstance(jobs, int) else None,
        cores=_cores(),
        ray=given["engine"] == "ray",
        ordered=not given["unordered"],
        resume=_resume(output, given),
        most=most if isinstance(most, int) else None,
        own=own,
        bar=sys.stderr.isatty() and not output.watched and not quiet,
    )


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _resume(output: Output, given: dict[str, object]) -> bool:
    if given["resume"] and not output.file:
        raise click.UsageError("--resume goes on with a file: give the -o FILE of the run")
    if given["resume"] and given["unordered"]:
        raise click.UsageError("--resume needs the order of the inputs; leave out --unordered")
    return bool(given["resume"])


def _output(given: dict[str, object]) -> Output:
    from extractor.writing.formats import Output

    try:
        output = taken(Output, given)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if isinstance(output.file, Remote) and output.name == "sqlite":
        raise click.UsageError(f"{output.file}: a store is a file of this machine; copy it later")
    return output


def _refuse_overwriting(sources: Sources, *files: object) -> frozenset[str]:
    """The files that are written to. Raises UsageError where one is an input, a list of them, or another one."""
    from extractor.reading.inputs import whole_name

    written = [whole_name(str(path)) for path in files]
    if len(set(written)) < len(written):
        raise click.UsageError("-o and --errors name the same file")
    for path in written:
        if path in (whole_name(name.removeprefix("@")) for name in sources.inputs):
            raise click.UsageError(f"{path} is an input; it would be overwritten")
    return frozenset(written)
