"""What `rules/README.md` says one can add, added for real: rule files change, no Python does."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractor.errors import RulesError
from extractor.pipeline import Extractor
from extractor.reviewing.rulecheck import check
from extractor.rules import RulePath, data_folder, load

if TYPE_CHECKING:
    from extractor.types import Record

SENTENCE = "Gaon Electronics invertirá 300 millones de euros en Polonia."

# A language, just big enough for SENTENCE.
SPANISH = {
    "language.toml": r"""
name = "Spanish"
spacy = "es"
script = '[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]'
words = ["de", "la", "el", "en", "y", "que", "los", "del", "una", "por", "con", "para"]
order = "verb-medial"
sentence_end = '(?<=\S)[.!?]+'
""",
    "numbers.toml": r"""
[scales]
"millón" = "1000000"
millones = "1000000"

[parts]
scale = '(?:millón|millones)'
""",
    "money.toml": r"""
[parts]
number = '{digits}(?: {scale})?'

[[rule]]
name   = "number-word"
match  = '{low:number}(?: de)? {cur:word}(?!\w)'
expect = ["invertirá [300 millones de euros = EUR 300000000]"]
reject = ["300 millones de personas"]
""",
    "particles.toml": r"""
[cases]
in = ["en"]
of = ["de"]
by = ["por"]
""",
    "endings.toml": r"""
[verbs]
invertir = "invertir invertirá invierte invirtió"

[predicate]
before = '(?<!\w)(?i:'
after  = ')(?!\w)'

[[status]]
name   = "future"
is     = "planned"
match  = '^invertirá'
expect = ["Gaon Electronics invertirá 300 millones de euros en Polonia."]
reject = ["Gaon Electronics invirtió 300 millones de euros en Polonia."]
""",
    "words.toml": r"""
[lists]
not_invested = ["ventas"]
reached      = ["cayó"]
not_names    = ["El", "La"]
titles       = ["Presidente"]
""",
    "patterns.toml": r"""
[[rule]]
name   = "capitals"
match  = '(?<!\w)[A-Z]\w+(?: [A-Z]\w+)*'
expect = ["la firma [Gaon Electronics] invertirá"]
reject = ["la firma invertirá"]

[[rule]]
name   = "preposition"
match  = '\b(?P<case>{particle}) $'
expect = ["una planta [en ]"]
reject = ["una planta"]

[[rule]]
name   = "of_noun"
match  = '\b(?P<case>{particle}) $'
expect = ["una inversión [de ]"]
reject = ["una inversión"]

[[rule]]
name   = "boundary"
match  = '[;:]'
expect = ["la primera[;] la segunda"]
reject = ["la primera"]
""",
    "investment.toml": r"""
[[frame]]
name      = "invertir"
predicate = ["invertir"]
investor  = { label = ["COMPANY"], case = ["subject"] }
country   = { label = ["COUNTRY"], case = ["in"] }
amount    = { label = ["MONEY"], case = ["object"] }
expect    = ["[investor: Gaon Electronics] invertirá [amount: 300 millones de euros] en [country: Polonia]. => planned"]
reject    = ["Gaon Electronics vendió 300 millones de euros en Polonia."]
""",
}


@cache
def extractor(rules: RulePath | Path | None) -> Extractor:
    return Extractor(rules=rules)


def records(rules: RulePath | Path | None, text: str) -> tuple[Record, ...]:
    return extractor(rules).extract_text(text).records


def record(rules: RulePath | Path | None, text: str) -> Record:
    (only,) = records(rules, text)
    return only


def append(path: Path, lines: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")


def add_key(path: Path, code: str, line: str) -> None:
    """Write a line into the row of a code."""
    text, row = path.read_text(encoding="utf-8"), f'code = "{code}"\n'
    assert text.count(row) == 1
    path.write_text(text.replace(row, f"{row}{line}\n"), encoding="utf-8")


def add_currency(rules: Path) -> None:
    append(
        rules / "currencies.toml",
        """
[[currency]]
code      = "XZZ"
name      = "Zorrin"
countries = ["PL"]
en        = ["zorrin", "zorrins"]
ko        = ["조린"]
""",
    )


def add_company(rules: Path) -> None:
    append(
        rules / "companies.csv", "Zorrinwerk,company,PL,조린베르크|자갈?,Zorrin Werk,Q999999999,\n"
    )


def add_money_rule(rules: Path) -> None:
    append(
        rules / "en/money.toml",
        """
