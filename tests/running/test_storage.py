"""Inputs and results in a storage: as on this machine, against a server that speaks S3."""

from __future__ import annotations

import gzip
import json
import logging
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from holding import zipped
from storing import s3_server

from extractor.cli import commands
from extractor.running.keeping import InStorage
from extractor.storage import Remote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Each test starts the command against a storage of its own.
pytestmark = pytest.mark.slow

TEXT = "Norvale Works will invest $3 million in a mill in Ohio."
PAGE = f"<html><head><title>A mill</title></head><body><p>{TEXT}</p></body></html>"
FILES = {
    "one.txt": TEXT.encode(),
    "lines.jsonl.gz": gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n"),
    "b/pages.zip": zipped({"a.html": PAGE.encode(), "b.html": PAGE.encode()}),
    "b/[2026] 한글.txt": TEXT.encode(),
    "b/nothing.txt": b"",
    "b/page.html": PAGE.encode(),
    "b/page.fetch.json": json.dumps(
        {"final_url": "https://news.example/1", "retrieved": "2026-01-02", "charset": "utf-8"}
    ).encode(),
    "b/README.md": b"Not an article.",
    ".hidden/a.txt": TEXT.encode(),
    "seen_files/a.txt": TEXT.encode(),
    "seen.html": PAGE.encode(),
}
LIST = b"s3://bucket/news/one.txt\ns3://bucket/news/lines.jsonl.gz\n"


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with s3_server() as system:
        system.mkdir("bucket")
        for name, data in FILES.items():
            system.pipe_file(f"bucket/news/{name}", data)
        system.pipe_file("bucket/list", LIST)
        yield system


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["run", *arguments])


def here(folder: Path) -> Path:
    for name, data in FILES.items():
        path = folder / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.mark.parametrize(
    "arguments",
    [("news",), ("news/b/*.html", "news/*.gz"), ("news/b/[[]2026*", "news/b/[2026] 한글.txt")],
)
def test_a_storage_is_read_as_a_folder_is(
    arguments: tuple[str, ...], s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del s3
    monkeypatch.chdir(here(tmp_path))
    form = ("--format", "jsonl", "--documents", "-j", "1")
    local = run(*arguments, *form)
    stored = run(*(f"s3://bucket/{one}" for one in arguments), *form)
    assert local.stdout
    assert as_local(stored.stderr) == local.stderr
    assert without_ids(as_local(stored.stdout)) == without_ids(local.stdout)
    assert stored.exit_code == local.exit_code


def as_local(text: str) -> str:
    return text.replace("s3://bucket/", "")


def without_ids(text: str) -> list[dict[str, Any]]:
    """An id is a hash of the name, which is another one in a storage."""
    return [{**json.loads(line), "id": ""} for line in text.splitlines()]


def test_a_list_in_a_storage(s3: Any) -> None:
    del s3
    found = run("@s3://bucket/list", "--format", "jsonl")
    assert found.exit_code == 0, found.stderr
    sources = [json.loads(line)["document"]["source"] for line in found.stdout.splitlines()]
    assert [*dict.fromkeys(sources)] == [
        "s3://bucket/news/one.txt",
        "s3://bucket/news/lines.jsonl.gz",
    ]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("s3://bucket/no.txt", "not-found", "no such file, folder or bucket (check the address)"),
        ("s3://nobucket/a.txt", "not-found", "no such file, folder or bucket"),
        ("s3://nobucket/*.txt", "not-found", "no such file, folder or bucket"),
        ("s3://bucket/no/*.txt", "not-found", "no such file, folder or bucket"),
        ("s3://bucket/news/*.none", "empty", "holds no articles"),
        ("s3://bucket/news/b/nothing.txt", "empty", "is empty"),
        ("s3://No_Bucket!/a", "storage", "Invalid bucket name"),
        ("s3://", "storage", "Cannot crawl all of S3"),
        ("nosuch://a/b", "storage", "nosuch:// is no known storage"),
        ("gs://a/b", "extra", "needs a package that is missing (Please install gcsfs"),
        ("@s3://bucket/no-list", "not-found", "no such file, folder or bucket"),
    ],
)
def test_what_is_not_there_fails_and_the_others_go_on(
    name: str, code: str, said: str, s3: Any, tmp_path: Path
) -> None:
    del s3
    errors = tmp_path / "errors.jsonl"
    found = run(name, "s3://bucket/news/one.txt", "--format", "jsonl", "--errors", str(errors))
    assert found.exit_code == 3, found.stderr
    assert found.stdout.count('"type": "record"') == 1
    (line,) = map(json.loads, errors.read_text().splitlines())
    assert line["code"] == code
    assert said in found.stderr
    assert "Traceback" not in found.stderr


