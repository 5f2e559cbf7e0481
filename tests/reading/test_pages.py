"""HTML pages: the body, the headline, the day, and the way back to the page."""

import contextlib
import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.reading import PageRules, Reader
from extractor.reading.page import clean_page
from extractor.types import Article

FIRST = "The firm is to invest $3 million in a plant near the harbour."
SECOND = "It will hire 200 people from the town by the end of the year."


def body(article: Article) -> str:
    return article.text[article.title_span.end :].strip() if article.title_span else article.text


def quoted(article: Article, page: str, words: str) -> str:
    start = article.text.index(words)
    return page[slice(*article.offsets.to_raw(start, start + len(words)))]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<p>{FIRST}</p><p>{SECOND}</p>", f"{FIRST}\n\n{SECOND}"),
        (f"<P>{FIRST}<P>{SECOND}", f"{FIRST}\n\n{SECOND}"),
        (f"{FIRST}<br>{SECOND}", f"{FIRST}\n{SECOND}"),
        (f"{FIRST}<br><br/>\n{SECOND}", f"{FIRST}\n\n{SECOND}"),
        (f"<div>{FIRST}<div>{SECOND}</div></div>", f"{FIRST}\n\n{SECOND}"),
        (f"<p>{FIRST[:8]}<b>{FIRST[8:]}</b></p>", FIRST),
        (f"<p>{FIRST}<!-- no --><script>x</script> {SECOND}</p>", f"{FIRST} {SECOND}"),
        (f"<p>  {FIRST}&nbsp;\n{SECOND} </p>", f"{FIRST} {SECOND}"),
        (f"<p>{FIRST}</p><style>p {{}}</style><!-- <p>no</p> -->", FIRST),
        (f'<p title="a > b">{FIRST}</p>', FIRST),
        (f'<p title=a"b>{FIRST}</p><p id="x">{SECOND}</p>', f"{FIRST}\n\n{SECOND}"),
        (f"<p>{FIRST}</p><p>{SECOND} 1 < 2 & 3</p>", f"{FIRST}\n\n{SECOND} 1 < 2 & 3"),
        (f"<p>{FIRST}</p><nav>Home</nav><footer>{SECOND}</footer>", FIRST),
        (f"<p>{FIRST}</p><figure><figcaption>{SECOND}</figcaption></figure>", FIRST),
        (f"<p>{FIRST}</p><div class='share-box'>Send it to a friend.</div>", FIRST),
        (f"<p>{FIRST}</p><p>By Jane Roe</p><p>© 2024 Gazette</p>", FIRST),
        (f"<p>{FIRST}</p><ul><li><a href=x>Another story of the day</a></ul>", FIRST),
        (
            f"<p>{FIRST} {SECOND} {FIRST} {SECOND}</p><h3>Most read</h3><p>{SECOND}</p>",
            f"{FIRST} {SECOND} {FIRST} {SECOND}",
        ),
        (f"<form><p>{FIRST}</p><p>{SECOND}</p></form>", f"{FIRST}\n\n{SECOND}"),
        (f"<p>{FIRST}</p><script>if (a < b) '<p>'", FIRST),
        (f"<p>{FIRST}</p><svg><p>{SECOND}</p>", f"{FIRST}\n\n{SECOND}"),
    ],
)
def test_bodies(english: Reader, inner: str, text: str) -> None:
    page = f"<html><body><h1>A new plant</h1><div>{inner}</div></body></html>"
    article = english.read_html(page, "a")
    assert (article.title, body(article)) == ("A new plant", text)


def test_the_article_and_not_what_is_around_it(english: Reader) -> None:
    teasers = "".join(f"<li><a href=x>{SECOND}</a><p>Short.</p></li>" for _ in range(9))
    page = (
        f"<body><header><p>Welcome to the Gazette, friend.</p></header><ul>{teasers}</ul>"
        f"<main><article><p>{FIRST}</p><p>{SECOND}</p></article><aside>{FIRST}</aside></main>"
        f"<div><div><p>We use cookies to make this site better.</p></div></div>"
    )
    assert english.read_html(page, "a").text == f"{FIRST}\n\n{SECOND}"


def test_every_quote_leads_to_the_page(english: Reader) -> None:
    page = f"<h1>A new plant</h1><p>Roe &amp; Sons&#8217; <b>firm</b> is\n  to\ninvest.</p><p>{FIRST}</p>"
    article = english.read_html(page, "a")
    assert quoted(article, page, "Roe & Sons’") == "Roe &amp; Sons&#8217;"
    assert quoted(article, page, "&") == "&amp;"
    assert quoted(article, page, "is to invest") == "is\n  to\ninvest"
    assert quoted(article, page, "A new plant") == "A new plant"
    assert quoted(article, page, "firm is") == "firm</b> is"


