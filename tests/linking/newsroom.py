"""Two hundred made articles about sixty deals, as several papers would tell them, in two languages.

The same firms make several deals, and different firms the same sum. A deal is told by wire copies with
small changes, by papers in their own words, with a rounded or a converted sum, sometimes a wrong one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

FIRMS = (
    *(("Gaon Electronics", "가온전자"), ("Nuri Steel", "누리제철"), ("Daon Chemical", "다온화학")),
    *(
        ("Raon Motors", "라온모터스"),
        ("Maru Energy", "마루에너지"),
        ("Bareum Semiconductor", "바름반도체"),
    ),
    *(("Saebom Bio", "새봄바이오"), ("Areum Foods", "아름식품"), ("Jinsol Logistics", "진솔물류")),
    *(
        ("Chorok Power", "초록전력"),
        ("Haneul Aerospace", "하늘항공우주"),
        ("Byeol Networks", "별네트웍스"),
    ),
)
STARTUPS = (
    *(
        ("Modu Robotics", "모두로보틱스"),
        ("Sarang Health", "사랑헬스케어"),
        ("Pureun AI", "푸른에이아이"),
    ),
    *(
        ("Onnuri Software", "온누리소프트"),
        ("Dalbit Games", "달빛게임즈"),
        ("Iseul Therapeutics", "이슬테라퓨틱스"),
    ),
)
COUNTRIES = (
    *(("Poland", "폴란드"), ("Vietnam", "베트남"), ("Chile", "칠레"), ("Hungary", "헝가리")),
    *(
        ("Indonesia", "인도네시아"),
        ("Mexico", "멕시코"),
        ("Portugal", "포르투갈"),
        ("India", "인도"),
    ),
)
PLANTS = (
    *(
        ("a battery plant", "배터리 공장"),
        ("a data center", "데이터센터"),
        ("a steel mill", "제철소"),
    ),
    *(
        ("a chip factory", "반도체 공장"),
        ("a wind farm", "풍력발전 단지"),
        ("a research center", "연구센터"),
    ),
)
CURRENCIES = (("USD", "${}", "달러", 1350), ("EUR", "€{}", "유로", 1480))
ENGLISH_FILLING = (
    "Analysts had expected a decision before the end of the quarter.",
    "The company did not say how many people would work there.",
    "Local officials welcomed the news at a briefing.",
    "The move follows months of talks between both sides.",
    "Demand in the region has grown quickly over the past years.",
    "A spokesperson declined to comment on further plans.",
    "Rivals have been looking for similar sites nearby.",
    "Permits are still needed from the environment agency.",
    "The board approved the step at a meeting on Monday.",
    "Shares of the group were little changed in early trading.",
    "Engineers will begin to survey the ground next month.",
    "Trade unions called for talks about working hours.",
)
KOREAN_FILLING = (
    "업계에서는 이번 분기 안에 결정이 날 것으로 내다봤다.",
    "회사 측은 고용 규모를 밝히지 않았다.",
    "지역 관계자들은 설명회에서 환영의 뜻을 나타냈다.",
    "양측은 여러 달 동안 협의를 이어 왔다.",
    "이 지역의 수요는 최근 빠르게 늘고 있다.",
    "관계자는 추가 계획에 대해 말을 아꼈다.",
    "경쟁사들도 인근에서 부지를 찾고 있는 것으로 알려졌다.",
    "환경 당국의 허가 절차가 남아 있다.",
    "이사회는 월요일 회의에서 안건을 승인했다.",
    "주가는 장 초반 보합세를 보였다.",
    "기술진은 다음 달 지반 조사에 들어간다.",
    "노동조합은 근무 시간에 대한 협의를 요구했다.",
)


class Deal(NamedTuple):
    """A deal: who (names in both languages) gives whom or where, how much in millions, and when."""

    kind: str
    giver: tuple[str, str]
    taker: tuple[str, str]
    country: tuple[str, str]
    plant: tuple[str, str]
    millions: int
    currency: tuple[str, str, str, int]
    day: date


@dataclass(frozen=True)
class Story:
    """An article: the number of its deal, its day, its language and its text."""

    deal: int
    day: date
    language: str
    text: str


def deals(chance: random.Random, number: int) -> list[Deal]:
    """The deals; a firm that makes several makes them in other months or other countries."""
    found = []
    for n in range(number):
        kind = ("investment", "investment", "acquisition", "funding")[n % 4]
        taker = STARTUPS[n // 4 % len(STARTUPS)] if kind != "investment" else ("", "")
        millions = chance.choice(
            [30, 50, 80, 100, 120, 150, 200, 250, 300, 450, 470, 650, 820, 1350]
        )
        found.append(
            Deal(
                kind,
                FIRMS[n * 5 % len(FIRMS)],
                taker,
                COUNTRIES[(n * 3 + n // 12) % len(COUNTRIES)],
                PLANTS[chance.randrange(len(PLANTS))],
                millions,
                CURRENCIES[chance.randrange(len(CURRENCIES))],
                date(2025, 1, 6) + timedelta(days=chance.randrange(300)),
            )
        )
    return found


def stories(seed: int = 17, number: int = 200, of: int = 60) -> list[Story]:
    """The articles, in the order of their days."""
    chance = random.Random(seed)  # noqa: S311 - made articles
    told = list(enumerate(deals(chance, of)))
    # Each deal once, then more of them, some of many papers.
    drawn = told + [chance.choice(told[: of - of // 6]) for _ in range(number - of)]
    found: list[Story] = []
    for n, deal in sorted(drawn, key=lambda pair: pair[0]):
        earlier = [story for story in found if story.deal == n]
        if earlier and chance.random() < 0.3:
            found.append(_copy(chance, chance.choice(earlier)))
        else:
            found.append(_told(chance, n, deal))
    return sorted(found, key=lambda story: (story.day, story.text))


def _copy(chance: random.Random, story: Story) -> Story:
    """A wire copy: a sentence less, one more in front or behind."""
    lines = story.text.split("\n\n")
    filling = ENGLISH_FILLING if story.language == "en" else KOREAN_FILLING
    lines[-1] = f"{lines[-1]} {chance.choice(filling)}"
    day = story.day + timedelta(days=chance.randrange(2))
    return Story(story.deal, day, story.language, "\n\n".join(lines))


def _told(chance: random.Random, number: int, deal: Deal) -> Story:
    korean = chance.random() < 0.5
    millions = deal.millions
    if chance.random() < 0.04:
        millions *= 10  # a paper that has it wrong
    elif chance.random() < 0.15 and millions > 100:
        millions = round(millions, -1)
    tell = _korean if korean else _english
    text = tell(chance, deal, millions)
    day = deal.day + timedelta(days=chance.randrange(4))
    return Story(number, day, "ko" if korean else "en", text)


def _english(chance: random.Random, deal: Deal, millions: int) -> str:
    figure = f"{millions / 1000:g} billion" if millions >= 1000 else f"{millions} million"
    sum_ = deal.currency[1].format(figure)
    if chance.random() < 0.3:
        sum_ += f" ({deal.currency[3] * millions / 1000:.0f} billion won)"
    giver, taker, where, plant = deal.giver[0], deal.taker[0], deal.country[0], deal.plant[0]
    ways = {
        "investment": (
            f"{giver} will invest {sum_} in {plant} in {where}, the company said.",
            f"{giver} plans to invest {sum_} to build {plant} in {where}.",
            f"{giver} said on Tuesday it would spend {sum_} on {plant} in {where}.",
        ),
        "acquisition": (
            f"{giver} has agreed to buy {taker} for {sum_}.",
            f"{giver} will acquire {taker} in a deal worth {sum_}.",
            f"{giver} said it is buying {taker} for {sum_} in cash.",
        ),
        "funding": (
            f"{taker} has raised {sum_} in a Series B round led by {giver}.",
            f"{taker} raised {sum_} from {giver}.",
            f"{giver} has invested {sum_} in {taker}.",
        ),
    }
    filling = chance.sample(ENGLISH_FILLING, 6)
    head = f"News from {giver}"
    lead = chance.choice(ways[deal.kind])
    return f"{head}\n\n{lead} {' '.join(filling[:3])}\n\n{' '.join(filling[3:])}"


def _korean(chance: random.Random, deal: Deal, millions: int) -> str:
    hundreds, rest = divmod(millions, 100)
    figure = (f"{hundreds}억" if hundreds else "") + (f"{rest * 100}만" if rest else "")
    sum_ = f"{figure} {deal.currency[2]}"
    if chance.random() < 0.5:
        sum_ += f"(약 {deal.currency[3] * millions // 100}억 원)"
    giver, taker, where, plant = deal.giver[1], deal.taker[1], deal.country[1], deal.plant[1]
    topic = "은" if (ord(giver[-1]) - 0xAC00) % 28 else "는"
    of_taker = "을" if (ord(taker[-1:] or "가") - 0xAC00) % 28 else "를"
    taker_topic = "은" if (ord(taker[-1:] or "가") - 0xAC00) % 28 else "는"
    ways = {
        "investment": (
            f"{giver}{topic} {where}에 {sum_}를 투자해 {plant}를 짓기로 했다고 밝혔다.",
            f"{giver}{topic} {where} {plant}에 {sum_}를 투자한다.",
            f"{giver}{topic} {where}에 {sum_}를 들여 {plant}를 건설할 계획이다.",
        ),
        "acquisition": (
            f"{giver}{topic} {taker}{of_taker} {sum_}에 인수하기로 했다고 밝혔다.",
            f"{giver}{topic} {taker}{of_taker} {sum_}에 인수한다.",
        ),
        "funding": (
            f"{taker}{taker_topic} {giver}로부터 {sum_} 규모의 시리즈B 투자를 유치했다.",
            f"{giver}{topic} {taker}에 {sum_}를 투자했다.",
        ),
    }
    filling = chance.sample(KOREAN_FILLING, 6)
    lead = chance.choice(ways[deal.kind])
    return f"{giver} 소식\n\n{lead} {' '.join(filling[:3])}\n\n{' '.join(filling[3:])}"
