import pytest

from extractor.reading import Defaults, LanguageProfile, PageRules, Reader, load_page_rules
from extractor.rules import rule_path

RULES = rule_path()
PROFILES = (
    LanguageProfile("ko", "[\uac00-\ud7a3]", frozenset()),
    LanguageProfile(
        "en",
        "[A-Za-z]",
        frozenset(
            ["the", "of", "and", "to", "in", "a", "for", "on", "is", "by", "from", "its", "will"]
        ),
    ),
)


@pytest.fixture(scope="session")
def rules() -> PageRules:
    return load_page_rules(RULES)


@pytest.fixture(scope="session")
def reader(rules: PageRules) -> Reader:
    return Reader(PROFILES, rules)


@pytest.fixture(scope="session")
def english(rules: PageRules) -> Reader:
    return Reader(PROFILES, rules, Defaults(language="en"))
