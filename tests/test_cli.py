from __future__ import annotations

import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest
from click.testing import CliRunner, Result

from extractor import __version__
from extractor.cli import commands
from extractor.errors import RulesError
from extractor.joining import Joined
from extractor.reading import Defaults, Failure, Item
from extractor.reading.supply import items
from extractor.types import Amount, Article, DocumentReference, Mention, Money, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.inputs import Fetch

Run = Callable[..., Result]


@dataclass(frozen=True)
class FakeReading:
    article: Article


@dataclass
class FakeReader:
    """Every document is a text."""

    defaults: Defaults
    notes: list[str] = field(default_factory=list)

    def read(
        self, inputs: tuple[str, ...], form: str, stdin: BinaryIO, fetch: Fetch
    ) -> Iterator[Article | Failure]:
        for item in items(inputs, form, self.notes.append, stdin, fetch):
            yield item if isinstance(item, Failure) else self.reading(item).article

    def reading(self, item: Item) -> FakeReading:
        assert isinstance(item.content, bytes)
        given, text = self.defaults, item.content.decode()
        warnings = ("odd bytes",) if "�" in text else ()
        return FakeReading(
            Article(
                item.where,
                text,
                given.language or "en",
                item.source,
                given.title,
                None,
                given.published,
                given.url,
                warnings=warnings,
            )
        )


@dataclass(frozen=True)
class FakeResult:
    article: Article
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]
    joined: Joined = field(default=Joined())


class FakeExtractor:
    """Numbers of euros are amounts, and those that are invested records."""

    def __init__(self, rules: Path | None = None, model: str | None = None) -> None:
        if rules:
            raise RulesError("rules/en/money.toml:12", "no part is called {x}", "known parts: y")
        self.model = model

    def reader(self, defaults: Defaults) -> FakeReader:
        return FakeReader(defaults)

    def extract(self, article: Article) -> FakeResult:
        if "boom" in article.text:
            raise ZeroDivisionError("by nothing")
        if "interrupt" in article.text:
            raise KeyboardInterrupt
        spans = [Span(*match.span()) for match in re.finditer(r"€\d+", article.text)]
        mentions = tuple(Mention("MONEY", span, Money(5, 5, "EUR"), "en/m") for span in spans)  # type: ignore[arg-type]
        invested = spans if "invest" in article.text else []
        return FakeResult(article, mentions, tuple(record(article, span) for span in invested))


