"""The wheel alone is enough: installed into an empty folder's environment it finds its rules."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_rules_types_and_notices(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {
        p.relative_to(ROOT / "rules").as_posix() for p in (ROOT / "rules").rglob("*") if p.is_file()
    }
    assert {f"extractor/rules/data/{name}" for name in rules} <= names
    assert "extractor/py.typed" in names
    assets = {path.name for path in (ROOT / "extractor/reviewing/page/assets").iterdir()}
    assert {f"extractor/reviewing/page/assets/{name}" for name in assets} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert any(name.endswith("data/share/man/man1/extractor.1") for name in names)


@pytest.mark.slow
def test_it_runs_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, "--target", str(site), str(wheel)], check=True)
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "run", "-"],
        cwd=empty,
        env={**os.environ, "PYTHONPATH": str(site)},
        input="Gaon Electronics will invest €300 million in Poland.",
        capture_output=True,
        text=True,
        check=True,
    )
    assert '"low": "300000000"' in done.stdout
    assert "extractor.rules.data" not in done.stderr
