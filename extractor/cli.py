"""The command line: arguments in, exit code out. Results on stdout, messages on stderr.

Exit codes: 0 all read, 1 findings, 2 usage or rules, 3 some inputs failed, 4 all failed,
130 interrupted. What a command needs is imported inside it, so that help comes at once.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractor import __version__
from extractor.commands.fetch import fetch, page_at
from extractor.errors import RulesError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extractor.pipeline import Extractor, Result
    from extractor.reviewing.report import Report
    from extractor.writing.formats import Output

FINDINGS, USAGE, ALL_FAILED, INTERRUPTED = 1, 2, 4, 130
STDIN = "-"
EXAMPLES = """\
Investment records, with their source spans, from Korean and English news articles.

  extractor run article.html                  what an article says, as a table
  extractor run articles/ -o records.jsonl    a folder of articles, as JSON lines
  extractor run -                             paste an article, end with Ctrl-D

`extractor --help` names every command, `extractor run --help` every option.
"""
Command = TypeVar("Command", bound="Callable[..., Any]")
Given = TypeVar("Given")


class Refused(click.ClickException):
    """What was asked for cannot be done as asked."""

    exit_code = USAGE


class Commands(click.Group):
    """Commands that end with the documented exit codes however they end."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - what click says
        """Run the command; Ctrl-C, a closed pipe and bad rules have their own exit codes."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # Else Python complains when it flushes stdout at the very end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except (RulesError, OSError) as error:
            raise Refused(str(error)) from error


@dataclass(frozen=True)
class Sources:
    """What to read, and how."""

    inputs: tuple[str, ...]
    form: str
    language: str | None
    published: str | None
    title: str | None
    url: str | None
    model: str | None
    rules: Path | None


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="extractor")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Investment records, with their source spans, from Korean and English news."""
    if ctx.invoked_subcommand is None:
        click.echo(EXAMPLES, nl=False)


commands.add_command(fetch)


def _day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from error


def _file(_ctx: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    if value == "-" and option.name == "file":
        return None
    if value in ("", "-") or (value and Path(value).is_dir()):
        raise click.BadParameter(f"{value!r} is no file")
    return Path(value) if value else None


_FORMS = click.Choice(["auto", "text", "html", "json", "jsonl"])
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_UNSAID = "For inputs that do not say it."
_RULES = click.option("--rules", type=_FOLDER, metavar="FOLDER", help="Other rules.")
_READING = (
    click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
    click.option("--from", "form", type=_FORMS, default="auto", help="What the inputs are."),
    click.option("--language", metavar="CODE", help="ko, en. " + _UNSAID),
    click.option("--published", callback=_day, metavar="YYYY-MM-DD", help=_UNSAID),
    click.option("--title", help=_UNSAID),
    click.option("--url", help=_UNSAID),
    click.option("--model", metavar="NAME|PATH", help="A spaCy pipeline whose names to add."),
    _RULES,
)


def _reading(command: Command) -> Command:
    for option in reversed(_READING):
        command = option(command)
    return command


@commands.command()
@_reading
@click.option(
    "--format",
    type=click.Choice(["jsonl", "json", "table", "csv"]),
    help="Default: table on a terminal, else jsonl.",
)
@click.option("-o", "--output", "file", callback=_file, metavar="FILE", help="Not to stdout.")
@click.option("--mentions", is_flag=True, help="Also all that is named (jsonl, json).")
@click.option("--documents", is_flag=True, help="Also the articles' text (jsonl, json).")
@click.option("--errors", callback=_file, metavar="FILE", help="Failed inputs, as JSON lines.")
@click.option(
    "--on-error",
    type=click.Choice(["continue", "stop"]),
    default="continue",
    show_default=True,
    help="After an input that failed.",
)
@click.option("--quiet", is_flag=True, help="On stderr only the inputs that failed.")
@click.pass_context
def run(
    ctx: click.Context, /, *, errors: Path | None, on_error: str, quiet: bool, **given: object
) -> None:
    """Write the investment records that the articles state.

    INPUT is a file, a folder, a pattern, an address (https://…), @FILE with one of these a line,
    or - for stdin.
    """
    from extractor.reviewing.report import Report
    from extractor.writing.files import LeftAsItWas, utf8, whole

    sources, output = _taken(Sources, given), _output(given)
    _refuse_overwriting(sources, output.file, errors)
    extractor = _extractor(sources)
    with ExitStack() as stack:
        log = stack.enter_context(utf8(errors, "w")) if errors else None
        stream = stack.enter_context(whole(output.file))
        report = Report(quiet=quiet, hints=output.watched, errors=log)
        found = _results(extractor, sources, report, stop=on_error == "stop")
        for piece in output.writer()(found):
            stream.write(piece)
            stream.flush()
        if output.file and report.exit_code == ALL_FAILED:
            report.note(f"{output.file} is left as it was")
            raise LeftAsItWas
    ctx.exit(report.exit_code)


@commands.command()
@_reading
@click.pass_context
def explain(ctx: click.Context, /, **given: object) -> None:
    """Show each sentence with what was found in it and the records it gives.

    INPUT is the same as for `extractor run`.
    """
    from extractor.reviewing import explain as explaining
    from extractor.reviewing.report import Report

    sources, report = _taken(Sources, given), Report()
    for result in _results(_extractor(sources), sources, report):
        click.echo(explaining.explain(result))
    ctx.exit(report.exit_code)


@commands.command()
@_RULES
def schema(rules: Path | None) -> None:
    """Print the JSON Schema of an output line."""
    from extractor.rules.inventory import kinds, languages
    from extractor.writing.schema import schema as generated

    shape = generated(kinds(rules), languages(rules))
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2))


