"""The clause tree: parts in document order, subclauses of one level, undecided beside all."""

from __future__ import annotations

import pytest

from stdcommittee.domain.comments.order import document_order
from stdcommittee.domain.comments.outline import Chapter, decided, outline
from stdcommittee.domain.comments.records import Comment
from stdcommittee.domain.comments.vocabulary import Disposition


def _tree(*clauses: str) -> tuple[Chapter, ...]:
    comments = [
        Comment(id=number, round_id=1, clause=clause) for number, clause in enumerate(clauses, 1)
    ]
    comments.sort(key=lambda item: document_order(item.clause))
    return outline(comments)


def test_parts_stand_as_the_document_runs() -> None:
    found = _tree("参考文献", "附录B", "10", "前言", "2", "", "A.1", "引言", "附录A", "unclear")
    assert [str(item.label) for item in found] == [
        *("Whole document", "Foreword", "Introduction", "2", "10"),
        *("Annex A", "Annex B", "Bibliography", "Elsewhere"),
    ]


def test_deeper_clauses_are_counted_at_the_second_level() -> None:
    (three,) = _tree("3", "3.1", "3.1.2", "3.1.2.7", "3.10")
    assert (three.label, three.total, three.first) == ("3", 5, 1)
    assert [(item.label, item.total, item.first) for item in three.below] == [
        ("3.1", 3, 2),
        ("3.10", 1, 5),
    ]
    assert not any(item.below for item in three.below)


def test_annexes_have_subclauses_too() -> None:
    (annex,) = _tree("A.2", "A.2.1", "附录A")
    assert [(item.label, item.total) for item in annex.below] == [("A.2", 2)]
    assert annex.total == 3


@pytest.mark.parametrize("disposition", [None, *Disposition])
def test_only_a_final_answer_decides(disposition: Disposition | None) -> None:
    comment = Comment(id=1, round_id=1, clause="4", disposition=disposition)
    (chapter,) = outline([comment])
    final = disposition is not None and disposition.settled
    assert decided(comment) is final
    assert chapter.undecided == (0 if final else 1)


def test_no_comments_have_no_tree() -> None:
    assert outline([]) == ()
