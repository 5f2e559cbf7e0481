"""Lines that were broken for their width are one line again; lines that somebody wrote stay lines."""

import re
import textwrap

import pytest

from extractor.reading import LanguageProfile, PageRules
from extractor.reading.plain import CleanText, clean_text
from extractor.reading.seams import Habits
from extractor.rules import rule_path
from extractor.rules.settings import read_settings

RULES = rule_path()
HABITS = Habits.of(
    LanguageProfile.of(read_settings(RULES / code / "language.toml", code)) for code in ("ko", "en")
)

ENGLISH = """\
Tarvik to build rolling mill in Estonia

Tarvik Metals will spend 240 million euros on a new rolling mill near Tallinn, the family-owned company said on
Monday. The state-backed lender Balt Finance is to lend it a third of the sum. Work begins in May, and the first
coils are to leave the mill in 2027.

Chief executive Jane Roe said long-term contracts with two carmakers would fill half of the line. “We have looked at
this for years,” she said. The mill will employ 300 people. A second line, for which Tarvik has an option on the
neighbouring plot, may follow."""
KOREAN = """\
다솜소재, 헝가리에 분리막 공장

다솜소재가 헝가리 코마롬에 2억 유로를 들여 이차전지 분리막 공장을 짓는다고 3일 밝혔다. 회사는 현지 자회사에 1억 유로를 먼저 출자하고 나머지는
유럽투자은행에서 빌릴 계획이다. 공장은 2026년 하반기에 첫 제품을 내놓는다.

다솜소재 관계자는 “유럽 완성차 업체 두 곳과 장기 공급 계약을 협의하고 있다”며 “증설 여부는 내년에 정할 것”이라고 말했다. 회사는 지난해
매출 4200억원을 올렸다."""
ENGLISH, KOREAN = (
    "\n\n".join(" ".join(part.split()) for part in text.split("\n\n")) for text in (ENGLISH, KOREAN)
)


def joined(text: str) -> str:
    """The text with one line for each paragraph: a line end between two sentences may stay."""
    return re.sub(r"(?<=[.”]) ?\n(?=[^\n])", " ", text)


def clean(rules: PageRules, text: str) -> CleanText:
    return clean_text(text, rules, HABITS)


def filled(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.split("\n"))


def cut(text: str, width: int) -> str:
    """Lines of one width in syllables, words cut or not, as columns of a PDF have them."""
    lines = []
    for line in text.split("\n"):
        lines += [line[at : at + width].strip() for at in range(0, max(len(line), 1), width)]
    return "\n".join(lines)


@pytest.mark.parametrize("width", [38, 50, 60, 66, 72, 78, 100])
@pytest.mark.parametrize("text", [ENGLISH, KOREAN], ids=["en", "ko"])
def test_filled_lines(rules: PageRules, text: str, width: int) -> None:
    found = clean(rules, filled(text, width))
    assert joined(found.text) == text
    assert found.offsets.to_raw(0, len(text))[1] == len(filled(text, width))


def test_lines_that_end_inside_words(rules: PageRules) -> None:
    """Some spaces at line ends cannot be told from cut words; all letters are there, in their order."""
    for width in (22, 30, 40):
        found = joined(clean(rules, cut(KOREAN, width)).text)
        assert found.count("\n") == KOREAN.count("\n")
        assert found.replace(" ", "") == KOREAN.replace(" ", "")
        assert "2억 유로" in found
        assert "코마롬에" in found


def test_spaces_at_line_ends_tell_where_words_end(rules: PageRules) -> None:
    width = 30
    lines = [KOREAN[32:][at : at + width] for at in range(0, 120, width)]
    assert clean(rules, "\n".join(lines)).text == "".join(lines).strip()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Orvik will spend $300\nmillion on a brew-\nery in Bel-\ngium.", "Orvik will spend $300 million on a brewery in Belgium."),
        ("The state-\nowned bank, which is to lend a $40-\nmillion sum.", None),
        ("The agreement that was made with the Rolls-\nRoyce unit of the group.", "The agreement that was made with the Rolls-Royce unit of the group."),
        ("It said a third of the money would go to\nits plant in Oslo.", "It said a third of the money would go to its plant in Oslo."),
        ("가람제약이 체코에 새 공장\n을 짓는다고 3일 밝혔다. 투\n자액은 1억유로다.", "가람제약이 체코에 새 공장을 짓는다고 3일 밝혔다. 투자액은 1억유로다."),
        ("제목은 이렇다\n\n가람제약이 체코 브르노 공장에\n1억유로를 투자한다.", "제목은 이렇다\n\n가람제약이 체코 브르노 공장에 1억유로를 투자한다."),
    ],
)  # fmt: skip
def test_a_few_line_ends_inside_sentences(rules: PageRules, raw: str, text: str | None) -> None:
    wanted = text or raw.replace("-\n", "-").replace("\n", " ")
    assert clean(rules, raw).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Tarvik Metals\nBalt Finance\nNorvik Energy\nOrvik Foods",
        "Tarvik to build mill in Estonia\nTarvik Metals said on Monday it would build a mill.",
        "다솜소재, 헝가리에 2억 유로 투자\n다솜소재가 헝가리에 공장을 짓는다고 3일 밝혔다.",
        "투자금액(원) 14,400,000,000\n자기자본(원) 98,000,000,000\n자기자본대비(%) 14.69\n투자목적 생산능력 확대",
        "Revenue rose to $3 million in 2023\nProfit fell to $1 million in 2023\nDebt stood at $9 million then",
        "- lithium from Chile\n- copper from Peru\n- zinc from Bolivia.",
        "다솜소재가 공장을 짓는다.\n회사는 2억 유로를 들인다.\n공장은 내년에 문을 연다.",
        "가람제약 1억유로 투자\n다솜소재 2억유로 투자\n누리식품 3억유로 투자\n두레바이오 4억유로 투자",
        "Jane Roe in Tallinn\nTarvik Metals will spend 240 million euros on a new rolling mill.",
        f"{ENGLISH}\n\nA short\nverse of\nthree lines",
    ],
)
def test_lines_that_somebody_wrote(rules: PageRules, text: str) -> None:
    assert clean(rules, text).text.count("\n") == text.count("\n")


@pytest.mark.slow
def test_work_grows_with_the_lines(rules: PageRules) -> None:
    """A hundred thousand lines are joined in one pass; quadratic work would not come back."""
    assert clean(rules, "word after word of it\n" * 100_000).text
