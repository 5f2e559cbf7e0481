"""`extractor doctor` names what is wrong with an installation, and what to do."""

from __future__ import annotations

import json
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from extractor import __version__
from extractor.cli import commands
from extractor.diagnosing import checks
from extractor.rules.inventory import languages
from extractor.rules.paths import data_folder, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable


def doctor(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["doctor", *arguments], prog_name="extractor")


def found(*arguments: str) -> dict[tuple[str, str], dict[str, Any]]:
    result = doctor("--format", "json", *arguments)
    whole = json.loads(result.stdout)
    assert result.exit_code == (0 if whole["works"] else 1)
    return {(one["group"], one["name"]): one for one in whole["checks"]}


def test_an_installation_that_works() -> None:
    all_of_it = found()
    assert {one["state"] for one in all_of_it.values()} <= {"ok", "note"}
    assert all_of_it["versions", "extractor"]["said"] == __version__
    assert all_of_it["versions", "spacy"]["said"] == metadata.version("spacy")
    assert all_of_it["rules", "hash"]["said"] == fingerprint()
    assert {name for group, name in all_of_it if group == "self-test"} == {*languages()}
    groups = {group for group, _ in all_of_it}
    assert groups == {
        "versions",
        "extras",
        "rules",
        "options",
        "encodings",
        "terminal",
        "self-test",
    }


def test_as_text() -> None:
    result = doctor()
    assert result.exit_code == 0
    assert f"versions\n  ok      extractor         {__version__}\n" in result.stdout
    assert "\nself-test\n  ok      ko  " in result.stdout


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def lack(package: str) -> None:
        version = metadata.version

        def without(name: str) -> str:
            if name == package:
                raise metadata.PackageNotFoundError(name)
            return version(name)

        monkeypatch.setattr(metadata, "version", without)

    return lack


def test_an_extra_that_is_not_installed(lacking: Callable[[str], None]) -> None:
    lacking("pyarrow")
    one = found()["extras", "parquet"]
    assert (one["state"], one["said"]) == ("note", "pyarrow is not installed")
    assert one["mend"] == "pip install 'investment-extractor[parquet]'"


def test_a_package_that_is_needed(lacking: Callable[[str], None]) -> None:
    lacking("lxml")
    one = found()["versions", "lxml"]
    assert (one["state"], one["said"]) == ("failed", "is not installed")
    assert one["mend"]


def test_a_version_that_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda _: "2.0")
    one = found()["versions", "spacy"]
    assert (one["state"], one["said"]) == ("failed", "2.0 is installed, needed is <4,>=3.8.7")


def test_a_file_of_options_that_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EXTRACTOR_RUN_JOSB", "2")
    Path("extractor.toml").write_text("[run]\njosb = 2\n")
    options = found()
    one = options["options", "file"]
    assert (one["state"], one["mend"]) == ("failed", "did you mean jobs?")
    assert one["said"] == "extractor.toml:2: run has no option --josb"
    assert options["options", "EXTRACTOR_RUN_JOSB"]["state"] == "note"
    assert "EXTRACTOR_RUN_JOSB is no option of any command\n" in doctor().stdout


def test_rules_that_do_not_give_the_record(tmp_path: Path) -> None:
    """The self-test tries the rules that hold: here those of a folder, which break money."""
    (tmp_path / "currencies.toml").write_text("replace = true\n", encoding="utf-8")
    tests = [
        one for (group, _), one in found("--rules", str(tmp_path)).items() if group == "self-test"
    ]
    assert {one["state"] for one in tests} == {"failed"}


def test_rules_that_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(data_folder(), tmp_path / "rules")
    (tmp_path / "rules" / "selftest.toml").write_text("[ko]\ntext = '가온'\n", encoding="utf-8")
    monkeypatch.setattr("extractor.rules.paths.data_folder", lambda: tmp_path / "rules")
    (one,) = checks.self_test(None)
    assert one.said == "가온 gives no record, not {}"
    shutil.rmtree(tmp_path / "rules")
    assert [one.state for one in checks.self_test(None)] == ["failed"]


def test_a_package_that_cannot_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "extractor.pipeline", None)
    assert found()["self-test", "start"]["state"] == "failed"


def test_a_value_that_a_command_would_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_RUN_JOBS", "x")
    one = found()["options", "EXTRACTOR_RUN_JOBS"]
    assert (one["state"], one["mend"]) == ("failed", "give another value, or take it away")
    assert "'x'" in one["said"]
    assert doctor().exit_code == 1
