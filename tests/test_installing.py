"""The wheel is installed as people do it, by pipx and by uvx, without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent
ARTICLE = "Gaon Electronics will invest €300 million in Poland."
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and those of all that it needs, in the locked versions."""
    folder = tmp_path_factory.mktemp("house")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = folder.glob("*.whl")
    fetch = ["pip", "download", "--quiet", "--only-binary=:all:", "--dest", str(folder), str(wheel)]
    lock = ["--constraint", str(ROOT / "requirements.lock")]
    done = subprocess.run(
        [sys.executable, "-m", *fetch, *lock], capture_output=True, text=True, check=False
    )
    if done.returncode and not os.environ.get("CI"):
        pytest.skip("the packages cannot be downloaded")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def env(tmp_path: Path, house: Path) -> dict[str, str]:
    """An empty home, in which only the folder of wheels is an index."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(house),
        "PIP_CONFIG_FILE": os.devnull,
        "UV_OFFLINE": "1",
        "UV_NO_INDEX": "1",
        "UV_FIND_LINKS": str(house),
        "UV_NO_CONFIG": "1",
        "UV_CACHE_DIR": str(tmp_path / "cache"),
        "UV_PYTHON_DOWNLOADS": "never",
    }


def wheel(house: Path) -> str:
    (path,) = house.glob("investment_extractor-*.whl")
    return str(path)


def run(env: dict[str, str], *command: str | Path, stdin: str = "") -> str:
    done = subprocess.run(
        [*map(str, command)],
        env=env,
        cwd=env["HOME"],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_pipx_installs_it_with_its_manual(env: dict[str, str], house: Path) -> None:
    run(env, PROGRAMS / "pipx", "install", "--python", sys.executable, wheel(house))
    local = Path(env["HOME"]) / ".local"
    extractor = local / "bin" / "extractor"
    assert '"low": "300000000"' in run(env, extractor, "run", "-", stdin=ARTICLE)
    assert "self-test\n  ok " in run(env, extractor, "doctor")
    assert "extractor run" in (local / "share/man/man1/extractor.1").read_text(encoding="utf-8")


def test_uvx_runs_it(env: dict[str, str], house: Path) -> None:
    uvx = (PROGRAMS / "uvx", "--python", sys.executable, "--from", wheel(house), "extractor")
    assert '"low": "300000000"' in run(env, *uvx, "run", "-", stdin=ARTICLE)
    assert "self-test\n  ok " in run(env, *uvx, "doctor")


def test_uv_installs_it_as_a_tool(env: dict[str, str], house: Path) -> None:
    run(env, PROGRAMS / "uv", "tool", "install", "--python", sys.executable, wheel(house))
    extractor = Path(env["HOME"]) / ".local" / "bin" / "extractor"
    assert '"low": "300000000"' in run(env, extractor, "run", "-", stdin=ARTICLE)


def test_the_documentation_names_this_wheel(house: Path) -> None:
    said = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert f"pipx install ./{Path(wheel(house)).name}" in said
