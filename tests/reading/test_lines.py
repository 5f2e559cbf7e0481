"""Lines that hold more than the article: credits at their ends, headings over other articles."""

import pytest

from extractor.reading import PageRules, Reader
from extractor.reading.kept_lines import LineText, judge_lines
from extractor.reading.plain import clean_text

KO = "온새미가 체코 전지 공장에 2억유로를 투자한다고 3일 밝혔다."
EN = "Brightmoor will spend $40 million on a mill in Portugal."
LONG = f"{EN} It is to open in two years, and the firm will take on 90 people for it, most of whom are to come from the town. {EN}"
KO_LONG = f"{KO} 공장은 두 해 뒤에 문을 열고, 회사는 그 고장 사람 구십 명을 뽑아 함께 일할 계획이라고 설명했다. {KO}"

TAILS = [
    (KO, "봄이슬 기자 bom@example.com", "drop.reporter-mail"),
    (KO, "봄이슬기자 bom@example.com", "drop.reporter-mail"),
    (KO, "새벽신문 봄이슬 기자", "drop.reporter-name"),
    (KO, "<봄이슬 기자>", "drop.reporter-name"),
    (KO, "/봄이슬 기자 bom@example.com", "drop.reporter-mail"),
    (KO, "(사진=온새미 제공)", "drop.photo-credit"),
    (KO, "[사진 제공=온새미]", "drop.photo-credit"),
    (KO, "ⓒ 새벽신문 무단전재 및 재배포 금지", "drop.copyright"),
    (KO, "<저작권자 (c) 새벽신문, 무단 전재 금지>", "drop.copyright"),
    (KO, "새벽신문 구독하기", "drop.hot-line"),
    (KO, "여러분의 제보를 기다립니다.", "drop.hot-line"),
    (KO, "(끝)", "drop.end-mark"),
    (KO, "#온새미 #전지", "drop.tags"),
    (KO_LONG, "봄이슬 기자 bom@example.com", "drop.reporter-mail"),
    (KO_LONG, "봄이슬 (bom@example.com)", "drop.writer-mail"),
    (EN, "© 2024 Morning Gazette. All rights reserved.", "drop.copyright"),
    (EN, "Copyright 2024 Morning Gazette", "drop.copyright"),
    (EN, "(Reporting by Jane Roe)", "drop.reporting-by"),
    (EN, "(Reporting by Jane Q. Roe in Oslo; Editing by John Doe)", "drop.reporting-by"),
    (EN, "(Photo: Morning Gazette)", "drop.photo-credit"),
    (EN, "Photo by Jane Roe", "drop.photo-by"),
    (EN, "Jane Roe/Getty Images", "drop.photo-by"),
    (EN, "Subscribe to our newsletter.", "drop.sign-up"),
    (EN, "Sign up for the Gazette's daily briefing", "drop.sign-up"),
    (EN, "Jane Roe jane.roe@example.com", "drop.writer-mail"),
    (EN, "By Jane Roe", "drop.byline"),
    (EN, "Follow us on Twitter", "drop.sign-up"),
    (LONG, "© 2024 Morning Gazette. All rights reserved.", "drop.copyright"),
    (LONG, "This material may not be published, broadcast, rewritten or redistributed.", "drop.copyright"),
]  # fmt: skip
LEADS = [
    ("봄이슬 기자", KO, "lead.ko-reporter"),
    ("봄이슬기자 bom@example.com", KO, "lead.ko-reporter"),
    ("새벽신문=봄이슬 기자", KO, "lead.ko-reporter"),
    ("입력 2024.07.03 09:30", KO, "lead.ko-entered"),
    ("입력 24.07.03 09:30 수정 24.07.03 10:00", KO, "lead.ko-entered"),
    ("By Jane Roe", EN, "lead.en-byline"),
    ("By Jane Roe and John Doe", EN, "lead.en-byline"),
    ("By Jane Roe, Staff Writer", EN, "lead.en-byline"),
    ("By Jane Roe July 3, 2024", EN, "lead.en-byline"),
    ("By Jane Roe |", EN, "lead.en-byline"),
    ("Published July 3, 2024", EN, "lead.en-published"),
    ("Updated: 3 July 2024 09:30 GMT", EN, "lead.en-published"),
]


