"""Options from the environment and from a file: which wins, where the file is, what is refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner, Result

from extractor.caching.store import VARIABLE
from extractor.cli import commands
from extractor.configuring.configfile import read
from extractor.configuring.defaults import default_map
from extractor.configuring.optionnames import leaves, settable, variables

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAVES = [*leaves(commands)]
ARTICLE = "Plant\n\nThe firm is to invest in a plant."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without options, in a repository."""
    for name in [name for name in os.environ if name.startswith("EXTRACTOR_") and name != VARIABLE]:
        monkeypatch.delenv(name)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def extractor(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments, prog_name="extractor")


def title(*arguments: str) -> str | None:
    """The title that `extractor clean` takes for an article which does not say it."""
    result = extractor(*arguments, "clean", "a.txt")
    assert result.exit_code == 0, result.output
    lines = [line for line in result.stdout.splitlines() if line.startswith("title: ")]
    return lines[0].removeprefix("title: ").partition(" (")[0] if lines else None


def test_command_line_then_environment_then_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert title() == "Plant"
    Path("extractor.toml").write_text('[all]\ntitle = "of all"\n')
    assert title() == "of all"
    Path("extractor.toml").write_text('[all]\ntitle = "of all"\n[clean]\ntitle = "of clean"\n')
    assert title() == "of clean"
    monkeypatch.setenv("EXTRACTOR_CLEAN_TITLE", "of the environment")
    assert title() == "of the environment"
    result = extractor("clean", "a.txt", "--title", "of the line")
    assert "title: of the line" in result.stdout


def test_pyproject_has_its_table() -> None:
    Path("pyproject.toml").write_text(
        '[project]\nname = "a"\n[tool.extractor.clean]\ntitle = "p"\n'
    )
    assert title() == "p"
    Path("extractor.toml").write_text('[clean]\ntitle = "e"\n')
    assert title() == "e"


def test_the_nearest_folder_counts(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("extractor.toml").write_text('[clean]\ntitle = "of the repository"\n')
    below = here / "news" / "today"
    below.mkdir(parents=True)
    (below / "a.txt").write_text(ARTICLE)
    (here / "news" / "pyproject.toml").write_text('[project]\nname = "without options"\n')
    monkeypatch.chdir(below)
    assert title() == "of the repository"
    (here / "news" / "extractor.toml").write_text("")
    assert title() == "Plant", "files are not mixed"


@pytest.mark.parametrize("home", ["above", "below", "elsewhere"])
def test_how_far_up_is_looked(here: Path, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    """Up to the home folder; from outside of home and repositories not up at all."""
    (here / ".git").rmdir()
    (here / "extractor.toml").write_text('[clean]\ntitle = "above"\n')
    below = here / "news" / "today"
    below.mkdir(parents=True)
    (below / "a.txt").write_text(ARTICLE)
    homes = {"above": here, "below": here / "news", "elsewhere": here / "home"}
    monkeypatch.setattr(Path, "home", lambda: homes[home])
    monkeypatch.chdir(below)
    assert title() == ("above" if home == "above" else "Plant")


def test_a_file_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("extractor.toml").write_text('[clean]\ntitle = "found"\n')
    Path("other.toml").write_text('[clean]\ntitle = "named"\n')
    assert title("--config", "other.toml") == "named"
    assert title("--config", os.devnull) == "Plant"
    monkeypatch.setenv("EXTRACTOR_CONFIG", "other.toml")
    assert title() == "named"


def test_paths_count_from_the_folder_of_the_file(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("mine").mkdir()
    Path("extractor.toml").write_text('[rules.where]\nrules = "mine"\n')
    Path("below").mkdir()
    monkeypatch.chdir("below")
    result = extractor("rules", "where")
    assert result.stdout.splitlines()[1] == str(here / "mine")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("[clean]\ntitel = 'a'", "extractor.toml:2: clean has no option --titel (did you mean title?)"),
        ("[clean]\non_error = 'a'", "extractor.toml:2: clean has no option --on_error"),
        ("[clean]\nversion = true", "extractor.toml:2: clean has no option --version"),
        ("[all]\n\nlanguge = 'a'", ":3: no command has an option --languge (did you mean language?)"),
        ("[cleen]", "extractor.toml:1: there is no command cleen (did you mean clean?)"),
        ("[rules.chek]", "extractor.toml:1: there is no command rules chek (did you mean check?)"),
        ("jobs = 2", ":1: there is no command jobs (options stand in the table of a command, such as"),
        ("clean = 2", ":1: clean is no table of options (write [clean] and its options below it)"),
        ("[rules]\ncheck = 1", ":2: rules.check is no table of options"),
        ("all = 2", ":1: all is no table of options"),
        ("[run]\njobs = '2'", "extractor.toml:2: run.jobs is not a whole number"),
        ("[run]\njobs = true", "extractor.toml:2: run.jobs is not a whole number"),
        ("run.quiet = 'no'", "extractor.toml:1: run.quiet is not true or false"),
        ("[clean]\n'title' = 5", "extractor.toml:2: clean.title is not text in quotation marks"),
        ("[clean]\ntitle = a", "extractor.toml:2: is no TOML: "),
        ("clean = {titel = 1}", "extractor.toml: clean has no option --titel"),
    ],
)  # fmt: skip
def test_what_a_file_may_not_say(file: str, said: str) -> None:
    """It is refused whichever command is run, and the place is named."""
    Path("extractor.toml").write_text(file)
    result = extractor("rules", "where")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: extractor.toml")
    assert said in result.stderr


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("[clean]\nlanguage = 'xx'", "for clean.language at extractor.toml:2: 'xx' is not one of en"),
        ("[all]\nlanguage = 'xx'", "for all.language at extractor.toml:2: 'xx' is not one of en"),
        ("[clean]\nfrom = 'pdf'", "for clean.from at extractor.toml:2: 'pdf' is not one of"),
        ("[clean]\npublished = 'May'", "for clean.published at extractor.toml:2: 'May' is no date"),
    ],
)  # fmt: skip
def test_a_value_that_the_command_refuses(file: str, said: str) -> None:
    Path("extractor.toml").write_text(file)
    result = extractor("clean", "a.txt")
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("EXTRACTOR_CLEAN_PUBLISHED", "for EXTRACTOR_CLEAN_PUBLISHED: 'May' is no date"),
        ("EXTRACTOR_CLEAN_FROM", "for EXTRACTOR_CLEAN_FROM: 'May' is not one of"),
        ("EXTRACTOR_CLEAN_SPANS", "for EXTRACTOR_CLEAN_SPANS: 'May' is not a valid boolean"),
        ("EXTRACTOR_RULES", "for EXTRACTOR_RULES: Directory 'May' does not exist"),
    ],
)
def test_a_variable_that_the_command_refuses(
    monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setenv(name, "May")
    result = extractor("clean", "a.txt")
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("content", "said"), [(b"\xb0\xa1", "is not UTF-8"), (b"\xef\xbb\xbf[clean]\ntitle = 1", ":2: cl")]
)  # fmt: skip
def test_bytes_of_a_file(content: bytes, said: str) -> None:
    Path("extractor.toml").write_bytes(content)
    result = extractor("rules", "where")
    assert said in result.stderr


