"""The page in a real browser. Every test also sees that the page asked for nothing and complained of nothing."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from selenium.webdriver.common.keys import Keys

from extractor.cli import commands
from review_page.conftest import Opened, decisions
from review_page.runs import ENGLISH, EVIL, KOREAN, QUIET, before, claims, document, mention, run

if TYPE_CHECKING:
    from pathlib import Path

    from review_page.driving import Browser

pytestmark = pytest.mark.slow
VALUE = '#cards .card:nth-of-type({}) [data-field*="{}"]'


@pytest.fixture
def three(opened: Opened) -> Browser:
    """Three articles, two with records; the first is read."""
    claimed = [claims(text, name) for name, text in (("en", ENGLISH), ("ko", KOREAN))]
    return opened(run(en=ENGLISH, ko=KOREAN, quiet=QUIET), *claimed)


def contents(page: Browser) -> list[str]:
    return page.texts("#contents .title")


def current(page: Browser) -> str:
    return page.one('#cards [aria-current="true"] [data-field*="amount"] bdi').text


def test_it_shows_the_articles_with_their_counts(three: Browser) -> None:
    assert contents(three) == [text.splitlines()[0] for text in (ENGLISH, KOREAN, QUIET)]
    assert three.texts("#contents .count") == ["2", "1", "0"]
    assert three.one("#counts").text == "3 articles · 3 records · 0 decided"


def test_it_shows_the_whole_text(three: Browser) -> None:
    shown = three.run("return document.querySelector('#text .body').textContent")
    assert "".join(shown.split()) == "".join(ENGLISH.split())


def test_what_is_named_has_a_line(three: Browser) -> None:
    named = three.run(
        "return [...document.querySelectorAll('.piece.named')].map(p => [p.textContent, p.style.backgroundImage])"
    )
    colours = dict(named)
    assert "--mark-company" in colours["Gaon Electronics"]
    assert "--mark-money" in colours["€300 million"]
    assert "--mark-country" in colours["Poland"]


def test_a_label_can_be_taken_away(three: Browser) -> None:
    three.click('.legend [data-label="COMPANY"]')
    assert "--mark-company" not in three.run(
        "return document.querySelector('#text .body').innerHTML"
    )
    assert "--mark-money" in three.run("return document.querySelector('#text .body').innerHTML")


@pytest.mark.parametrize(
    ("card", "field", "words"),
    [
        (1, "investors", "Gaon Electronics"),
        (1, "amount", "€300 million"),
        (1, "countries", "Poland"),
        (2, "recipients", "Daon Robotics"),
        (2, "amount", "$450 million"),
    ],
)
def test_a_field_lights_up_its_words(three: Browser, card: int, field: str, words: str) -> None:
    """Also behind characters that are two units of JavaScript's strings."""
    three.click(VALUE.format(card, field))
    assert words in three.lit()
    assert "🚀" not in three.lit()
    assert three.one(VALUE.format(card, field)).get_attribute("aria-pressed") == "true"


def test_a_field_far_below_is_scrolled_to(opened: Opened) -> None:
    far = f"A long story\n\n{'Nothing happened in the town that day.' * 20}\n\n" * 10
    page = opened(run(far=f"{far}Gaon Electronics will invest €300 million in Poland.\n"))
    page.click(VALUE.format(1, "amount"))
    inside = """
      const lit = document.querySelector('.piece.lit').getBoundingClientRect();
      const text = document.getElementById('text').getBoundingClientRect();
      return lit.top >= text.top && lit.bottom <= text.bottom;"""
    page.until(lambda: page.run(inside))


def test_the_evidence_of_the_chosen_record_has_a_ground(three: Browser) -> None:
    three.press("j")
    assert "Nuri Motors agreed to acquire Daon Robotics for $450 million" in three.lit("evidence")
    assert three.lit("of-record").count("Nuri Motors") == 1


def test_a_word_says_what_it_was_taken_for(three: Browser) -> None:
    for word in three.all(".piece.named"):
        if word.text == "€2 billion":
            word.click()
    assert "EUR" in three.one("#inspected").text
    assert "no record" in three.one("#inspected").text


