"""A run on a real Ray cluster of this machine: whatever is lost, the rows are those of one process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

import pytest
from click.testing import CliRunner
from doing import Doing
from storing import s3_server

from extractor.cli import commands
from extractor.errors import InputError, RulesError
from extractor.reading import Item
from extractor.running.actor import Copy
from extractor.running.cluster import Cluster
from extractor.running.outcomes import Done, Failed, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from extractor.running.work import Work

# One Ray for all: `make test` keeps a file in one process.
pytestmark = pytest.mark.slow
TESTS = Path(__file__).parents[1]
SAID = [f"word {number}" for number in range(90)]


@pytest.fixture(scope="module")
def nodes() -> Iterator[Any]:
    """Three nodes of one core each; the environment names the cluster."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        # What a worker imports: works of these tests too.
        patch.setenv("PYTHONPATH", str(TESTS))
        from ray.cluster_utils import Cluster as Nodes  # noqa: PLC0415 - half a second

        nodes = Nodes(initialize_head=True, head_node_args={"num_cpus": 1})
        nodes.add_node(num_cpus=1)
        nodes.add_node(num_cpus=1)
        patch.setenv("RAY_ADDRESS", nodes.address)
        yield nodes
        nodes.shutdown()  # type: ignore[no-untyped-call]


def portions(said: list[str], size: int = 10) -> Iterator[list[Item | Outcome]]:
    items = [Item(str(number), None, word.encode()) for number, word in enumerate(said)]
    for start in range(0, len(items), size):
        yield [*items[start : start + size]]


def done(said: list[str], work: Doing = Doing(), *, ordered: bool = True) -> list[Outcome]:  # noqa: B008 - frozen
    with Cluster(cast("Work", work), 2, lambda _: None) as cluster:
        return list(cluster.outcomes(portions(said), ordered=ordered))


def shaped(outcomes: list[Outcome]) -> list[Any]:
    return [one.shaped if isinstance(one, Done) else one.code for one in outcomes]


def test_it_starts_a_cluster_of_its_own(lines_file: Path, whole: bytes) -> None:
    """The bytes of a file, and the failures, are those of one process.

    It comes before `nodes`: Ray would find them, and they would be taken.
    """
    arguments = ("-o", "out", "--errors", "errors", "-j", "2")
    # Short, as the paths of sockets have to be.
    with (
        TemporaryDirectory(prefix="r") as folder,
        started(lines_file, *arguments, RAY_ADDRESS="", RAY_TMPDIR=folder) as process,
    ):
        _, err = process.communicate(timeout=300)
    assert process.returncode == 3, err
    assert (lines_file.parent / "out").read_bytes() == whole
    assert len((lines_file.parent / "errors").read_text().splitlines()) == 7
    said = err.splitlines()
    assert "nodes 1, cores 2, 2 workers" in said[0]
    assert "600 inputs: 593 read, 7 failed" in said[-1]
    assert all(line.startswith("extractor: ") for line in said), "Ray says nothing"


def test_documents_that_end_their_process(nodes: Any, tmp_path: Path) -> None:
    """One that does so always is set aside as on one machine; the others are read, in order."""
    del nodes
    said = [*SAID[:20], "die", *SAID[21:40], f"once {tmp_path / 'x'}", *SAID[41:]]
    found = done(said)
    failed = found[20]
    assert isinstance(failed, Failed)
    assert failed.message == "ended the process that read it, 2 times (signal 9)"
    words = [word.partition(" ")[0] for word in said]
    assert shaped(found[:20] + found[21:]) == [
        [str(number), word] for number, word in enumerate(words) if number != 20
    ]


def test_workers_that_are_killed(nodes: Any, tmp_path: Path) -> None:
    """What a worker had is given to another; what kills each worker is found by halves and set aside."""
    del nodes
    said = [*SAID[:20], "fell", *SAID[21:40], f"fell {tmp_path / 'x'}", *SAID[41:]]
    found = done(said, ordered=False)
    failed = [one for one in found if isinstance(one, Failed)]
    assert [(one.source, one.stage, one.code) for one in failed] == [("20", "process", "killed")]
    assert "its worker on the cluster was lost, 2 times" in failed[0].message
    assert sorted(int(one.shaped[0]) for one in found if isinstance(one, Done)) == [
        number for number in range(90) if number != 20
    ]


