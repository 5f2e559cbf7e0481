"""`extractor rules`: where the rules are, what they are, whether they hold."""
# ruff: noqa: PLC0415 - what a command needs is imported when it is run

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from extractor.errors import RulesError
from extractor.options import RULES, refused

if TYPE_CHECKING:
    from pathlib import Path

FINDINGS = 1


@click.group()
def rules() -> None:
    """Check the rules, list them, and say where they are."""


@rules.command()
@click.argument("file", required=False, metavar="[FILE]")
@RULES
@click.pass_context
def check(ctx: click.Context, file: str | None, rules: Path | None) -> None:
    """Print what is wrong with the rules and their examples; exit 1 if anything is.

    With FILE (en/money.toml, or the path of one) only the rules of that file are tried.
    """
    from extractor.reviewing import rulecheck as checking
    from extractor.terminal import counted

    try:
        found = checking.check(rules, file)
    except RulesError as error:
        found = [error]
    for problem in found:
        click.echo(str(problem))
    click.echo(f"extractor: {counted(len(found), 'problem')} in the rules", err=True)
    ctx.exit(FINDINGS if found else 0)


@rules.command("list")
@click.argument("word", required=False, metavar="[WORD]")
@click.option(
    "--kind",
    metavar="KIND",
    help="rule, pattern, frame, status, tense, form; or a kind of records.",
)
@RULES
def list_rules(word: str | None, kind: str | None, rules: Path | None) -> None:
    """Print the rules, each with its file and line.

    With WORD only those that have it in their name, their description, their words or an example.
    """
    from extractor.reviewing import rulecheck as checking
    from extractor.rules.inventory import kinds

    known = (*checking.KINDS, *kinds(rules))
    if kind not in (None, *known):
        message = f"{kind!r} is not one of {', '.join(known)}"
        raise refused(message, "kind")
    for line in checking.listed(rules, kind, word):
        click.echo(line)


@rules.command()
@RULES
def where(rules: Path | None) -> None:
    """Print the folder of the rules; where one is added, that folder behind it."""
    from extractor.rules import rule_path

    for folder in rule_path(rules).layers:
        click.echo(str(folder.resolve()))
