"""Every form of an amount, read through the whole command: value, currency, qualifier and span of the record."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from typing import Any

import pytest

CARRIERS = {
    "en": "Gaon Foods will invest {} in a plant in Poland.",
    "ko": "가온전자는 폴란드 공장에 {}을 투자한다고 밝혔다.",
}
# The amount as the sentence has it, and what the record has to say: currency, low, high, qualifier. Words of a
# qualifier that stand outside the quoted amount are in brackets.
FORMS = {
    "en": """
        $13 009 million          | USD 13009000000
        12 500 000 euros         | EUR 12500000
        SEK 3 400 million        | SEK 3400000000
        €2,5 million             | EUR 2500000
        EUR 1.250.000            | EUR 1250000
        1 1/2 billion dollars    | USD 1500000000
        2-1/2 billion dollars    | USD 2500000000
        $2 1/2 billion           | USD 2500000000
        three-quarters of a billion dollars | USD 750000000
        half-a-billion dollars   | USD 500000000
        two point five billion euros | EUR 2500000000
        zero point eight billion dollars | USD 800000000
        $20-plus million         | USD 20000000 more_than
        $20+ million             | USD 20000000 more_than
        $20M+                    | USD 20000000 more_than
        $A20 million             | AUD 20000000
        $90million               | USD 90000000
        42 MYR million           | MYR 42000000
        MUSD 42                  | USD 42000000
        twenty MUSD              | USD 20000000
        [between ]$10 million and $20 million | USD 10000000 20000000 range
        from 10 to 20 million dollars | USD 10000000 20000000 range
        three to four million US dollars | USD 3000000 4000000 range
        $5-7 million             | USD 5000000 7000000 range
        quarter of a billion pounds | GBP 250000000
        7 million Lebanese Pounds | LBP 7000000
        Rs 12,34,567             | INR 1234567
        Rs 900 crore             | INR 9000000000
        five lakh crore rupees   | INR 5000000000000
        [up to ]$300 million     | USD 300000000 at_most
        [about ]$300 million     | USD 300000000 approx
        [at least ]€1.2bn        | EUR 1200000000 at_least
        tens of billions of yen  | JPY 20000000000 99000000000 multiple
        C $ 16.4 million         | CAD 16400000
        ₩400 billion             | KRW 400000000000
    """,
    "ko": """
        3조5000억여원            | KRW 3500000000000 more_than
        3조 5천 억원             | KRW 3500000000000
        1조 2000여억원           | KRW 1200000000000 more_than
        2 조 4 천 억 원          | KRW 2400000000000
        9만 4천 달러             | USD 94000
        50만 9375달러            | USD 509375
        1만 2천 345 달러         | USD 12345
        1억 미국 달러            | USD 100000000
        美 달러 5억              | USD 500000000
        유로화 5억               | EUR 500000000
        3~4천억원                | KRW 300000000000 400000000000 range
        3000억에서 4000억원      | KRW 300000000000 400000000000 range
        1조2천~1조3천억원        | KRW 1200000000000 1300000000000 range
        1조 2천∼3천억원          | KRW 1200000000000 1300000000000 range
        3점5조원                 | KRW 3500000000000
        3조원+α                  | KRW 3000000000000 at_least
        3조원 플러스알파         | KRW 3000000000000 at_least
        3 500 000 000원          | KRW 3500000000
        삼천오백억 원            | KRW 350000000000
        천4백만 유로             | EUR 14000000
        수십억 달러              | USD 2000000000 9900000000 multiple
        약 5억 홍콩 달러         | HKD 500000000 approx
        최대 5억 크로나          | SEK 500000000 at_most
        5억 유로 이상            | EUR 500000000 at_least
        500억원대                | KRW 50000000000 approx
        $3억                     | USD 300000000
        €2.5조                   | EUR 2500000000000
        2조 3천억                | KRW 2300000000000
    """,
}


def rows(language: str) -> list[tuple[str, list[str]]]:
    lines = (line.split("|") for line in FORMS[language].strip().splitlines())
    return [(amount.strip(), wanted.split()) for amount, wanted in lines]


@cache
def found(language: str) -> dict[str, list[dict[str, Any]]]:
    """The records of every form, by one run of the command."""
    given = "\n".join(
        json.dumps({"id": form, "text": sentence(language, form), "language": language})
        for form, _ in rows(language)
    )
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "run", "--from", "jsonl", "-"],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    records: dict[str, list[dict[str, Any]]] = {form: [] for form, _ in rows(language)}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        records[record["document"]["id"]].append(record)
    return records


def sentence(language: str, form: str) -> str:
    return CARRIERS[language].format(form.replace("[", "").replace("]", ""))


@pytest.mark.parametrize(
    ("language", "form", "wanted"),
    [pytest.param(code, *row, id=row[0]) for code in FORMS for row in rows(code)],
)
def test_an_amount_comes_out_as_it_was_written(language: str, form: str, wanted: list[str]) -> None:
    (record,) = found(language)[form]
    amount, (span,) = record["amount"], record["amount"]["spans"]
    currency, low, *rest = wanted
    high = rest[0] if rest and rest[0].isdigit() else low
    qualifier = rest[-1] if rest and not rest[-1].isdigit() else "exact"
    assert (amount["currency"], amount["low"], amount["high"]) == (currency, low, high)
    assert amount["qualifier"] == qualifier
    assert span["text"] == form.rpartition("]")[2]
    assert sentence(language, form)[span["start"] : span["end"]] == span["text"]
    assert record["equivalents"] == []
