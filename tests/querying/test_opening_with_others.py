"""The store and the files, opened with the programs that people have."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import duckdb
import duckdb_ext
import pandas as pd
import pytest
from click.testing import CliRunner

from extractor.cli import commands

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The samples' records in each format, by its ending."""
    folder = tmp_path_factory.mktemp("files")
    files = {
        ending: folder / f"news.{ending}" for ending in ("jsonl", "db", "parquet", "csv", "xlsx")
    }
    for file in files.values():
        done = CliRunner().invoke(commands, ["run", "samples", "--quiet", "-o", str(file)])
        assert done.exit_code == 0, done.output
    return files


@pytest.fixture(scope="module")
def count(samples: dict[str, Path]) -> int:
    return len(samples["jsonl"].read_text(encoding="utf-8").splitlines())


def test_with_sqlite3(samples: dict[str, Path], count: int) -> None:
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("no sqlite3 here")
    asked = (
        "SELECT count(*) FROM records; SELECT count(*) FROM records_flat; PRAGMA integrity_check"
    )
    done = subprocess.run(
        [program, samples["db"], asked], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(count), str(count), "ok"]


def test_with_pandas(samples: dict[str, Path], count: int) -> None:
    with closing(sqlite3.connect(samples["db"])) as store:
        flat = pd.read_sql("SELECT * FROM records_flat", store)
    assert len(flat) == count
    assert len(pd.read_csv(samples["csv"], dtype=str, keep_default_na=False)) == count
    assert len(pd.read_excel(samples["xlsx"])) == count
    rows = pd.read_parquet(samples["parquet"])
    assert list(rows["id"]) == list(flat["id"])


def test_with_duckdb(samples: dict[str, Path], count: int) -> None:
    with closing(duckdb.connect()) as duck:
        rows = duck.execute(
            "SELECT count(*), sum(amount.low) FILTER (amount.currency = 'EUR') FROM read_parquet(?)",
            [str(samples["parquet"])],
        ).fetchone()
    with closing(sqlite3.connect(samples["db"])) as store:
        expected = store.execute(
            "SELECT count(*), sum(low_units) FILTER (WHERE currency = 'EUR') FROM records_flat"
        ).fetchone()
    assert rows == expected
    assert rows is not None
    assert rows[0] == count


def test_the_store_with_duckdb(samples: dict[str, Path], count: int) -> None:
    (packaged,) = duckdb_ext.__path__
    with closing(duckdb.connect(config={"extension_directory": f"{packaged}/extensions"})) as duck:
        duck.execute("LOAD sqlite_scanner")
        duck.execute(f"ATTACH '{samples['db']}' AS news (TYPE sqlite, READ_ONLY)")
        for table in ("records", "records_flat"):
            rows = duck.execute(f"SELECT count(*) FROM news.{table}").fetchone()  # noqa: S608 - above
            assert rows == (count,)


def test_with_datasette(samples: dict[str, Path], count: int) -> None:
    from datasette.app import Datasette  # noqa: PLC0415 - takes a second to import

    async def ask(path: str) -> object:
        served = Datasette([str(samples["db"])])
        answer = await served.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    rows = asyncio.run(ask("/news.json?sql=select+count(*)+as+n+from+records_flat&_shape=array"))
    assert rows == [{"n": count}]
    found = asyncio.run(
        ask("/news/documents.json?_search=투자&_fts_table=search&_fts_pk=key&_shape=array")
    )
    assert isinstance(found, list)
    assert found
    table = asyncio.run(ask("/news/parties.json?_size=1&_labels=on"))
    assert isinstance(table, dict)
    assert [key["other_table"] for key in table["expandable_columns"][0][:1]] == ["records"]