@pytest.mark.parametrize(
    ("head", "title", "quote"),
    [
        ("<title>A new plant | The Gazette</title>", "A new plant", "A new plant"),
        (
            "<title>A new plant - The Gazette</title><h1>A new plant</h1>",
            "A new plant",
            "A new plant",
        ),
        (
            '<meta property="og:title" content="Roe &amp; Sons build">',
            "Roe & Sons build",
            "Roe &amp; Sons build",
        ),
        ("<title>The Gazette</title><h1>A new plant</h1>", "A new plant", "A new plant"),
        ("<h1>A <i>new</i> plant</h1>", "A new plant", "A <i>new</i> plant"),
    ],
)
def test_headlines(english: Reader, head: str, title: str, quote: str) -> None:
    page = f"{head}<p>{FIRST}</p><p>{SECOND}</p>"
    article = english.read_html(page, "a")
    assert (article.title, body(article)) == (title, f"{FIRST}\n\n{SECOND}")
    assert quoted(article, page, title) == quote


def test_a_page_without_a_headline(english: Reader) -> None:
    article = english.read_html(f"<p>{FIRST}</p>", "a")
    assert (article.title, article.title_span, article.text) == (None, None, FIRST)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<p>Published: 15 July 2024</p>", "2024-07-15"),
        ("<p>입력 2024.07.15 09:30</p>", "2024-07-15"),
        ('<meta property="article:published_time" content="2024-07-15T09:30+09:00">', "2024-07-15"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-07-15"}]}</script>',
            "2024-07-15",
        ),
        (
            '<script type="application/ld+json">{broken</script><time datetime="2024-07-15">',
            "2024-07-15",
        ),
        ('<meta name="date" content="soon"><time datetime="2024-07-15">', "2024-07-15"),
        ("<p>Updated 15 July 2024</p>", None),
        ("", None),
    ],
)
def test_days(english: Reader, head: str, day: str | None) -> None:
    assert (
        english.read_html(f"{head}<div><p>{FIRST}</p><p>{SECOND}</p></div>", "a").published == day
    )


def test_a_bad_day_of_a_page_is_a_warning(english: Reader) -> None:
    article = english.read_html(f'<meta name="date" content="soon"><p>{FIRST}</p>', "a")
    assert article.warnings == ("published 'soon' of the page is no date",)


def test_address_and_language(reader: Reader) -> None:
    page = f'<html lang="ko-KR"><link rel="canonical" href="https://example.com/a"><p>{"1234 5678. " * 4}</p>'
    article = reader.read_html(page, "a")
    assert (article.url, article.language) == ("https://example.com/a", "ko")


def test_what_was_removed_is_told(rules: PageRules) -> None:
    page = f"<div><p>{FIRST}</p><p>© 2024 Gazette</p><p>{SECOND}</p></div>"
    (removed,) = clean_page(page, rules, "a").removed()
    assert (removed.text, removed.rule) == ("© 2024 Gazette", "drop.copyright")
    assert page[removed.start : removed.end] == removed.text


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "has no article text"),
        ("words alone", "has no article text"),
        ("<html><script>var a = 1</script></html>", "has no article text"),
        ("<div>" * 200_000, "nested more than 2000 elements deep"),
        (f"<p>{FIRST}" + "<b>" * 200_000, "nested more than 2000 elements deep"),
        (" " * 20_000_001, "more than 20000000 characters"),
    ],
)
def test_pages_that_cannot_be_read(rules: PageRules, page: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        clean_page(page, rules, "a")


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!--",
        "<!",
        '<a b="',
        "<a b='x\">",
        "<svg>",
        "<script>",
        "</p>",
        "<p>x",
        "<li>x",
        "<a b=c ",
        "&",
        "&#",
        "<h1>x</h1>",
        "<title>",
        " ",
        "<br>",
        "<p =",
        '<p "',
    ],
)
def test_broken_pages_take_linear_time(rules: PageRules, piece: str) -> None:
    started = time.process_time()
    with contextlib.suppress(InputError):
        clean_page(f"<p>{FIRST}</p>" + piece * 50_000, rules, "a")
    assert time.process_time() - started < 20


WORDS = st.lists(
    st.sampled_from(
        [
            "firm",
            "&amp;",
            "&nbsp;",
            "R&D",
            "&#8364;3",
            "&lt;",
            "공장",
            " ",
            "\n",
            "\t ",
            "&reg",
            "<b>",
            "</b>",
            "<!-- c -->",
            "&#xD55C;",
            "&bogus;",
            "<br>",
        ]
    ),
    max_size=12,
)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_every_piece_is_what_the_page_says(rules: PageRules, paragraphs: list[list[str]]) -> None:
    inner = "".join(f"<p>{' '.join(words)} {FIRST}</p>" for words in paragraphs)
    page = f"<h1>A &quot;new&quot; plant</h1><div>{inner}</div>"
    clean = clean_page(page, rules, "a")
    at = 0
    for start, end, raw_start, raw_end in clean.offsets.pieces:
        said = html.unescape(page[raw_start:raw_end])
        assert " ".join(said.split()) == " ".join(clean.text[start:end].split())
        assert clean.text[at:start].strip("\n") == ""
        assert (end - start == raw_end - raw_start) is (
            said == page[raw_start:raw_end]
        ) or said.isspace()
        at = end
    assert at == len(clean.text)