[[rule]]
name   = "number-in-word"
about  = "The currency word behind a preposition."
match  = '{low:number} in {cur:word}(?![A-Za-z])'
expect = ["will invest [300 million in euros = EUR 300000000]"]
reject = ["300 million in Europe"]
""",
    )


def add_frame(rules: Path) -> None:
    append(
        rules / "en/investment.toml",
        """
[[frame]]
name      = "zonk-down"
predicate = ["zonk down"]
investor  = { label = ["COMPANY"], case = ["subject"], carry = true }
country   = { label = ["COUNTRY"], case = ["in"] }
amount    = { label = ["MONEY"], case = ["object"] }
expect    = ["[investor: Gaon Electronics] is to zonk down [amount: €300 million] in [country: Poland]. => planned"]
reject    = ["Gaon Electronics is to sponsor zonk pools for €300 million in Poland."]
""",
    )
    add_verb(rules, "zonk", "zonks zonked zonking")


def add_verb(rules: Path, verb: str, forms: str) -> None:
    path = rules / "en/endings.toml"
    text = path.read_text(encoding="utf-8")
    verbs = f'[verbs]\n{verb} = "{verb} {forms}"\n'
    path.write_text(text.replace("[verbs]\n", verbs, 1), encoding="utf-8")


def add_stem(rules: Path) -> None:
    path = rules / "ko/investment.toml"
    text = path.read_text(encoding="utf-8")
    assert '"쏟아붓-"' in text
    path.write_text(text.replace('"쏟아붓-"', '"쏟아붓-", "퍼붓-"', 1), encoding="utf-8")


def add_spanish(rules: Path) -> None:
    folder = rules / "es"
    folder.mkdir()
    for name, text in SPANISH.items():
        (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")
    add_key(rules / "countries.toml", "PL", 'es = ["Polonia"]')
    add_key(rules / "currencies.toml", "EUR", 'es = ["euro", "euros"]')


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rules with all that is added, so that nothing of it may get into the way of the rest."""
    folder = tmp_path_factory.mktemp("grown") / "rules"
    shutil.copytree(data_folder(), folder)
    for add in (add_currency, add_company, add_money_rule, add_frame, add_stem, add_spanish):
        add(folder)
    return folder


@pytest.fixture(scope="module")
def rules(folder: Path) -> RulePath:
    """That folder as the only one: these are the package's rules, edited."""
    return RulePath((folder,))


@pytest.mark.slow
def test_a_currency_in_english_and_korean(rules: RulePath) -> None:
    english = "Gaon Electronics will invest 300 million zorrins in Poland."
    korean = "가온전자는 폴란드에 3억 조린을 투자하기로 했다."
    assert not records(None, english)
    for text in (english, korean):
        amount = record(rules, text).amount
        assert amount is not None
        assert (amount.low, amount.currency, amount.currency_basis) == (
            "300000000",
            "XZZ",
            "stated",
        )


@pytest.mark.slow
def test_a_company_by_all_its_names(rules: RulePath) -> None:
    for text in (
        "Zorrin Werk will invest €300 million in Hungary.",
        "조린베르크는 헝가리에 3억 유로를 투자하기로 했다.",
    ):
        (investor,) = record(rules, text).investors
        assert (investor.name, investor.country) == ("Zorrinwerk", "PL")
        assert investor.ids == {"wikidata": "Q999999999"}


def test_a_weak_form_counts_in_a_role_alone(rules: RulePath) -> None:
    acting = record(rules, "자갈은 헝가리에 3억 유로를 투자하기로 했다.")
    assert [investor.name for investor in acting.investors] == ["Zorrinwerk"]
    road = record(rules, "가온전자는 헝가리 자갈에 3억 유로를 투자하기로 했다.")
    assert (road.kind, road.recipients) == ("investment", ())


def test_a_money_rule(rules: RulePath) -> None:
    found = record(rules, "Gaon Electronics will invest 300 million in euros in Poland.")
    assert found.amount is not None
    assert (found.amount.low, found.amount.currency) == ("300000000", "EUR")
    assert "en/money.number-in-word" in found.rules


def test_a_frame_of_a_kind(rules: RulePath) -> None:
    found = record(rules, "Gaon Electronics is to zonk down €300 million in Poland.")
    assert (found.kind, found.status) == ("investment", "planned")
    assert "en/investment.zonk-down" in found.rules


