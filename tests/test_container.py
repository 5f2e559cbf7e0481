"""The image: linted and its context tried everywhere, built and run where docker runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
ALLOWED = [
    line.removeprefix("!")
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    if line.startswith("!")
]


def docker(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["docker", *arguments], input=stdin, capture_output=True, text=True, check=False
    )


def lacking() -> str:
    """Why no image can be built here; empty where one can."""
    if not shutil.which("docker"):
        return "there is no docker"
    if docker("info").returncode:
        return "docker does not run"
    (base,) = re.findall(r"^ARG PYTHON=(.*)$", DOCKERFILE, re.MULTILINE)
    known = not docker("image", "inspect", base).returncode
    return "" if known or not docker("pull", base).returncode else f"{base} cannot be pulled"


def test_hadolint_finds_nothing() -> None:
    hadolint = Path(sys.executable).parent / "hadolint"
    done = subprocess.run(
        [hadolint, "--no-color", str(ROOT / "Dockerfile")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_it_does_not_run_as_root_and_has_every_extra() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER (?!root)", last, re.MULTILINE)
    (said,) = re.findall(r"^ARG EXTRAS=(.*)$", DOCKERFILE, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # Pandas is for programs in Python, not for the command.
    assert {*said.split(",")} == {*project["optional-dependencies"]} - {"pandas"}


@pytest.mark.slow
def test_the_wheel_can_be_built_of_what_the_image_gets(tmp_path: Path) -> None:
    for name in ALLOWED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    names = []
    for folder in (ROOT, tmp_path):
        build = [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "-t",
            "wheel",
            "-d",
            str(tmp_path / "dist"),
        ]
        subprocess.run(build, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (wheel,) = (tmp_path / "dist").glob("*.whl")
        names.append(sorted(zipfile.ZipFile(wheel).namelist()))
        wheel.unlink()
    assert names[0] == names[1]


@pytest.mark.slow
def test_it_reads_without_a_network() -> None:
    if reason := lacking():
        pytest.skip(reason)
    built = docker("build", "--quiet", "--tag", "extractor-test", str(ROOT))
    assert built.returncode == 0, built.stderr
    alone = ("run", "-i", "--rm", "--network", "none", "--read-only", "extractor-test")
    try:
        text = "가온전자는 폴란드에 3억 유로를 투자하기로 했다."
        assert '"low": "300000000"' in docker(*alone, "run", "-", stdin=text).stdout
        assert docker(*alone, "doctor").returncode == 0
        who = docker("run", "--rm", "--entrypoint", "id", "extractor-test", "-u")
        assert who.stdout.strip() == "1000"
    finally:
        docker("image", "rm", "extractor-test")
