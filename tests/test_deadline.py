"""No document runs for ever: the time is up for it, and the others are read."""

from __future__ import annotations

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

import extractor.deadline
from extractor import Article, ExtractorError
from extractor.deadline import deadline, interrupting, look
from extractor.pipeline import Extractor
from extractor.rules import data_folder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Norvale will invest $3 million in a mill in Ohio."
UP = "took more than 0 seconds to read"


@deadline("b", 0.01)
def forever() -> None:
    while True:
        pass


def test_without_a_deadline_nobody_looks() -> None:
    look()
    with deadline("a"):
        look()


@pytest.mark.parametrize(
    "text", [TEXT, "다온은 울산 공장에 20억원을 투자한다.", "No amount at all."]
)
def test_a_document_has_so_long(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractor.deadline, "LONGEST", 0)
    with pytest.raises(ExtractorError, match=UP) as raised:
        Extractor().extract(Article("a", text, "en" if text.isascii() else "ko", source="a.txt"))
    assert raised.value.where == "a.txt"
    assert raised.value.mend


def test_threads_have_deadlines_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Extractor()
    article = Article("a", TEXT, "en")
    monkeypatch.setattr(extractor.deadline, "LONGEST", 0)
    with ThreadPoolExecutor(2) as pool:
        late = pool.submit(reader.extract, article)
        assert isinstance(late.exception(), ExtractorError)
        assert pool.submit(look).exception() is None


def test_spacy_hears_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("investment_records")
    late: list[str] = []
    nlp.set_error_handler(lambda _name, _proc, _docs, error: late.append(str(error)))
    monkeypatch.setattr(extractor.deadline, "LONGEST", 0)
    assert list(nlp.pipe([TEXT])) == []
    assert UP in late[0]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers here")
def test_signals_are_as_they_were() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with deadline("a"):
        assert signal.getsignal(signal.SIGVTALRM) is before, "a library takes no signals"
    with interrupting():
        with pytest.raises(ExtractorError, match=r"b: took more than 0\.01 seconds"):
            forever()
        assert signal.getsignal(signal.SIGVTALRM) is before
        assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


BACKTRACKING = """
[[rule]]
name = "endless"
label = "COMPANY"
match = '(?:A+)+Inc'
expect = ["[COMPANY: AAInc] pays"]
reject = ["AA pays"]
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers here")
@pytest.mark.slow
def test_a_pattern_that_does_not_end_stops_its_document_alone(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    copytree(data_folder(), rules)
    names = rules / "en" / "names.toml"
    names.write_text(names.read_text(encoding="utf-8") + BACKTRACKING, encoding="utf-8")
    # Without the word that its matches need the pattern would not be tried.
    endless = f"{TEXT} It pays {'A' * 60} too, and an Inc.\n"
    (tmp_path / "a.txt").write_text(endless, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    program = (
        "import extractor.deadline as d; d.LONGEST = 4; from extractor.__main__ import main; main()"
    )
    command = [sys.executable, "-c", program, "run", "a.txt", "b.txt", "--rules", "rules"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300
    )
    assert "extractor: a.txt: took more than 4 seconds to read (split it" in done.stderr
    assert done.returncode == 3
    assert done.stdout.count('"type": "record"') + done.stdout.count('"type":"record"') == 1
