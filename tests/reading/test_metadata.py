"""What a page says of its article, and where each value comes from."""

import pytest

from extractor.reading import Defaults, PageRules, Reader
from extractor.reading.articles import Maker, Origin, Reading
from extractor.reading.published import parse_moment

FIRST = "The firm is to invest $3 million in a plant near the harbour."
KOREAN = "가온전자가 폴란드에 3억 유로를 투자한다. " * 6


def make(reader: Reader, rules: PageRules, page: str, **given: str) -> Reading:
    return Maker(reader.profiles, rules, Defaults()).from_page(
        page, Origin("a", given=Defaults(**given))
    )


def facts(reader: Reader, rules: PageRules, page: str, **given: str) -> dict[str, tuple[str, str]]:
    found = make(reader, rules, page, **given)
    return {fact.name: (fact.value, fact.source) for fact in found.metadata}


@pytest.mark.parametrize(
    ("head", "name", "said"),
    [
        ("<h1>A new plant</h1>", "title", ("A new plant", "h1")),
        ("<title>A new plant | Gazette</title>", "title", ("A new plant", "title")),
        ('<meta property="og:title" content="A new plant">', "title", ("A new plant", "meta og:title")),
        ('<p class="standfirst">It is big.</p>', "deck", ("It is big.", "element")),
        ("<p>Published 15 July 2024</p>", "published", ("2024-07-15", "line en-published")),
        ("<p>Updated 16 July 2024</p>", "modified", ("2024-07-16", "line en-updated")),
        ('<meta property="article:modified_time" content="2024-07-16T10:00:00Z">', "modified", ("2024-07-16T10:00:00+00:00", "meta article:modified_time")),
        ('<time datetime="2024-07-15T09:30">', "published", ("2024-07-15T09:30:00", "time")),
        ('<link rel="canonical" href="https://example.com/a">', "url", ("https://example.com/a", "link canonical")),
        ('<meta property="og:url" content="https://example.com/a">', "url", ("https://example.com/a", "meta og:url")),
        ('<meta property="og:site_name" content="Gazette">', "publisher", ("Gazette", "meta og:site_name")),
        ('<meta name="author" content="Jane Roe">', "byline", ("Jane Roe", "meta author")),
        ("<p>By Jane Roe</p>", "byline", ("Jane Roe", "line en-by")),
        ("", "language", ("en", "text")),
    ],
)  # fmt: skip
def test_where_a_value_comes_from(
    reader: Reader, rules: PageRules, head: str, name: str, said: tuple[str, str]
) -> None:
    page = f"{head}<div><p>{FIRST}</p><p>It will open in the spring of the next year.</p></div>"
    assert facts(reader, rules, page)[name] == said


def test_linked_data(reader: Reader, rules: PageRules) -> None:
    data = (
        '{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, {"@type": "NewsArticle", '
        '"datePublished": "2024-07-15T23:30:00Z", "dateModified": "2024-07-16", '
        '"author": [{"name": "Jane Roe"}, {"name": "John Doe"}], "publisher": {"name": "Gazette"}}]}'
    )
    page = f'<script type="application/ld+json">{data}</script><p>{FIRST}</p>'
    found = facts(reader, rules, page)
    assert found["published"] == ("2024-07-15T23:30:00+00:00", "json-ld")
    assert found["modified"] == ("2024-07-16", "json-ld")
    assert found["byline"] == ("Jane Roe, John Doe", "json-ld")
    assert found["publisher"] == ("Gazette", "json-ld")


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        ("<p>입력 2024.07.15 오후 3:05</p>", "2024-07-15T15:05:00+09:00"),
        ("<p>입력 2024.07.15 오후 12:05</p>", "2024-07-15T12:05:00+09:00"),
        ("<p>기사입력 2024-07-15</p>", "2024-07-15"),
        ('<meta name="date" content="2024-07-14T23:30:00Z">', "2024-07-15T08:30:00+09:00"),
        ('<meta name="date" content="20240715093000">', "2024-07-15T09:30:00+09:00"),
    ],
)
def test_korean_papers_keep_korean_time(
    reader: Reader, rules: PageRules, head: str, moment: str
) -> None:
    found = make(reader, rules, f"{head}<div><p>{KOREAN}</p></div>")
    assert {fact.name: fact.value for fact in found.metadata}["published"] == moment
    assert found.article.published == "2024-07-15"


