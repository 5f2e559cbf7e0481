"""`extractor explain`: for every amount one answer, in words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from extractor.errors import InputError
from extractor.joining.deciding.order import ORDER
from extractor.joining.sentences import ungoverned
from extractor.joining.sentences.verb_final import counting as final
from extractor.joining.sentences.verb_medial import counting as medial
from extractor.pipeline import Extractor, Result
from extractor.reviewing.answers import answers, decided
from extractor.reviewing.explain import explained
from extractor.reviewing.saying import why
from extractor.reviewing.setting import Setting
from extractor.reviewing.wording import read_wording
from extractor.rules import rule_path
from extractor.rules.files import read_toml
from extractor.rules.statuses import NONE
from extractor.types.record import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGLISH = (
    ("Gaon Motors will invest €300 million in Poland.", "gives a record"),
    ("Gaon Motors will invest €300 million, or about $324 million, in Poland.", "in this currency"),
    ("Gaon Motors had sales of $2 billion.", "“sales” says what it is of"),
    ("Gaon Motors offered $46.50 a share.", "“a share” says what it is of"),
    ("Gaon Motors bought lunch for $400.", "so small a sum is a price"),
    ("Gaon Motors has $4 million.", "its sentence has no word that states a deal"),
    ("The deal lifted the value of Gaon Motors to $4 million.", "its sentence states a deal, but"),
    ("The deal values Gaon Motors at $4 million.", "that the sentences before would have to state"),
    ("Investment of $4 million is planned.", "neither who gives nor who takes"),
)
KOREAN = (
    ("가온전자는 폴란드에 3억 유로를 투자한다.", "레코드가 됨"),
    ("가온전자의 매출은 3억 유로다.", "“매출은”에 대한 금액으로 투자가 아님"),
    ("가온전자는 3억 유로를 투자했다면 좋았을 것이다.", "가정"),
    ("가온전자는 3억 유로가 있다.", "문장에 거래를 말하는 낱말(투자, 인수, 대출 등)이 없음"),
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def reasons(result: Result, lang: str) -> list[str]:
    setting = Setting(result, read_wording(lang))
    return [why(answer, setting) for answer in answers(result)]


@pytest.mark.parametrize(("text", "reason"), ENGLISH)
def test_why_in_english(extractor: Extractor, text: str, reason: str) -> None:
    told = reasons(extractor.extract_text(text, language="en"), "en")
    assert reason in " | ".join(told)


@pytest.mark.parametrize(("text", "reason"), KOREAN)
def test_why_in_korean(extractor: Extractor, text: str, reason: str) -> None:
    told = reasons(extractor.extract_text(text, language="ko"), "ko")
    assert reason in " | ".join(told)


def test_who_won_and_who_lost(extractor: Extractor) -> None:
    text = "Gaon Motors said Nuri Bank will invest €300 million in Poland."
    shown = explained(extractor.extract_text(text))
    assert "investor Nuri Bank: stands where this role stands: the subject" in shown
    assert re.search(r"not Gaon Motors(?:, a weaker claim)?: ", shown)


def test_a_sentence_a_block_and_one_alone(extractor: Extractor) -> None:
    text = "Gaon Motors will invest €300 million in Poland. Its sales were $2 billion."
    result = extractor.extract_text(text)
    shown = explained(result)
    assert re.findall(r"^\d+\. \[\d+–\d+\]", shown, re.MULTILINE) == ["1. [0–47]", "2. [48–74]"]
    assert "(1) €300" not in explained(result, amount=2)
    assert "(2) $2" not in explained(result, sentence=1)


def test_an_article_without_a_record_says_the_commonest_reason(extractor: Extractor) -> None:
    text = "Sales were $2 billion. Sales fell by $3 million. Gaon Motors has $4 million."
    heading = explained(extractor.extract_text(text)).splitlines()[0]
    assert "3 amounts, 0 records, most often: no record: “Sales” says what it is of" in heading


def test_json_has_every_claim(extractor: Extractor) -> None:
    text = "Gaon Motors will invest €300 million in Poland."
    line = json.loads(explained(extractor.extract_text(text), shape="json"))
    (amount,) = line["amounts"]
    won = {claim["about"]: claim["says"] for claim in amount["claims"] if claim["won"]}
    assert won.items() >= {"kind": "investment", "investor": "Gaon Motors"}.items()
    for claim in amount["claims"]:
        if claim["words"]:
            words = claim["words"]
            assert text[words["start"] : words["end"]] == words["text"]


def test_the_party_that_is_missing_is_said(extractor: Extractor) -> None:
    text = "About £180 million has already been spent on a plant in Leeds."
    shown = reasons(extractor.extract_text(text), "en")
    assert "“spent” needs a party that was not found (investor)" in shown[0]


def test_a_sum_that_is_stated_again_names_its_record(extractor: Extractor) -> None:
    text = "Gaon builds a plant\n\nGaon Motors will invest €3 million in Poland. The €3 million is for a plant in Poland that Gaon Motors builds, investing €3 million."
    result = extractor.extract_text(text)
    again = [a for a in answers(result) if a.outcome == "repeated"]
    assert again
    setting = Setting(result, read_wording("en"))
    assert all(a.record and a.record.id in why(a, setting) for a in again)


DECIDING = (
    (
        "Gaon Motors scrapped a plan to invest €300 million in Poland.",
        "“scrapped a plan to invest”",
    ),
    ("Gaon Motors plans to invest €300 million in Poland.", "“plans to invest” says so"),
    ("Gaon Motors is spending €300 million on a plant in Poland.", "“is spending” says so"),
    ("가온전자는 폴란드에 3억 유로를 투자하는 것이 목표다.", "목표다”"),
    ("가온전자는 폴란드에 3억 유로 투자를 검토하고 있다.", "“투자를 검토하고”"),
)


@pytest.mark.parametrize(("text", "words"), DECIDING)
def test_the_words_that_decide_a_status_are_quoted(
    extractor: Extractor, text: str, words: str
) -> None:
    (status,) = re.findall(r"^ +status .*$", explained(extractor.extract_text(text)), re.MULTILINE)
    assert words in status


CIRCUMSTANCES = (
    (
        "Gaon Motors said on Tuesday that it will invest €300 million in Poland over the next five years.",
        "period P5Y: “over the next five years” stands with the sum",
        "date 2024-07-09: “on Tuesday” stands with the sum, counted from the day of publication, 2024-07-15",
    ),
    (
        "Gaon Motors will invest €300 million in Poland in 2027.",
        "period 2027–2027: “2027” says when the money is spent",
    ),
    (
        "Gaon Motors will invest €3 million in Poland, bringing its total investment there to €2 billion.",
        "running total: “bringing its total”: the sum includes earlier deals",
    ),
)


@pytest.mark.parametrize("case", CIRCUMSTANCES, ids=lambda case: case[1])
def test_periods_dates_and_totals_have_reasons(extractor: Extractor, case: tuple[str, ...]) -> None:
    text, *reasons = case
    result = extractor.extract_text(text, published="2024-07-15")
    shown = explained(result)
    assert [reason for reason in reasons if reason not in shown] == []
    korean = explained(result, lang="ko")
    assert any(word in korean for word in ("기간 ", "누적액"))
    amounts = json.loads(explained(result, shape="json"))["amounts"]
    assert any(one["circumstances"] for one in amounts)


STANDING = (
    ("Gaon Motors builds cars. The company will invest €3 million in Poland.", "“The company”"),
    ("Gaon Motors builds cars. It will invest €3 million in Poland.", "“It”"),
    ("가온전자는 차를 만든다. 이 회사는 폴란드에 3억 유로를 투자한다.", "“이 회사”"),
)


@pytest.mark.parametrize(("text", "word"), STANDING)
def test_a_word_that_stands_for_a_name_is_quoted(
    extractor: Extractor, text: str, word: str
) -> None:
    shown = explained(extractor.extract_text(text))
    assert f"{word} stands for it, by the sentences before; named in sentence 1" in shown
    assert "가리키는 이름(문장 1)" in explained(extractor.extract_text(text), lang="ko")


def test_a_name_of_an_earlier_sentence_says_so(extractor: Extractor) -> None:
    text = "가온전자는 차를 만든다. 폴란드에 3억 유로를 투자한다."
    shown = explained(extractor.extract_text(text))
    assert "not named in this sentence but in sentence 1" in shown


def test_a_name_that_stands_in_its_sentence_says_nothing_of_it(extractor: Extractor) -> None:
    shown = explained(extractor.extract_text("Gaon Motors will invest €3 million in Poland."))
    assert "stands for" not in shown
    assert "named in" not in shown


def test_a_name_without_a_part_says_which_places_have_one(extractor: Extractor) -> None:
    text = "Gaon Motors will invest €300 million in Poland against the advice of Alder Estates."
    shown = explained(extractor.extract_text(text))
    assert "not Alder Estates: no party of this deal by its place (behind “of”)" in shown
    assert "“invest” takes these: investor: the subject, " in shown


@pytest.mark.parametrize(
    ("text", "asked", "says"),
    [
        (
            "Gaon Motors will invest €3 million.",
            {"amount": 99},
            "has 1 amount, so there is no amount 99",
        ),
        ("Gaon Motors builds cars.", {"amount": 1}, "has no amount, so there is no amount 1"),
        ("Sales were $2 million. Costs were $1 million.", {"amount": 3}, "give --amount 1 to 2"),
        ("Gaon Motors builds cars.", {"sentence": 2}, "has 1 sentence, so there is no sentence 2"),
    ],
)
def test_a_number_that_the_article_does_not_have(
    extractor: Extractor, text: str, asked: dict[str, int], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        explained(extractor.extract_text(text), **asked)  # type: ignore[arg-type]


EMPTY = (
    (
        "Saudi Arabia's Zahra Steel acquired Orvik Foods for $90 million.",
        "country none: Saudi Arabia is only where Zahra Steel is at home",
    ),
    (
        "Orvik Foods raised $40 million.",
        "country none: its sentence names no place; the article does not say where Orvik Foods is at home",
    ),
    (
        "The owners of the mill will invest €3 million in Poland.",
        "investor none: “The owners of the” stands where one would (the subject), but was not read as a name",
    ),
    ("Gaon Motors spent €3 million.", "country none: its sentence names no place"),
    (
        "Gaon Bank has bought 120,000 hectares of forest in Latvia for €480 million.",
        "recipient none: “120,000 hectares of forest” stands where one would (the object)",
    ),
    (
        "Gaon Motors will build a plant in Poland for €3 million.",
        "recipient none: ",
    ),
    (
        "가온전자는 그리스 선사로부터 배 두 척을 3억 유로에 수주했다.",
        "investor none: “선사” stands where one would (a source), but was not read as a name",
    ),
    (
        "가온전자는 그리스 선사로부터 배 두 척을 3억 유로에 수주했다.",
        "country none: Greece stands in the sentence, but not where the place of the deal would",
    ),
    (
        "두 달을 기다린 끝에 나르다는 중소벤처기업부로부터 연구개발 자금 15억원을 지원받았다.",
        "recipient none: “나르다” stands where one would (the topic), but was not read as a name",
    ),
)


@pytest.mark.parametrize(("text", "reason"), EMPTY)
def test_a_role_that_nobody_has_says_why(extractor: Extractor, text: str, reason: str) -> None:
    result = extractor.extract_text(text)
    assert reason in explained(result)
    empty = json.loads(explained(result, shape="json"))["amounts"][0]["empty"]
    assert reason.partition(" none")[0] in {one["about"] for one in empty}


def test_every_role_of_a_record_has_an_answer_or_a_reason(extractor: Extractor) -> None:
    for text in (*ARTICLES, *(text for text, _ in EMPTY)):
        for amount in json.loads(explained(extractor.extract_text(text), shape="json"))["amounts"]:
            won = {one["about"] for one in amount["claims"] if one["won"] and one["says"]}
            told = won | {one["about"] for one in amount["empty"]}
            assert amount["outcome"] != "record" or told >= {"investor", "recipient", "country"}


CONSISTENT = (
    "Nuri Foods raised $40 million. Alder Capital led the round and put in $10 million.",
    "Tarn Foods picks Ohio for $410m plant\n\nTarn Foods said it would spend $410m in Lima, Ohio. Tarn Foods makes milk.",
    "누리테크는 280억원 규모의 투자를 유치했다. 라운드에는 하늘벤처스와 새롬캐피탈이 참여했다. 이 중 하늘벤처스가 100억원을 책임졌다.",
)


@pytest.mark.parametrize("text", CONSISTENT)
def test_nobody_has_a_role_and_is_also_rejected_for_it(extractor: Extractor, text: str) -> None:
    blocks = re.split(r"^  \(\d+\) ", explained(extractor.extract_text(text)), flags=re.MULTILINE)[
        1:
    ]
    assert blocks
    for block in blocks:
        chosen: set[str] = set()
        for line in block.splitlines():
            won = re.match(r" {6}(?:investor|recipient) ([^:]+): ", line)
            lost = re.match(r" {8}not ([^:]+?)(?:, a weaker claim)?: ", line)
            chosen = set(won[1].split(", ")) if won else chosen
            assert not lost or not chosen & set(lost[1].split(", "))
        record = re.search(r"→ [^·]+ · ([^·]+) ·", block)
        for name in re.findall(r"^ {6}not ([^:]+): ", block, re.MULTILINE):
            assert not record or name not in record[1]


def test_a_name_is_rejected_once(extractor: Extractor) -> None:
    text = "Tarn Foods, the Dutch food group, said it would spend €3 million on a Dutch plant in Poland."
    shown = explained(extractor.extract_text(text))
    rejected = re.findall(r"not ([^:]+): ", shown)
    assert len(rejected) == len(set(rejected))


def test_a_time_that_stands_beside_another_sum_says_so(extractor: Extractor) -> None:
    text = "Gaon Motors, which had sales of €2 billion in 2023, has invested $4 million in Poland."
    shown = explained(extractor.extract_text(text, published="2024-07-15"))
    assert "though it stands beside another sum, €2 billion" in shown


def test_a_part_says_so(extractor: Extractor) -> None:
    text = "Gaon Motors will invest $300 million in Poland, of which $100 million goes to a plant."
    assert "“of which” says that it is a part" in explained(extractor.extract_text(text))


def test_words_of_another_sentence_are_marked(extractor: Extractor) -> None:
    text = "가온전자는 차를 만든다. 폴란드에 공장이 있다. 가온전자는 3억 유로를 투자한다."
    assert "(places" in (shown := explained(extractor.extract_text(text))) or "(countries" in shown
    assert "words of sentence 2" in shown


def test_quotes_are_of_whole_words(extractor: Extractor) -> None:
    text = "가온전자는 캐나다에도 3억달러를 들여 현지 공장을 짓는 방안을 검토하고 있다."
    (quote,) = re.findall(r"status \w+: “([^”]+)”", explained(extractor.extract_text(text)))
    words = text.split()
    assert quote.split() == [word for word in words if word in quote.split()]


def test_a_guessed_name_is_listed_with_its_rule(extractor: Extractor) -> None:
    shown = explained(extractor.extract_text("Ferrodyne, a start-up, has raised $4 million."))
    assert re.search(r"COMPANY +Ferrodyne .*on no list, a name by the words around it", shown)


@pytest.mark.parametrize("asked", [{"sentence": 2}, {"sentence": 2, "amount": 1}])
def test_a_question_that_no_amount_answers_says_so(
    extractor: Extractor, asked: dict[str, int]
) -> None:
    text = "Gaon Motors will invest €300 million in Poland. It makes cars."
    shown = explained(extractor.extract_text(text), **asked)  # type: ignore[arg-type]
    assert "No amount stands in what was asked for" in shown


def test_korean_wording_is_korean_throughout(extractor: Extractor) -> None:
    text = "가온전자는 폴란드에 3억 유로를 투자한다. 이 중 1억 유로는 누리은행이 댄다."
    shown = explained(extractor.extract_text(text), lang="ko")
    words = "|".join(read_toml(rule_path() / "kinds.toml"))
    told = re.sub(r"\([^)]*\)|“[^”]*”|rec_\w+", "", shown)
    assert not re.search(rf"\b(?:{words}|planned|announced|committed|to|part of)\b", told)


ARTICLES = (
    "Gaon Motors will invest $300 million: $200 million in Poland and $100 million in Hungary.",
    "Gaon Motors and Nuri Bank will invest €300 million each in Poland. The state adds a €20 million grant.",
    "Nuri Foods raised $40 million in a round led by Alder Capital. Denmark's Orvik Foods joined it.",
    "가온전자는 폴란드에 3억 유로를 투자한다. 이 중 1억 유로는 누리은행이 댄다. 정부는 2000만 유로를 지원한다.",
)


@pytest.mark.parametrize("text", ARTICLES)
def test_what_a_fact_says_is_its_strongest_claim(extractor: Extractor, text: str) -> None:
    joined = extractor.extract_text(text).joined
    facts = [fact for told in joined.facts for fact in told]
    assert facts
    for fact in facts:
        for about, field in (
            ("investor", "investors"),
            ("recipient", "recipients"),
            ("country", "places"),
        ):
            best, _ = decided(fact, about)
            assert (best.says if best else ()) == getattr(fact, field)
        kind, _ = decided(fact, "kind")
        assert kind is not None
        assert kind.says is fact.kind


def wanted() -> Sequence[tuple[str, str]]:
    tables = {"investor": "party", "recipient": "party"}
    grounds = ((tables.get(a, a), ground) for a, told in ORDER.items() for ground in told)
    vetoes = (("veto", name) for m in (final, medial, ungoverned) for name in m.VETOES)
    return sorted({*grounds, *vetoes})


@pytest.mark.parametrize(("table", "line"), wanted())
def test_every_ground_and_veto_has_its_wording(table: str, line: str) -> None:
    assert set(read_toml(rule_path() / "wording.toml")[table][line]) >= {"en", "ko"}


def test_no_wording_is_left_over() -> None:
    tables = read_toml(rule_path() / "wording.toml")
    asked = {*wanted()}
    claims = {
        (t, line)
        for t in ("deal", "veto", "kind", "party", "country", "status", "cumulative")
        for line in tables[t]
    }
    assert claims == asked
    assert {*read_toml(rule_path() / "kinds.toml")} == set(tables["kind_name"])
    assert {*STATUSES, NONE} == set(tables["status_name"])
    sentences = [set(told) for table in tables.values() for told in table.values()]
    assert set.intersection(*sentences) == {"en", "ko"}


def test_clauses_are_shown_one_by_one() -> None:
    """Every character but blanks is in one numbered stretch, that of two clauses in two."""
    text = (
        "Gaon Foods bought Orvik Mills for €32 million, while Alder Bank lent Nuri Wind $5 million."
    )
    result = Extractor().extract_text(text, language="en")
    shown = explained(result)
    assert re.findall(r"^(\d)\. \[(\d+)–(\d+)\]", shown, re.MULTILINE) == [
        ("1", "0", "53"),
        ("2", "53", "90"),
    ]
    assert [record.evidence[0].text for record in result.records] == [text, text]
