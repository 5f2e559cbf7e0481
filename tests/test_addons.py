"""A folder of rules of one's own: it adds to the packaged ones, and what it says wrongly is named."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from extractor.cli import commands
from extractor.errors import RulesError
from extractor.pipeline import Extractor
from extractor.reviewing.rulecheck import check
from extractor.rules import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from extractor.types import Record

# Each reads the rules anew.
pytestmark = pytest.mark.slow

KOREAN = "조린베르크는 헝가리에 3억 유로를 투자하기로 했다."
ENGLISH = "Zorrin Werk will invest €300 million in Hungary."


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "en").mkdir(parents=True)
    (folder / "ko").mkdir()
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")


@cache
def extractor(folder: Path) -> Extractor:
    return Extractor(rules=folder)


def records(folder: Path, text: str) -> tuple[Record, ...]:
    return extractor(folder).extract_text(text).records


def investors(folder: Path, text: str) -> list[str]:
    return [party.name for record in records(folder, text) for party in record.investors]


ROW = "Zorrinwerk AG,company,PL,조린베르크,Zorrin Werk,,\n"
COMPANIES = {
    "one line": ROW,
    "one line without its end": ROW.strip(),
    "with the names of the columns": "name,type,country,ko,en,wikidata,ticker\n" + ROW,
    "some columns": "name,en,ko,type\nZorrinwerk AG,Zorrin Werk,조린베르크,company\n",
    "with a byte order mark": "\ufeffname,type,ko,en\nZorrinwerk AG,company,조린베르크,Zorrin Werk\n",
}


@pytest.mark.parametrize("text", COMPANIES.values(), ids=COMPANIES)
def test_a_company(mine: Path, text: str) -> None:
    write(mine, "companies.csv", text)
    assert investors(mine, ENGLISH) == investors(mine, KOREAN) == ["Zorrinwerk AG"]


def test_more_forms_of_a_listed_company(mine: Path) -> None:
    write(mine, "companies.csv", "Samsung Electronics,,,삼송전자,Samsongo,,\n")
    assert investors(mine, "Samsongo will invest €300 million in Hungary.") == [
        "Samsung Electronics"
    ]
    assert investors(mine, "Samsung Electronics will invest €3 million in Hungary.") == [
        "Samsung Electronics"
    ]


def test_a_place(mine: Path) -> None:
    write(mine, "places.csv", "Zorrinholm,SE,city,조린홀름,Zorrinholm\n")
    (record,) = records(mine, "Gaon Motors will invest €300 million in a plant in Zorrinholm.")
    assert [country.code for country in record.countries] == ["SE"]


def countries(folder: Path, text: str) -> list[str]:
    return [country.code for record in records(folder, text) for country in record.countries]


def test_a_form_of_a_packaged_row_is_taken_away(mine: Path) -> None:
    write(mine, "places.csv", "Windsor,CA,,-윈저,-Windsor\nLinz,AT,,,Linzio\n")
    write(mine, "countries.toml", '[[country]]\ncode = "HU"\nen = ["-Hungary"]\n')
    assert countries(mine, "Gaon Motors will invest €300 million in Windsor.") == []
    assert countries(mine, "가온전자는 윈저에 3억 유로를 투자하기로 했다.") == []
    assert countries(mine, "Gaon Motors will invest €300 million in Hungary.") == []
    assert countries(mine, "Gaon Motors will invest €300 million in Linz.") == ["AT"]


def test_a_form_of_a_packaged_company_is_taken_away(mine: Path) -> None:
    write(mine, "companies.csv", "Samsung Electronics,,,-삼성전자,,,\n")
    assert investors(mine, "삼성전자는 헝가리에 3억 유로를 투자하기로 했다.") == ["삼성전자"]
    assert investors(mine, "Samsung Electronics will invest €3 million in Linz.") == [
        "Samsung Electronics"
    ]


def test_a_form_becomes_an_everyday_word(mine: Path) -> None:
    write(mine, "places.csv", "Windsor,CA,,,Windsor?\n")
    entries = [entry for entry in extractor(mine).rules.gazetteer if entry.name == "Windsor"]
    assert [form.weak for entry in entries for form in entry.forms if form.text == "Windsor"] == [
        True
    ]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("places.csv", "Windsor,CA,,,-Winsdor\n", "places.csv:1: Windsor: no form Winsdor to take"),
        ("places.csv", "Zorrinholm,SE,city,,-Zorrin\n", "places.csv:1: Zorrinholm: no form Zorrin"),
        (
            "countries.toml",
            '\n[[country]]\ncode = "HU"\nko = ["-항가리"]\n',
            "countries.toml:3: Hungary: no form 항가리",
        ),
        ("places.csv", "# replace = true\nA,CA,city,,\n", "a CSV file has no comments"),
    ],
)
def test_what_cannot_be_taken_away_is_named(mine: Path, name: str, text: str, what: str) -> None:
    (mine / name).write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match=what):
        Extractor(rules=mine)


def test_a_guessed_name_is_none(mine: Path) -> None:
    text = "마루한은 폴란드에 3억 유로를 투자한다."
    write(mine, "ko/words.toml", '[lists]\nnobody = ["마루한"]\n')
    assert [p.name for r in Extractor().extract_text(text).records for p in r.investors] == [
        "마루한"
    ]
    assert investors(mine, text) == []


def test_a_word_of_a_currency(mine: Path) -> None:
    write(mine, "currencies.toml", '[[currency]]\ncode = "USD"\nen = ["smackers"]\nko = ["딸라"]\n')
    for text in (
        "Gaon Motors will invest 300 million smackers in Hungary.",
        "가온전자는 헝가리에 3억딸라를 투자하기로 했다.",
    ):
        (record,) = records(mine, text)
        assert record.amount is not None
        assert (record.amount.low, record.amount.currency) == ("300000000", "USD")


SCALES = """
[scales]
zorillion = "1000000000"

