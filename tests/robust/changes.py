"""Changes of a text that leave its records as they are, and what a record says, to compare."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from extractor.types import Money, Name, Span
from extractor.writing import record_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from extractor.pipeline import Result


class Swap(NamedTuple):
    """A currency, and the words for it that stand in place of another's."""

    code: str
    words: Mapping[str, str]


NEUTRAL = {
    "en": "The weather stayed fine on the day, and the hall was full.",
    "ko": "이날 날씨는 맑았고 행사장은 붐볐다.",
}
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
# Names by form: in place of the first word, or the first two syllables, of a listed name stands one of these.
_INVENTED = {
    "en": ("Zelkova", "Tarnby", "Orvik", "Quenby", "Doonan", "Halden", "Verrin", "Ystad"),
    "ko": ("가온", "누리", "다온", "라온", "마루", "한울", "아름", "새롬"),
}
_HANGUL = re.compile("[가-힣]")
# By language and currency: how it is written, and what of the same form is put in place of it.
_SWAPS: Mapping[str, Mapping[str, tuple[Swap, ...]]] = {
    "en": {
        "EUR": (Swap("GBP", {"€": "£", "euros": "pounds", "euro": "pound", "EUR": "GBP"}),),
        "GBP": (Swap("EUR", {"£": "€", "pounds": "euros", "pound": "euro", "GBP": "EUR"}),),
        "USD": (
            Swap("EUR", {"US$": "€", "$": "€", "dollars": "euros", "dollar": "euro", "USD": "EUR"}),
            Swap("GBP", {"US$": "£", "$": "£", "dollars": "pounds", "dollar": "pound"}),
        ),
        "SEK": (Swap("NOK", {"SEK": "NOK"}),),
        "NOK": (Swap("SEK", {"NOK": "SEK"}),),
        "PLN": (Swap("CZK", {"PLN": "CZK", "zlotys": "korunas", "zloty": "koruna"}),),
    },
    "ko": {
        "USD": (Swap("EUR", {"미국 달러": "유로", "달러": "유로", "$": "€"}),),
        "EUR": (Swap("THB", {"유로": "바트"}), Swap("USD", {"유로": "달러", "€": "$"})),
        "KRW": (Swap("JPY", {"원": "엔"}),),
        "CNY": (Swap("JPY", {"위안": "엔"}),),
    },
}


