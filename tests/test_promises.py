"""What the program promises of every input: exact spans, the same bytes, no crash, linear time."""

import json
import time
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.pipeline import Extractor, Result
from extractor.types import Article
from extractor.writing import mention_line, record_line

WORDS = (
    *(
        "가온전자는",
        "폴란드에",
        "3억 유로를",
        "(약 4000억 원)",
        "투자한다고",
        "밝혔다.",
        "지난 5월",
        "2년간",
        "각각",
    ),
    *(
        "이 중",
        "매출 5조원",
        "수십억 달러",
        "누리벤처스로부터",
        "시리즈B",
        "유치했다",
        "\n\n",
        "“",
        "”",
        "㈜한빛",
        "美",
    ),
    *(
        "Gaon Electronics",
        "will invest",
        "€300 million",
        "($3.2 billion)",
        "in Poland",
        "by 2030,",
        "Inc.",
        "each",
    ),
    *(
        "agreed to buy",
        "for $1.2bn",
        "of which",
        "Rs 400 crore",
        "a $300-million plant",
        "(",
        ")",
        "'s",
        "—",
        "\r\n",
        "\t",
    ),
)


@cache
def extractor() -> Extractor:
    return Extractor()


def extract(text: str, language: str) -> Result:
    return extractor().extract(Article("x", text, language, published="2024-07-15"))


def quotes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value] if "raw_start" in value else [q for v in value.values() for q in quotes(v)]
    return [q for v in value for q in quotes(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("language", ["ko", "en"])
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_exact_quotes(language: str, text: str) -> None:
    result = extract(text, language)
    lines = [record_line(r) for r in result.records]
    lines += [mention_line(result.article, m) for m in result.mentions]
    for quote in quotes(json.loads(json.dumps(lines))):
        assert text[quote["start"] : quote["end"]] == quote["text"]
        assert quote["text"]


@pytest.mark.parametrize("language", ["ko", "en"])
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_mentions_are_one_layer(language: str, text: str) -> None:
    mentions = extract(text, language).mentions
    for before, after in pairwise(mentions):
        assert before.end <= after.start


@pytest.mark.parametrize("language", ["ko", "en"])
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_every_value_names_a_rule(language: str, text: str) -> None:
    for record in extract(text, language).records:
        assert record.rules
        assert record.amount is not None
        fields = (record.investors, record.recipients, record.countries, record.places)
        assert all(part.spans for parts in fields for part in parts)


@pytest.mark.parametrize("language", ["ko", "en"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_a_record_has_an_id_of_its_own(language: str, text: str) -> None:
    ids = [record.id for record in extract(text, language).records]
    assert len(set(ids)) == len(ids)


PROBES: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "7" * n,
    "digits with commas": lambda n: "1,234," * (n // 6),
    "scales": lambda n: "3억 " * (n // 3),
    "a table": lambda n: "12.5 | 3,400 | 7% | 1.2bn | 300\n" * (n // 32),
    "names": lambda n: "Alder Point Energy, " * (n // 20),
    "names in Korean": lambda n: "가온전자, 누리바이오, " * (n // 13),
    "one long word": lambda n: "가" * n,
    "capitals": lambda n: "A" * n,
    "brackets": lambda n: "(" * n,
    "amounts": lambda n: "Gaon will invest $3bn, " * (n // 23),
    "amounts in Korean": lambda n: "가온은 독일에 3억 유로, " * (n // 15),
    "sums in one sentence": lambda n: "Gaon will invest $3 million" + ", €4 million" * (n // 13),
    "names in one sentence": lambda n: "Gaon gave $3m to " + "Nuri Steel and " * (n // 15),
    "brackets in one sentence": lambda n: "Gaon will invest ($3 million) " + "(2.5%) " * (n // 7),
    "dates in one sentence": lambda n: "Gaon will invest $3m by " + "May 4, 2027 and " * (n // 16),
    "sums in one Korean sentence": lambda n: "가온은 " + "3억 유로, " * (n // 7) + "를 투자한다.",
    "names in one Korean sentence": lambda n: (
        "가온은 " + "㈜누리, " * (n // 5) + "에 3억 원을 투자한다."
    ),
    "dates in one Korean sentence": lambda n: (
        "가온은 " + "2027년 5월 4일, " * (n // 13) + "투자한다."
    ),
    "rupees": lambda n: "in India Rs 400 crore. " * (n // 23),
}


def _fastest(text: str, language: str) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        extract(text, language)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("probe", PROBES)
def test_work_grows_with_the_text(probe: str, language: str) -> None:
    """Four times the text takes at most six times the work.

    Tiny times are noise, and a busy machine may spoil a measurement: quadratic work is sixteen
    times as much at every try.
    """
    make, small = PROBES[probe], 5_000
    assert any(_ratio(make, small, language) <= 6 for _ in range(5))


def _ratio(make: Callable[[int], str], small: int, language: str) -> float:
    once = max(_fastest(make(small), language), 0.01)
    return _fastest(make(4 * small), language) / once
