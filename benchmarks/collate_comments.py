"""Collating 40 files with 5,000 comments to one docx, beside python-docx merely reading every cell.

python -m benchmarks.collate_comments
"""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pairs import Pair, in_turn
from stdcommittee.domain.comments.order import CommentOrder
from stdcommittee.exchange.comments.collation import collate
from stdcommittee.exchange.comments.model import CommentFile, ReadComment
from stdcommittee.exchange.comments.writing import write_collation
from stdcommittee.services.comments import collate_files

FILES, COMMENTS = 40, 125


def make_files(folder: Path) -> list[Path]:
    """Write invented commenting forms, 125 comments each, about 40 words a comment."""
    dice = random.Random(19156)
    words = (
        "the term",
        "shall",
        "be aligned with",
        "Table 3",
        "术语",
        "应与",
        "GB/T 17694",
        "一致",
    )
    made = []
    for number in range(FILES):
        comments = tuple(
            ReadComment(
                row=row,
                raw_id=f"B{number:02d}-{row:03d}",
                clause=f"{dice.randint(1, 18)}.{dice.randint(1, 20)}.{dice.randint(1, 12)}",
                element=f"Table {row}",
                raw_type=dice.choice(("te", "ed", "ge")),
                comment=" ".join(dice.choices(words, k=40)),
                proposed_change=" ".join(dice.choices(words, k=25)),
            )
            for row in range(1, COMMENTS + 1)
        )
        path = folder / f"comments_B{number:02d}.docx"
        path.write_bytes(
            write_collation(collate([CommentFile(path.name, comments=comments)]), "docx", "en")
        )
        made.append(path)
    return made


def bare(paths: list[Path]) -> int:
    """Read every cell with python-docx."""
    import docx

    return sum(
        len(cell.text)
        for path in paths
        for table in docx.Document(str(path)).tables
        for row in table.rows
        for cell in row.cells
    )


def measure() -> list[Pair]:
    """Time both."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        paths = make_files(folder)

        def ours() -> None:
            collation = collate_files(paths, CommentOrder.DOCUMENT)
            if len(collation.comments) != FILES * COMMENTS:
                raise RuntimeError(f"{len(collation.comments)} comments")
            (folder / "out.docx").write_bytes(write_collation(collation, "docx", "en"))

        ours()
        mine, floor = in_turn(ours, lambda: bare(paths), 2)
    return [
        Pair(
            "collate 40 files, 5,000 comments, to docx",
            "python-docx reads cells",
            mine,
            floor,
            1,
            0.6,
        )
    ]


if __name__ == "__main__":
    for pair in measure():
        print(pair)
