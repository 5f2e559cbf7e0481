"""The same inputs give the same bytes, whatever the machine, its settings and the day are."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor.caching.store import VARIABLE
from training.articles import articles, read_article

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
KOREAN = "ko_KR.UTF-8"
# Every so manieth article of the corpus is read too.
STEP = 60
ANOTHER_DAY = str(Path(__file__).with_name("on_another_day.py"))

# Of the environment.
SETTINGS: dict[str, dict[str, str]] = {
    "hash seed 0": {"PYTHONHASHSEED": "0", "TZ": "America/New_York"},
    "hash seed 1": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
    "random hashes": {"PYTHONHASHSEED": "random"},
    "locale C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    "Korean locale": {"LC_ALL": KOREAN, "LANGUAGE": "ko", "TZ": "Asia/Seoul"},
    "no cache": {VARIABLE: ""},
}
DAYS = ["2000-02-29T12:00:00", "2031-12-31T23:59:58"]


@cache
def corpus() -> str:
    """Articles of the corpus as JSON lines; half of them say their day."""
    some = list(islice(map(read_article, articles()), 0, None, STEP))
    lines = (
        {"id": one.id, "text": one.text, **({"published": one.published} if n % 2 else {})}
        for n, one in enumerate(some)
    )
    return "".join(json.dumps(line) + "\n" for line in lines)


def run(
    settings: Mapping[str, str] | None = None,
    python: Sequence[str] = ("-m", "extractor"),
    inputs: Sequence[str] = ("samples",),
    options: Sequence[str] = (),
) -> bytes:
    """What the command writes of the inputs and, on stdin, of the corpus."""
    command = [sys.executable, *python, "run", *inputs, "-", "--mentions", "--documents", "--quiet"]
    done = subprocess.run(
        [*command, *options],
        cwd=ROOT,
        env={**os.environ, **(settings or {})},
        input=corpus().encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout


@cache
def plain() -> bytes:
    return run()


def test_there_is_something_to_compare() -> None:
    kinds = {json.loads(line)["type"] for line in plain().splitlines()}
    assert kinds >= {"document", "mention", "record"}
    assert "가".encode() in plain() or b"\\uac" in plain()
    assert plain().count(b'"type": "document"') > 25


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Korean locale, made where the system has none."""
    folder = tmp_path_factory.mktemp("locales")
    if not shutil.which("localedef"):
        pytest.skip("for this: apt-get install locales")
    command = ["localedef", "-i", "ko_KR", "-f", "UTF-8", str(folder / KOREAN)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"for this: apt-get install locales ({made.stderr.strip()})")
    return folder


@pytest.mark.parametrize("name", SETTINGS)
def test_the_settings_of_a_machine(name: str, request: pytest.FixtureRequest) -> None:
    settings = dict(SETTINGS[name])
    if settings.get("LC_ALL") == KOREAN:
        settings["LOCPATH"] = str(request.getfixturevalue("locales"))
        assert _locale(settings) == KOREAN
    assert run(settings) == plain()


def _locale(settings: Mapping[str, str]) -> str:
    """The locale that a process has under the settings."""
    said = [sys.executable, "-c", "import locale; print(locale.setlocale(locale.LC_ALL, ''))"]
    return subprocess.check_output(said, env={**os.environ, **settings}, text=True).strip()


def test_the_utf_8_mode_of_python() -> None:
    assert run(python=["-X", "utf8=1", "-m", "extractor"]) == plain()


def test_without_utf_8_in_a_plain_locale() -> None:
    settings = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "TZ": "Asia/Seoul"}
    assert run(settings, ["-X", "utf8=0", "-m", "extractor"]) == plain()


@pytest.mark.parametrize("day", DAYS)
def test_the_day_of_the_run(day: str) -> None:
    """A date that the article leaves open is counted from its own day, or from none."""
    assert run(python=[ANOTHER_DAY, day]) == plain()


def test_the_number_of_processes() -> None:
    """The few documents of the plain run are read by one."""
    assert run(options=["-j", "2"]) == plain()


def test_a_cold_cache_and_a_warm_one(tmp_path: Path) -> None:
    for _ in ("cold", "warm"):
        assert run({VARIABLE: str(tmp_path)}) == plain()
    assert list(tmp_path.iterdir())


def test_the_order_of_inputs() -> None:
    """Each input gives what it gives elsewhere in the order, and by itself."""
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "samples").rglob("*.txt"))
    forth, back = (_by_document(run(inputs=order)) for order in (files, files[::-1]))
    assert len(forth) > len(files)
    assert forth == back
    alone = _by_document(run(inputs=files[:1]))
    assert alone == {name: forth[name] for name in alone}


def _by_document(written: bytes) -> dict[str, list[bytes]]:
    found: defaultdict[str, list[bytes]] = defaultdict(list)
    for line in written.splitlines():
        said = json.loads(line)
        found[said["id"] if said["type"] == "document" else said["document"]["id"]].append(line)
    return dict(found)
