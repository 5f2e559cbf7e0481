"""What a file says, as defaults of click's commands; and where a value that is wrong stands."""

from __future__ import annotations

import datetime as dt
import difflib
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from extractor.configuring.configfile import Configuration, ConfigurationError
from extractor.configuring.optionnames import leaves, long_name, settable, variable_used

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALL = "all"
META = "extractor.configuration"
# What the help shows for an option whose value is a path.
_PATHS = ("FILE", "FOLDER")


def default_map(configuration: Configuration, group: click.Group) -> dict[str, Any]:
    """The values of a file as click takes them: for each command those of its parameters.

    Raises ConfigurationError for a command or an option that there is not, and for a value of
    another type. Paths count from the folder of the file.
    """
    _refuse_unknown_in_all(configuration, group)
    return _of_group(configuration, group, configuration.tables, ())


def origin(error: click.BadParameter) -> str | None:
    """Where a wrong value comes from, for the message; None for the command line."""
    ctx, option = error.ctx, error.param
    if ctx is None or not isinstance(option, click.Option) or option.name is None:
        return None
    source = ctx.get_parameter_source(option.name)
    if source is ParameterSource.ENVIRONMENT:
        return variable_used(option)
    if source is not ParameterSource.DEFAULT_MAP:
        return None
    key = _key(ctx.meta[META], ctx.command_path.split()[1:], long_name(option))
    return f"{'.'.join(key)} at {ctx.meta[META].where(*key)}"


def _key(configuration: Configuration, command: list[str], option: str) -> tuple[str, ...]:
    """The key that the option has its value from: of its command, else of all."""
    table: Any = configuration.tables
    for name in command:
        table = table.get(name, {})
    return (*command, option) if option in table else (ALL, option)


def _refuse_unknown_in_all(configuration: Configuration, group: click.Group) -> None:
    known = {name for _, command in leaves(group) for name in settable(command)}
    for key in _table(configuration, configuration.tables, (ALL,)):
        if key not in known:
            what = f"no command has an option --{key}"
            raise _refused(configuration, (ALL, key), what, _near(key, known))


def _of_group(
    configuration: Configuration,
    group: click.Group,
    tables: Mapping[str, Any],
    above: tuple[str, ...],
) -> dict[str, Any]:
    known = [*group.commands, *([] if above else [ALL])]
    for name in tables:
        if name not in known:
            what = f"there is no command {' '.join((*above, name))}"
            mend = _near(name, known) or "options stand in the table of a command, such as [run]"
            raise _refused(configuration, (*above, name), what, mend)
    made = {}
    for name, command in group.commands.items():
        table, key = _table(configuration, tables, (*above, name)), (*above, name)
        if isinstance(command, click.Group):
            made[name] = _of_group(configuration, command, table, key)
        else:
            made[name] = _of_command(configuration, command, table, key)
    return made


def _of_command(
    configuration: Configuration,
    command: click.Command,
    table: Mapping[str, Any],
    above: tuple[str, ...],
) -> dict[str, Any]:
    options = settable(command)
    for name in table:
        if name not in options:
            what = f"{' '.join(above)} has no option --{name}"
            raise _refused(configuration, (*above, name), what, _near(name, options))
    shared = configuration.tables.get(ALL, {})
    keys: dict[str, tuple[str, ...]] = {n: (ALL, n) for n in shared if n in options}
    keys |= {name: (*above, name) for name in table}
    return {
        str(options[name].name): _value(configuration, options[name], key, {**shared, **table})
        for name, key in keys.items()
    }


def _value(
    configuration: Configuration,
    option: click.Option,
    key: tuple[str, ...],
    table: Mapping[str, Any],
) -> object:
    """The value of an option, of the type that it takes."""
    value, wanted = table[key[-1]], _type(option)
    # A day of TOML is one without quotation marks.
    if type(value) is dt.date:
        value = value.isoformat()
    if type(value) is not wanted:
        said = {bool: "true or false", int: "a whole number", str: "text in quotation marks"}
        raise _refused(configuration, key, f"{'.'.join(key)} is not {said[wanted]}", "")
    if isinstance(value, str) and option.metavar in _PATHS and value not in ("", "-"):
        return str(configuration.path.parent / value)
    return value


def _type(option: click.Option) -> type:
    if option.is_flag:
        return bool
    return int if isinstance(option.type, click.types.IntParamType) else str


def _table(
    configuration: Configuration, tables: Mapping[str, Any], key: tuple[str, ...]
) -> Mapping[str, Any]:
    table: Mapping[str, Any] = tables.get(key[-1], {})
    if not isinstance(table, dict):
        mend = f"write [{'.'.join(key)}] and its options below it"
        raise _refused(configuration, key, f"{'.'.join(key)} is no table of options", mend)
    return table


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, [*known], 1)
    return f"did you mean {near[0]}?" if near else ""


def _refused(
    configuration: Configuration, key: tuple[str, ...], what: str, mend: str
) -> ConfigurationError:
    return ConfigurationError(configuration.where(*key), what, mend, "configuration")