def test_a_day_that_stands_behind_its_label(reader: Reader, rules: PageRules) -> None:
    page = f"<dl><dt>입력 :</dt><dd>2024.07.15 09:30</dd></dl><div><p>{KOREAN}</p></div>"
    assert facts(reader, rules, page)["published"][0] == "2024-07-15T09:30:00+09:00"


def test_a_paper_registered_long_ago(reader: Reader, rules: PageRules) -> None:
    page = f"<div><p>{KOREAN}</p></div><p>등록일 2009.11.30 | 발행일 2009.12.01 | 발행인 홍길동</p>"
    assert make(reader, rules, page).article.published is None


def test_a_paper_is_no_writer(reader: Reader, rules: PageRules) -> None:
    head = '<meta property="og:site_name" content="Gazette"><meta name="author" content="Gazette">'
    assert "byline" not in facts(reader, rules, f"{head}<p>{FIRST}</p>")
    assert (
        facts(reader, rules, f"{head}<p>By Jane Roe</p><p>{FIRST}</p>")["byline"][0] == "Jane Roe"
    )


@pytest.mark.parametrize("tail", ["-Economy\u3163Gazette", " : Gazette", " | Economy | Gazette"])
def test_the_headline_of_linked_data_ends_the_title(
    reader: Reader, rules: PageRules, tail: str
) -> None:
    data = '{"@type": "NewsArticle", "headline": "A &quot;new&quot; plant"}'
    page = (
        f'<meta property="og:title" content="A &quot;new&quot; plant{tail}">'
        f'<script type="application/ld+json">{data}</script><p>{FIRST}</p>'
    )
    assert facts(reader, rules, page)["title"] == ('A "new" plant', "meta og:title")


def test_no_day_after_the_retrieval(reader: Reader, rules: PageRules) -> None:
    page = (
        '<meta name="date" content="2024-07-20"><time datetime="2024-07-15"></time>'
        f"<div><p>{FIRST}</p></div>"
    )
    late = facts(reader, rules, page, retrieved="2024-07-16T01:00:00Z")
    assert late["published"] == ("2024-07-15", "time")
    assert facts(reader, rules, page)["published"] == ("2024-07-20", "meta date")
    none = make(reader, rules, page, retrieved="2024-07-01")
    assert none.article.published is None
    assert none.article.warnings == ("published '2024-07-20' of the page is after its retrieval",)


def test_what_is_given_goes_first(reader: Reader, rules: PageRules) -> None:
    page = f"<h1>A new plant</h1><time datetime='2024-07-15'></time><p>{FIRST}</p>"
    found = facts(reader, rules, page, published="2024-01-02", title="Plant")
    assert found["published"] == ("2024-01-02", "given")
    assert found["title"] == ("Plant", "given")


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2024-07-15", "2024-07-15"),
        ("2024.7.5", "2024-07-05"),
        ("2024/07/15 09:30", "2024-07-15T09:30:00"),
        ("2024-07-15T09:30:15.123+0900", "2024-07-15T09:30:15+09:00"),
        ("202407150930", "2024-07-15T09:30:00"),
        ("Mon, 15 Jul 2024 09:30:00 GMT", "2024-07-15T09:30:00+00:00"),
        ("2024-13-01", None),
        ("2024-07-15T25:00", None),
        ("20240", None),
        ("soon", None),
    ],
)
def test_moments(said: str, moment: str | None) -> None:
    assert parse_moment(said, "en") == moment
