from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

import pytest

from extractor.errors import InputError
from extractor.reading import Defaults, Failure
from extractor.reviewing import goldens
from extractor.types import Amount, Article, DocumentReference, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.pipeline import Extractor


@dataclass(frozen=True)
class FakeReader:
    defaults: Defaults

    def read(self, inputs: list[str], _form: str, _stdin: object) -> Iterator[Article | Failure]:
        for name in inputs:
            text = Path(name).read_text(encoding="utf-8")
            if not text:
                yield Failure(name, InputError(name, "is empty"))
            else:
                yield Article(name, text, "en", name, published=self.defaults.published)


@dataclass(frozen=True)
class FakeResult:
    article: Article
    records: tuple[Record, ...]
    mentions: tuple[()] = ()


@dataclass
class FakeExtractor:
    """Every number of euros is a record."""

    status: str = "planned"
    seen: list[Defaults] = field(default_factory=list)

    def reader(self, defaults: Defaults) -> FakeReader:
        self.seen.append(defaults)
        return FakeReader(defaults)

    def extract(self, article: Article) -> FakeResult:
        reference = DocumentReference(
            article.id, article.source, None, None, article.published, article.language
        )
        return FakeResult(article, tuple(self.records(article, reference)))

    def records(self, article: Article, document: DocumentReference) -> Iterator[Record]:
        for match in re.finditer(r"€(\d+)", article.text):
            spans = (article.quote(Span(*match.span())),)
            amount = Amount(match[1], match[1], "EUR", "stated", "exact", spans)
            name = f"rec_{match.start():012x}"
            yield Record(name, document, "investment", self.status, amount=amount, evidence=spans)


