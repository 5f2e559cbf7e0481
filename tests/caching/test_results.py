"""What comes from the cache is what would be computed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from caching.conftest import started
from extractor.caching import compiled, computed
from extractor.caching import computed as results
from extractor.caching.store import VARIABLE, store
from extractor.rules import load

SAMPLES = sorted((Path(__file__).parents[2] / "samples").rglob("*.txt"))[:6]
LONG = "(?P<sum>[0-9]+(?:,[0-9]{3})*) (?:million|billion) (?P<unit>euros?|won|dollars?)"


def sources() -> list[str]:
    book = load()
    return [t.source for code in ("en", "ko") for t in book.languages[code].grammar.triggers.all]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.VERBOSE, re.ASCII])
@pytest.mark.parametrize("source", [LONG, "a", f"(?i:{LONG})|원" * 1, f"(?s){LONG}.+"])
def test_a_kept_pattern_is_the_one_that_re_compiles(folder: Path, source: str, flags: int) -> None:
    compiled(source, flags)
    started()
    kept, plain = compiled(source, flags), re.compile(source, flags)
    # Patterns are equal if their code is.
    assert kept == plain
    assert (kept.groupindex, kept.groups, kept.flags) == (
        plain.groupindex,
        plain.groups,
        plain.flags,
    )
    assert folder.exists() == (source != "a")


@pytest.mark.usefixtures("folder")
def test_the_rules_patterns_are_kept_as_they_are() -> None:
    some = sources()[::5]
    for _ in range(2):
        started()
        for source in some:
            kept = compiled(source)
            assert kept == re.compile(source)
            assert kept.pattern == source


@pytest.mark.usefixtures("folder")
def test_a_pattern_comes_from_the_cache_and_not_from_re(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(LONG)
    started()
    monkeypatch.setattr("re._compiler._code", None)
    match = compiled(LONG).fullmatch("30 million euros")
    assert match
    assert match["unit"] == "euros"
    assert match.lastgroup == "unit"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("turn", [1, 2])
def test_no_pattern_is_an_error_each_time(turn: int) -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(?:" * turn + LONG)


def test_without_a_cache_all_is_computed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, "")
    started()
    assert store() is None
    assert compiled(LONG) == re.compile(LONG)
    assert computed(tomllib.loads, 'a = "b"') == {"a": "b"}
    assert not list(tmp_path.iterdir())
    started()


CALLS: list[Any] = []


def counted(given: Any) -> Any:
    CALLS.append(given)
    return given if given != "a day" else tomllib.loads("day = 2024-05-06")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("given", [{"가": [1, 2.5, True, None, "\ud800\n"]}, [], "", ["a", ["b"]]])
def test_a_result_is_computed_once(given: Any) -> None:
    CALLS.clear()
    for _ in range(3):
        assert computed(counted, given) == given
        started()
    said = "\\ud800" not in json.dumps(given)
    assert len(CALLS) == (1 if said else 3)


@pytest.mark.usefixtures("folder")
def test_what_json_cannot_say_is_computed_each_time() -> None:
    CALLS.clear()
    assert computed(counted, "a day") == computed(counted, "a day")
    assert len(CALLS) == 2


@pytest.mark.usefixtures("folder")
def test_other_code_has_other_results(monkeypatch: pytest.MonkeyPatch) -> None:
    CALLS.clear()
    computed(counted, "x")
    started()
    monkeypatch.setattr(sys.modules[results.__module__], "_code", lambda _module: b"changed")
    computed(counted, "x")
    assert len(CALLS) == 2


@pytest.mark.usefixtures("folder")
def test_what_is_raised_is_raised_each_time() -> None:
    for _ in range(2):
        with pytest.raises(tomllib.TOMLDecodeError):
            computed(tomllib.loads, "a = ")


@pytest.mark.slow
def test_the_command_writes_the_same_with_any_cache(folder: Path) -> None:
    command = [sys.executable, "-m", "extractor", "run", *map(str, SAMPLES), "--mentions"]
    outputs = [subprocess.check_output(command) for _ in ("cold", "warm")]
    (file,) = folder.iterdir()
    content = bytearray(file.read_bytes())
    content[:: len(content) // 400] = b"x" * len(content[:: len(content) // 400])
    file.write_bytes(content)
    outputs += [subprocess.check_output(command) for _ in ("damaged", "mended")]
    outputs.append(subprocess.check_output(command, env={VARIABLE: ""}))
    assert len(set(outputs)) == 1
    assert b'"type": "record"' in outputs[0]