def test_a_server_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, s3: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    s3.clear_instance_cache()
    (tmp_path / "a.txt").write_text(TEXT)
    found = run("s3://bucket/news/one.txt", str(tmp_path / "a.txt"))
    s3.clear_instance_cache()
    assert found.exit_code == 3
    assert "s3://bucket/news/one.txt: the storage says: Could not connect to" in found.stderr
    assert "Traceback" not in found.stderr


def test_without_credentials(monkeypatch: pytest.MonkeyPatch, s3: Any) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    s3.clear_instance_cache()
    found = run("s3://bucket/news/one.txt")
    s3.clear_instance_cache()
    assert found.exit_code == 4
    assert "Unable to locate credentials (check the credentials; for S3 AWS_PROFILE" in found.stderr


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.parquet", "out.xlsx"])
def test_results_in_a_storage_are_those_of_a_file(name: str, s3: Any, tmp_path: Path) -> None:
    assert run("s3://bucket/news", "-o", f"s3://bucket/{name}").exit_code == 3
    assert run("s3://bucket/news", "-o", str(tmp_path / name)).exit_code == 3
    assert name == "out.xlsx" or s3.cat_file(f"bucket/{name}") == (tmp_path / name).read_bytes()
    assert not [path for path in s3.find("bucket") if path.startswith(f"bucket/.{name}")]


def test_results_in_a_storage_that_has_folders(tmp_path: Path) -> None:
    """What is kept while a run goes on has a folder, which is made and goes."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    there = tmp_path / "there.jsonl"
    assert run(str(tmp_path / "a.txt"), "-o", f"file://{there}").exit_code == 0
    assert json.loads(there.read_bytes())["type"] == "record"
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.txt", "there.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "s3://nobucket/out.jsonl"), "s3://nobucket/.out.jsonl.part: no such file, folder"),
        (("-o", "s3://bucket/news.db"), "a store is a file of this machine"),
        (("-o", "s3://bucket/folder/"), "is no file"),
        (("--errors", "s3://bucket/errors.jsonl"), "is no file of this machine"),
        (("-o", "s3://bucket/news/one.txt"), "is an input; it would be overwritten"),
    ],
)
def test_where_results_cannot_go(arguments: tuple[str, ...], said: str, s3: Any) -> None:
    del s3
    found = run("s3://bucket/news/one.txt", *arguments)
    assert found.exit_code == 2
    assert said in found.stderr


def test_where_all_inputs_failed_the_file_is_left(s3: Any) -> None:
    s3.pipe_file("bucket/kept.jsonl", b"kept")
    found = run("s3://bucket/no.txt", "-o", "s3://bucket/kept.jsonl")
    assert found.exit_code == 4
    assert s3.cat_file("bucket/kept.jsonl") == b"kept"


def test_the_manifest_decides(s3: Any) -> None:
    """A shard without its row is not done; one whose file is gone is done again."""
    kept = InStorage(Remote("s3://bucket/.run"))
    assert kept.made_by() is None
    kept.begin({"rules": "a"})
    for number in range(50):
        kept.keep(f"key{number}", [{"n": number}])
    kept.settle()
    s3.pipe_file("bucket/.run/half.jsonl", b"{}\n")
    again = InStorage(Remote("s3://bucket/.run"))
    assert again.made_by() == {"rules": "a"}
    assert again.keys() == {f"key{number}" for number in range(50)}
    assert again.read("key7") == [{"n": 7}]
    assert again.read("nothing") == []
    again.remove()
    assert InStorage(Remote("s3://bucket/.run")).keys() == set()


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    found = run("s3://bucket/a.txt")
    assert found.exit_code == 4
    assert (
        "s3://bucket/a.txt: is in a storage (pip install 'investment-extractor[s3]')"
        in found.stderr
    )
