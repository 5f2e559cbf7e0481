"""Which language a text is in, and what becomes of one that no rules read."""

import json

import pytest
from click.testing import CliRunner

from extractor.cli import commands
from extractor.pipeline import Extractor
from extractor.reading import Defaults, detect_language
from extractor.rules import rule_path
from extractor.rules.settings import read_strangers

RULES = rule_path()
STRANGERS = read_strangers(RULES / "languages.toml")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def told(extractor: Extractor, text: str) -> str | None:
    profiles = extractor.reader(Defaults()).profiles
    found = detect_language(text, profiles, STRANGERS)
    return found if found in {"ko", "en"} else None


@pytest.mark.parametrize(
    "text",
    [
        "Plant",
        "Orvik to build mill",
        "Tarvik raises $3m",
        "Nordlach Tea to invest $20 million in Kenya",
        "TARVIK METALS TO SPEND EUR 240M ON MILL",
        "Banco de Chile to invest $300 million in Peru",
        "Orvik Foods buys Casa Verde",
        "The 다솜소재 unit of Orvik is to invest in a plant for the group",
        "Taxi owners near settlement\n\nOslo could grant payouts to some owners whose licences were suspended without notice.",
        "Électricité du Rhône and Škoda Závody will build a wind farm with €300 million from the fund.",
        "Grab invests 300 million dollars",
    ],
)
def test_english(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "공장",
        "다솜소재 2억유로 투자",
        "美 오르빅, 中 공장에 3억달러",
        "SK hynix HBM memory AI chip, 다솜소재 공급",
        "Tarvik Metals(탈린 본사)가 공장을 짓는다.",
        "東海와 朝鮮 무역戰",
    ],
)
def test_korean(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) == "ko"


@pytest.mark.parametrize(
    "text",
    [
        "オルビック社は3日、ポーランドの工場に3億ユーロを投資すると発表した。",
        "トヨタ、Orvik Foods に300億円を投資",
        "奥维克公司3日宣布，将在波兰工厂投资3亿欧元。",
        "Orvik 将在波兰投资3亿欧元",
        "Der Chemiekonzern investiert 300 Millionen Euro in ein neues Werk in Polen, teilte er am Montag mit.",
        "BMW investiert in Polen",
        "Volkswagen baut Werk in Polen",
        "La empresa invertirá 300 millones de euros en una planta en Polonia, según dijo el lunes.",
        "Le groupe va investir 300 millions d’euros dans une usine en Pologne, a-t-il annoncé lundi.",
        "Il gruppo investirà 300 milioni di euro in uno stabilimento in Polonia.",
        "A empresa vai investir 300 milhões de euros numa fábrica na Polónia.",
        "Het bedrijf investeert 300 miljoen euro in een fabriek in Polen.",
        "Bolaget investerar 300 miljoner kronor i en fabrik i Polen.",
        "Selskapet investerer 300 millioner kroner i en fabrikk i Polen.",
        "Yhtiö investoi 300 miljoonaa euroa tehtaaseen Puolassa.",
        "Spółka zainwestuje 300 mln euro w zakład w Polsce.",
        "Společnost investuje 300 milionů korun do závodu v Polsku.",
        "Tập đoàn đầu tư 300 triệu euro vào một nhà máy ở Ba Lan.",
        "Perusahaan itu akan investasi 300 juta euro untuk pabrik di Polandia.",
        "Şirket Polonya'da bir fabrika için 300 milyon avro yatırım yapacak.",
        "Компания вложит 300 миллионов евро в завод в Польше.",
        "Η εταιρεία θα επενδύσει 300 εκατομμύρια ευρώ στην Πολωνία.",
        "ستستثمر الشركة 300 مليون يورو في مصنع في بولندا.",
        "कंपनी पोलैंड में 30 करोड़ यूरो का निवेश करेगी।",
        "บริษัทจะลงทุน 300 ล้านยูโรในโปแลนด์",
        "def main(): import os; rows = [parse(line) for line in open(path)]; print(len(rows), rows[0], sum(rows))",
        "12 + 3 = 15",
        "…",
    ],
)
def test_neither(extractor: Extractor, text: str) -> None:
    assert told(extractor, text) is None


GERMAN = "Der Konzern Orvik investiert 300 Millionen Euro in ein Werk in Polen, wie er am Montag mitteilte."


def run(*arguments: str, text: str = GERMAN) -> tuple[list[dict[str, object]], str, int]:
    result = CliRunner().invoke(commands, ["run", "-", "--documents", *arguments], input=text)
    return (
        [json.loads(line) for line in result.stdout.splitlines()],
        result.stderr,
        result.exit_code,
    )


def test_a_text_in_neither_language_says_so_and_gives_no_records() -> None:
    lines, said, code = run()
    assert [(line["type"], line["language"]) for line in lines] == [("document", "und")]
    assert said == (
        "extractor: stdin: is in none of the languages that the rules read (en, ko): no records; "
        "if it is, give --language en|ko\n"
    )
    assert code == 0


def test_a_language_that_is_given_is_believed() -> None:
    lines, said, _ = run("--language", "en")
    assert [line["language"] for line in lines if line["type"] == "document"] == ["en"]
    assert not said


def test_a_page_that_says_it_is_english_and_is_not(extractor: Extractor) -> None:
    page = f"<html lang=en><h1>Neues Werk</h1><p>{GERMAN}</p><p>{GERMAN}</p></html>"
    assert extractor.reader(Defaults()).read_html(page, "a").language == "und"
    names = "Orvik Tarvik Norvik Daon Nuri Gaon Verdana Pellarin Nordlach Larkspur Kobolink Everlux Lithos."
    bare = f"<html lang=en><h1>Names</h1><p>{names}</p></html>"
    assert extractor.reader(Defaults()).read_html(bare, "a").language == "en"
