"""Goldens as tests of projects with a few small articles; a stand-in reads them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from extractor.golden_plugin import checking
from extractor.pipeline import Extractor
from golden_plugin.stand_in import StandIn

pytest_plugins = ["pytester"]

IMPORT_MODES = ("prepend", "importlib")


@pytest.fixture(autouse=True)
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Two articles with goldens, `news/ko/seed.txt` and `news/en/seed.html`; rules in `mine`."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(checking, "Extractor", StandIn)
    for name, text in {"ko/seed.txt": "가온 €5", "en/seed.html": "Gaon €7, €8"}.items():
        write(pytester, f"news/{name}", text)
    write(pytester, "mine/rules.txt", "1 planned")
    configure(pytester)
    run(pytester, "--update-golden").assert_outcomes(passed=2)
    return pytester


def write(project: pytest.Pytester, name: str, text: str) -> None:
    path = project.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def golden(project: pytest.Pytester, name: str) -> str:
    return (project.path / f"news/{name}.golden.json").read_text(encoding="utf-8")


def configure(project: pytest.Pytester, *lines: str, rules: str = "mine") -> None:
    known = ['golden_folders = ["news"]', f'golden_rules = "{rules}"', *lines]
    write(project, "pyproject.toml", "\n".join(["[tool.pytest.ini_options]", *known]))


def run(project: pytest.Pytester, *options: str) -> pytest.RunResult:
    return project.runpytest_inprocess(*options)


def output(result: pytest.RunResult) -> str:
    return "\n".join(result.outlines)


def test_goldens_that_hold(project: pytest.Pytester) -> None:
    run(project).assert_outcomes(passed=2)


def test_a_golden_is_what_the_command_prints(project: pytest.Pytester) -> None:
    found: list[Any] = json.loads(golden(project, "en/seed"))
    assert golden(project, "en/seed") == json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    assert [record["amount"]["low"] for record in found] == ["7", "8"]
    assert found[0]["document"]["id"] == found[0]["document"]["source"] == "en/seed.html"
    assert "가온" in golden(project, "ko/seed")


def test_the_message_says_what_a_changed_rule_did(project: pytest.Pytester) -> None:
    write(project, "mine/rules.txt", "1000 planned")
    result = run(project)
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "ko/seed.txt: 1 record: 1 changed; 1 scale error; fields: amount 1",
            "  changed  EUR 5,000 · investment, planned",
            "    amount: EUR 5 → EUR 5,000   SCALE ×1,000",
            "      both “가온 [[]€5[]]” 3–5",
            "If this is right: pytest --update-golden news/ko/seed.golden.json",
            "FAILED news/ko/seed.golden.json::records - ko/seed.txt: 1 record*",
        ]
    )
    assert "Traceback" not in output(result)


def test_the_message_says_why(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """The claims of now about what differs: a golden keeps none of its own."""
    monkeypatch.setattr(checking, "Extractor", Extractor)
    configure(project, rules="")
    text = "Gaon plans to invest €5 million in Chile. Nuri will acquire Daon for €7 million."
    write(project, "news/ko/seed.txt", text)
    run(project, "--update-golden")
    text = text.replace("plans to invest", "has invested").replace("acquire Daon", "sue Daon")
    write(project, "news/ko/seed.txt", text)
    result = run(project)
    said = output(result)
    assert "status: planned → completed" in said
    assert "why + status completed: “has invested” says so" in said
    assert "why + investor" not in said
    assert "why + amount: no record: " in said
    assert "why − rule en/acquisition.buy" in said


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("news/ko/seed.txt", "가온 투자 없음", "1 record: 1 removed"),
        ("news/ko/seed.txt", "가온 €5, €6", "2 records: 1 added, 1 moved"),
        ("news/ko/seed.txt", "가온모터스 €5", "1 record: 1 moved"),
        ("news/ko/seed.txt", "", "seed.txt: is empty"),
        ("news/ko/seed.golden.json", "[", "seed.golden.json:1: is no JSON"),
        ("news/ko/seed.golden.json", "{}", "is no golden: a JSON array of records"),
        ("news/ko/new.txt", "€9", "new.txt: there is no new.golden.json; it would have 1 record."),
        ("news/ko/seed.md", "€9", "seed.txt, seed.md share this golden"),
        ("news/ko/none.golden.json", "[]", "there is no article for this golden; delete it"),
        ("news/inputs.toml", "[", "not valid TOML"),
        ("news/inputs.toml", '["ko/seed.txt"]\ndate = "2024"', "has a key 'date'"),
    ],
)
def test_what_fails(project: pytest.Pytester, name: str, text: str, said: str) -> None:
    write(project, name, text)
    result = run(project)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert said in output(result)
    assert "Traceback" not in output(result)


def test_a_golden_laid_out_by_hand(project: pytest.Pytester) -> None:
    write(project, "news/ko/seed.golden.json", json.dumps(json.loads(golden(project, "ko/seed"))))
    result = run(project)
    result.assert_outcomes(passed=1, failed=1)
    assert "the same records in another order or layout" in output(result)


def test_what_is_no_article(project: pytest.Pytester) -> None:
    for name in ("README.md", ".draft.txt", "notes.rst", "data.json"):
        write(project, f"news/{name}", "€9")
    write(project, "elsewhere/notes.txt", "€9")
    run(project).assert_outcomes(passed=2)


def test_inputs_say_what_the_article_does_not(project: pytest.Pytester) -> None:
    write(project, "news/inputs.toml", '["ko/seed.txt"]\npublished = "2024-05-03"\n')
    result = run(project)
    result.assert_outcomes(passed=1, failed=1)
    assert "document: published nothing → published 2024-05-03" in output(result)


def test_only_the_fields_of_the_configuration(project: pytest.Pytester) -> None:
    write(project, "mine/rules.txt", "1 committed")
    run(project).assert_outcomes(failed=2)
    configure(project, 'golden_fields = ["kind", "amount"]')
    run(project).assert_outcomes(passed=2)
    write(project, "mine/rules.txt", "10 committed")
    run(project).assert_outcomes(failed=2)


def test_update_writes_what_ran_and_nothing_else(project: pytest.Pytester) -> None:
    write(project, "mine/rules.txt", "2 planned")
    before = golden(project, "en/seed")
    result = run(project, "--update-golden", "news/ko/seed.golden.json")
    result.assert_outcomes(passed=1)
    assert "news/ko/seed.golden.json" in output(result)
    assert '"low": "10"' in golden(project, "ko/seed")
    assert golden(project, "en/seed") == before
    run(project, "--update-golden", "-k", "nothing")
    assert golden(project, "en/seed") == before


def test_an_article_by_its_name_is_its_golden(project: pytest.Pytester) -> None:
    run(project, "news/ko/seed.txt").assert_outcomes(passed=1)


def test_update_writes_nothing_for_what_cannot_be_read(project: pytest.Pytester) -> None:
    before = golden(project, "ko/seed")
    write(project, "news/ko/seed.txt", "")
    write(project, "news/ko/none.golden.json", "[]")
    run(project, "--update-golden").assert_outcomes(passed=1, failed=2)
    assert golden(project, "ko/seed") == before
    assert golden(project, "ko/none") == "[]"
    assert not list(project.path.rglob("*.part"))


@pytest.mark.parametrize("value", ["true", "1", "yes"])
def test_never_in_ci_unless_forced(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    write(project, "mine/rules.txt", "2 planned")
    monkeypatch.setenv("CI", value)
    before = golden(project, "ko/seed")
    result = run(project, "--update-golden")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert golden(project, "ko/seed") == before
    run(project, "--force-update-golden").assert_outcomes(passed=2)
    assert golden(project, "ko/seed") != before


@pytest.mark.parametrize("value", ["", "0", "false"])
def test_what_is_not_ci(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("CI", value)
    run(project, "--update-golden").assert_outcomes(passed=2)


def decisions(project: pytest.Pytester, verdict: str) -> str:
    known = {"type": "decision", "schema": 1, "document": {"id": "en/seed.html"}}
    line = {**known, "record": "rec_000000000005", "verdict": verdict, "note": "seen"}
    write(project, "decisions.jsonl", json.dumps(line))
    return "--golden-decisions=decisions.jsonl"


def test_what_is_accepted_passes_and_is_all_that_is_written(project: pytest.Pytester) -> None:
    write(project, "mine/rules.txt", "10 planned")
    write(project, "news/ko/seed.golden.json", "[]")
    accepted = decisions(project, "accept")
    result = run(project, accepted, "news/en")
    result.assert_outcomes(failed=1)
    assert "[accepted: seen]" in output(result)
    run(project, accepted, "--update-golden", "news/en").assert_outcomes(passed=1)
    found = json.loads(golden(project, "en/seed"))
    assert [record["amount"]["low"] for record in found] == ["70", "8"]


def test_without_configuration_goldens_beside_articles_are_tests(project: pytest.Pytester) -> None:
    (project.path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    write(project, "news/inputs.toml", "")
    write(project, "foreign/other.golden.json", '{"their": "own"}')
    write(project, "foreign/notes.txt", "€9")
    run(project).assert_outcomes(passed=2)
    write(project, "news/ko/new.txt", "€9")
    run(project).assert_outcomes(passed=2, failed=1)


def test_the_first_golden_of_a_folder(project: pytest.Pytester) -> None:
    (project.path / "pyproject.toml").unlink()
    write(project, "first/one.txt", "€9")
    run(project, "first/one.txt", "--update-golden").assert_outcomes(passed=1)
    run(project, "first").assert_outcomes(passed=1)
    assert json.loads((project.path / "first/one.golden.json").read_text())


@pytest.mark.parametrize("mode", IMPORT_MODES)
def test_beside_python_tests_under_both_import_modes(project: pytest.Pytester, mode: str) -> None:
    write(project, "news/ko/test_seed.py", "def test_of_theirs():\n    assert True\n")
    result = run(project, f"--import-mode={mode}", "--strict-config", "--strict-markers")
    result.assert_outcomes(passed=3)


@pytest.mark.slow
def test_under_two_workers(project: pytest.Pytester) -> None:
    """By the rules themselves, in processes of their own: written once, named once, then green."""
    write(project, "pyproject.toml", '[tool.pytest.ini_options]\ngolden_folders = ["news"]\n')
    write(project, "news/en/seed.html", "<p>Gaon Corp. will invest €7 million in Poland.</p>")
    prepend, importlib = (("-n", "2", f"--import-mode={mode}") for mode in IMPORT_MODES)
    result = project.runpytest_subprocess(*prepend, "--update-golden")
    result.assert_outcomes(passed=2)
    assert output(result).count("news/en/seed.golden.json") == 1
    assert '"low": "7000000"' in golden(project, "en/seed")
    project.runpytest_subprocess(*importlib).assert_outcomes(passed=2)


@pytest.mark.slow
def test_the_plugin_costs_other_projects_nothing(project: pytest.Pytester) -> None:
    """It is loaded in every run of pytest; what reads articles is imported for goldens alone."""
    write(
        project,
        "other/test_other.py",
        "import sys\n\n\ndef test_other():\n"
        "    assert not {'spacy', 'bs4', 'extractor.pipeline', 'click'} & set(sys.modules)\n",
    )
    write(project, "other/notes.txt", "€9")
    project.runpytest_subprocess("other").assert_outcomes(passed=1)
