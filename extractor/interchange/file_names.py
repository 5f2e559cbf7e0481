"""Names of files for documents, whose ids may be paths and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 100


def file_names(identities: Iterable[str]) -> dict[str, str]:
    """A file name, without ending, for each id: the same for the same ids in the same order.

    >>> file_names(["en/a.txt", "en_a.txt", "https://news.example/1?p=2", ".."])
    {'en/a.txt': 'en_a.txt', 'en_a.txt': 'en_a.txt-2', 'https://news.example/1?p=2': 'https_news.example_1_p_2', '..': 'document'}
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for identity in identities:
        short = re.sub(r"[^\w.-]+", "_", identity).strip("._")[-_LONGEST:] or "document"
        name, number = short, 1
        while name.lower() in taken:
            number += 1
            name = f"{short}-{number}"
        taken.add(name.lower())
        names[identity] = name
    return names
