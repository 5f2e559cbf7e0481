"""Corrected annotations become goldens; what was left as it was keeps its values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from extractor.cli import commands
from extractor.interchange.annotations import Annotated
from extractor.interchange.exporting import export
from extractor.interchange.file_names import file_names
from extractor.interchange.from_brat import read_brat
from extractor.interchange.importing import goldens
from extractor.rules.inventory import kinds
from extractor.writing.jsonlines import line_piece

from .articles import BEYOND, all_articles, records_of, write_records, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

import extractor

Task = dict[str, Any]


def as_annotated(tasks: list[Task]) -> list[Task]:
    """Tasks as Label Studio exports them once somebody has accepted the predictions."""
    return [
        {"id": number, "data": task["data"], "annotations": [{"id": number, "result": result}]}
        for number, task in enumerate(tasks, 1)
        for result in [task["predictions"][0]["result"]]
    ]


def label_studio(folder: Path, records: Path, change: Callable[[list[Task]], list[Task]]) -> Path:
    export(str(records), "label-studio", folder / "ls")
    tasks = json.loads((folder / "ls/tasks.json").read_text(encoding="utf-8"))
    path = folder / "corrected.json"
    path.write_text(json.dumps(change(as_annotated(tasks))), encoding="utf-8")
    return path


def import_all(corrected: Path, records: Path, folder: Path) -> list[Path]:
    found = [*goldens(str(corrected), str(records), folder)]
    assert all(not isinstance(one, Exception) for one in found), found
    return [one for one in found if not isinstance(one, Exception)]


@pytest.mark.parametrize("tool", ["label-studio", "brat"])
def test_what_nobody_changed_is_the_golden_of_every_article(tool: str, tmp_path: Path) -> None:
    records = write_records(tmp_path)
    if tool == "brat":
        corrected = tmp_path / "brat"
        export(str(records), "brat", corrected)
    else:
        corrected = label_studio(tmp_path, records, lambda tasks: tasks)
    import_all(corrected, records, tmp_path / "goldens")
    for article in all_articles():
        stem = article.document["source"] or article.id
        path = (
            tmp_path
            / "goldens"
            / f"{stem.rpartition('/')[2].rpartition('.')[0] or stem}.golden.json"
        )
        assert json.loads(path.read_text(encoding="utf-8")) == records_of(article.id), article.id


def test_ids_of_regions_may_be_others(one: Any) -> None:
    """An editor may give every region a new id; a deal is known by its place and kind then."""

    def change(results: list[Any]) -> None:
        text = json.dumps(results).replace(one[2][0]["id"], "aX3_k")
        results[:] = json.loads(text)

    assert corrected(one, change) == one[2]


def test_brat_says_the_roles_that_were_written(tmp_path: Path) -> None:
    export(str(write_records(tmp_path)), "brat", tmp_path / "brat")
    names = {short: own for own, short in file_names(written()).items()}
    found = {
        one.id: one
        for one in read_brat(str(tmp_path / "brat"), names)
        if isinstance(one, Annotated)
    }
    for article in all_articles():
        again = found[article.id]
        assert (again.marks, again.deals) == (article.marks, article.deals)


TEXT = extractor.extract(BEYOND["rocket"]).document.text


@pytest.fixture
def one(tmp_path: Path) -> tuple[Path, Path, list[dict[str, Any]]]:
    """A folder, the records file of one article in it, and its records."""
    path = tmp_path / "plant.txt"
    path.write_text(BEYOND["rocket"], encoding="utf-8")
    result = extractor.extract(extractor.read(path, published="2025-06-02"))
    records = tmp_path / "records.jsonl"
    records.write_text(line_piece(result, mentions=True, documents=True), encoding="utf-8")
    return tmp_path, records, result.to_dict()["records"]


def corrected(
    one: tuple[Path, Path, Any], change: Callable[[list[Any]], None]
) -> list[dict[str, Any]]:
    """The records of the golden after a change of the results of the one task."""
    folder, records, _ = one

    def changed(tasks: list[Task]) -> list[Task]:
        change(tasks[0]["annotations"][0]["result"])
        return tasks

    (path,) = import_all(label_studio(folder, records, changed), records, None)  # type: ignore[arg-type]
    assert path == folder / "plant.golden.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def region(results: list[Any], words: str) -> Any:
    return next(r for r in results if r["type"] == "labels" and r["value"]["text"] == words)


def add_region(results: list[Any], words: str, label: str) -> str:
    units = TEXT.encode("utf-16-le")
    start = len(TEXT[: TEXT.index(words)].encode("utf-16-le")) // 2
    end = start + len(words.encode("utf-16-le")) // 2
    assert units[2 * start : 2 * end].decode("utf-16-le") == words
    value = {"start": start, "end": end, "text": words, "labels": [label]}
    own = f"new-{len(results)}"
    results.append(
        {"id": own, "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    )
    return own


def relate(results: list[Any], deal: str, words: str, role: str) -> None:
    results.append(
        {
            "type": "relation",
            "from_id": deal,
            "to_id": words,
            "direction": "right",
            "labels": [role],
        }
    )


def test_a_relation_that_is_taken_away_takes_its_entry(one: Any) -> None:
    def change(results: list[Any]) -> None:
        portugal = region(results, "Portugal")["id"]
        results[:] = [r for r in results if r.get("to_id") != portugal]

    before = one[2]
    after = corrected(one, change)
    assert [c["code"] for c in before[0]["countries"]] == ["PT"]
    assert after[0] == {**before[0], "countries": [], "places": after[0]["places"]}
    assert after[1:] == before[1:]


def test_a_new_party_gets_its_words_and_their_raw_place(one: Any) -> None:
    def change(results: list[Any]) -> None:
        new = add_region(results, "<Norvik & Söhne>", "COMPANY")
        relate(results, one[2][0]["id"], new, "investor")

    party = corrected(one, change)[0]["investors"][-1]
    assert (party["name"], party["type"], party["country"]) == ("<Norvik & Söhne>", "company", None)
    (quote,) = party["spans"]
    assert (
        TEXT[quote["start"] : quote["end"]]
        == BEYOND["rocket"][quote["raw_start"] : quote["raw_end"]]
    )


def test_a_new_deal_is_read_from_its_words(one: Any) -> None:
    def change(results: list[Any]) -> None:
        results[:] = [
            r for r in results if r["type"] == "labels" and not r["id"].startswith("rec_")
        ]
        deal = add_region(results, "€30 million", "contract")
        place = {k: v for k, v in results[-1]["value"].items() if k != "labels"}
        choice = {**place, "choices": ["planned"]}
        results.append({**results[-1], "from_name": "status", "type": "choices", "value": choice})
        relate(results, deal, region(results, "Sol SA")["id"], "recipient")
        relate(results, region(results, "Lisbon")["id"], deal, "country")

    (record,) = corrected(one, change)
    assert (record["kind"], record["status"]) == ("contract", "planned")
    assert (record["amount"]["low"], record["amount"]["currency"]) == ("30000000", "EUR")
    assert [party["name"] for party in record["recipients"]] == ["Sol"]
    assert [(c["code"], c["name"]) for c in record["countries"]] == [("PT", "Portugal")]
    assert record["id"].startswith("rec_")
    assert extractor.Record.from_dict(record).to_dict() == record


def wrong(one: Any, change: Callable[[list[Any]], None]) -> str:
    folder, records, _ = one

    def changed(tasks: list[Task]) -> list[Task]:
        change(tasks[0]["annotations"][0]["result"])
        return tasks

    (said,) = goldens(str(label_studio(folder, records, changed)), str(records), None)
    assert isinstance(said, extractor.ExtractorError)
    assert not (folder / "plant.golden.json").exists()
    return str(said)


def test_nothing_is_guessed(one: Any) -> None:
    deal = one[2][0]["id"]

    def marks(words: str, label: str, role: str) -> Callable[[list[Any]], None]:
        def change(results: list[Any]) -> None:
            relate(results, deal, add_region(results, words, label), role)

        return change

    assert "says no countries" in wrong(one, marks("plant", "COUNTRY", "country"))
    assert "says no equivalents" in wrong(one, marks("plant", "MONEY", "equivalent"))
    assert "says no round" in wrong(one, marks("plant", "ROUND", "round"))
    assert "is no role" in wrong(one, marks("plant", "COMPANY", "gardener"))
    assert "two values of amount" in wrong(one, marks("€30 million", "MONEY", "amount"))


def test_places_that_are_not_those_of_the_words_are_refused(one: Any) -> None:
    def shift(results: list[Any]) -> None:
        region(results, "Norvik Energy")["value"]["start"] -= 1

    assert "is not at" in wrong(one, shift)


def test_a_new_deal_needs_a_status(one: Any) -> None:
    def change(results: list[Any]) -> None:
        add_region(results, "plant", "grant")

    assert "grant" in kinds()
    assert "no status" in wrong(one, change)


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(commands, [*arguments])


def test_the_commands(one: Any) -> None:
    folder, records, found = one
    out = folder / "brat"
    done = invoke("export", str(records), "--to", "brat", "-o", str(out))
    assert done.exit_code == 0
    assert str(out / "annotation.conf") in done.stdout
    assert "1 article, 1 record" in done.stderr
    done = invoke("import", str(out), "--records", str(records))
    assert (done.exit_code, done.stdout) == (0, f"{folder / 'plant.golden.json'}\n")
    assert json.loads((folder / "plant.golden.json").read_text(encoding="utf-8")) == found


def test_commands_name_what_is_wrong(one: Any) -> None:
    folder, records, _ = one
    (folder / "x.json").write_text("{}")
    for arguments, said in [
        (["export", str(folder / "x.json"), "--to", "brat", "-o", str(folder / "o")], "no line of"),
        (["import", str(folder / "x.json"), "--records", str(records)], "no list of tasks"),
        (["import", str(folder), "--records", str(records)], "holds no .ann files"),
    ]:
        done = invoke(*arguments)
        assert done.exit_code == 2
        assert said in done.stderr
    (folder / "x.json").write_text("[{}]")
    done = invoke("import", str(folder / "x.json"), "--records", str(records))
    assert done.exit_code == 4
    assert "x.json, task 1: is no task" in done.stderr
