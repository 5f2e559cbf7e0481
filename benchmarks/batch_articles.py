"""Makes articles for the benchmark of batches: Korean and English, as many as asked for, from a seed."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FIRMS = (
    "Norvale",
    "Castellane",
    "Pinewyck",
    "Halden",
    "Brightmoor",
    "Sorrel",
    "Tavistone",
    "Quillan",
)
_KINDS = ("Works", "Energy", "Motors", "Systems", "Foods", "Pharma")
_PLACES = ("Ohio", "Poland", "Vietnam", "Portugal", "Hungary", "Texas", "India", "Sweden")
_CURRENCIES = ("$", "€", "£")
_KOREAN_FIRMS = (
    "가온전자",
    "누리바이오",
    "다온에너지",
    "라온화학",
    "마루건설",
    "새솔모빌리티",
    "하람제약",
)
_KOREAN_PLACES = ("폴란드", "베트남", "미국 오하이오주", "헝가리", "인도", "스웨덴")
_DEALS = (
    "{firm} will invest {sum} in a plant in {place} over the next {n} years, it said on Tuesday.",
    "{firm} agreed to buy {other} for {sum}, the companies said in a statement.",
    "{firm} raised {sum} in a funding round led by {other}, it said.",
    "{firm} has won a contract worth {sum} from {other} for a project in {place}.",
)
_FILLERS = (
    "The market for such goods has grown for {n} years, and analysts expect more of it.",
    "Shares of the company rose {n}% in the morning and gave up part of it later in the day.",
    "“We see a lot of demand here,” a spokesman said, and declined to give figures.",
    "The town has {n},000 inhabitants and hopes for jobs, its mayor told reporters.",
    "Revenue last year was {sum}, a little more than in the year before.",
)
_KOREAN_DEALS = (
    "{firm}는 {place}에 {n}억 달러를 투자해 공장을 짓기로 했다고 밝혔다.",
    "{firm}은 {other}를 {n}00억원에 인수하기로 했다고 공시했다.",
    "{firm}이 {other} 등으로부터 {n}0억원 규모의 투자를 유치했다.",
    "{firm}은 {place}에서 {n}억 유로 규모의 공급 계약을 수주했다고 밝혔다.",
)
_KOREAN_FILLERS = (
    "업계에서는 앞으로 {n}년 동안 수요가 꾸준히 늘어날 것으로 보고 있다.",
    "회사 관계자는 “현지 수요에 빠르게 대응하겠다”고 말했다.",
    "지난해 매출은 {n}00억원으로 전년보다 {n}% 늘었다.",
    "이날 주가는 장 초반 {n}% 올랐다가 상승 폭을 줄였다.",
)


def articles(count: int, seed: int = 17) -> Iterator[dict[str, str]]:
    """JSON lines' fields of so many articles, every second one Korean; one in three tells of no deal."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    for number in range(count):
        write = _korean if number % 2 else _english
        title, text = write(dice, deal=number % 3 > 0)
        day = f"2024-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        yield {
            "id": f"a{number:06}",
            "published": day,
            "title": title,
            "text": f"{title}\n\n{text}",
        }


def write_articles(path: Path, count: int) -> None:
    """The articles as a file of JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        for article in articles(count):
            stream.write(json.dumps(article, ensure_ascii=False) + "\n")


def _english(dice: random.Random, *, deal: bool) -> tuple[str, str]:
    firm, other = (f"{dice.choice(_FIRMS)} {dice.choice(_KINDS)}" for _ in range(2))
    words = {"firm": firm, "other": other, "place": dice.choice(_PLACES), "n": dice.randint(2, 90)}
    words["sum"] = f"{dice.choice(_CURRENCIES)}{dice.randint(2, 900)} million"
    return f"{firm} looks abroad", _text(dice, _DEALS, _FILLERS, words, deal=deal)


def _korean(dice: random.Random, *, deal: bool) -> tuple[str, str]:
    firm, other = dice.choice(_KOREAN_FIRMS), dice.choice(_KOREAN_FIRMS)
    words = {"firm": firm, "other": other, "place": dice.choice(_KOREAN_PLACES)}
    said: dict[str, object] = {**words, "n": dice.randint(2, 90)}
    return f"{firm}, 해외로 눈 돌린다", _text(dice, _KOREAN_DEALS, _KOREAN_FILLERS, said, deal=deal)


def _text(
    dice: random.Random,
    deals: tuple[str, ...],
    fillers: tuple[str, ...],
    words: dict[str, object],
    *,
    deal: bool,
) -> str:
    told = [dice.choice(deals)] if deal else []
    told += [dice.choice(fillers) for _ in range(dice.randint(4, 16))]
    sentences = [sentence.format(**words) for sentence in told]
    paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    return "\n\n".join(paragraphs)