def test_crossing_spans(opened: Opened) -> None:
    """Each piece has the lines of all that cover it, and no two lines lie on each other."""
    text = "🏭 North Sea Gas Fund paid"
    spans = [("COMPANY", 2, 15), ("PLACE", 8, 20), ("MONEY", 12, 15)]
    page = opened([document("a", text), *(mention("a", text, *span) for span in spans)])
    pieces = page.run(
        "return [...document.querySelectorAll('.piece')].map(p => [p.textContent, p.style.backgroundImage, p.style.backgroundPosition])"
    )
    marks = {"--mark-company": (2, 15), "--mark-place": (8, 20), "--mark-money": (12, 15)}
    start = 0
    for words, image, position in pieces:
        end = start + len(words)
        assert text[start:end] == words
        covering = {name for name, span in marks.items() if span[0] <= start and end <= span[1]}
        assert {name for name in marks if name in image} == covering
        places = position.split(", ") if covering else []
        assert len(set(places)) == len(covering)
        start = end
    assert start == len(text)


def test_any_spans_of_any_text(three: Browser) -> None:
    """The pieces of the page against a slow definition: every character lies in what covers it."""
    chance = random.Random(7)  # noqa: S311 - the same cases each time
    cases = [some_spans(chance) for _ in range(300)]
    script = """return arguments[0].map(([text, spans]) => {
      const points = new CodePoints(text), marks = levelled(spans.map((span, name) => ({ span, name })));
      return piecesOf(linesOf(points), marks, endsOf(spans)).flat().map(({ start, end, marks }) =>
        [start, points.slice(start, end), marks.map(({ name, level }) => [name, level])]);
    })"""
    for (text, spans), pieces in zip(
        cases, three.driver.execute_script(script, cases), strict=True
    ):
        seen: dict[int, set[int]] = {}
        for start, words, marks in pieces:
            assert text[start : start + len(words)] == words
            assert len({level for _, level in marks}) == len(marks)
            seen |= {
                place: {name for name, _ in marks} for place in range(start, start + len(words))
            }
        lines = [line for line in re.finditer(r"[^\n]+", text) if line[0].strip()]
        shown = [place for line in lines for place in range(*line.span())]
        covering = {
            place: {name for name, (start, end) in enumerate(spans) if start <= place < end}
            for place in shown
        }
        assert seen == covering


def some_spans(chance: random.Random) -> tuple[str, list[list[int]]]:
    text = "".join(chance.choices("ab 가🚀\n", k=chance.randint(1, 30)))
    places = [
        sorted(chance.choices(range(len(text) + 1), k=2)) for _ in range(chance.randint(0, 6))
    ]
    return text, [place for place in places if place[0] < place[1]]


def test_the_claims_behind_a_field(three: Browser) -> None:
    assert not three.all(".claims")
    three.click("#cards dd .why")
    assert "Gaon Electronics" in three.texts(".claims .won bdi")
    three.click("#cards dd .why")
    assert not three.all(".claims")
    three.click("#cards header .why")
    assert three.texts("#cards header .claims .won bdi") == ["Investment"]


@pytest.mark.parametrize(
    ("question", "answer", "left"),
    [
        ("kind", "acquisition", ["Gaon opens"]),
        ("country", "PL", ["Gaon opens", "가온전자"]),
        ("currency", "KRW", ["가온전자"]),
        ("status", "committed", ["Gaon opens", "가온전자"]),
    ],
)
def test_filters(three: Browser, question: str, answer: str, left: list[str]) -> None:
    three.click("#more summary")
    three.click(f'select[name="{question}"] option[value="{answer}"]')
    shown = contents(three)
    assert [title[:4] for title in shown] == [title[:4] for title in left]
    three.click('#filters [type="reset"]')
    assert len(contents(three)) == 3


def test_the_filter_of_companies(three: Browser) -> None:
    three.click("#more summary")
    three.one('input[name="company"]').send_keys("Nuri Motors")
    assert contents(three) == ["Gaon opens its purse in Poland"]
    assert three.texts("#cards .card .kind") == ["Acquisition"]
    assert "1 more not shown" in three.one("#cards .empty").text


def test_search_is_of_texts(three: Browser) -> None:
    three.press("/")
    three.press("museum")
    assert contents(three) == ["Nothing was spent"]
    three.press("zzz")
    assert contents(three) == []
    assert three.all("#contents.empty")


def test_records_by_key(three: Browser) -> None:
    """j and k go through the records of all articles, and stop at the ends."""
    seen = [current(three)]
    for _ in range(3):
        three.press("j")
        seen.append(current(three))
    assert seen == ["EUR 300m", "USD 450m", "EUR 300m", "EUR 300m"]
    assert three.one('#contents [aria-current="true"] .title').text.startswith("가온전자")
    three.press("k", "k", "k")
    assert three.one('#contents [aria-current="true"] .title').text.startswith("Gaon opens")


