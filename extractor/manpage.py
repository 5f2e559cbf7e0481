"""The page for ``man extractor``, made from the help of the commands when the package is built."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import click

from extractor import __version__
from extractor.cli import EXAMPLES, EXIT_CODES, commands
from extractor.configuring.optionnames import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENVIRONMENT = """\
Each option of each command has a variable: --on-error of extractor run is EXTRACTOR_RUN_ON_ERROR. EXTRACTOR_RULES \
is --rules of every command, EXTRACTOR_CONFIG is --config. An option on the command line counts before its variable.
"""
_FILES = """\
extractor.toml, or [tool.extractor] in pyproject.toml, in the working folder or above it: a table for each command, \
and [all]; keys are long options without their hyphens. What stands there counts where neither the command line nor \
the environment says it.
"""


def man_page() -> str:
    """The page in the language of man, with every command and every option."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    with click.Context(commands, info_name="extractor") as ctx:
        summary = _paragraphs(commands.help)[0]
        yield f'.TH EXTRACTOR 1 "" "extractor {__version__}" "extractor"'
        yield from (".SH NAME", rf"extractor \- {_plain(summary)}")
        yield from (".SH SYNOPSIS", rf"\fBextractor\fR {_plain(_usage(commands, ctx))}")
        yield from (".SH OPTIONS", *_options(commands, ctx))
        yield ".SH COMMANDS"
        for name, command in leaves(commands):
            yield from _command(name.replace(".", " "), command, ctx)
    yield from (".SH EXIT STATUS", *_table(EXIT_CODES))
    yield from (".SH ENVIRONMENT", _plain(_ENVIRONMENT.strip()))
    yield from (".SH FILES", _plain(_FILES.strip()))
    yield from (
        ".SH EXAMPLES",
        ".nf",
        *map(_plain, _paragraphs(EXAMPLES, folded=False)[1].split("\n")),
        ".fi",
    )


def _command(name: str, command: click.Command, above: click.Context) -> Iterator[str]:
    with click.Context(command, info_name=name, parent=above) as ctx:
        yield from (".SS", rf"\fBextractor {_plain(name)}\fR {_plain(_usage(command, ctx))}")
        for number, paragraph in enumerate(_paragraphs(command.help)):
            yield from ([".PP"] if number else [])
            yield _plain(paragraph)
        yield from _options(command, ctx)


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    options = [one for one in command.get_params(ctx) if isinstance(one, click.Option)]
    records = [one.get_help_record(ctx) for one in options]
    return _table(dict(record for record in records if record))


def _table(rows: dict[str, str]) -> Iterator[str]:
    for head, said in rows.items():
        yield from (".TP", rf"\fB{_plain(head)}\fR", _plain(said))


def _usage(command: click.Command, ctx: click.Context) -> str:
    return " ".join(command.collect_usage_pieces(ctx))


def _paragraphs(text: str | None, *, folded: bool = True) -> list[str]:
    found = re.split(r"\n\s*\n", inspect.cleandoc(text or ""))
    return [" ".join(one.split()) for one in found] if folded else found


def _plain(text: str) -> str:
    r"""Text as it is, without what man takes for commands.

    >>> print(_plain(".db of --on-error"))
    \&.db of \-\-on\-error
    """
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text.startswith((".", "'")) else text
