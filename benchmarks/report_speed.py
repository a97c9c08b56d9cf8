"""How fast long reports are printed, beside a bare reportlab of the same table.

    python -m benchmarks.report_speed [--rows 3300] [--rounds 3]

Both print one long table with Chinese and Latin text, dates and wrapped cells in the same widths
and font, with a repeated head; only ours also has page head and foot, page x of y, bookmarks and
metadata. Fonts are loaded beforehand. Target: at most 1.3 times the time per page, aim 1.0.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable
from io import BytesIO

from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from benchmarks.pairs import Pair
from stdcommittee.base.messages import CHINESE
from stdcommittee.reports.pdf import fonts
from stdcommittee.reports.pdf.blocks.columns import Column
from stdcommittee.reports.pdf.blocks.texts import Caption
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.pdf.frame import About
from stdcommittee.reports.pdf.lines import set_text
from stdcommittee.reports.pdf.styles import BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TOP, WIDTH

WIDTHS = (28.0, 84.0, 132.0, 52.0, 52.0, WIDTH - 348.0)
HEADS = ("行", "标准编号", "名称", "发布", "到期", "处置意见")
TOPICS = ("地理信息", "空间数据", "测绘成果", "遥感影像", "位置服务", "元数据", "质量评价")
NOTES = (
    "采纳",
    "部分采纳，术语按 GB/T 17694 统一后改写第 {n} 章",
    "未采纳。理由：与 ISO 19115-1:2014 的技术内容不一致，且会改变既有数据的语义",
    "修改后采纳：增加表 {n}，删去原注 2",
)


def rows(count: int) -> list[tuple[str, ...]]:
    """Return invented rows of which about half have a cell that wraps."""
    made: list[tuple[str, ...]] = []
    for n in range(1, count + 1):
        topic, other = TOPICS[n % 7], TOPICS[(n // 7) % 7]
        made.append(
            (
                str(n),
                f"GB/T {17000 + n}.{n % 9 + 1}—20{n % 25:02d}",
                f"{topic} {other}数据产品规范 第 {n % 12 + 1} 部分：总则 (version {n})",
                f"20{n % 25:02d}-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
                f"2026-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
                NOTES[n % 4].format(n=n),
            )
        )
    return made


def ours(data: list[tuple[str, ...]]) -> bytes:
    """Print the rows with the report's own table."""
    about = About(
        title="标准化工作报告",
        number="SAC/TC 999 自监〔2026〕1 号",
        language=CHINESE,
        issued=dt.date(2026, 6, 11),
        stamp="数据截至 2026-06-10 18:00:00",
        digest="0123456789abcdef" * 4,
    )
    columns = [Column(head, width) for head, width in zip(HEADS, WIDTHS, strict=True)]
    document = Document(about).heading("一、清单")
    return document.table(columns, data, Caption("表 1", "清单"), records=True).render().data


def bare(data: list[tuple[str, ...]]) -> bytes:
    """Print the rows with reportlab's Table and Paragraph."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = ParagraphStyle("cell", fontName="Bare", fontSize=8.2, leading=12.4, wordWrap="CJK")
    cells = [[Paragraph(cell, style) for cell in row] for row in [HEADS, *data]]
    table = Table(cells, colWidths=list(WIDTHS), repeatRows=1)
    table.setStyle(
        [
            ("LINEABOVE", (0, 0), (-1, 0), 1, "black"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, "grey"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 3.65),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.65),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    target = BytesIO()
    template = SimpleDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        leftMargin=LEFT - 6,
        rightMargin=PAGE_WIDTH - LEFT - WIDTH - 6,
        topMargin=PAGE_HEIGHT - TOP - 6,
        bottomMargin=BOTTOM - 6,
    )
    template.build([table])
    return target.getvalue()


def measured(
    name: str,
    make: Callable[[list[tuple[str, ...]]], bytes],
    data: list[tuple[str, ...]],
    rounds: int,
) -> float:
    """Print pages per second and return the seconds per page of the best round."""
    best, written = float("inf"), b""
    for _ in range(rounds):
        set_text.cache_clear()
        start = time.perf_counter()
        written = make(data)
        best = min(best, time.perf_counter() - start)
    pages = len(PdfDocument(written))
    print(
        f"{name:24} {pages:4} pages  {best:6.2f} s  {pages / best:7.1f} pages/s"
        f"  {len(written) / 1024:7.0f} KiB"
    )
    return best / pages


def measure(count: int = 3300, rounds: int = 3) -> list[Pair]:
    """Print the same rows both ways; seconds per page are compared."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    shipped = fonts.font("NotoSerifSC-Regular")
    pdfmetrics.registerFont(_plain("Bare", shipped.face.filename, TTFont))
    data = rows(count)
    theirs = measured("bare reportlab", bare, data, rounds)
    mine = measured("stdcommittee report", ours, data, rounds)
    return [Pair("200-page report, per page", "bare platypus of the table", mine, theirs, 1.3, 1)]


def main() -> None:
    """Measure both and print the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=3300)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    for pair in measure(given.rows, given.rounds):
        print(pair)


def _plain(name: str, path: str, kind: Callable[[str, str], object]) -> object:
    """Return reportlab's own font, under a face name that is not the shipped font's."""
    made = kind(name, path)
    face = vars(made)["face"]
    face.name = b"Bare"
    return made


if __name__ == "__main__":
    main()
