"""Pages whose body lives only in a script, in whatever form, with the place of each character."""

import json

import pytest

from extractor.errors import InputError
from extractor.reading import PageRules, Reader
from extractor.reading.page import clean_page

LINES = (
    'The firm is to invest "$3 million" in a plant near the harbour.',
    "Where the money goes",
    "It will hire 200 people & more from the town by the end of the year.",
)
HTML = "".join(f"<p>{line.replace('&', '&amp;')}</p>" for line in LINES)
ENTITIES = HTML.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
STORY = {"headline": "A new plant", "blocks": [{"kind": "text", "text": line} for line in LINES]}
FEED = {"items": [{"headline": f"Story {n}", "text": f"{LINES[2]} " * 3} for n in range(9)]}


def quote(said: str) -> str:
    return json.dumps(said, ensure_ascii=False)


@pytest.mark.parametrize(
    "script",
    [
        f'<script type="application/json">{json.dumps(STORY)}</script>',
        f"<script>window.data = {json.dumps(STORY)};</script>",
        f"<script>var a=1,story={json.dumps({'html': HTML})};run(story)</script>",
        f"<script>render({quote(HTML)})</script>",
        f"<script>render('x', {quote(ENTITIES)});</script>",
        f"<script>$('#a').html({json.dumps(HTML).replace('<', chr(92) + 'u003c')})</script>",
        f"<script>data = JSON.parse({quote(json.dumps(STORY))})</script>",
        f"<script>push([1, {quote('7:' + json.dumps(STORY))}])</script>",
        f"<script>story = {{headline: 'A new plant', text: `{HTML}`}}</script>",
        f"<script>story = {{text: {quote(chr(10).join(LINES))}}}</script>",
        f"<script>feed = {json.dumps(FEED)}; page = {json.dumps(STORY)}</script>",
        f"<script>feed = {json.dumps(FEED)}; page = {json.dumps({'a': [{'b': STORY}]})}</script>",
    ],
    ids=range(12),
)
def test_bodies(english: Reader, script: str) -> None:
    page = f"<html><title>A new plant</title><body><div id=app></div>{script}</body></html>"
    article = english.read_html(page, "a")
    assert article.text == "\n\n".join(["A new plant", *LINES])
    start = article.text.index("hire 200")
    assert page[slice(*article.offsets.to_raw(start, start + 8))] == "hire 200"
    mark = article.text.index("&")
    raw = page[slice(*article.offsets.to_raw(mark, mark + 1))]
    assert raw.lower().replace("\\u0026", "&") in {"&", "&amp;", "&amp;amp;"}


def test_a_letter_behind_an_escape(english: Reader) -> None:
    line = "그 회사는 공장에 투자한다고 밝혔다. " * 6
    page = f"<h1>가온</h1><script>x = {json.dumps({'body': line})}</script>"
    article = english.read_html(page, "a")
    start = article.text.index("공장")
    assert page[slice(*article.offsets.to_raw(start, start + 2))] == json.dumps("공장")[1:-1]


def test_a_page_with_a_body_is_not_read_from_its_scripts(rules: PageRules) -> None:
    body = f"{LINES[0]} {LINES[2]} " * 3
    page = f"<p>{body}</p><script>feed = {json.dumps(FEED)}</script>"
    assert clean_page(page, rules, "a").text == body.strip()


@pytest.mark.parametrize(
    "script",
    [
        "x = 'short.'",
        f"x = {json.dumps({'url': 'https://example.com/' * 30})}",
        "if (a < b) {",
        "'",
    ],
)
def test_scripts_without_an_article(rules: PageRules, script: str) -> None:
    with pytest.raises(InputError, match="has no article text"):
        clean_page(f"<script>{script}</script>", rules, "a")