@commands.group()
def rules() -> None:
    """Check the rules and list them."""


@rules.command()
@_RULES
@click.pass_context
def check(ctx: click.Context, rules: Path | None) -> None:
    """Print what is wrong with the rules and their examples; exit 1 if anything is."""
    from extractor.reviewing import rulecheck as checking
    from extractor.writing.figures import counted

    try:
        found = checking.check(rules)
    except RulesError as error:
        found = [error]
    for problem in found:
        click.echo(str(problem))
    click.echo(f"extractor: {counted(len(found), 'problem')} in the rules", err=True)
    ctx.exit(FINDINGS if found else 0)


@rules.command("list")
@_RULES
def list_rules(rules: Path | None) -> None:
    """Print the names of all rules."""
    from extractor.reviewing import rulecheck as checking

    for name in checking.names(rules):
        click.echo(name)


def _taken(kind: type[Given], given: dict[str, Any]) -> Given:
    return kind(**{field.name: given[field.name] for field in fields(kind)})  # type: ignore[arg-type]


def _output(given: dict[str, Any]) -> Output:
    from extractor.writing.formats import Output

    try:
        return _taken(Output, given)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _refuse_overwriting(sources: Sources, *files: Path | None) -> None:
    """Raise UsageError where a file that is written to is an input, or another one."""
    written = [path.resolve() for path in files if path]
    if len(set(written)) < len(written):
        raise click.UsageError("-o and --errors name the same file")
    for path in written:
        if path in [Path(name).resolve() for name in sources.inputs]:
            raise click.UsageError(f"{path} is an input; it would be overwritten")


def _extractor(sources: Sources) -> Extractor:
    from extractor.pipeline import Extractor
    from extractor.rules.inventory import languages

    known = languages(sources.rules)
    if sources.language not in {None, *known}:
        message = f"'{sources.language}' is not one of {', '.join(known)}"
        raise click.BadParameter(message, param_hint="--language")
    return Extractor(sources.rules, sources.model)


def _results(
    extractor: Extractor, sources: Sources, report: Report, *, stop: bool = False
) -> Iterator[Result]:
    from extractor.reading import Defaults
    from extractor.reviewing.report import results

    if STDIN in sources.inputs and sys.stdin.isatty():
        report.note("paste an article, end with Ctrl-D")
    defaults = Defaults(sources.language, sources.published, sources.title, sources.url)
    reader = extractor.reader(defaults)
    articles = reader.read(sources.inputs, sources.form, sys.stdin.buffer, page_at)
    yield from results(extractor, articles, report, stop=stop)
    report.notes_of(reader)