def test_what_keeps_the_work_from_starting_is_raised(nodes: Any) -> None:
    del nodes
    with pytest.raises(RulesError, match=r"rules/en/money.toml:12: no part is called"):
        done(SAID, Doing(refuses=True))


def test_a_node_with_another_version_is_refused(
    nodes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    del nodes
    monkeypatch.setattr("extractor.running.cluster.copy_of", lambda _: Copy("0.0.1", "a"))
    with pytest.raises(InputError, match="a node of the cluster has another version"):
        done(SAID)


def test_a_cluster_of_which_no_node_is_left(nodes: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ray itself would wait for ever."""
    del nodes
    monkeypatch.setattr("extractor.running.reaching.alive", lambda _: 0)
    monkeypatch.setattr("extractor.running.cluster._PATIENCE", 0.0)
    monkeypatch.setattr("extractor.running.cluster._TICK", 0.01)
    with pytest.raises(InputError, match="no node of the cluster is left"):
        done(SAID)


def test_the_driver_killed_a_worker_killed_and_a_node_lost(
    nodes: Any, lines_file: Path, whole: bytes
) -> None:
    """The run is killed and gone on with from a storage, and loses a worker and a node on the way."""
    out = "s3://bucket/out"
    with s3_server() as s3:
        s3.mkdir("bucket")
        with started(lines_file, "-o", out) as process:
            wait_for(lambda: rows(s3) > 0, process)
            process.kill()
        kept = rows(s3)
        assert kept > 0
        left = {*actors()}
        with started(lines_file, "-o", out, "--resume") as process:
            wait_for(lambda: any(map(killed, {*actors()} - left)), process)
            nodes.remove_node(nodes.worker_nodes.copy().pop(), allow_graceful=False)
            _, err = process.communicate(timeout=300)
        assert process.returncode == 3, err
        assert s3.cat_file("bucket/out") == whole
        assert s3.find("bucket") == ["bucket/out"], "what a run that has ended kept is gone"
    ids = [json.loads(line)["id"] for line in whole.splitlines()]
    assert len(ids) == len({*ids})


def test_shards_of_one_engine_serve_the_other(nodes: Any, lines_file: Path, whole: bytes) -> None:
    del nodes
    manifest = lines_file.parent / ".out.run" / "manifest.jsonl"
    with started(lines_file, "-o", "out") as process:
        wait_for(lambda: manifest.exists() and "shard" in manifest.read_text(), process)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert err.splitlines()[-1].endswith("the same command with --resume goes on")
    arguments = ["run", lines_file.name, "-o", "out", "--resume", "-j", "1"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(lines_file.parent)
        assert CliRunner().invoke(commands, arguments).exit_code == 3
    assert (lines_file.parent / "out").read_bytes() == whole


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("127.0.0.1:1", "RAY_ADDRESS=127.0.0.1:1: no Ray cluster answers there"),
        ("gibberish", "RAY_ADDRESS=gibberish: no Ray cluster: Invalid address format"),
        ("ray://127.0.0.1:1", "no Ray cluster: "),
    ],
)
def test_a_cluster_that_is_not_there(
    address: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAY_ADDRESS", address)
    found = CliRunner().invoke(commands, ["run", "-", "--engine", "ray"], input="text")
    assert found.exit_code == 2
    assert said in found.stderr
    assert "start one with `ray start --head`" in found.stderr


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    found = CliRunner().invoke(commands, ["run", "-", "--engine", "ray"], input="text")
    assert found.exit_code == 2
    assert "--engine ray: needs Ray (pip install 'investment-extractor[ray]')" in found.stderr


def started(path: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    hearing = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code = hearing + "from extractor.__main__ import main\nraise SystemExit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", code, "run", path.name, "--engine", "ray", *arguments],
        cwd=path.parent,
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


def rows(s3: Any) -> int:
    return len(s3.glob("bucket/.out.run/manifest/*"))


def actors() -> list[int]:
    """The workers of Ray that have work."""
    found = subprocess.run(["pgrep", "-f", r"^ray::Actor\.outc"], capture_output=True, check=False)
    return [int(one) for one in found.stdout.split()]


def killed(process: int) -> bool:
    """Kills a process; whether it was still there."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 120
    while not condition() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    assert process.poll() is None