def parts(rules: PageRules, line: str) -> list[tuple[str, str]]:
    (found,) = judge_lines([LineText(line)], rules, pasted=True)
    return [(line[start:end], rule) for start, end, rule in found]


@pytest.mark.parametrize("glue", [" ", "", "\N{NO-BREAK SPACE}"])
@pytest.mark.parametrize(("text", "credit", "rule"), TAILS)
def test_a_credit_behind_a_sentence(
    rules: PageRules, text: str, credit: str, rule: str, glue: str
) -> None:
    if (
        not glue
        and text in {EN, LONG}
        and not credit.startswith(("©", "(", "Copyright", "Photo", "Sub", "Sign", "By"))
    ):
        pytest.skip("nothing tells such a seam from a word with a full stop in it")
    assert parts(rules, f"{text}{glue}{credit}") == [(text, ""), (credit, rule)]


@pytest.mark.parametrize(("credit", "text", "rule"), LEADS)
def test_a_credit_before_a_sentence(rules: PageRules, credit: str, text: str, rule: str) -> None:
    found = parts(rules, f"{credit} {text}")
    assert found[-1] == (text, "")
    assert " ".join(said for said, _ in found[:-1]) == credit
    assert {name for _, name in found[:-1]} == {rule}


def test_credits_at_both_ends(rules: PageRules) -> None:
    line = f"입력 2024.07.03 09:30 봄이슬 기자 {KO} bom@example.com ⓒ 새벽신문"
    assert [said for said, rule in parts(rules, line) if not rule] == [KO]


@pytest.mark.parametrize(
    "line",
    [
        KO,
        EN,
        LONG,
        "By Friday Brightmoor will have sold its mill to the town for $3 million.",
        "By Brightmoor's own count the mill is worth $3 million.",
        "Brightmoor sells photos. Photo by photo its archive has grown to be worth $3 million.",
        "온새미는 봄이슬 기자의 질문에 답하지 않았다.",
        "봄이슬 기자가 물었다.",
        "회사는 구독자에게 300만원을 돌려준다. 구독료는 그대로다.",
        "She signed up for the scheme. Subscribers paid $3 million.",
        "The rights cost $3 million. The firm has reserved more.",
        "온새미는 인수를 검토하고 있다.",
    ],
)  # fmt: skip
def test_sentences_that_look_like_credits(rules: PageRules, line: str) -> None:
    assert parts(rules, line) == [(line, "")]


@pytest.mark.parametrize(
    "line",
    [
        "ⓒ 새벽신문. 무단전재 및 재배포 금지.",
        "© 2024 Morning Gazette. All rights reserved.",
        "직원들이 새 공장을 둘러보고 있다. 사진=온새미",
        "▲ 온새미 공장에서 직원이 일하고 있다. 사진=온새미",
        "온새미 공장 전경. [온새미 제공]",
        "Please enable JavaScript to view the comments.",
    ],
)
def test_lines_that_go_whole(rules: PageRules, line: str) -> None:
    (part,) = parts(rules, line)
    assert part[0] == line
    assert part[1].startswith("drop.")