LEASE = {
    "kinds.toml": """
[lease]
about  = "Space or machines are rented: investors hold who pays the rent, recipients who owns it."
traits = ["nameless"]
""",
    "en/lease.toml": """
[[frame]]
name      = "rent"
predicate = ["lease", "rent"]
investor  = { label = ["COMPANY", "GOVERNMENT"], case = ["subject"], carry = true }
recipient = { label = ["COMPANY", "GOVERNMENT"], case = ["from"] }
country   = { label = ["COUNTRY", "PLACE"], case = ["in", "attribute"] }
amount    = { label = ["MONEY"], case = ["for", "object", "at"] }
expect    = ["[investor: Gaon Electronics] will lease a hall in [country: Poland] from [recipient: Alder Estates] for [amount: €30 million]."]
reject    = ["Gaon Electronics is in Poland."]

[[frame]]
name      = "let"
predicate = ["lease out", "rent out", "let"]
investor  = { label = ["COMPANY", "GOVERNMENT"], case = ["to"] }
recipient = { label = ["COMPANY", "GOVERNMENT"], case = ["subject"], carry = true }
country   = { label = ["COUNTRY", "PLACE"], case = ["in", "attribute"] }
amount    = { label = ["MONEY"], case = ["for", "at"] }
expect    = ["[recipient: Alder Estates] rented out a hall in [country: Poland] to [investor: Gaon Electronics] for [amount: €30 million]."]
reject    = ["Alder Estates is in Poland."]

[[frame]]
name      = "lease"
noun      = ["lease", "lease agreement", "rental deal"]
investor  = { label = ["COMPANY", "GOVERNMENT"], case = ["subject"] }
recipient = { label = ["COMPANY", "GOVERNMENT"], case = ["from", "with"] }
country   = { label = ["COUNTRY", "PLACE"], case = ["in", "attribute"] }
amount    = { label = ["MONEY"], case = ["attribute", "of", "worth"] }
expect    = ["[investor: Gaon Electronics] took a [amount: €30 million] lease in [country: Poland]."]
reject    = ["Gaon Electronics is in Poland."]
""",
    "ko/lease.toml": """
[[frame]]
name      = "rent"
predicate = ["임차하-", "세내-"]
noun      = ["임차"]
investor  = { label = ["COMPANY", "GOVERNMENT"], case = ["topic", "subject", "also", "headline"], carry = true }
recipient = { label = ["COMPANY", "GOVERNMENT"], case = ["source", "at"] }
country   = { label = ["COUNTRY", "PLACE"], case = ["any"] }
amount    = { label = ["MONEY"], case = ["locative", "object", "none", "attribute", "instrument"] }
expect    = ["[investor: 가온전자]는 [recipient: 알더리츠]로부터 [country: 폴란드] 창고를 [amount: 3000만 유로]에 임차했다."]
reject    = ["가온전자는 폴란드에 있다."]

[[frame]]
name      = "let"
predicate = ["임대하-"]
noun      = ["임대"]
investor  = { label = ["COMPANY", "GOVERNMENT"], case = ["locative"] }
recipient = { label = ["COMPANY", "GOVERNMENT"], case = ["topic", "subject", "also", "headline"], carry = true }
country   = { label = ["COUNTRY", "PLACE"], case = ["any"] }
amount    = { label = ["MONEY"], case = ["locative", "object", "none", "attribute", "instrument"] }
expect    = ["[recipient: 알더리츠]는 [investor: 가온전자]에 [country: 폴란드] 창고를 [amount: 3000만 유로]에 임대했다."]
reject    = ["알더리츠는 폴란드에 있다."]
""",
    "en/endings.toml": """
[verbs]
lease = "lease leases leased leasing"
rent = "rent rents rented renting"
""",
    "ko/endings.toml": """
[stems]
"세내-" = '(?:세내|세낸|세낼|세냈)'
""",
}
LEASES = (
    "Gaon Electronics took a €30 million lease in Poland. = Gaon Electronics > - @ PL",
    "Nuri Logistics will lease a warehouse in Norway from Alder Estates for €9 million. = Nuri Logistics > Alder Estates @ NO",
    "Halden Power rented a hall in Chile for $40 million. = Halden Power > - @ CL",
    "Alder Estates rented out a tower in Denmark to Maple Bank for 300 million kroner. = Maple Bank > Alder Estates @ DK",
    "Tarnby Rail signed a €12 million lease agreement with Alder Estates in Sweden. = Tarnby Rail > Alder Estates @ SE",
    "가온전자는 알더리츠로부터 폴란드 창고를 3000만 유로에 임차했다. = 가온전자 > 알더리츠 @ PL",
    "누리물류는 노르웨이에서 사무동을 90억원에 세낸다. = 누리물류 > - @ NO",
    "알더리츠는 다온은행에 서울 사옥을 400억원에 임대했다. = 다온은행 > 알더리츠 @ KR",
    "해솔푸드가 칠레 공장을 4000만달러에 임차하기로 했다. = 해솔푸드 > - @ CL",
    "나래리츠는 덴마크 물류센터를 한빛모터스에 3억 크로네에 임대한다. = 한빛모터스 > 나래리츠 @ DK",
)


