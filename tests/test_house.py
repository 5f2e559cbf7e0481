"""How the code of `extractor/` is kept: what may import what, how long things are, what stands where."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "extractor"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "data" not in path.parts)
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_IN_JOINING = 300, 50, 41

# A part may import its own rank's own folder and every lower rank; `writing` types alone.
RANKS = {
    "caching": 0,
    "types": 0,
    "values": 1,
    "rules": 2,
    "reading": 3,
    "finding": 3,
    "fetching": 3,
    "joining": 4,
    "disclosures": 5,
    "pipeline": 6,
    "querying": 6,
    "library": 7,
    "record_pipe": 7,
    "options": 7,
    "configuring": 7,
    "diagnosing": 8,
    "comparing": 7,
    "linking": 7,
    "reviewing": 8,
    "interchange": 9,
    "running": 9,
    "commands": 10,
    "golden_plugin": 10,
    "cli": 11,
    "manpage": 12,
    "__main__": 12,
}
# What every part may import; they import none but each other.
LEAVES = {"errors", "deadline", "terminal", "storage"}
WRITING_IS_READ_BY = {
    "pipeline",
    "library",
    "running",
    "comparing",
    "linking",
    "querying",
    "reviewing",
    "interchange",
    "golden_plugin",
    "commands",
    "cli",
}

named = pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix()
)


def part(module: str) -> str:
    """The folder or module right below the package: `finding` of `extractor.finding.money`."""
    return [*module.split("."), ""][1]


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> Iterator[str]:
    """The parts of the package that a module imports, at its head or anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: imports are absolute"
            modules = [node.module or ""]
            if node.module == "extractor":
                modules = [f"extractor.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (part(name) for name in modules if name.partition(".")[0] == "extractor")


def may_import(one: str, other: str) -> bool:
    if other in {*LEAVES, "__version__", "", one}:
        return True
    if one == "__init__":
        return other != "cli"
    if one in {*LEAVES, "writing"}:
        return one == "writing" and other == "types"
    if other == "writing":
        return one in WRITING_IS_READ_BY
    return RANKS[other] < RANKS[one]


@named
def test_imports_point_one_way(path: Path) -> None:
    own = part_of(path)
    assert own in {*RANKS, *LEAVES, "__init__", "writing"}, f"{own} has no rank"
    against = {other for other in imported(path) if not may_import(own, other)}
    assert not against, f"{own} may not import {', '.join(sorted(against))}"


def test_the_directions_can_be_broken() -> None:
    allowed = [("finding", "rules"), ("cli", "writing"), ("writing", "types"), ("types", "errors")]
    refused = [
        ("rules", "finding"),
        ("finding", "reading"),
        ("writing", "rules"),
        ("types", "values"),
    ]
    assert all(may_import(*pair) for pair in allowed)
    assert not any(may_import(*pair) for pair in refused)


# The wings of `joining`: each may import those before it and itself.
WINGS = (
    "forms",
    "naming",
    "records",
    "sentences",
    "deciding",
    "telling",
    "weighing",
    "joiner",
    "__init__",
)
ENGINES = ("verb_final", "verb_medial")
JOINING = [path for path in MODULES if part_of(path) == "joining"]
in_joining = pytest.mark.parametrize(
    "path", JOINING, ids=lambda path: path.relative_to(PACKAGE / "joining").as_posix()
)


def wing(path: Path) -> str:
    return path.relative_to(PACKAGE / "joining").with_suffix("").parts[0]


def modules_imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@in_joining
def test_wings_import_those_before_them(path: Path) -> None:
    own = WINGS.index(wing(path))
    asked = [m.split(".")[2] for m in modules_imported(path) if m.startswith("extractor.joining.")]
    assert not [other for other in asked if WINGS.index(other) > own]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_engines_are_apart(engine: str) -> None:
    """The Korean and the English reader import nothing of each other."""
    (other,) = set(ENGINES) - {engine}
    folder = PACKAGE / "joining" / "sentences" / engine
    asked = [module for path in folder.glob("*.py") for module in modules_imported(path)]
    assert asked
    assert not [module for module in asked if f".{other}" in module]


def test_a_reach_has_a_name_of_its_own() -> None:
    """Two numbers under one name in `joining` are the same number."""
    reaches: dict[str, set[object]] = {}
    for path in JOINING:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                for target in node.targets:
                    reaches.setdefault(ast.unparse(target), set()).add(node.value.value)
    assert reaches
    assert not {name: values for name, values in reaches.items() if len(values) > 1}


@named
def test_no_kind_is_named(path: Path) -> None:
    """What hangs on a kind of deal is a trait of its row in `rules/kinds.toml`."""
    kinds = set(tomllib.loads((ROOT / "rules/kinds.toml").read_text(encoding="utf-8")))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    literals = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert not kinds & {value for value in literals if isinstance(value, str)}


@named
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST_FILE


@named
def test_functions_are_short(path: Path) -> None:
    longest = LONGEST_IN_JOINING if part_of(path) == "joining" else LONGEST_FUNCTION
    long = [
        f"{node.name}: {length} lines"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) >= longest
    ]
    assert not long


