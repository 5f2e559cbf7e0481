"""A store of a few made articles, read in two runs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extractor.pipeline import Extractor
from extractor.writing.store.sink import StoreFormat

if TYPE_CHECKING:
    from pathlib import Path

FIRST = {
    "plant": "Gaon Electronics will invest €300 million in a battery plant in Poland.",
    "ko": "가온전자는 폴란드에 5000만 유로를 투자하기로 했다고 밝혔다. 삼성전자 관계자는 말을 아꼈다.",
    "chile": "Nuri Steel will invest $20 million in a smelter in Chile.",
    "scrapped": "Daon Motors scrapped its plan to invest $900 million in Chile.",
}
SECOND = {"plant": FIRST["plant"].replace("€300", "€350"), "chile": "Nuri Steel was silent."}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "news.db"
    extractor = Extractor()
    for texts in (FIRST, SECOND):
        sink = StoreFormat().open(path)
        for name, text in texts.items():
            result = extractor.extract_text(text, published="2025-03-04")
            document = replace(result.article, id=name, title=name)
            records = tuple(
                replace(r, document=replace(r.document, id=name), id=f"rec_{name}{n}")
                for n, r in enumerate(result.records)
            )
            sink.write(StoreFormat().shape(replace(result, article=document, records=records)))
        sink.fail(
            {"source": "x", "stage": "read", "code": "empty", "message": "is empty", "mend": ""}
        )
        sink.close({"read": len(texts), "failed": 1})
    return path
