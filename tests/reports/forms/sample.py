"""A form with everything that a form may have."""

from __future__ import annotations

import datetime as dt

from stdcommittee.reports.forms.model import (
    Cell,
    Choices,
    Form,
    Grid,
    Heading,
    Paragraph,
    Row,
    Sheet,
    Tick,
    Title,
    facts,
    heads,
    label,
    rows_of,
    signatures,
    value,
)

DAY = dt.date(2026, 6, 11)


def blocks(rows: int = 3) -> tuple[Title | Heading | Paragraph | Grid, ...]:
    """One block of each kind; the list has so many rows."""
    joined = Grid(
        (20, 30, 50),
        (
            Row((label("照片", down=2), value("委员01"), value("某研究院 <&>"))),
            Row((value("下一行"), Cell((Choices((Tick("赞成", ticked=True), Tick("弃权"))),)))),
            Row((value("宽", span=3),), least=40.0),
        ),
    )
    listed = rows_of([(str(n), f"条目{n}") for n in range(1, rows + 1)])
    return (
        Title("示例表", "第二行", mark="表号：B1-V2"),
        facts([("标准名称", "地理信息 观测、测量与样本 很长的名称"), ("编号", "1"), ("日期", "2")]),
        joined,
        Heading("一、名单"),
        Grid((10, 90), (heads("序号", "内容"), *listed)),
        Paragraph("说明的第一句。", indent=True),
        signatures([("计票人（签名）：", "委员02")], "日期："),
    )


def form(language: str = "zh", sheets: int = 1, rows: int = 3) -> Form:
    """A form of some sheets."""
    made = tuple(Sheet(blocks(rows), f"B1-V{n}") for n in range(1, sheets + 1))
    return Form(
        title="示例表", language=language, day=DAY, sheets=made, author="某单位", digest="ab12"
    )