def record(article: Article, span: Span) -> Record:
    quote = article.quote(span)
    document = DocumentReference(
        article.id, article.source, article.url, article.title, article.published, article.language
    )
    low = quote.text[1:]
    amount = Amount(low, low, "EUR", "stated", "exact", (quote,))
    evidence = (article.quote(Span(0, len(article.text))),)
    name = f"rec_{span.start:012x}"
    return Record(name, document, "investment", "planned", amount=amount, evidence=evidence)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command line with the fakes behind it, in a folder with two articles."""
    module = ModuleType("extractor.pipeline")
    vars(module)["Extractor"] = FakeExtractor
    monkeypatch.setitem(sys.modules, "extractor.pipeline", module)
    monkeypatch.chdir(tmp_path)
    Path("gaon.txt").write_text("가온 invests €5.", encoding="utf-8")
    Path("sales.txt").write_text("Sales were €7 and €8.", encoding="utf-8")
    Path("boom.txt").write_text("boom", encoding="utf-8")

    def command(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(commands, arguments, input=stdin, prog_name="extractor")

    return command


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the streams that click's runner puts in place believe that they are a terminal."""
    wrapper = importlib.import_module("click.testing")._NamedTextIOWrapper  # noqa: SLF001
    monkeypatch.setattr(wrapper, "isatty", lambda _: True)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_without_arguments_three_examples(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert len(re.findall("^  extractor run ", result.stdout, re.MULTILINE)) == 3


def test_version_and_help(run: Run) -> None:
    assert __version__ in run("--version").stdout
    for command in ("run", "explain", "schema", "rules"):
        assert command in run("--help").stdout
        assert run(command, "--help").exit_code == 0


def test_a_file(run: Run) -> None:
    result = run("run", "gaon.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = lines(result)
    assert line["document"]["source"] == "gaon.txt"
    assert line["amount"]["low"] == "5"
    assert "가온 invests €5." in result.stdout


def test_stdin(run: Run) -> None:
    (line,) = lines(run("run", "-", stdin="가온 invests €6."))
    assert line["document"] | {"id": "stdin", "source": None} == line["document"]


def test_what_the_input_does_not_say(run: Run) -> None:
    said = ("--language", "ko", "--published", "2024-05-03", "--title", "t", "--url", "u")
    (line,) = lines(run("run", "gaon.txt", *said))
    assert line["document"] == {
        "id": "gaon.txt",
        "source": "gaon.txt",
        "url": "u",
        "title": "t",
        "published": "2024-05-03",
        "language": "ko",
    }


def test_no_record_is_no_failure(run: Run) -> None:
    result = run("run", "sales.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_order_of_lines(run: Run) -> None:
    found = lines(run("run", "sales.txt", "gaon.txt", "--mentions", "--documents"))
    assert [line["type"] for line in found] == [
        *("document", "mention", "mention"),
        *("document", "mention", "record"),
    ]


@pytest.mark.parametrize(
    ("name", "start"),
    [("jsonl", '{"type": "record"'), ("json", "[\n  {\n"), ("table", "Who "), ("csv", "id,docu")],
)
def test_formats(run: Run, name: str, start: str) -> None:
    assert run("run", "gaon.txt", "--format", name).stdout.startswith(start)


def test_an_array_is_closed_whatever_fails(run: Run) -> None:
    result = run("run", "gaon.txt", "none.txt", "--format", "json")
    assert result.exit_code == 3
    assert len(json.loads(result.stdout)) == 1


def test_some_inputs_fail(run: Run) -> None:
    result = run("run", "none.txt", "gaon.txt")
    assert result.exit_code == 3
    assert len(lines(result)) == 1
    assert result.stderr == (
        "extractor: none.txt: no such file (give a file, a folder, a pattern or -)\n"
        "extractor: 2 inputs: 1 read, 1 failed; 1 record\n"
    )


def test_all_inputs_fail(run: Run) -> None:
    result = run("run", "none.txt", "nor.txt")
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.count("no such file") == 2


def test_stop_at_the_first_failure(run: Run) -> None:
    result = run("run", "gaon.txt", "none.txt", "gaon.txt", "--on-error", "stop")
    assert result.exit_code == 3
    assert len(lines(result)) == 1
    assert "later ones were not read" in result.stderr


def test_an_article_that_breaks_the_rules_of_python(run: Run) -> None:
    result = run("run", "boom.txt", "gaon.txt")
    assert result.exit_code == 3
    assert len(lines(result)) == 1
    assert re.search(r"boom.txt: internal error at running/work.py:\d+, ZeroDiv", result.stderr)


def test_file_of_errors(run: Run) -> None:
    run("run", "none.txt", "gaon.txt", "boom.txt", "--errors", "errors.jsonl")
    first, second = map(json.loads, Path("errors.jsonl").read_text(encoding="utf-8").splitlines())
    assert first == {
        "source": "none.txt",
        "stage": "open",
        "code": "not-found",
        "message": "no such file",
        "mend": "give a file, a folder, a pattern or -",
    }
    assert [second[key] for key in ("source", "stage", "code")] == [
        *("boom.txt", "extract", "internal")
    ]


def test_file_of_errors_is_empty_where_none_is(run: Run) -> None:
    Path("errors.jsonl").write_text("old")
    run("run", "gaon.txt", "--errors", "errors.jsonl")
    assert Path("errors.jsonl").read_text() == ""


def test_output_file(run: Run) -> None:
    expected = run("run", "gaon.txt").stdout
    result = run("run", "gaon.txt", "-o", "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("out.jsonl").read_text(encoding="utf-8") == expected
    assert run("run", "gaon.txt", "-o", "-").stdout == expected


def test_output_file_when_all_fail(run: Run) -> None:
    Path("out.jsonl").write_text("old")
    result = run("run", "none.txt", "-o", "out.jsonl")
    assert result.exit_code == 4
    assert "out.jsonl is left as it was" in result.stderr
    assert Path("out.jsonl").read_text() == "old"


def test_notes_and_warnings(run: Run) -> None:
    Path("odd.txt").write_text("� invests €5", encoding="utf-8")
    Path("texts").mkdir()
    Path("texts/sales.txt").write_text("Sales", encoding="utf-8")
    Path("texts/README.md").write_text("Read me", encoding="utf-8")
    result = run("run", "odd.txt", "texts")
    assert (result.exit_code, result.stderr.splitlines()) == (
        0,
        [
            "extractor: texts: passed over 1 file (no articles)",
            "extractor: odd.txt: odd bytes",
            "extractor: 2 inputs: 2 read, 0 failed; 1 record",
        ],
    )
    assert run("run", "odd.txt", "texts", "--quiet").stderr == ""
    assert run("run", "odd.txt", "texts", "--log-level", "warning").stderr == (
        "extractor: odd.txt: odd bytes\n"
    )


def test_messages_as_json(run: Run) -> None:
    said = run("run", "none.txt", "gaon.txt", "--log-format", "json").stderr
    first, last = map(json.loads, said.splitlines())
    assert [first[key] for key in ("level", "source", "code")] == ["error", "none.txt", "not-found"]
    assert (last["level"], last["message"]) == ("info", "2 inputs: 1 read, 1 failed; 1 record")


def test_quiet_names_failures_all_the_same(run: Run) -> None:
    assert "none.txt" in run("run", "none.txt", "--quiet").stderr


def test_interrupted(run: Run) -> None:
    """What was read is written; where nothing was, the file is left as it was."""
    Path("long.txt").write_text("interrupt")
    Path("out.jsonl").write_text("old")
    assert run("run", "gaon.txt", "long.txt").exit_code == 130
    assert run("run", "long.txt", "gaon.txt", "-o", "out.jsonl").exit_code == 130
    assert Path("out.jsonl").read_text() == "old"
    result = run("run", "gaon.txt", "long.txt", "-o", "out.jsonl")
    assert result.exit_code == 130
    assert len(Path("out.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    said = "interrupted: what was read is in out.jsonl; the same command with --resume goes on"
    assert result.stderr == f"extractor: {said}\n"


def test_stop_after_some_failures(run: Run) -> None:
    result = run("run", "a", "b", "gaon.txt", "c", "d", "gaon.txt", "--max-errors", "2")
    assert result.exit_code == 3
    assert len(lines(result)) == 1
    assert "stopped after 3 inputs that failed; later ones were not read" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run",), "Missing argument"),
        (("walk", "gaon.txt"), "No such command"),
        (("run", "gaon.txt", "--format", "xml"), "'xml' is not one of"),
        (("run", "gaon.txt", "--from", "pdf"), "'pdf' is not one of"),
        (("run", "gaon.txt", "--language", "ja"), "'ja' is not one of"),
        (("run", "gaon.txt", "--published", "May 2024"), "write YYYY-MM-DD"),
        (("run", "gaon.txt", "--published", "2024-02-30"), "write YYYY-MM-DD"),
        (("run", "gaon.txt", "--format", "csv", "--mentions"), "no place for --mentions"),
        (("run", "gaon.txt", "--format", "table", "--documents"), "no place for --documents"),
        (("run", "gaon.txt", "-o", "gaon.txt"), "is an input"),
        (("run", "gaon.txt", "--errors", "./gaon.txt"), "is an input"),
        (("run", "gaon.txt", "--errors", "x", "-o", "x"), "the same file"),
        (("run", "gaon.txt", "--errors", "-"), "is no file"),
        (("run", "gaon.txt", "-o", "."), "is no file"),
        (("run", "gaon.txt", "-o", "no/such/out.csv"), "there is no folder 'no/such'"),
        (("run", "gaon.txt", "--resume"), "give the -o FILE of the run"),
        (("run", "gaon.txt", "-o", "x", "--resume", "--unordered"), "leave out --unordered"),
        (("run", "gaon.txt", "-j", "0"), "0 is not in the range"),
        (("run", "gaon.txt", "-o", "no/folder"), "there is no folder 'no'"),
        (("run", "gaon.txt", "--rules", "no"), "does not exist"),
        (("run", "gaon.txt", "--rules", "."), "rules/en/money.toml:12: no part is called {x}"),
    ],
)
def test_refuses(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())
    assert Path("gaon.txt").read_text(encoding="utf-8") == "가온 invests €5."


def test_terminal_shows_a_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    result = run("run", "gaon.txt")
    assert "How much" in result.stdout
    assert "EUR 5" in result.stdout


def test_terminal_helps_on_where_there_is_no_record(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal(monkeypatch)
    said = (
        "no record, 2 amounts seen, most often: it stands in no sentence that is read; "
        "`extractor explain sales.txt` shows the sentences"
    )
    assert run("run", "sales.txt").stderr == f"extractor: sales.txt: {said}\n"
    assert run("run", "sales.txt", "--quiet").stderr == ""
    assert run("run", "sales.txt", "-o", "out").stderr == ""


def test_terminal_asks_for_an_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    assert "paste an article, end with Ctrl-D" in run("run", "-", stdin="invest €5").stderr
    assert "paste" not in run("run", "gaon.txt").stderr


def test_explain(run: Run) -> None:
    result = run("explain", "gaon.txt", "sales.txt")
    assert result.exit_code == 0
    assert "1. [0–14] 가온 invests €5.\n    MONEY      €5" in result.stdout
    assert "(1) €5: no record" in run("explain", "gaon.txt", "--amount", "1").stdout
    assert "레코드 아님" in run("explain", "gaon.txt", "--lang", "ko").stdout
    assert json.loads(run("explain", "gaon.txt", "--format", "json").stdout)["amounts"]
    assert run("explain", "gaon.txt", "--amount", "0").exit_code == 2
    assert run("explain", "none.txt").exit_code == 4


def test_schema(run: Run) -> None:
    result = run("schema")
    assert json.loads(result.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.fixture
def checking(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("extractor.reviewing.rulecheck")
    vars(module).update(
        check=lambda *_: [], listed=lambda *_: ["en/money.symbol", "ko/money.unit"], KINDS=("rule",)
    )
    monkeypatch.setitem(sys.modules, "extractor.reviewing.rulecheck", module)
    monkeypatch.setattr("extractor.reviewing.rulecheck", module, raising=False)
    return module


def test_rules_check(run: Run, checking: ModuleType) -> None:
    result = run("rules", "check")
    assert (result.exit_code, result.stdout) == (0, "")
    error = RulesError("rules/en/money.toml:12", "does not match", "mend it")
    vars(checking)["check"] = lambda *_: [error]
    result = run("rules", "check")
    assert (result.exit_code, result.stdout) == (1, f"{error}\n")
    assert result.stderr == "extractor: 1 problem in the rules\n"


@pytest.mark.usefixtures("checking")
def test_rules_list(run: Run) -> None:
    assert run("rules", "list").stdout == "en/money.symbol\nko/money.unit\n"


COMMAND = (sys.executable, "-m", "extractor")


def start(*arguments: str, command: tuple[str, ...] = COMMAND) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*command, *arguments], stdin=pipe, stdout=pipe, stderr=pipe)


def finish(
    *arguments: str, stdin: str = "", env: dict[str, str] | None = None
) -> tuple[int, str, str]:
    done = subprocess.run(
        [*COMMAND, *arguments], input=stdin.encode(), capture_output=True, env=env, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_help_does_not_wait_for_spacy() -> None:
    command = (
        "import sys, extractor.cli; "
        "extractor.cli.commands.main(['run', '--help'], standalone_mode=False); "
        "sys.exit(bool({'spacy', 'bs4', 'rich', 'numpy', 'requests', 'urllib3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", command], check=False, capture_output=True)
    assert done.returncode == 0


def test_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    code, out, err = finish("run", "한국.txt", "--format", "pdf", env=environment)
    assert (code, out) == (2, "")
    assert "pdf" in err


def test_a_pipe_that_closes_early_is_no_complaint() -> None:
    with start("schema") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# From here on the real pipeline.
real = pytest.mark.skipif(
    importlib.util.find_spec("extractor.pipeline") is None, reason="there is no pipeline yet"
)


@real
@pytest.mark.slow
def test_readme_korean() -> None:
    text = "가온전자는 폴란드에 3억 유로를 투자하기로 했다."
    code, out, _ = finish("run", "-", stdin=text)
    (line,) = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["amount"][key] for key in ("low", "currency")] == ["300000000", "EUR"]
    assert [country["code"] for country in line["countries"]] == ["PL"]
    for quote in line["evidence"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]


@real
@pytest.mark.slow
def test_readme_english() -> None:
    text = "Gaon Electronics will invest €300 million in a battery plant in Poland."
    code, out, _ = finish("run", "-", stdin=text)
    (line,) = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["amount"][key] for key in ("low", "currency")] == ["300000000", "EUR"]
    assert [country["code"] for country in line["countries"]] == ["PL"]


@real
@pytest.mark.slow
def test_readme_no_record() -> None:
    code, out, err = finish("run", "-", stdin="The weather in Seoul was fine on Sunday morning.\n")
    assert (code, out, err) == (0, "", "")


@pytest.mark.slow
@real
def test_real_lines_satisfy_the_schema(tmp_path: Path) -> None:
    validator = importlib.import_module("jsonschema").Draft202012Validator(
        importlib.import_module("extractor.writing.schema").schema()
    )
    path = tmp_path / "seed.txt"
    path.write_text("Gaon Motors Co. said on May 3, 2024 it will invest $1.5 billion in Ohio.")
    code, out, _ = finish("run", str(path), "--mentions", "--documents")
    assert code == 0
    for line in out.splitlines():
        assert not list(validator.iter_errors(json.loads(line)))


@real
def test_lines_stream_and_ctrl_c_ends_them() -> None:
    # A shell's background jobs are born deaf to Ctrl-C; this child is not.
    hearing = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from extractor.__main__ import main; sys.exit(main())"
    )
    line = {"id": "a", "text": "Gaon Electronics will invest €300 million in Poland."}
    with start("run", "-", command=(sys.executable, "-c", hearing)) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["document"]["id"] == "a"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "s3://news/a.db", "deals"],
        ["link", "s3://news/a.db"],
        ["diff", "s3://news/a.jsonl", "b.jsonl"],
    ],
)
def test_what_is_opened_where_it_lies_is_no_address_of_a_storage(arguments: list[str]) -> None:
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 2
    assert "lies in a storage; copy it to this machine first" in " ".join(result.stderr.split())
