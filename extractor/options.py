"""What commands share: how inputs are named, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractor.storage import Remote, is_remote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.shell_completion import CompletionItem

STDIN = "-"
Given = TypeVar("Given")
Command = TypeVar("Command", bound="Callable[..., Any]")


@dataclass(frozen=True)
class Sources:
    """What to read, and how."""

    inputs: tuple[str, ...]
    form: str
    language: str | None
    published: str | None
    title: str | None
    url: str | None
    rules: Path | None


@dataclass(frozen=True)
class Question:
    """What to explain: all amounts or one, all sentences or one, in which form and language."""

    amount: int | None = None
    sentence: int | None = None
    shape: str = "text"
    lang: str = "en"


def day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """An option's ISO date as it is; a usage error for anything else."""
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from error


def on_disk(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    """The name of what is opened where it lies; a usage error for an address in a storage."""
    if is_remote(value):
        raise click.BadParameter(f"{value} lies in a storage; copy it to this machine first")
    return value


def store_path(ctx: click.Context, option: click.Parameter, value: str) -> Path:
    """The path of a store."""
    return Path(on_disk(ctx, option, value))


def file(_ctx: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    """An option's file to write to; None for ``-`` where that is the output."""
    if value == "-" and option.name == "file":
        return None
    if value in ("", "-") or (value and Path(value).is_dir()):
        raise click.BadParameter(f"{value!r} is no file")
    if value and is_remote(value):
        raise click.BadParameter(f"{value!r} is no file of this machine")
    if value and not Path(value).parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(Path(value).parent)!r}")
    return Path(value) if value else None


def file_anywhere(
    ctx: click.Context, option: click.Parameter, value: str | None
) -> Path | Remote | None:
    """The same, or the address of a file in a storage."""
    if not value or not is_remote(value):
        return file(ctx, option, value)
    if value.endswith("/"):
        raise click.BadParameter(f"{value!r} is no file")
    return Remote(value)


def names_of_files(
    _ctx: click.Context, _option: click.Parameter, begun: str
) -> list[CompletionItem]:
    """What a shell completes a file's name with: its own way to do so."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - for a shell that asks

    return [CompletionItem(begun, type="file")]


_FORMS = click.Choice(["auto", "text", "html", "json", "jsonl", "csv"])
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_UNSAID = "For inputs that do not say it."
RULES = click.option(
    "--rules",
    type=_FOLDER,
    metavar="FOLDER",
    envvar="EXTRACTOR_RULES",
    help="Rules to add to those of the package. [env var: EXTRACTOR_RULES]",
)
MODEL = click.option(
    "--model",
    metavar="NAME|PATH",
    shell_complete=names_of_files,
    help="A spaCy pipeline whose names to add.",
)
_READING = (
    click.argument(
        "inputs", nargs=-1, required=True, metavar="INPUT...", shell_complete=names_of_files
    ),
    click.option("--from", "form", type=_FORMS, default="auto", help="What the inputs are."),
    click.option("--language", metavar="CODE", help="ko, en. " + _UNSAID),
    click.option("--published", callback=day, metavar="YYYY-MM-DD", help=_UNSAID),
    click.option("--title", help=_UNSAID),
    click.option("--url", help=_UNSAID),
    RULES,
)
_NUMBER = click.IntRange(1)
_SHAPES = click.Choice(["text", "json"])
_EXPLAINING = (
    click.option("--amount", type=_NUMBER, metavar="N", help="The N-th amount alone."),
    click.option("--sentence", type=_NUMBER, metavar="N", help="The N-th sentence alone."),
    click.option(
        "--format", "shape", type=_SHAPES, default="text", help="json: one line an article."
    ),
    click.option(
        "--lang", type=click.Choice(["en", "ko"]), default="en", help="In which language."
    ),
)


def explaining(command: Command) -> Command:
    """The options of the command that explains."""
    for option in reversed(_EXPLAINING):
        command = option(command)
    return command


def reading(command: Command) -> Command:
    """The argument and the options of a command that reads inputs."""
    for option in reversed(_READING):
        command = option(command)
    return command


def taken(kind: type[Given], given: Mapping[str, Any]) -> Given:
    """A command's parameters of one kind: a dataclass whose fields bear their names."""
    return kind(**{field.name: given[field.name] for field in fields(kind) if field.name in given})  # type: ignore[arg-type]


def refuse_unknown_language(sources: Sources) -> None:
    """Raise BadParameter where the language that was given has no rules."""
    from extractor.rules.inventory import languages  # noqa: PLC0415 - reads rules

    known = languages(sources.rules)
    if sources.language not in {None, *known}:
        message = f"'{sources.language}' is not one of {', '.join(known)}"
        raise refused(message, "language")


def refused(message: str, name: str) -> click.BadParameter:
    """The error of a parameter of the command that runs, for a value that is wrong for the rules."""
    ctx = click.get_current_context()
    option = next(one for one in ctx.command.params if one.name == name)
    return click.BadParameter(message, ctx, option)
