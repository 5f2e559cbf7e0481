"""The command over many inputs: nothing is lost and nothing comes twice, whatever happens to it."""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from holding import ENGLISH, KOREAN, PAGE, record, zipped

from .conftest import write_lines

if TYPE_CHECKING:
    from collections.abc import Callable

# A shell's background jobs are born deaf to Ctrl-C; this child is not.
HEARING = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "from extractor.__main__ import main\n"
    "if __name__ == '__main__': sys.exit(main())"
)


def start(folder: Path, *arguments: str, way: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    command = [*way, sys.executable, "-c", HEARING, "run", *arguments]
    return subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def run(folder: Path, *arguments: str, way: tuple[str, ...] = ()) -> tuple[int, str, str]:
    with start(folder, *arguments, way=way) as process:
        out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# Root may read what nobody may, unless it gives up that right.
UNPRIVILEGED = (
    ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    if os.geteuid() == 0 and shutil.which("setpriv")
    else ()
)
READ = {"cp949.html", "good.txt", "a.zip!b.html", "news.warc"}
BROKEN = {
    "broken.zip": ("open", "broken", "is a broken archive"),
    "empty.txt": ("open", "empty", "is empty"),
    "nothing.gz": ("open", "empty", "is empty"),
    "picture.jpg": ("read", "binary", "is a JPEG picture"),
    "paper.pdf": ("read", "binary", "is a PDF document"),
    "loop": ("open", "loop", "leads back to a folder that is read already"),
    "pipe.txt": ("open", "special", "is a named pipe"),
    "secret.txt": ("open", "permission", "may not be read: permission denied"),
    "news.warc": ("open", "broken", "is cut off"),
}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder with all that may be wrong in one."""
    folder = tmp_path / "news"
    folder.mkdir()
    pages = record(1, PAGE.encode(), "text/html") + record(2, PAGE.encode(), "text/html")
    page = PAGE.replace("Plant", "가온 똠방 공장").encode("cp949")
    for name, data in {
        "a.zip": zipped({"b.html": PAGE.encode()}),
        "broken.zip": zipped({"b.html": PAGE.encode()})[:-40],
        "cp949.html": page,
        "empty.txt": b"",
        "good.txt": ENGLISH.encode(),
        "news.warc": pages[:-200],
        "nothing.gz": b"",
        "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        "picture.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        "secret.txt": KOREAN.encode(),
    }.items():
        (folder / name).write_bytes(data)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    (folder / "secret.txt").chmod(0)
    return tmp_path


@pytest.mark.skipif(os.geteuid() == 0 and not UNPRIVILEGED, reason="root may read everything")
def test_a_folder_in_which_everything_is_wrong(broken: Path) -> None:
    arguments = ("news", "--errors", "errors.jsonl", "--documents", "--format", "jsonl")
    code, out, err = run(broken, *arguments, way=UNPRIVILEGED)
    assert code == 3, err
    documents = [line for line in map(json.loads, out.splitlines()) if line["type"] == "document"]
    sources = {line["source"].removeprefix("news/").split("!<")[0] for line in documents}
    assert sources == READ
    errors = lines(broken / "errors.jsonl")
    assert all(all(line.values()) for line in errors), "nothing is blank"
    found = {str(line["source"]).removeprefix("news/").split("!")[0]: line for line in errors}
    assert {*found} == {*BROKEN}
    for name, (stage, kind, message) in BROKEN.items():
        assert (found[name]["stage"], found[name]["code"]) == (stage, kind)
        assert message in str(found[name]["message"])
    total, read, failed = len(documents) + len(errors), len(documents), len(errors)
    assert f"extractor: {total} inputs: {read} read, {failed} failed; 0 records" in err


@pytest.mark.slow
def test_what_a_run_writes_is_no_input_of_it(tmp_path: Path) -> None:
    """A second run into the folder, by its name or a pattern, is the first one again."""
    (tmp_path / "a.txt").write_text("Gaon will invest $3 million.", encoding="utf-8")
    (tmp_path / "list.names").write_text("a.txt\nout.jsonl\n", encoding="utf-8")
    ways = ((".",), ("*",), (".", "--resume"), (str(tmp_path), "-j", "2"))
    for inputs in ways:
        code, _, said = run(tmp_path, *inputs, "-o", "out.jsonl", "--errors", "errors.jsonl")
        assert (code, len(lines(tmp_path / "out.jsonl"))) == (0, 1), said
    code, _, said = run(tmp_path, "@list.names", "-o", "out.jsonl")
    assert code == 3
    assert "out.jsonl: is what the results or errors of this run are written to (have them" in said
    code, _, said = run(tmp_path, "@list.names", "-o", "list.names")
    assert code == 2
    assert "list.names is an input; it would be overwritten" in said


@pytest.mark.slow
def test_one_process_and_two_say_the_same(lines_file: Path) -> None:
    folder = lines_file.parent
    for jobs in ("1", "2"):
        arguments = ("-j", jobs, "-o", f"out{jobs}", "--errors", f"errors{jobs}")
        code, _, err = run(folder, lines_file.name, *arguments)
        assert code == 3, err
        assert not [*folder.glob(".out*")], "what a run that has ended kept is gone"
    assert (folder / "out1").read_bytes() == (folder / "out2").read_bytes()
    assert (folder / "errors1").read_bytes() == (folder / "errors2").read_bytes()


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_done(lines_file: Path, whole: bytes) -> None:
    folder = lines_file.parent
    with start(folder, lines_file.name, "-j", "2", "-o", "out") as process:
        wait_for(lambda: shards(folder) > 0, process)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    last = "interrupted: what was read is in out; the same command with --resume goes on"
    assert err.splitlines()[-1] == f"extractor: {last}"
    done = (folder / "out").read_bytes()
    assert done
    assert whole.startswith(done)
    code, _, err = run(folder, lines_file.name, "-j", "1", "-o", "out", "--resume")
    assert code == 3, err
    assert (folder / "out").read_bytes() == whole


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_killed_at_any_moment_and_gone_on_with(seed: int, lines_file: Path, whole: bytes) -> None:
    """Workers are killed, then the whole run; the next one gives what an undisturbed one gives."""
    dice, folder = random.Random(seed), lines_file.parent  # noqa: S311 - no secret
    command = (lines_file.name, "-j", "2", "-o", "out", "--errors", "errors", "--resume")
    done = dice.randrange(4)
    with start(folder, *command) as process:
        wait_for(lambda: shards(folder) >= min(done, 1), process)
        workers = children(process.pid)  # none yet, or none any more
        for child in dice.sample(workers, k=min(dice.randrange(2), len(workers))):
            os.kill(child, signal.SIGKILL)
        wait_for(lambda: shards(folder) >= done, process)
        time.sleep(dice.random() / 2)
        process.kill()
    code, _, err = run(folder, *command)
    assert code == 3, err
    assert (folder / "out").read_bytes() == whole
    failed = [str(line["source"]) for line in lines(folder / "errors")]
    assert len(failed) == len({*failed}) == 7


def test_rules_that_have_changed_start_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    kept = tmp_path / ".out.run"
    kept.mkdir()
    (kept / "manifest.jsonl").write_text(
        '{"type": "run", "rules": "of yesterday"}\n{"shard": "a"}\n'
    )
    code, _, err = run(tmp_path, "a.txt", "-o", "out", "--resume")
    assert (code, err) == (
        0,
        "extractor: nothing to go on with by these rules: all inputs are read\n",
    )
    assert not kept.exists()


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a run in which some of the articles said something else."""
    folder = tmp_path_factory.mktemp("begun")
    write_lines(folder / "articles.jsonl")
    text = (folder / "articles.jsonl").read_text(encoding="utf-8")
    (folder / "articles.jsonl").write_text(text.replace("Ohio", "Utah"), encoding="utf-8")
    code, _, err = run(folder, "articles.jsonl", "-o", "news.db", "--quiet")
    assert code == 3, err
    return folder / "news.db"


@pytest.fixture(scope="session")
def rows_of_whole(begun: Path) -> dict[str, list[object]]:
    """The rows of that store after an undisturbed second run."""
    folder = begun.parent / "whole"
    folder.mkdir()
    write_lines(folder / "articles.jsonl")
    shutil.copy(begun, folder / "news.db")
    code, _, err = run(folder, "articles.jsonl", "-o", "news.db", "--quiet")
    assert code == 3, err
    found = rows(folder / "news.db")
    assert {"added", "changed"} & {row[3] for row in found["changes"]}  # type: ignore[index]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_a_store_after_a_kill(
    seed: int, lines_file: Path, begun: Path, rows_of_whole: dict[str, list[object]]
) -> None:
    """The same rows in every table but ``runs``, and what is found in it, as without the kill."""
    dice, folder = random.Random(seed), lines_file.parent  # noqa: S311 - no secret
    store = folder / "news.db"
    shutil.copy(begun, store)
    command = (lines_file.name, "-j", "2", "-o", "news.db", "--resume")
    done = dice.randrange(4)
    with start(folder, *command) as process:
        wait_for(lambda: shards(folder, "news.db") >= done, process)
        time.sleep(dice.random() / 2)
        process.kill()
    code, _, err = run(folder, *command)
    assert code == 3, err
    assert rows(store) == rows_of_whole


def rows(store: Path) -> dict[str, list[object]]:
    """All rows of each table but ``runs``, and where each of two words is found."""
    with closing(sqlite3.connect(store)) as opened:
        asked = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'"
        names = [name for (name,) in opened.execute(asked) if name not in {"runs", "search"}]
        assert len(names) > 10
        found = {name: opened.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608 - read above
        for word in ("Ohio", "투자"):
            asked = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
            found[word] = opened.execute(asked, (word,)).fetchall()
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return found


def shards(folder: Path, output: str = "out") -> int:
    """The shards in the manifest of a run that goes on."""
    try:
        return (folder / f".{output}.run" / "manifest.jsonl").read_text().count("shard")
    except OSError:
        return 0


def children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 120
    while not condition() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)


def test_a_packed_stream_in_a_pipe(tmp_path: Path) -> None:
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(b'{"text": "Norvale will invest $3 million in Ohio."}\n' * 2))
    command = [sys.executable, "-m", "extractor", "run", "-"]
    with packed.open("rb") as stream:
        done = subprocess.run(command, stdin=stream, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b'"type": "record"') == 2
