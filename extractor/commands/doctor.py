"""`extractor doctor`: whether an installation works. What it needs is imported when it is run."""
# ruff: noqa: PLC0415

from __future__ import annotations

import itertools
import json
import os
from typing import TYPE_CHECKING

import click

from extractor.configuring.optionnames import PREFIX, leaves, settable, variables
from extractor.options import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from extractor.diagnosing.checks import Check

FINDINGS = 1


@click.command()
@RULES
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.pass_context
def doctor(ctx: click.Context, rules: Path | None, shape: str) -> None:
    """Say what is installed, which rules and options hold, and whether a record comes out.

    Exit 1 if something that is needed fails; an extra that is not installed is only named.
    """
    from extractor.diagnosing import checks

    parts = (
        checks.versions(),
        checks.extras(),
        checks.rules(rules),
        _options(ctx),
        checks.surroundings(),
        checks.self_test(rules),
    )
    found = list(itertools.chain.from_iterable(parts))
    click.echo(_as_json(found) if shape == "json" else _as_text(found))
    ctx.exit(FINDINGS if any(one.state == checks.FAILED for one in found) else 0)


def _options(ctx: click.Context) -> Iterator[Check]:
    """Which file and which variables give options their values."""
    from extractor.caching.store import VARIABLE
    from extractor.configuring.configfile import ConfigurationError, configuration_of
    from extractor.configuring.defaults import default_map
    from extractor.diagnosing.checks import FAILED, NOTE, OK, Check

    root = ctx.find_root()
    commands = root.command
    if not isinstance(commands, click.Group):
        return
    try:
        file = configuration_of(root.params["config"])
        if file:
            default_map(file, commands)
        yield Check("options", "file", OK, str(file.path) if file else "none")
    except ConfigurationError as error:
        yield Check("options", "file", FAILED, f"{error.where}: {error.what}", error.mend)
    known: dict[str, click.Option | None] = {f"{PREFIX}_CONFIG": None, VARIABLE: None}
    for _, command in leaves(commands):
        known |= {name: one for one in settable(command).values() for name in variables(one)}
    for name in sorted(one for one in os.environ if one.startswith(f"{PREFIX}_")):
        if name not in known:
            yield Check("options", name, NOTE, "is no option of any command")
        elif what := _refused(ctx, known[name]):
            yield Check("options", name, FAILED, what, "give another value, or take it away")
        else:
            yield Check("options", name, OK, os.environ[name])


def _refused(ctx: click.Context, option: click.Option | None) -> str | None:
    """Why a command would not take what the environment gives an option; None if it would."""
    try:
        if option:
            option.type_cast_value(ctx, option.value_from_envvar(ctx))
    except click.BadParameter as error:
        return error.message
    return None


def _as_text(found: Iterable[Check]) -> str:
    lines = []
    for group, checks in itertools.groupby(found, lambda one: one.group):
        lines.append(group)
        for one in checks:
            lines.append(f"  {one.state:<8}{one.name:<17} {one.said}".rstrip())
            lines += [f"{'':28}→ {one.mend}"] if one.mend else []
    return "\n".join(lines)


def _as_json(found: list[Check]) -> str:
    from dataclasses import asdict

    from extractor.diagnosing.checks import FAILED

    whole = {
        "type": "doctor",
        "works": not any(one.state == FAILED for one in found),
        "checks": [asdict(one) for one in found],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)