@pytest.fixture(scope="module")
def leasing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leasing")
    for name, text in LEASE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("row", LEASES)
def test_a_kind(leasing: Path, row: str) -> None:
    """Who pays, whose home counts, what may be nameless: a row of `kinds.toml`, no Python."""
    text, _, wanted = row.partition(" = ")
    found = record(leasing, text)
    names = [", ".join(p.name for p in side) or "-" for side in (found.investors, found.recipients)]
    places = ", ".join(country.code for country in found.countries) or "-"
    assert (found.kind, f"{names[0]} > {names[1]} @ {places}") == ("lease", wanted)


@pytest.mark.slow
def test_the_check_accepts_a_kind(leasing: Path) -> None:
    assert check(leasing) == []


def test_a_kind_is_in_the_schema(leasing: Path) -> None:
    done = command("schema", "--rules", str(leasing))
    kind = json.loads(done.stdout)["$defs"]["record"]["properties"]["kind"]
    assert kind["enum"][-1] == "lease"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('traits = ["renting"]', "no such trait: renting"),
        ('home = "owners"', "no such side: owners"),
        ('becomes = { goods = "barter" }', "no such kind: barter"),
        ('becomes = { moonlight = "grant" }', "no such finding: moonlight"),
        ("colour = 3", "no such key: colour"),
    ],
)
def test_a_kind_that_cannot_be_read(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "kinds.toml").write_text(f'[lease]\nabout = "Rent."\n{row}\n', encoding="utf-8")
    with pytest.raises(RulesError, match=message) as error:
        load(tmp_path)
    assert "kinds.toml:" in str(error.value)


def test_a_stem_of_a_frame(rules: RulePath) -> None:
    found = record(rules, "가온전자는 폴란드에 3억 유로를 퍼붓기로 했다.")
    assert (found.kind, found.status) == ("investment", "committed")


def is_the_spanish_deal(found: Record) -> bool:
    amount = found.amount
    return (
        [investor.name for investor in found.investors] == ["Gaon Electronics"]
        and [country.code for country in found.countries] == ["PL"]
        and amount is not None
        and (amount.low, amount.high, amount.currency) == ("300000000", "300000000", "EUR")
        and (found.document.language, found.kind, found.status) == ("es", "investment", "planned")
    )


def test_a_language(rules: RulePath) -> None:
    assert is_the_spanish_deal(record(rules, SENTENCE))


def test_a_language_leaves_the_others_alone(rules: RulePath) -> None:
    english = record(rules, "Gaon Electronics will invest €300 million in Poland.")
    assert english.document.language == "en"
    assert record(rules, "가온전자는 폴란드에 3억 유로를 투자한다.").document.language == "ko"


def test_all_of_it_in_one_sentence(rules: RulePath) -> None:
    found = record(rules, "Zorrin Werk is to zonk down 300 million zorrins in Hungary.")
    assert found.amount is not None
    assert (found.investors[0].name, found.amount.currency) == ("Zorrinwerk", "XZZ")


def command(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extractor", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).parents[1],
    )


@pytest.mark.slow
def test_the_check_accepts_what_was_added(folder: Path) -> None:
    done = command("rules", "check", "--rules", str(folder))
    assert "problem" in done.stderr.splitlines()[-1], done.stderr
    mine = ("XZZ", "Zorrin", "number-in-word", "zonk-down", "/rules/es/", "퍼붓")
    assert not [line for line in done.stdout.splitlines() if any(word in line for word in mine)]


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The language alone, as a folder of rules that is added to those of the package."""
    folder = tmp_path_factory.mktemp("spanish")
    (folder / "es").mkdir()
    for name, text in SPANISH.items():
        (folder / "es" / name).write_text(text.lstrip("\n"), encoding="utf-8")
    for name, table, row in (
        ("countries.toml", "country", 'code = "PL"\nes = ["Polonia"]'),
        ("currencies.toml", "currency", 'code = "EUR"\nes = ["euro", "euros"]'),
    ):
        (folder / name).write_text(f"[[{table}]]\n{row}\n", encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("named", [(), ("--language", "es")])
def test_a_language_on_the_command_line(spanish: Path, named: tuple[str, ...]) -> None:
    done = command("run", "-", "--rules", str(spanish), *named, stdin=SENTENCE)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["language"] == "es"
