"""Pages where the first part that looks like an article is none: teasers, comments, a paywall, no container."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from extractor.reading.page import CleanPage, clean_page

if TYPE_CHECKING:
    from extractor.reading import PageRules

EN = "Orlan Foods to build bakery in Gdansk"
KO = "다온식품, 구미에 제빵 공장 짓는다"
BODY = {
    EN: [
        "Orlan Foods will spend 45 million euros on a frozen bakery in Gdansk, it said on Tuesday.",
        "The plant is to open in the spring of 2026 and will employ about 180 people.",
        "“Our two older ovens are too small,” said Petra Vell, who runs the northern region.",
        "The city has promised to build a road to the site, and to pay for the training of the staff.",
    ],
    KO: [
        "다온식품이 경북 구미에 450억원을 들여 냉동 제빵 공장을 짓는다고 15일 밝혔다.",
        "공장은 2026년 봄에 문을 열며 지역 주민 180여 명을 채용한다.",
        "회사 관계자는 “기존 설비로는 수요를 감당하기 어렵다”고 말했다.",
        "시는 진입로를 놓고 직원 교육비를 지원하기로 했다고 설명했다.",
    ],
}
TEASER = {
    EN: "Another company will shut {} of its shops in the east of the country. The mayor was not amused.",
    KO: "새벽전자가 부산에 있는 매장 {}곳을 닫는다고 밝혔다. 시장은 유감이라고 말했다. 노조는 반대했다.",
}
COMMENT = {
    EN: "I have lived there for {} years and nobody ever asked us. Let them pay. It is a scandal.",
    KO: "거기서 {}년 살았는데 아무도 우리한테 묻지 않았습니다. 알아서 내야 합니다. 정말 답답합니다.",
}


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def teasers(title: str, count: int) -> str:
    return "".join(
        f'<div class="box"><h3><a href="/{n}">{n}</a></h3><p>{TEASER[title].format(n)}</p></div>'
        for n in range(count)
    )


def comments(title: str, count: int) -> str:
    return "".join(
        f'<div class="box"><b>user{n}</b><p>{COMMENT[title].format(n)}</p></div>'
        for n in range(count)
    )


def data(title: str) -> str:
    said = {"@type": "NewsArticle", "headline": title, "articleBody": "\n\n".join(BODY[title])}
    return f'<script type="application/ld+json">{json.dumps(said, ensure_ascii=False)}</script>'


def page(title: str, body: str, head: str = "") -> str:
    nav = '<nav><a href="/">Home</a> <a href="/b">Business</a></nav>'
    return f"<html><head><title>{title}</title>{head}</head><body>{nav}{body}</body></html>"


def make(kind: str, title: str) -> str:
    """A page of the article of ``title``, as the ``kind`` says."""
    headline, lines = f"<h1>{title}</h1>", BODY[title]
    story = headline + paragraphs(lines)
    bodies = {
        "no container": story,
        "bare text": headline + "<br><br>".join(lines),
        "table": f"<table><tr><td>{headline}{'<br><br>'.join(lines)}</td></tr></table>",
        "form": f'<form action="/"><div>{story}</div></form>',
        "named as chrome": f'<div class="sidebar-right related">{story}</div>',
        "items of a list": f"{headline}<ul>{''.join(f'<li>{one}</li>' for one in lines)}</ul>",
        "sections": headline + "".join(f"<section><div><p>{x}</p></div></section>" for x in lines),
        "live": headline
        + "".join(f'<div class="up"><time>1{n}:00</time><p>{x}</p></div>' for n, x in enumerate(lines)),
        "amp": f"<amp-sidebar><ul><li>Home</li></ul></amp-sidebar><main>{headline}"
        + "".join(f"<amp-fit-text>{x}</amp-fit-text>" for x in lines) + "</main>",
        "below comments": f'<div><div>{story}</div><div class="thread">{comments(title, 16)}</div></div>',
        "beside teasers": f'<div><div>{story}</div><div class="more">{teasers(title, 3)}</div></div>',
        "teasers alone, whole in data": f'{headline}<div class="more">{teasers(title, 9)}</div>',
        "its beginning, whole in data": headline + paragraphs(lines[:2]) + "<p>Subscribe.</p>",
    }  # fmt: skip
    return page(title, bodies[kind], data(title) if kind.endswith("in data") else "")


KINDS = (
    "no container", "bare text", "table", "form", "named as chrome", "items of a list", "sections", "live", "amp",
    "below comments", "teasers alone, whole in data", "its beginning, whole in data",
)  # fmt: skip


def body(found: CleanPage) -> list[str]:
    said = [line for line in found.text[found.title_end :].split("\n") if line]
    return [line for line in said if line not in {"10:00", "11:00", "12:00", "13:00"}]


@pytest.mark.parametrize("title", [EN, KO])
@pytest.mark.parametrize("kind", KINDS)
def test_the_article_is_found(kind: str, title: str, rules: PageRules) -> None:
    found = clean_page(make(kind, title), rules, "page")
    assert body(found) == BODY[title]


def test_what_was_passed_over_says_why(rules: PageRules) -> None:
    found = clean_page(make("below comments", EN), rules, "page")
    passed = [one for one in found.removed() if one.rule == "off-headline"]
    assert len(passed) >= 16
    assert found.page[passed[0].start : passed[0].end] == passed[0].text


def test_a_headline_that_the_article_does_not_repeat_moves_nothing(rules: PageRules) -> None:
    """Columns are headed by a joke; their text is the page's all the same."""
    html = make("no container", EN).replace(EN, "Half-baked")
    assert body(clean_page(html, rules, "page")) == BODY[EN]


def test_data_of_another_article_is_not_read(rules: PageRules) -> None:
    html = page(EN, f"<h1>{EN}</h1>{paragraphs(BODY[EN])}", data(KO))
    assert body(clean_page(html, rules, "page")) == BODY[EN]
