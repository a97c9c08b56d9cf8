from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.base.messages import Text
from stdcommittee.domain.ballots.castvote import Part, Unread
from stdcommittee.domain.rules.tally import tally
from tests.domain.rules.builders import ballot, judged, rule


def said(texts: tuple[Text, ...]) -> list[str]:
    return [str(text) for text in texts]


def test_what_a_failed_ballot_lacked() -> None:
    verdict = judged("cn.tc.draft", "member yes 12 ", "member no 6 reasons", "member silent 11")
    assert said(verdict.needed) == [
        "Participation: 22 needed, 4 short",
        "Opposition: at most 4 allowed, 2 too many",
    ]


def test_an_approved_ballot_needs_nothing() -> None:
    verdict = judged("iso.dis", "P yes 8", "P no 2 reasons")
    assert verdict.needed == ()
    assert verdict.problems == ()


def test_a_list_without_standings_is_one_problem_not_many() -> None:
    verdict = judged("iso.cib", "? yes", "? yes", "? no")
    assert said(verdict.problems) == ["The list does not say who is a P-member."]
    assert said(verdict.needed) == ["say who is entitled to vote: P-member"]


def test_a_national_list_without_standings_is_noted() -> None:
    verdict = judged("cn.group_standard", "? yes 4")
    assert said(verdict.problems) == [
        "It is not known who attended; those who voted are counted as attending."
    ]
    assert said(verdict.notes)[0] == (
        "Voters whose standing the list does not state are taken as: Member."
    )


def test_words_that_were_not_understood_are_quoted() -> None:
    verdict = judged(
        "iso.dis", "P yes 9", "P !perhaps", "!grey yes", "!grey silent", "member silent"
    )
    assert said(verdict.problems) == [
        "P !perhaps: “perhaps” is not a vote that is known",
        "!grey yes: “grey” is not a standing that this rule knows",
        "!grey silent: “grey” is not a standing that this rule knows",
        "member silent: “member” is not a standing that this rule knows",
    ]
    assert said(verdict.needed) == ["correct the entries that were not understood"]


def test_standings_alone_to_be_corrected() -> None:
    verdict = judged("iso.dis", "P yes 9", "!grey yes")
    assert said(verdict.needed) == ["correct the standings that were not understood"]


def test_an_unplaced_vote_in_a_closed_circle() -> None:
    verdict = judged("iso.cib", "P yes 9", "!grey yes", "member yes", "P yes", "P confirm")
    assert said(verdict.problems) == [
        "!grey yes: “grey” does not say whether this voter is entitled to vote",
        "member yes: “Member” does not say whether this voter is entitled to vote",
        "P confirm: “Confirm” is no answer in this ballot",
    ]
    assert said(verdict.needed) == ["correct the entries that were not understood"]


@pytest.mark.parametrize(
    ("rule_id", "lines", "problems"),
    [
        (
            "iso.dis",
            ["P yes 9", "P no"],
            ["1 negative vote counts, though it is not known whether it has reasons: P no"],
        ),
        (
            "iso.dis",
            ["P yes 9", "P no 2"],
            ["2 negative votes count, though it is not known whether they have reasons: P no 2"],
        ),
        ("iso.dis", ["P yes 9", "P no 2 noreasons"], []),
        (
            "cn.tc.draft",
            ["member yes 9", "member no 2 noreasons"],
            ["2 negative votes have no reasons; ask for them: member no 2 noreasons"],
        ),
        ("cn.tc.ordinary", ["member yes 9", "member no 2 noreasons", "member no 1"], []),
    ],
)
def test_reasons_of_negative_votes(rule_id: str, lines: list[str], problems: list[str]) -> None:
    assert said(judged(rule_id, *lines).problems) == problems


def test_a_voter_without_a_name_is_called_by_its_row() -> None:
    nameless = dataclasses.replace(ballot("P no")[0], voter="", row=7)
    abroad = dataclasses.replace(nameless, represents="Norway")
    verdict = tally(rule("iso.dis"), [nameless, abroad])
    assert said(verdict.problems) == [
        "2 negative votes count, though it is not known whether they have reasons: row 7, Norway"
    ]


def test_a_review_without_majority_or_without_use() -> None:
    tie = judged("iso.sr", "P confirm 5 used", "P revise 5 used")
    assert said(tie.needed) == ["no action has a majority: the committee decides"]
    assert judged("iso.sr", "P confirm 5 used", "P revise 4").needed == ()
    assert judged("iso.sr", "P revise 5").needed == ()
    unused = judged("iso.sr", "P confirm 5 unused")
    assert said(unused.needed) == ["too few countries use the document for its confirmation"]
    no_use = judged("iso.sr", "P confirm 5")
    assert said(no_use.needed) == ["say in which countries the document is used or adopted"]
    nobody = judged("iso.sr", "O confirm 5 used")
    assert said(nobody.needed) == ["say who is entitled to vote: P-member"]


def test_an_unknown_word_for_use() -> None:
    word = dataclasses.replace(ballot("P confirm 4 used")[0], unread=(Unread(Part.USED, "partly"),))
    verdict = tally(rule("iso.sr"), [word])
    assert verdict.outcome == "undetermined"
    assert said(verdict.problems) == [
        "P confirm 4 used: “partly” does not say whether the document is used"
    ]
    assert "correct the entries that were not understood" in said(verdict.needed)
    enough = tally(rule("iso.sr"), [word, *ballot("O abstain 2 used")])
    assert enough.outcome == "confirm"


def test_the_rule_s_own_note_stands_beside_the_verdict() -> None:
    notes = said(judged("cn.tc.ordinary", "member yes 9").notes)
    assert notes[0].startswith("Parts of this rule are provisional")
    assert "simple majority" in notes[1]