# Files of one name in several folders mean one subject: the rules of it and what they are used for,
# the two sides of a format, or the same part of two engines.
SHARED_NAMES = {
    "counting": "the engines: whether an amount counts",
    "dates": "dates.toml, and finding dates",
    "jsonlines": "JSON lines, read and written",
    "money": "money.toml, and finding money",
    "names": "names.toml, and finding names",
    "numbers": "numbers.toml, and finding numbers",
    "parties": "parties.toml, and deciding about parties",
    "reader": "what reads inputs, forms and the sentences of each engine",
    "run": "running inputs, and a run that is compared",
    "retrieval": "how a page was fetched, and reading it from its file",
}


def test_a_file_has_a_name_of_its_own() -> None:
    """Two files of the package that share a name mean the same thing, as the table says."""
    stems = Counter(path.stem for path in MODULES if path.stem != "__init__")
    assert {stem for stem, count in stems.items() if count > 1} == {*SHARED_NAMES}


def docstrings(tree: ast.Module) -> Iterator[range]:
    """The lines of every docstring."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        if isinstance(node, holders) and ast.get_docstring(node) is not None:
            first = node.body[0]
            yield range(first.lineno, (first.end_lineno or first.lineno) + 1)


@named
def test_korean_stands_in_the_rules(path: Path) -> None:
    """Hangul in Python explains; what reads Korean is in `rules/`."""
    source = path.read_text(encoding="utf-8")
    explained = {line for lines in docstrings(ast.parse(source)) for line in lines}
    found = [
        f"line {token.start[0]}: {token.string}"
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type != tokenize.COMMENT
        and token.start[0] not in explained
        and re.search("[\uac00-\ud7a3]", token.string)
    ]
    assert not found


@named
def test_money_is_decimal(path: Path) -> None:
    """No `float(` where figures of an article pass; `reading` weighs page blocks with floats."""
    if part_of(path) == "reading":
        return
    calls = [
        f"line {node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "float"
    ]
    assert not calls


@named
def test_values_hold_no_float(path: Path) -> None:
    """A figure such as 9.9 is `Decimal("9.9")` in the folders that make amounts."""
    if part_of(path) not in {"types", "values", "rules"}:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]


def test_the_lock_names_no_host() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    wrong = [
        line for line in lines if not re.fullmatch(r"[a-z0-9._-]+==[^\s@/]+(?: ; [^@/]+)?", line)
    ]
    assert lines
    assert not wrong


def test_the_readmes_claim_what_pyproject_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = project["requires-python"].removeprefix(">=")
    classified = [
        name.rpartition(" ")[2]
        for name in project["classifiers"]
        if re.search(r":: Python :: 3\.\d+$", name)
    ]
    assert classified == [least]
    for name in ("README.md", "README.ko.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        versions = re.findall(r"(?<![\d.])3\.\d+(?![\d.]\d)", text)
        assert f"Python {least}" in text, name
        # The READMEs also name the versions that have wheels of all locked packages: 3.12 to 3.14.
        assert set(versions) == {least, "3.12", "3.14"}, name


def test_what_the_licences_ask_for_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in project["license-files"]:
        assert (ROOT / name).read_text(encoding="utf-8").strip(), name
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for source in ("GeoNames", "CC BY 4.0", "Unicode", "PDDL", "FinanceDatabase", "MIT"):
        assert source in notice