def test_keys_of_a_korean_keyboard(three: Browser) -> None:
    press = "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ㅓ', code: 'KeyJ', bubbles: true}))"
    three.run(f"document.body.tabIndex = 0; {press.replace('document.', 'document.body.', 1)}")
    assert current(three) == "USD 450m"


def test_letters_in_a_field_are_letters(three: Browser) -> None:
    three.press("e")
    three.press("jar", Keys.ESCAPE)
    assert current(three) == "EUR 300m"
    assert three.one("#cards textarea").get_attribute("value") == "jar"


def test_decisions_are_kept_and_downloaded(three: Browser) -> None:
    three.press("a", "j", "r", "e")
    three.press('a "note"\u2028', Keys.ESCAPE)
    three.until(lambda: three.one("#counts").text.endswith("2 decided"))
    assert three.texts("#contents .count") == ["2/2", "1", "0"]
    three.reload()
    three.until(lambda: three.one("#counts").text.endswith("2 decided"))
    three.click("#download")
    lines = decisions(three.downloaded("decisions.jsonl"))
    assert [line["document"]["id"] for line in lines] == ["en", "en"]
    assert [line["verdict"] for line in lines] == ["accept", "reject"]
    assert [line["note"] for line in lines] == [None, 'a "note"']
    assert all(line["type"] == "decision" for line in lines)
    judged = [line for line in run(en=ENGLISH) if line["type"] == "record"][1]
    assert lines[1]["record"] == judged["id"]
    assert lines[1]["says"] == {
        "kind": judged["kind"],
        "status": judged["status"],
        "investors": ["Nuri Motors"],
        "recipients": ["Daon Robotics"],
        "countries": [country["code"] for country in judged["countries"]],
        "amount": {
            "low": "450000000",
            "high": "450000000",
            "currency": "USD",
            "qualifier": "exact",
        },
    }


def test_a_decision_can_be_taken_back(three: Browser) -> None:
    three.press("a")
    assert three.one('#cards [data-judge="accept"]').get_attribute("aria-pressed") == "true"
    three.press("a")
    assert three.one("#counts").text.endswith("0 decided")
    assert not three.one("#download").is_enabled()


def test_what_has_changed_is_shown_alone(opened: Opened) -> None:
    """With what each field was; what is gone is shown, but not added up."""
    lines = run(en=ENGLISH)
    page = opened([*lines, *run(ko=KOREAN)], against=[*before(lines), *run(ko=KOREAN)])
    assert contents(page) == ["Gaon opens its purse in Poland"]
    assert page.texts("#cards .change") == ["changed", "new", "gone"]
    assert page.texts("#cards .old") == ["was Grant", "was EUR 300bn ÷1,000"]
    page.click('[data-view="sums"]')
    assert page.texts("#sums .currencies button small") == ["1", "1"]
    page.click('#changes input[name="changed"]')
    assert len(contents(page)) == 2


def test_diff_reads_the_decisions(opened: Opened, tmp_path: Path) -> None:
    """What was accepted on the page, and what is rightly gone, no longer fails a comparison."""
    lines = run(en=ENGLISH)
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    for file, written in ((old, before(lines)), (new, lines)):
        file.write_text("".join(f"{json.dumps(line)}\n" for line in written), encoding="utf-8")
    compared = ["diff", str(old), str(new)]
    assert CliRunner().invoke(commands, compared).exit_code == 1
    page = opened(lines, against=before(lines))
    page.press("a", "j", "a", "j", "r")
    page.click("#download")
    decided = page.downloaded("decisions.jsonl")
    done = CliRunner().invoke(commands, [*compared, "--decisions", str(decided)])
    assert done.exit_code == 0, done.output


def test_the_table(three: Browser) -> None:
    three.click('[data-view="table"]')
    assert len(three.all("#table tbody tr")) == 3
    three.click("#table th.amount button")
    assert three.texts("#table td.amount") == ["EUR 300m", "EUR 300m", "USD 450m"]
    three.all("#table tbody tr")[2].click()
    assert current(three) == "USD 450m"


def test_the_sums(three: Browser) -> None:
    """Each currency by itself; what the Korean article restates is not added."""
    three.click('[data-view="sums"]')
    assert [text.split()[0][:3] for text in three.texts("#sums .currencies button")] == [
        "EUR",
        "USD",
    ]
    assert three.texts("#sums .chart:first-child .of") == ["Poland"]
    assert three.texts("#sums .chart:first-child .sum") == ["600m"]
    assert three.all("#sums svg.line")