[plurals]
zorillions = "1000000000"
"""
KOREAN_SCALES = """
[scales]
"나유" = "1000000000"
"""


ADDED = {
    ENGLISH: {
        "€3 zorillion": ("3", "3"),
        "3.5 zorillion euros": ("3.5", "3.5"),
        "two zorillion euros": ("2", "2"),
        "€2-3 zorillion": ("2", "3"),
        "€3 zorillions": ("3", "3"),
    },
    KOREAN: {
        "3나유 유로": ("3", "3"),
        "약 2.5 나유 유로": ("2.5", "2.5"),
        "3~5나유 유로": ("3", "5"),
    },
}


def test_scales_of_its_own(mine: Path) -> None:
    """Wherever a packaged scale may stand."""
    write(mine, "en/numbers.toml", SCALES)
    write(mine, "ko/numbers.toml", KOREAN_SCALES)
    for text, amounts in ADDED.items():
        for amount, worth in amounts.items():
            (record,) = records(mine, re.sub("€300 million|3억 유로", amount, text))
            assert record.amount
            found = (Decimal(record.amount.low), Decimal(record.amount.high))
            assert found == tuple(10**9 * Decimal(one) for one in worth), amount


def test_words_of_a_country_and_a_list(mine: Path) -> None:
    write(mine, "countries.toml", '[[country]]\ncode = "HU"\nen = ["Magyarland"]\n')
    (record,) = records(mine, "Gaon Motors will invest €300 million in Magyarland.")
    assert [country.code for country in record.countries] == ["HU"]


FRAME = """
[[frame]]
name      = "sling-at"
predicate = ["sling"]
investor  = { label = ["COMPANY"], case = ["subject"], carry = true }
country   = { label = ["COUNTRY", "PLACE"], case = ["in"] }
amount    = { label = ["MONEY"], case = ["object"] }
expect    = ["[investor: Zorrin Werk] will sling [amount: $300 million] at a plant in [country: Canada]. => announced"]
reject    = ["Zorrin Werk slings hammocks; its sales in Canada were $300 million."]
"""
VERB = '[verbs]\nsling = "sling slings slung slinging"\n'
SLUNG = "Gaon Motors will sling $300 million at a plant in Canada."


def test_a_frame_of_its_own(mine: Path) -> None:
    write(mine, "en/endings.toml", VERB)
    write(mine, "en/investment.toml", FRAME)
    assert investors(mine, SLUNG) == ["Gaon Motors"]


def test_a_verb_of_a_packaged_frame(mine: Path) -> None:
    write(mine, "en/endings.toml", VERB)
    write(mine, "en/investment.toml", '[[frame]]\nname = "invest"\npredicate = ["sling"]\n')
    assert investors(mine, SLUNG) == ["Gaon Motors"]


def test_a_stem_of_a_packaged_frame(mine: Path) -> None:
    write(mine, "ko/investment.toml", '[[frame]]\nname = "invest-in"\npredicate = ["퍼붓-"]\n')
    assert investors(mine, "가온전자는 폴란드에 3억 유로를 퍼붓기로 했다.") == ["가온전자"]


VETO = r"""
[[rule]]
name   = "board_game"
widens = "no_deal"
match  = '\b[Ii]n (?:a|the) board game\b'
expect = ["[In the board game], Zorrin Werk invests $3 million in a mine."]
reject = ["The board of Zorrin Werk agreed to invest $3 million."]
"""
GAME = "In the board game, Gaon Motors invests $3 million in a mine in Peru."


def test_a_veto(mine: Path) -> None:
    write(mine, "en/patterns.toml", VETO)
    assert investors(mine, GAME) == []
    assert investors(mine, GAME.replace("In the board game, ", "")) == ["Gaon Motors"]


def test_own_rules_win_over_packaged_ones(mine: Path) -> None:
    write(
        mine,
        "en/money.toml",
        """