def test_help_comes_also_where_the_file_is_wrong() -> None:
    Path("extractor.toml").write_text("[")
    for command in (("--help",), ("run", "--help"), ("rules", "check", "--help"), ("--version",)):
        assert extractor(*command).exit_code == 0


def test_a_day_needs_no_quotation_marks() -> None:
    Path("extractor.toml").write_text("[clean]\npublished = 2024-07-15\n")
    assert "2024-07-15" in extractor("clean", "a.txt").stdout


def samples() -> Iterator[tuple[str, str, click.Option, Any]]:
    """Every option of every command, with a value that it takes."""
    for command, one in LEAVES:
        for name, option in settable(one).items():
            choices = getattr(option.type, "choices", None)
            number = isinstance(option.type, click.types.IntParamType)
            value = True if option.is_flag else 3 if number else choices[0] if choices else "x"
            yield command, name, option, value


def test_every_option_of_every_command_can_stand_in_a_file(here: Path) -> None:
    wanted: dict[str, dict[str, Any]] = {}
    for command, name, _, value in samples():
        wanted.setdefault(command, {})[name] = value
    lines = []
    for command, values in wanted.items():
        lines.append(f"[{command}]")
        said = [
            (name, str(v).lower() if isinstance(v, int) else f'"{v}"') for name, v in values.items()
        ]
        lines += [f"{name} = {value}" for name, value in said]
    Path("extractor.toml").write_text("\n".join(lines))
    made = default_map(read(here / "extractor.toml"), commands)
    for command, _, option, value in samples():
        table: Any = made
        for name in command.split("."):
            table = table[name]
        assert table[option.name] in {value, str(here / "x")}


def test_every_option_has_a_variable_of_its_own() -> None:
    own = [variables(option)[0] for _, _, option, _ in samples()]
    assert len({*own}) == len(own)
    assert {"EXTRACTOR_RUN_ON_ERROR", "EXTRACTOR_RULES_CHECK_RULES", "EXTRACTOR_QUERY_PLOT"} < {
        *own
    }


def test_values_that_are_paths_say_so() -> None:
    """What the help calls FILE or FOLDER counts from the folder of the configuration."""
    wrong = [
        (command, name)
        for command, name, option, _ in samples()
        if (
            isinstance(option.type, click.Path)
            or name in {"output", "errors", "claims", "against", "records"}
        )
        and option.metavar not in {"FILE", "FOLDER"}
    ]
    assert not wrong