def test_the_korean_interface(three: Browser) -> None:
    three.click('[data-language="ko"]')
    assert three.run("return document.documentElement.lang") == "ko"
    assert three.one("#counts").text == "기사 3건 · 레코드 3건 · 판정 0건"
    assert current(three) == "EUR 3억"
    assert three.one(VALUE.format(1, "countries") + " bdi").text == "폴란드"
    three.reload()
    assert three.run("return document.documentElement.lang") == "ko"


def test_light_and_dark(opened: Opened) -> None:
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = opened(run(en=ENGLISH)).run(ground)
    page = opened(run(en=ENGLISH), scheme="dark")
    dark = page.run(ground)
    assert light != dark
    page.click("#theme")
    assert page.run(ground) == light


def test_a_phone(opened: Opened) -> None:
    """The list, then the article with its records; nothing is wider than the screen."""
    page = opened(run(en=ENGLISH, ko=KOREAN), width=390, height=844)
    assert not page.all("#text")
    page.click("#contents button")
    assert page.all("#text")
    assert page.all("#cards .card")
    assert not page.all("#contents")
    page.click("#back")
    for view in ("article", "table", "sums"):
        page.click(f'#views [data-view="{view}"]')
        assert page.run("return document.documentElement.scrollWidth") <= 390


def test_markup_is_text(opened: Opened) -> None:
    """Nothing of an article runs, loads or becomes an element, wherever it stands."""
    text = f"{EVIL}\n\nGaon Electronics will invest €300 million in {EVIL} Poland.\u2028\n"
    lines = run(en=text)
    identity = f'"{EVIL}"'
    known = {"id": identity, "title": EVIL, "source": EVIL, "url": "javascript:window.pwned=1"}
    for line in lines:
        if line["type"] == "document":
            line.update(known)
        else:
            line["document"] = {"id": identity}
        if line["type"] == "record":
            line.update(kind=EVIL, status=EVIL, id=EVIL, sectors=[EVIL], rules=[EVIL])
            line["investors"][0].update(name=EVIL, type=EVIL)
        if line["type"] == "mention":
            line.update(label=EVIL, rule=EVIL)
    explained = {**json.loads(claims(text, "en")), "document": identity}
    for amount in explained["amounts"]:
        amount["record"] = EVIL
        for claim in amount["claims"]:
            claim.update(says=EVIL, text=EVIL)
    page = opened(lines, json.dumps(explained))
    for button in page.all("#cards .why"):
        button.click()
    assert EVIL in page.texts(".claims bdi")
    page.press("a", "e")
    page.press(EVIL, Keys.ESCAPE)
    for view in ("table", "sums", "article"):
        page.click(f'#views [data-view="{view}"]')
    page.click("#more summary")
    page.click(".piece.named")
    page.click('[data-language="ko"]')
    assert page.run("return window.pwned") is None
    assert not page.run(
        "return document.querySelectorAll('img, iframe, [onerror], a[href^=javascript]').length"
    )
    assert EVIL in page.one("#text h2").text
    assert EVIL in page.texts("#cards .kind")


def test_the_policy_holds(opened: Opened) -> None:
    """What somebody might still bring in is refused: the page complains, and nothing runs."""
    page = opened(run(en=ENGLISH))
    page.run(
        """
        const script = document.createElement('script');
        script.append('window.pwned = 1');
        document.body.append(script);
        try { document.body.innerHTML = '<b>markup</b>'; } catch (error) { window.refused = true; }
        const image = document.createElement('img');
        image.src = 'https://example.invalid/a.png';
        document.body.append(image);
        """
    )
    assert page.run("return [window.pwned, window.refused]") == [None, True]
    assert any("Content Security Policy" in said for said in page.complaints())
    assert "https://example.invalid/a.png" not in page.requests()


def test_a_long_list_is_drawn_as_it_is_scrolled(opened: Opened) -> None:
    page = opened(run(**{f"a{number:03}": ENGLISH for number in range(120)}))
    rows = "return document.getElementById('contents').childElementCount"
    assert page.run(rows) == 50
    page.run("const list = document.getElementById('contents'); list.scrollTop = list.scrollHeight")
    page.until(lambda: page.run(rows) == 100)
    page.run("chooseRecord(RECORDS.at(-1))")
    assert page.run(rows) == 120
    assert page.one('#contents [aria-current="true"] .where').text == "a119"


def test_many_rows_come_in_parts(opened: Opened) -> None:
    lines = run(**{f"a{number}": ENGLISH for number in range(110)})
    page = opened(lines)
    page.click('[data-view="table"]')
    assert len(page.all("#table tbody tr")) == 200
    page.click("#table > .quiet")
    assert len(page.all("#table tbody tr")) == 220
