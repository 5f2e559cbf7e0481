"""Each option of each command by the name that it has in files and in the environment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "EXTRACTOR"


def leaves(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """The commands that do something, each with its name: ``run``, ``rules.check``."""
    for name, command in group.commands.items():
        names = (*above, name)
        if isinstance(command, click.Group):
            yield from leaves(command, names)
        else:
            yield ".".join(names), command


def settable(command: click.Command) -> dict[str, click.Option]:
    """The options of a command by their long names: ``on-error``."""
    options = [one for one in command.params if isinstance(one, click.Option)]
    return {long_name(one): one for one in options}


def long_name(option: click.Option) -> str:
    """The name of an option as it is written on the command line, without its hyphens before it."""
    return next(name for name in option.opts if name.startswith("--"))[2:]


def variables(option: click.Option) -> list[str]:
    """The variables of the environment that give the option a value, the strongest first."""
    said = option.envvar or []
    return [said] if isinstance(said, str) else [*said]


def give_variables(group: click.Group) -> None:
    """Give each option a variable of its own, beside those that it has."""
    for name, command in leaves(group):
        for option_name, option in settable(command).items():
            option.envvar = [variable(name, option_name), *variables(option)]


def variable(command: str, option: str) -> str:
    """The variable of a command's option.

    >>> variable("rules.check", "on-error")
    'EXTRACTOR_RULES_CHECK_ON_ERROR'
    """
    return f"{PREFIX}_{command}_{option}".upper().replace("-", "_").replace(".", "_")


def variable_used(option: click.Option) -> str | None:
    """The variable that has a value for the option now."""
    return next((name for name in variables(option) if os.environ.get(name)), None)
