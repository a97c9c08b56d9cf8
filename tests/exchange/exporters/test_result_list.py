"""A result list can be read again, in either language and format, to the same verdict."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.base.messages import LANGUAGES, catalog
from stdcommittee.domain.ballots.recorded import BallotLine, cast
from stdcommittee.domain.ballots.records import Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from stdcommittee.domain.people.records import InterestParty
from stdcommittee.domain.rules import tally
from stdcommittee.exchange.exporters.result_list import result_list
from stdcommittee.exchange.exporters.table import as_csv, as_xlsx
from stdcommittee.exchange.tabular import read_table_file
from stdcommittee.exchange.votes.sheets import vote_sheet
from tests.domain.rules.builders import rule

MOMENT = dt.datetime(2026, 6, 11, 9, 30, tzinfo=dt.UTC)
VOTER = Voter(id=1, ballot_id=1, name="委员01", organization="某研究院", standing=Standing.MEMBER)
VOTE = Vote(id=1, ballot_id=1, voter_id=1, value=VoteValue.APPROVE, cast=dt.date(2026, 6, 4))


def test_a_row_for_each_voter() -> None:
    lines = [
        BallotLine(replace(VOTER, party=InterestParty.USER), VOTE),
        BallotLine(replace(VOTER, name="委员02"), replace(VOTE, value=None, stated="也许")),
        BallotLine(replace(VOTER, name="委员03", standing=None, stated="贵宾")),
        BallotLine(
            replace(VOTER, name="委员04"),
            replace(VOTE, value=VoteValue.DISAPPROVE, reasons=Answer.NO),
        ),
    ]
    assert result_list(lines, catalog("zh")) == [
        ["投票人", "单位", "代表方", "计票身份", "表决", "理由或意见", "投票日期"],
        ["委员01", "某研究院", "使用者", "委员", "赞成", "", "2026-06-04"],
        ["委员02", "某研究院", "", "委员", "也许", "", "2026-06-04"],
        ["委员03", "某研究院", "", "贵宾", "", "", ""],
        ["委员04", "某研究院", "", "委员", "反对", "否", "2026-06-04"],
    ]


def test_columns_that_say_nothing_are_left_out() -> None:
    bare = BallotLine(Voter(ballot_id=1, name="SAC"))
    (headings, row) = result_list([bare], catalog("en"))
    assert headings == ["Voter", "Unit", "Vote", "Reason or comment", "Cast on"]
    assert row == ["SAC", "", "", "", ""]
    counted = BallotLine(VOTER, replace(VOTE, count=24, experts=2, used=Answer.YES))
    assert result_list([counted], catalog("en"))[0][-3:] == [
        "Experts named",
        "Document in use",
        "Voters in this line",
    ]
    assert result_list([], catalog("en"))[1:] == []


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*Standing]),
            st.sampled_from([None, *VoteValue]),
            st.sampled_from(["", "5.2, 与 6.3 矛盾", "=1+1"]),
            st.sampled_from([*Answer]),
            st.integers(0, 2),
            st.sampled_from([*Answer]),
            st.sampled_from([1, 1, 1, 7]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_written_is_read_again(
    language: str,
    listed: list[tuple[Standing, VoteValue | None, str, Answer, int, Answer, int]],
) -> None:
    lines = [
        BallotLine(
            replace(VOTER, id=n, name=f"委员{n:02}", standing=standing),
            replace(
                VOTE,
                value=value,
                reason=reason,
                reasons=Answer.YES if reason else reasons,
                experts=experts,
                used=used,
                count=count,
            ),
        )
        for n, (standing, value, reason, reasons, experts, used, count) in enumerate(listed, 1)
    ]
    table = result_list(lines, catalog(language))
    for data, name in ((as_csv(table), "r.csv"), (as_xlsx(table, MOMENT), "r.xlsx")):
        (page,) = read_table_file(data, name).sheets
        sheet = vote_sheet(name, page)
        if all(value is None for _, value, *_ in listed):
            continue  # a list in which nobody voted
        assert sheet is not None
        again = sheet.read(sheet.rows).votes
        for rule_id in ("cn.tc.draft", "iso.np", "iso.dis", "iso.sr"):
            one, two = tally(rule(rule_id), cast(lines)), tally(rule(rule_id), again)
            assert one.outcome is two.outcome
            assert one.criteria == two.criteria
            assert one.counts == two.counts
