from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.writing.output import LeftAsItWas, whole


def test_the_file_appears_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with whole(path) as stream:
        stream.write("한국\n")
        assert not path.exists()
    assert path.read_bytes() == "한국\n".encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, LeftAsItWas])
def test_a_run_that_breaks_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    try:
        with whole(path) as stream:
            stream.write("new")
            raise error
    except (ValueError, KeyboardInterrupt):
        assert error is not LeftAsItWas
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_rights_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "out.jsonl", tmp_path / "link.jsonl"
    path.write_text("old")
    path.chmod(0o600)
    link.symlink_to(path)
    with whole(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_device_is_written_to_directly() -> None:
    with whole(Path(os.devnull)) as stream:
        stream.write("gone")
    assert Path(os.devnull).is_char_device()


def test_none_is_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    with whole(None) as stream:
        stream.write("here")
    assert capsys.readouterr().out == "here"


def test_a_lone_surrogate_becomes_its_json_escape(tmp_path: Path) -> None:
    with whole(tmp_path / "out") as stream:
        stream.write('"\ud800"')
    assert (tmp_path / "out").read_bytes() == b'"\\ud800"'


@pytest.mark.skipif(os.name == "nt", reason="whether a process runs is not asked there")
def test_what_a_killed_program_left_goes(tmp_path: Path) -> None:
    """The file beside it bears the number of its process; that of one that runs stays."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    gone = [tmp_path / f".out.{ended.pid}.part", tmp_path / f".out.{10**30}.part"]
    others = [f".out.{os.getppid()}.part", ".out.x.part", f".out.csv.{ended.pid}.part", ".out.part"]
    for path in (*gone, *(tmp_path / name for name in others)):
        path.touch()
    with whole(tmp_path / "out"):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*others, "out"])


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"), whole(tmp_path / "no" / "out"):
        pass
