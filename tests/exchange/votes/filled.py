"""Voting sheets as members send them back: every make of box, every habit of filling in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

from tests.builders.word import NAMES, document, paragraphs, row, run, table

WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
FIVE = (
    "赞成",
    "赞成，有建议或意见",
    "不赞成，如采纳建议或意见改为赞成",
    "弃权",
    "不赞成",
)
NOTE = "注：①只可划一个勾，划两个勾者无效。②回函没有意见的，按赞成票计；未说明理由的不赞成票按弃权票计。"


def boxes(ticked: str = "", sign: str = "√", options: tuple[str, ...] = FIVE) -> str:
    """The five votes on lines of their own, one of them ticked in its box."""
    return "\n".join(f"{sign if option == ticked else '□'}{option}" for option in options)


def sheet_body(**said: Any) -> str:
    """A 函审单 as a table; keywords replace its parts."""
    part = {
        "head": "送审稿函审单",
        "number": "",
        "title": "地理信息 观测、测量与样本",
        "plan": "20251187-T-334",
        "votes": boxes("赞成"),
        "reason": "",
        "unit": "某单位02",
        "name": "委员02",
        "date": "2026年6月8日",
        "note": "注：只可划一个勾，划两个勾者无效。",
        **said,
    }
    rows: list[Any] = [
        ("标准名称", part["title"], "计划编号", part["plan"]),
        ("起草单位", "某研究院", "函审单总数", "29"),
        ("发出日期", "2026年6月4日", "投票截止日期", "2026年6月18日"),
        ("投票意见", part["votes"]),
        ("建议或意见和理由：", part["reason"]),
        ("审查单位", part["unit"], "委员签名", part["name"]),
        ("日期", part["date"]),
    ]
    return (
        paragraphs(part["head"])
        + (paragraphs(f"编号：{part['number']}") if part["number"] else "")
        + table(rows)
        + (paragraphs(part["note"]) if part["note"] else "")
    )


def docx(path: Path, *bodies: str, header: str = "") -> Path:
    """A Word document of some sheets, one a page."""
    content = BREAK.join(bodies)
    made = document(content, {"default": paragraphs(header)} if header else None)
    path.write_bytes(made.replace(b"", b""))
    return path


def raw_docx(path: Path, body: str) -> Path:
    """A Word document of ready markup, which may use the names of Word 2010."""
    made = document(body)
    import io
    import zipfile

    source = zipfile.ZipFile(io.BytesIO(made))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                names = f'{NAMES} xmlns:w14="{WORD_2010}"'.encode()
                data = data.replace(NAMES.encode(), names, 1)
            target.writestr(name, data)
    path.write_bytes(stream.getvalue())
    return path


def control(label: str, *, checked: bool, sign: str = "") -> str:
    """A content-control checkbox before its label; `sign` is what it shows."""
    shown = sign or ("☒" if checked else "☐")
    return (
        f'<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(checked)}"/>'
        f"</w14:checkbox></w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
        f"{run(label)}</w:p>"
    )


def field(label: str, *, checked: bool | None, default: bool = False) -> str:
    """A checkbox field of a protected form before its label."""
    state = "" if checked is None else f'<w:checked w:val="{int(checked)}"/>'
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
        f'<w:default w:val="{int(default)}"/>{state}</w:checkBox></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(label)}</w:p>'
    )


def symbol(label: str, font: str, code: str) -> str:
    """A sign of a symbol font before its label."""
    return f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>{run(label)}</w:p>'


def typed(label: str, font: str, sign: str) -> str:
    """A letter set in a symbol font before its label."""
    return (
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        f"<w:t>{sign}</w:t></w:r>{run(label)}</w:p>"
    )


def xlsx(path: Path, *sheets: list[list[str]]) -> Path:
    """A workbook of some sheets."""
    with xlsxwriter.Workbook(path) as book:
        for number, rows in enumerate(sheets, 1):
            sheet = book.add_worksheet(f"S{number}")
            for at, cells in enumerate(rows):
                sheet.write_row(at, 0, cells)
    return path


def grid(**said: Any) -> list[list[str]]:
    """A 投票单 on a worksheet, the votes in a row with the ticks below."""
    part = {"name": "委员02", "unit": "某单位02", "date": "2026-06-08", "reason": "", **said}
    ticks = part.get("ticks", ("√", "", ""))
    return [
        ["投票单"],
        ["计划编号", "20251187-T-334", "草案名称", "地理信息 观测、测量与样本"],
        ["同意报批", "不同意报批", "弃权"],
        list(ticks),
        ["意见和理由", part["reason"]],
        ["姓名", part["name"], "单位", part["unit"]],
        ["日期", part["date"]],
    ]


__all__ = [
    "BREAK",
    "FIVE",
    "NOTE",
    "boxes",
    "control",
    "docx",
    "field",
    "grid",
    "raw_docx",
    "row",
    "sheet_body",
    "symbol",
    "typed",
    "xlsx",
]
