from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.base.messages import catalog
from stdcommittee.domain.comments.vocabulary import (
    CommentType,
    Disposition,
    read_disposition,
    read_types,
)

GE, TE, ED = CommentType.GENERAL, CommentType.TECHNICAL, CommentType.EDITORIAL


@pytest.mark.parametrize(
    ("cell", "types"),
    [
        ("ed", (ED,)),
        ("Ed.", (ED,)),
        ("ED", (ED,)),
        ("\tGe\n", (GE,)),
        ("te", (TE,)),
        ("Ed/te", (ED, TE)),
        ("Te/ed", (TE, ED)),
        ("te, te", (TE,)),
        ("T e", (TE,)),
        ("Technical", (TE,)),
        ("Editorial / General", (ED, GE)),
        ("gé", (GE,)),
        ("réd", (ED,)),
        ("技术", (TE,)),
        ("技术性/编辑性", (TE, ED)),
        ("编辑、一般", (ED, GE)),
        ("E", (ED,)),
        ("te (minor)", (TE,)),
        ("qu", ()),
        ("Comment", ()),
        ("", ()),
    ],
)
def test_types(cell: str, types: tuple[CommentType, ...]) -> None:
    assert read_types(cell) == types


ANSWERS = {
    "accepted": [
        "Accepted",
        "accepted.",
        "Accept",
        "Agreed",
        "Fixed.  Removed the reference",
        "https://tracker.example/issues/1\nAccepted\nreason",
        "Status: Accepted",
        "采纳",
        "已采纳，见5.2",
        "处理意见：采纳",
        "已按意见修改。",
        "Discussed at length.\nAccepted.",
    ],
    "accepted_in_principle": [
        "Accepted in principle\nThe project leader rewords it.",
        "AIP",
        "Approved in principle",
        "原则上采纳",
        "Accepté en principe",
    ],
    "partially_accepted": [
        "Partially accepted",
        "Accepted with modifications",
        "Accepted, with modification: …",
        "AWM",
        "Accept with changes",
        "Revised.",
        "Accepted (partially)",
        "部分采纳，理由：…",
    ],
    "not_accepted": [
        "Not accepted",
        "Not Accepted\nLike any other decision",
        "Rejected.  The intent is another one.",
        "Disagree",
        "No",
        "不采纳。理由：…",
        "未采纳",
        "Non accepté",
    ],
    "noted": ["Noted", "No action", "Comment noted. Thanks", "已知悉"],
    "withdrawn": ["Withdrawn by DE", "撤回"],
    "transferred": ["Transferred to SC 2"],
    "deferred": ["Deferred to next revision", "留待下次修订"],
    "duplicate": [
        "Duplicate of FR-3",
        "Resolved by US-004",
        "See comment DE-12",
        "同意见3",
        "重复",
    ],
    "pending_verification": ["待试验验证后确定"],
    "pending_review": ["由审查会确定"],
}


@pytest.mark.parametrize(
    ("observation", "value"),
    [(observation, value) for value, texts in ANSWERS.items() for observation in texts],
)
def test_answers(observation: str, value: str) -> None:
    assert read_disposition(observation) is Disposition(value)


@pytest.mark.parametrize(
    "observation",
    [
        "",
        " \n",
        "????",
        "TODO",
        "TBD",
        "Accept?",
        "采纳？",
        "Not yet decided",
        "https://tracker.example/issues/187",
        "Was missing",
        "Clarification needed.",
        "Acceptance criteria were added.",
        "Revised reference as indicated.  Added one to the bibliography.",
        "The word “definition” has been removed.",
        "待定",
    ],
)
def test_open_comments_have_no_answer(observation: str) -> None:
    assert read_disposition(observation) is None


def test_what_an_answer_asks_for() -> None:
    assert {d for d in Disposition if d.needs_reason} == {
        Disposition.NOT_ACCEPTED,
        Disposition.PARTIALLY_ACCEPTED,
    }
    assert {d for d in Disposition if not d.settled} == {
        Disposition.PENDING_VERIFICATION,
        Disposition.PENDING_REVIEW,
    }


@given(st.text(max_size=60))
def test_any_text_is_read_without_failure(text: str) -> None:
    read_types(text)
    read_disposition(text)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("disposition", list(Disposition))
def test_every_answer_that_is_printed_is_read_back(disposition: Disposition, language: str) -> None:
    assert read_disposition(catalog(language).render(disposition.text)) is disposition
