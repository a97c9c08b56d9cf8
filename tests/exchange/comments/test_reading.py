from __future__ import annotations

import io
import random
import zipfile

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.exchange.comments.collation import collate
from stdcommittee.exchange.comments.commentform import write_comment_form
from stdcommittee.exchange.comments.reading import read_comment_file
from tests.builders.packages import package
from tests.builders.word import cell, first_of_merged, form, merged_with_above, row, spanning

ROWS = [
    (
        "CN-001",
        "3",
        "4.10",
        "Table 1",
        "te",
        "第一条意见 & more\nsecond line",
        "Reword.",
        "Accepted",
    ),
    row([first_of_merged("FR-2"), *[cell("Ed/te")] * 6, spanning("x", 2)]),
    row([merged_with_above(), *[cell("")] * 7]),
    ("", "", "", "", "", "", "", ""),
]
GOOD = form(ROWS)
TOKENS = (
    "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:p>", "</w:p>", '<w:gridSpan w:val="99999"/>',
    "<w:vMerge/>", '<w:gridSpan w:val="-3"/>', "<w:tbl>", "<w:sdt>", "&#0;", "&nope;", "\x00", "]]>",
    '<w:sym w:char="zzzz"/>', "<!DOCTYPE x>", '<w:hMerge w:val="continue"/>', "<w:del/>", "<!-- -->",
)  # fmt: skip


def check(data: bytes) -> None:
    """A file is read with every row accounted for, or refused in words; nothing else."""
    try:
        found = read_comment_file(data, "mutated.docx")
    except Unreadable:
        return
    assert found.rows == len(found.comments) + found.blank + len(found.quarantined)
    again = read_comment_file(write_comment_form(collate([found])), "again.docx")
    assert len(again.comments) == len(found.comments)


@pytest.mark.parametrize("seed", range(200))
def test_mutated_bytes(seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(data))
        match dice.randrange(3):
            case 0:
                data[place] = dice.randrange(256)
            case 1:
                del data[place : place + dice.randint(1, 60)]
            case _:
                data[place:place] = data[: dice.randint(1, 40)]
    check(bytes(data))


@pytest.mark.parametrize("seed", range(300))
def test_mutated_markup(seed: int) -> None:
    dice = random.Random(f"markup {seed}")
    archive = zipfile.ZipFile(io.BytesIO(GOOD))
    parts = {name: archive.read(name).decode() for name in archive.namelist()}
    victim = dice.choice(["word/document.xml"] * 4 + sorted(parts))
    text = parts[victim]
    for _ in range(dice.randint(1, 4)):
        begin = dice.randrange(len(text))
        match dice.randrange(4):
            case 0:
                text = text[:begin] + dice.choice(TOKENS) + text[begin:]
            case 1:
                text = text[:begin] + text[begin + dice.randint(1, 80) :]
            case 2:
                token = dice.choice(("w:tr", "w:tc", "w:tbl", "w:p", "w:r", "w:t", "w:gridSpan"))
                text = text.replace(token, dice.choice(("w:x", "w:tr", "w:tc", "w:ins")), 3)
            case _:
                place = text.find("</w:tc>", begin)
                text = text if place < 0 else text[:place] + dice.choice(TOKENS) + text[place:]
    parts[victim] = text
    if dice.random() < 0.1:
        del parts[dice.choice(sorted(parts))]
    check(package(parts))


def test_tables_within_tables_without_end() -> None:
    nested = "<w:p/>"
    for _ in range(80):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc></w:tr></w:tbl><w:p/>"
    check(form([[nested]]))