OTHERS = [
    "Related:", "Related stories", "RELATED ARTICLES", "Related content", "More on this topic", "More on this story",
    "More from the Gazette", "More like this", "More top stories", "More Business News", "Most read", "Most Popular",
    "Most viewed in Business", "Read next", "Read more", "Also read", "See also", "Up next", "What to read next",
    "Trending now", "Top stories", "Today's top stories", "Latest news", "Latest headlines:", "Recent posts",
    "Editor's picks", "Must-reads", "Don't miss", "ICYMI", "In other news", "You may also like",
    "You might be interested in", "Recommended for you", "Recommended reading", "Suggested stories", "Further reading",
    "Keep reading", "People also read", "Around the web", "From our partners", "Sponsored content", "Other stories",
    "Popular on Gazette", "Stories for you", "Elsewhere on Gazette", "Similar articles", "Featured stories",
    "관련기사", "[관련기사]", "■ 관련 뉴스", "키워드 관련기사", "연관기사 보기", "주요뉴스", "오늘의 주요뉴스", "이 시각 주요뉴스",
    "많이 본 뉴스", "가장 많이 본 기사", "많이 읽은 기사", "경제 많이 본 뉴스", "인기기사", "인기 뉴스 TOP 10", "실시간 인기기사",
    "추천기사", "추천 콘텐츠", "최신기사", "최신 뉴스 더보기", "이 기사와 함께 보면 좋은 기사", "함께 읽을 만한 기사", "다른기사 보기",
    "봄이슬 기자의 다른 기사 보기", "기자의 다른기사", "핫이슈", "핫클릭", "놓치면 안 될 뉴스", "당신이 좋아할 만한 기사", "뉴스 랭킹",
    "에디터 추천 기사", "섹션 주요기사", "새벽신문 주요뉴스", "댓글 많은 뉴스", "지금 뜨는 뉴스", "같은 섹션 기사", "이전 기사",
]  # fmt: skip
BODY = {True: (KO, "공장은 두 해 뒤에 문을 연다."), False: (EN, "It is to open in two years.")}
HEADLINES = {
    True: ("누리식품, 오하이오 공장에 20억달러 투자…2027년 가동", "늘솔, 500억원 유치"),
    False: ("Daymoor Foods to put $2 billion into Ohio", "Ferns raises $30 million"),
}


def kept(rules: PageRules, lines: list[str]) -> list[str]:
    judged = judge_lines([LineText(line) for line in lines], rules)
    found = zip(lines, judged, strict=True)
    return [line[start:end] for line, parts in found for start, end, rule in parts if not rule]


@pytest.mark.parametrize("heading", OTHERS)
def test_headlines_of_other_articles(rules: PageRules, heading: str) -> None:
    korean = not heading.isascii()
    body, others = BODY[korean], HEADLINES[korean]
    assert kept(rules, [*body, heading, *others]) == [*body]


@pytest.mark.parametrize("heading", OTHERS)
def test_the_article_goes_on_behind_them(rules: PageRules, heading: str) -> None:
    """A box in the middle of an article takes its headlines along, and no more."""
    korean = not heading.isascii()
    body, others = BODY[korean], HEADLINES[korean]
    more = (LONG, EN) if not korean else (KO_LONG, KO)
    assert kept(rules, [*body, heading, *others, *more]) == [*body, *more]


@pytest.mark.parametrize(
    "heading",
    ["What comes next", "The plan", "Background", "Next steps", "Top firms", "More jobs", "공장 계획", "주요 투자 내용", "배경은"],
)  # fmt: skip
def test_headings_of_the_article(rules: PageRules, heading: str) -> None:
    body = BODY[not heading.isascii()]
    assert kept(rules, [*body, heading, *body]) == [*body, heading, *body]


def test_nothing_before_a_sentence_ends_the_article(rules: PageRules) -> None:
    assert kept(rules, ["Top stories", EN, "Related stories", "Another headline"]) == [
        "Top stories",
        EN,
    ]


def test_the_same_in_pages_and_pasted_text(rules: PageRules, english: Reader) -> None:
    lines = [
        f"By Jane Roe {EN}",
        f"It is new. {EN} © 2024 Gazette",
        "Read next",
        "Another headline",
    ]
    page = "<h1>A new mill</h1>" + "".join(f"<p>{line}</p>" for line in lines)
    article = english.read_html(page, "a")
    pasted = clean_text("A new mill\n\n" + "\n\n".join(lines), rules).text
    assert article.text == pasted.rstrip("\n") == f"A new mill\n\n{EN}\n\nIt is new. {EN}"
    start, end = article.offsets.to_raw(len("A new mill\n\n"), len("A new mill\n\n") + len(EN))
    assert page[start:end] == EN


@pytest.mark.parametrize("heading", OTHERS)
def test_a_heading_over_nothing(rules: PageRules, heading: str) -> None:
    body = BODY[not heading.isascii()]
    assert kept(rules, [*body, heading]) == [*body]


def test_headlines_with_a_sentence_in_them(rules: PageRules) -> None:
    others = (
        "Trams are not the trouble. Our roads are",
        "Can the port outgrow its own harbour wall?",
    )
    assert kept(rules, [*BODY[False], "More stories", *others]) == [*BODY[False]]
