"""Search as you type over 61,623 standards, Chinese and English, beside a bare FTS5 query.

python -m benchmarks.search_words
"""

from __future__ import annotations

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pairs import Pair, timed
from benchmarks.sample_portfolio import rows, write
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import create_workspace
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.search import query

TYPED = (
    "元",
    "元数据",
    "地理信息 质量",
    "规则",
    "geo",
    "metadata",
    "ISO 10234",
    "posit serv",
    "第77类",
)
LIMIT = 50


def measure() -> list[Pair]:
    """Time the words one after another; the ratio is of the medians, the slowest is printed."""
    ours: list[float] = []
    floor: list[float] = []
    with TemporaryDirectory() as scratch:
        source = write(Path(scratch) / "portfolio.csv", rows())
        session = create_workspace(Path(scratch) / "w.stdc")
        carry_out(session, plan_import(session, source))
        with session.reading() as reader:
            for words in TYPED * 5:
                match = query(words)
                floor.append(
                    timed(
                        lambda match=match: reader.raw.execute(  # type: ignore[misc]
                            f"SELECT rowid FROM search WHERE search MATCH ? LIMIT {LIMIT}",
                            (match,),
                        ).fetchall()
                    )
                )
                floor[-1] += timed(
                    lambda match=match: reader.raw.execute(  # type: ignore[misc]
                        "SELECT count(*) FROM search WHERE search MATCH ?", (match,)
                    ).fetchall()
                )
                ours.append(timed(lambda words=words: _search(reader, words)))  # type: ignore[misc]
        session.close()
    slowest = max(ours) * 1000
    return [
        Pair(
            f"search as you type (slowest {slowest:.0f} ms, must < 50)",
            "bare FTS5 query and count",
            statistics.median(ours),
            statistics.median(floor),
            3,
            1.5,
        )
    ]


def _search(reader: Reader, words: str) -> object:
    return reader.search(words, (kind_of(Standard),), LIMIT)


if __name__ == "__main__":
    for pair in measure():
        print(pair)