def fake(status: str = "planned") -> Extractor:
    return cast("Extractor", FakeExtractor(status))


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Two articles of one folder each, with their goldens."""
    folder = tmp_path / "samples"
    for name, text in {"ko/seed.txt": "가온 €5", "en/seed.html": "Gaon €7, €8"}.items():
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (folder / "README.md").write_text("what these are")
    goldens.accept(folder, ["ko/seed", "en/seed"], fake())
    return folder


def kinds(samples: Path, extractor: Extractor | None = None) -> list[tuple[str, str]]:
    found = goldens.compare(samples, extractor or fake())
    return [(difference.sample, difference.kind) for difference in found]


def test_nothing_differs_from_what_was_accepted(samples: Path) -> None:
    assert goldens.compare(samples, fake()) == []


def test_a_golden_is_an_indented_array_with_a_path_from_the_folder(samples: Path) -> None:
    text = (samples / "en/seed.golden.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    assert text == json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    assert [record["amount"]["low"] for record in found] == ["7", "8"]
    assert found[0]["document"]["id"] == found[0]["document"]["source"] == "en/seed.html"


def test_lost_and_gained(samples: Path) -> None:
    (samples / "ko/seed.txt").write_text("가온 투자 없음", encoding="utf-8")
    (samples / "en/seed.html").write_text("Gaon €7, €8 and €9", encoding="utf-8")
    assert kinds(samples) == [("en/seed.html", "gained"), ("ko/seed.txt", "lost")]


def test_moved(samples: Path) -> None:
    (samples / "ko/seed.txt").write_text("가온모터스 €5", encoding="utf-8")
    assert kinds(samples) == [("ko/seed.txt", "moved")]


def test_changed(samples: Path) -> None:
    found = goldens.compare(samples, fake("committed"))
    assert {difference.kind for difference in found} == {"changed"}
    assert found[0].details == ("status: planned → committed",)


def test_a_golden_that_is_laid_out_by_hand(samples: Path) -> None:
    path = samples / "ko/seed.golden.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))))
    (found,) = goldens.compare(samples, fake())
    assert (found.kind, found.what) == ("changed", "the same records in another order or layout")


def test_missing(samples: Path) -> None:
    (samples / "ko/seed.golden.json").unlink()
    assert kinds(samples) == [("ko/seed.txt", "missing")]


def test_unused(samples: Path) -> None:
    (samples / "ko/seed.txt").unlink()
    assert kinds(samples) == [("ko/seed.golden.json", "unused")]


def test_shared(samples: Path) -> None:
    (samples / "ko/seed.html").write_text("가온 €5", encoding="utf-8")
    assert ("ko/seed.html", "failed") in kinds(samples)


def test_an_article_that_cannot_be_read(samples: Path) -> None:
    (samples / "ko/seed.txt").write_text("")
    assert kinds(samples) == [("ko/seed.txt", "failed")]


def test_a_golden_that_is_no_json(samples: Path) -> None:
    (samples / "ko/seed.golden.json").write_text("[")
    assert kinds(samples) == [("ko/seed.txt", "failed")]


def test_hidden_files_are_no_samples(samples: Path) -> None:
    (samples / ".draft.txt").write_text("€9")
    (samples / "README.txt").write_text("€9")
    assert kinds(samples) == []


def test_inputs_say_what_the_article_does_not(samples: Path) -> None:
    (samples / "inputs.toml").write_text('["ko/seed.txt"]\npublished = "2024-05-03"\n')
    extractor = FakeExtractor()
    goldens.compare(samples, cast("Extractor", extractor))
    assert extractor.seen == [Defaults(), Defaults(published="2024-05-03")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('["ko/other.txt"]\n', "'ko/other.txt' names no article"),
        ('["ko/seed.txt"]\ndate = "2024"\n', "has a key 'date'"),
        ('"ko/seed.txt" = "ko"\n', "is no table"),
        ("[", "not valid TOML"),
    ],
)
def test_bad_inputs(samples: Path, text: str, message: str) -> None:
    (samples / "inputs.toml").write_text(text)
    with pytest.raises(InputError, match=message):
        goldens.compare(samples, fake())


@pytest.mark.parametrize("name", ["ko/seed", "ko/seed.txt", "seed.txt"])
def test_accept_writes_only_what_is_named(samples: Path, name: str) -> None:
    assert goldens.accept(samples, [name], fake("committed")) == [samples / "ko/seed.golden.json"]
    assert [sample for sample, _ in kinds(samples, fake("committed"))] == ["en/seed.html"] * 2


def test_accept_by_the_path_itself(samples: Path) -> None:
    path = samples / "ko" / "seed.txt"
    assert goldens.accept(samples, [str(path)], fake()) == [samples / "ko/seed.golden.json"]


@pytest.mark.parametrize(("name", "message"), [("other", "no such sample"), ("seed", "2 samples")])
def test_accept_writes_nothing_for_a_doubtful_name(samples: Path, name: str, message: str) -> None:
    before = (samples / "ko/seed.golden.json").read_bytes()
    with pytest.raises(InputError, match=message):
        goldens.accept(samples, ["ko/seed", name], fake("committed"))
    assert (samples / "ko/seed.golden.json").read_bytes() == before


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("extractor.pipeline")
    vars(module)["Extractor"] = FakeExtractor
    monkeypatch.setitem(__import__("sys").modules, "extractor.pipeline", module)


@pytest.mark.usefixtures("pipeline")
def test_command(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert goldens.main([str(samples)]) == 0
    (samples / "ko/seed.txt").write_text("가온 €6", encoding="utf-8")
    assert goldens.main([str(samples)]) == 1
    assert "ko/seed.txt: changed: investment · planned · EUR 6\n" in capsys.readouterr().out
    assert goldens.main([str(samples), "--accept", "seed.txt"]) == 0
    assert goldens.main([str(samples)]) == 0


@pytest.mark.usefixtures("pipeline")
def test_command_usage(samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert goldens.main([str(samples), "--accept", "other"]) == 2
    assert "no such sample" in capsys.readouterr().err
    for arguments in ([str(samples), "--accept"], [str(samples / "none")]):
        with pytest.raises(SystemExit) as ending:
            goldens.main(arguments)
        assert ending.value.code == 2