[[rule]]
name   = "not-our-dollars"
label  = "NOTHING"
match  = '{glued}{number} in the box'
expect = ["he has $30 million in the box"]
reject = ["he has money in the box"]
""",
    )
    extractor = Extractor(rules=mine)
    text = "Gaon Motors will invest $30 million in the box in Peru."
    assert not [m for m in extractor.extract_text(text).mentions if m.label == "MONEY"]


def test_a_file_that_takes_the_packaged_ones_place(mine: Path) -> None:
    write(mine, "companies.csv", "replace = true\nname,type,country,ko,en,wikidata,ticker\n" + ROW)
    write(mine, "sectors.toml", 'replace = true\n[mining]\nen = ["mine"]\n')
    rules = Extractor(rules=mine).rules
    assert list(rules.sectors) == ["mining"]
    kinds = {"company", "fund", "institution"}
    assert [entry.name for entry in rules.gazetteer if entry.kind in kinds] == ["Zorrinwerk AG"]


def test_a_copy_of_all_rules_adds_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in ("companies.csv", "en/patterns.toml", "en/investment.toml", "ko/words.toml"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        write(copy, name, (data_folder() / name).read_text(encoding="utf-8"))
    own, packaged = Extractor(rules=copy).rules, Extractor().rules
    assert {e.name for e in own.gazetteer} == {e.name for e in packaged.gazetteer}
    for code, language in packaged.languages.items():
        grammar = own.languages[code].grammar
        assert [f.id for f in grammar.frames] == [f.id for f in language.grammar.frames]
        assert grammar.words == language.grammar.words


HEAD = "name,type,country,ko,en,wikidata,ticker\n"
BROKEN = {
    "two rows of a name": ("companies.csv", HEAD + ROW + ROW, 3, "companies.csv:2 already"),
    "another type than the packaged row": (
        "companies.csv",
        "Samsung Electronics,fund,,,,,\n",
        1,
        "type fund is company at",
    ),
    "another company's id": (
        "companies.csv",
        "Zorrinwerk,company,,,,Q20718,\n",
        1,
        "rules/companies.csv:",
    ),
    "no such type": ("companies.csv", "Zorrinwerk,firm,,,,,\n", 1, "company, fund, institution"),
    "no such country": ("companies.csv", "Zorrinwerk,fund,Poland,,,,\n", 1, "two capital letters"),
    "a row too short": ("companies.csv", HEAD + "Zorrinwerk,fund\n", 2, "2 cells where 7"),
    "no TOML": ("en/money.toml", "[[rule]\n", 1, "not valid TOML"),
    "two keys": ("en/endings.toml", VERB + 'sling = "slung"\n', 3, "endings.toml:2 already"),
    "two frames of a name": ("en/investment.toml", FRAME.strip() + FRAME, 9, ":1 already"),
    "another match": (
        "en/patterns.toml",
        "[[rule]]\nname = \"no_deal\"\nmatch = 'x'\n",
        2,
        "replace = true",
    ),
    "other forms of a verb": ("en/endings.toml", '[verbs]\nsell = "sell"\n', 2, "endings.toml:"),
    "a pattern that widens nothing": (
        "en/patterns.toml",
        VETO.replace('"no_deal"', '"no_dale"').strip(),
        2,
        "no small pattern no_dale",
    ),
    "no pattern": (
        "en/patterns.toml",
        VETO.replace("(?:a|the)", "(?:a|the").strip(),
        2,
        "not a pattern",
    ),
    "a frame with an unknown key": (
        "en/investment.toml",
        FRAME.replace("predicate", "verb").strip(),
        2,
        "unknown key verb",
    ),
    "patterns around a sum without a verb": (
        "en/investment.toml",
        FRAME.replace("predicate", 'around = ["list_join", "boundary"]\npredicate', 1).strip(),
        2,
        "around is no pattern before and one behind, one with the group verb",
    ),
    "a currency without a code": (
        "currencies.toml",
        '[[currency]]\nname = "Zorrin"\n',
        2,
        "no ISO 4217 code",
    ),
}


@pytest.mark.parametrize(("name", "text", "line", "says"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named_with_file_and_line(
    mine: Path, name: str, text: str, line: int, says: str
) -> None:
    write(mine, name, text)
    with pytest.raises(RulesError) as caught:
        Extractor(rules=mine)
    assert str(caught.value).startswith(f"{mine / name}:{line}: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("company.csv", "did you mean companies.csv?"),
        ("en/investments.toml", "did you mean en/investment.toml?"),
        ("eng/investment.toml", "did you mean en/investment.toml?"),
    ],
)
def test_a_file_that_nobody_reads(mine: Path, name: str, says: str) -> None:
    (mine / name).parent.mkdir(exist_ok=True)
    write(mine, name, ROW)
    with pytest.raises(RulesError, match="no rules are read from a file of this name") as caught:
        Extractor(rules=mine)
    assert caught.value.where == str(mine / name)
    assert says in caught.value.mend


def test_a_folder_without_rules(mine: Path) -> None:
    with pytest.raises(RulesError, match="no rules in this folder"):
        Extractor(rules=mine)
    with pytest.raises(RulesError, match="no such folder of rules"):
        Extractor(rules=mine / "nowhere")


def test_the_variable_says_what_the_option_says(mine: Path) -> None:
    write(mine, "companies.csv", ROW)
    run = CliRunner().invoke
    for arguments, env in (
        (["--rules", str(mine)], {}),
        ([], {"EXTRACTOR_RULES": str(mine)}),
    ):
        where = run(commands, ["rules", "where", *arguments], env=env).stdout.splitlines()
        assert where == [str(data_folder().resolve()), str(mine.resolve())]
    unset = run(commands, ["rules", "where"]).stdout.splitlines()
    assert unset == [str(data_folder().resolve())]


CHEQUE = """
[[frame]]
name      = "sling-a-bill"
predicate = ["sling a bill"]
investor  = { label = ["COMPANY"], case = ["subject"], carry = true }
amount    = { label = ["MONEY"], case = ["object"] }
expect    = ["[investor: Zorrin Werk] will sling a bill for [amount: $300 million]. => announced"]
reject    = ["Zorrin Werk slings hammocks."]
"""


def test_the_check_names_the_case_that_it_saw(mine: Path) -> None:
    write(mine, "en/endings.toml", VERB)
    write(mine, "en/investment.toml", CHEQUE)
    (problem,) = check(mine, "en/investment.toml")
    assert "found nothing for $300 million (it stands in the case 'for'" in problem.what
    assert "“sling a bill” of en/investment.sling-a-bill takes object" in problem.what


def test_the_check_of_one_file_tries_its_rules_alone(mine: Path) -> None:
    write(mine, "en/patterns.toml", VETO.replace("[In the board game]", "[In the board]"))
    run = CliRunner().invoke
    own = run(commands, ["rules", "check", "en/patterns.toml", "--rules", str(mine)])
    assert own.exit_code == 1
    assert f"{mine}/en/patterns.toml:2: rule board_game" in own.stdout
    path = run(commands, ["rules", "check", str(mine / "en/patterns.toml"), "--rules", str(mine)])
    assert path.stdout == own.stdout
    other = run(commands, ["rules", "check", "companies.csv", "--rules", str(mine)])
    assert (other.exit_code, other.stdout) == (0, "")
    unknown = run(commands, ["rules", "check", "en/nothing.toml"])
    assert "no file of rules" in unknown.stdout


def test_rules_are_listed_by_kind_and_word() -> None:
    def listed(*arguments: str) -> list[str]:
        return CliRunner().invoke(commands, ["rules", "list", *arguments]).stdout.splitlines()

    frames = listed("--kind", "frame")
    assert frames
    assert all(line.split()[1] == "frame" for line in frames)
    assert {"en/grant.give", "ko/grant.give"} & {
        line.split()[0] for line in listed("--kind", "grant")
    }
    found = [line.split()[0] for line in listed("쏟아붓", "--kind", "frame")]
    assert sorted(found) == [
        "ko/acquisition.puts-on-stake",
        "ko/acquisition.spends-on-takeover",
        "ko/investment.invest-in",
        "ko/investment.puts-money-in",
    ]
    assert len(listed()) > len(frames)
