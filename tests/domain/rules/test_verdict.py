from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from stdcommittee.base.messages import ENGLISH_CATALOG, Bilingual, Text
from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.vocabulary import Standing, VoteValue
from stdcommittee.domain.rules.tally import tally
from stdcommittee.domain.rules.verdict import NOT_VOTED, UNREAD, UNSTATED, Verdict
from tests.domain.rules.builders import judged, rule
from tests.domain.rules.strategies import approval_ballots

MIXED = (
    "P yes 8",
    "P comments 1",
    "P no 3 reasons",
    "P no 1 noreasons",
    "P silent 2",
    "O abstain 2",
    "none unless 1",
)


def _chinese(text: Text) -> str:
    return text.zh if isinstance(text, Bilingual) else str(text)


@settings(deadline=None)
@given(approval_ballots)
def test_a_stored_verdict_comes_back_whole(given_ballot: tuple[str, list[CastVote]]) -> None:
    verdict = tally(rule(given_ballot[0]), given_ballot[1])
    stored = json.loads(json.dumps(verdict.to_json()))
    again = Verdict.from_json(stored)
    assert again == verdict
    assert again.document(ENGLISH_CATALOG) == verdict.document(ENGLISH_CATALOG)


def test_a_verdict_of_another_format_is_refused() -> None:
    stored = judged("iso.dis", "P yes").to_json()
    with pytest.raises(ValueError, match="99"):
        Verdict.from_json({**stored, "format": 99})
    with pytest.raises(ValueError, match="only one"):
        Verdict.from_json({**stored, "title": "only one"})


def test_the_document_of_the_command_line() -> None:
    document = judged("iso.dis", *MIXED).document(ENGLISH_CATALOG)
    assert {"rule", "edition", "verdict", "criteria", "counts", "disregarded", "needed"} <= set(
        document
    )
    assert document["verdict"] == "not approved"  # 4 negatives of 13
    first = document["criteria"][0]  # type: ignore[index]
    assert (first["id"], first["numerator"], first["denominator"]) == ("p_approval", 9, 12)
    assert first["threshold"] == "2/3"
    assert first["passed"] is True
    assert first["citation"] == "ISO/IEC Directives, Part 1, 2.6.3"
    assert document["disregarded"] == [
        {
            "voter": "P no 1 noreasons",
            "row": 0,
            "why": "a negative vote without reasons is not counted",
        }
    ]
    assert document["counts"] == {
        "voters": 18,
        "approve": 9,
        "approve_with_comments": 1,
        "disapprove": 5,
        "disapprove_unless": 1,
        "abstain": 2,
        "not_voted": 2,
        "by_standing": {
            "P": {
                "voters": 15,
                "approve": 9,
                "approve_with_comments": 1,
                "disapprove": 4,
                "abstain": 0,
                "not_voted": 2,
            },
            "O": {"voters": 2, "approve": 0, "disapprove": 0, "abstain": 2, "not_voted": 0},
            "none": {
                "voters": 1,
                "approve": 0,
                "disapprove": 1,
                "disapprove_unless": 1,
                "abstain": 0,
                "not_voted": 0,
            },
        },
    }
    json.dumps(document)


def test_the_document_in_chinese_cites_in_chinese() -> None:
    document = judged("cn.tc.draft", "member yes 25").document(_chinese)
    assert document["citation"] == "《全国专业标准化技术委员会管理办法》表决条款"
    assert document["title"] == "送审稿及其他重大事项表决"


def test_an_unread_vote_is_counted_apart() -> None:
    document = judged("iso.cib", "P yes 3", "P !perhaps").document(ENGLISH_CATALOG)
    assert document["counts"]["unread"] == 1  # type: ignore[index]
    assert document["criteria"][0]["passed"] is None  # type: ignore[index]


def test_names_and_captions_of_a_voter() -> None:
    verdict = tally(
        rule("iso.dis"),
        [
            CastVote(voter="", row=5, vote=VoteValue.APPROVE),
            CastVote(voter="", represents="Norway", standing=Standing.P),
        ],
    )
    nameless, silent = verdict.roll
    assert str(nameless.name) == "row 5"
    assert (nameless.standing, str(nameless.vote_text)) == (UNSTATED, "Approve")
    assert nameless.standing_text == ""
    assert silent.name == "Norway"
    assert (silent.vote, silent.vote_text) == (NOT_VOTED, "")
    assert str(silent.standing_text) == "P-member"
    assert judged("iso.cib", "P !x").roll[0].vote == UNREAD
