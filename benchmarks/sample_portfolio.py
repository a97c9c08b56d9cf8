"""An invented portfolio of any size, in the columns of the ISO lists."""

from __future__ import annotations

import csv
import random
from pathlib import Path

COLUMNS = (
    "reference",
    "title_en",
    "title_zh",
    "doctype",
    "stage",
    "substage",
    "published",
    "edition",
    "committee",
    "ics",
    "project_number",
    "relations",
)
_TOPICS = (
    ("Metadata", "元数据"),
    ("Data quality", "数据质量"),
    ("Spatial schema", "空间模式"),
    ("Observations and measurements", "观测与测量"),
    ("Addressing", "地址"),
    ("Positioning services", "定位服务"),
    ("Land administration", "土地管理"),
    ("Geodetic references", "大地测量参照"),
)
ROWS = 61_623


def rows(count: int = ROWS) -> list[list[str]]:
    """Return invented standards, the same every time; one in ten replaces an earlier edition."""
    dice = random.Random(211)
    made = []
    for n in range(count):
        en, zh = _TOPICS[n % len(_TOPICS)]
        number, part, year = 10_000 + n // 9, n % 9 + 1, dice.randint(1998, 2025)
        made.append(
            [
                f"ISO {number}-{part}:{year}",
                f"Geographic information - {en} - Part {part}: Rules for case {n}",
                f"地理信息 {zh} 第{part}部分：第{n}类情形的规则",
                "international-standard",
                "60",
                "60",
                f"{year}-{dice.randint(1, 12):02d}",
                str(dice.randint(1, 4)),
                f"ISO/TC {dice.randint(1, 320)}",
                "35.240.70",
                str(100_000 + n),
                f"obsoletes:ISO {number}-{part}:{year - 7}" if n % 10 == 0 else "",
            ]
        )
    return made


def write(path: Path, data: list[list[str]]) -> Path:
    """Write the rows as a csv file."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([list(COLUMNS), *data])
    return path