def wrapped(text: str) -> str:
    """Each line broken between words at 72 columns, as mail programs do."""
    return "\n".join(
        textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


FORMS: Mapping[str, Callable[[str, str], str]] = {
    "NFD": lambda text, _: unicodedata.normalize("NFD", text),
    "CRLF": lambda text, _: text.replace("\n", "\r\n"),
    "straight quotes": lambda text, _: text.translate(_STRAIGHT),
    "wrapped": lambda text, _: wrapped(text),
    "blank lines": lambda text, _: text.replace("\n", "\n\n"),
    "a sentence more": lambda text, language: f"{text.rstrip()}\n\n{NEUTRAL[language]}\n",
}


def said(
    result: Result,
    names: Mapping[str, str] | None = None,
    currencies: Mapping[str, str] | None = None,
) -> list[tuple[Any, ...]]:
    """What the records say without their places; ``names`` and ``currencies`` are written as their values."""
    lines = map(record_line, result.records)
    return sorted((_said(line, names or {}, currencies or {}) for line in lines), key=repr)


def sides(result: Result) -> list[tuple[Any, ...]]:
    """The same without the status, which a headline or a second sentence may tell otherwise; names in small letters."""
    return [
        (kind, *(tuple(map(str.casefold, names)) for names in parties), countries, money)
        for kind, _, *parties, countries, money in said(result)
    ]


def _said(
    line: dict[str, Any], names: Mapping[str, str], currencies: Mapping[str, str]
) -> tuple[Any, ...]:
    parties = (
        tuple(sorted(_named(party, names) for party in line[side]))
        for side in ("investors", "recipients")
    )
    amount = line["amount"]
    code = amount["currency"]
    money = (amount["low"], amount["high"], currencies.get(code, code))
    countries = tuple(country["code"] for country in line["countries"])
    return (line["kind"], line["status"], *parties, countries, money)


def _named(party: dict[str, Any], names: Mapping[str, str]) -> str:
    forms = [party["name"], *(span["text"] for span in party["spans"])]
    found = next((names[form] for form in forms if form in names), party["name"])
    return " ".join(unicodedata.normalize("NFC", found).split())


def listed(result: Result) -> dict[str, str]:
    """Each listed company of the article, with an invented name of the same form that is not in it.

    Left out are words that are also everyday ones, names with a word of small letters, those that end
    a longer word of the article, and companies with several names: that these are of one company, the
    list alone says.
    """
    text = result.article.text
    forms: dict[str, dict[str, None]] = {}
    for m in result.mentions:
        if isinstance(m.value, Name) and m.value.type == "company" and m.value.listed:
            forms.setdefault(m.value.name, {})[text[m.start : m.end]] = None
    single = [form for name in forms.values() if len(name) == 1 for form in name]
    single = [form for form in single if not any(word.islower() for word in form.split())]
    single = [form for form in single if not re.search(rf"\w{re.escape(form)}", text)]
    weak = {text[m.start : m.end] for m in result.mentions if getattr(m.value, "weak", False)}
    stems = {code: [s for s in known if s not in text] for code, known in _INVENTED.items()}
    return {form: invented(form, n, stems) for n, form in enumerate(single) if form not in weak}


def invented(name: str, number: int = 0, stems: Mapping[str, Sequence[str]] = _INVENTED) -> str:
    """An invented name of the same form.

    >>> invented("Toyota Motor"), invented("삼성전자"), invented("KT"), invented("Nokia", 1)
    ('Zelkova Motor', '가온전자', 'ZKT', 'Tarnby')
    """
    if _HANGUL.search(name):
        end = name[2:] or ("람" if _closed(name[-1]) else "나")
        return stems["ko"][number % len(stems["ko"])] + end
    if name.isupper():
        return f"Z{name}"
    return " ".join([stems["en"][number % len(stems["en"])], *name.split(" ")[1:]])


def _closed(syllable: str) -> bool:
    """Whether a syllable ends in a consonant, which the particle behind it shows."""
    return (ord(syllable) - 0xAC00) % 28 > 0


def replaced(text: str, names: Mapping[str, str]) -> str:
    """The text with each name written as its value, the longest first."""
    if not names:
        return text
    found = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return found.sub(lambda match: names[match[0]], text)


def in_another_currency(raw: str, result: Result) -> Iterator[tuple[str, dict[str, str]]]:
    """For each currency of a text: the text with another one in its place, and the two codes.

    The other one is none that the text has. A currency whose sums are not all written with a word or
    sign for it is left out.
    """
    sums = [(m.span, m.value.currency) for m in result.mentions if _is_money(m.value)]
    codes = {code for _, code in sums}
    for old, swaps in _SWAPS[result.article.language].items():
        new = next((swap for swap in swaps if swap.code not in codes), None)
        if old in codes and new:
            quotes = [result.article.quote(span) for span, code in sums if code == old]
            spans = [Span(quote.raw_start, quote.raw_end) for quote in quotes]
            changed = [_reworded(raw[span.start : span.end], new.words) for span in spans]
            if all(changed):
                yield _put(raw, spans, changed), {old: new.code}


def _is_money(value: object) -> TypeGuard[Money]:
    return isinstance(value, Money)


def _reworded(words: str, by: Mapping[str, str]) -> str:
    """The words of a sum in the other currency; empty where they have none of the old one."""
    bounded = [rf"(?<![A-Za-z]){re.escape(word)}(?![a-z])" for word in sorted(by, key=len)[::-1]]
    changed, count = re.subn("|".join(bounded), lambda match: by[match[0]], words)
    return changed if count else ""


def _put(text: str, spans: Sequence[Span], words: Sequence[str]) -> str:
    """The text with words in place of its spans."""
    for (start, end), new in zip(reversed(spans), reversed(words), strict=True):
        text = text[:start] + new + text[end:]
    return text
