"""Ticks and words that are struck through or hidden do not count."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.domain.ballots.records import Ballot, Vote
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.session import Session
from tests.builders.word import paragraphs, run, table
from tests.exchange.importers.test_voting_sheets import fates, imported, reason, votes
from tests.exchange.votes.filled import control, field, raw_docx, symbol, typed
from tests.services.ballots.committee import opened, roster

STRIKES = ["<w:strike/>", '<w:dstrike w:val="true"/>']
HIDDEN = "<w:vanish/>"
NOTE = "注：没有意见的，按赞成票计。"


@pytest.fixture
def ballot(session: Session) -> Ballot:
    roster(session, 5)
    return opened(session)


def formed(markup: str, form: str) -> str:
    """The first run of some markup, with a form of its letters."""
    if "<w:rPr>" in markup:
        return markup.replace("<w:rPr>", f"<w:rPr>{form}", 1)
    return markup.replace("<w:r>", f"<w:r><w:rPr>{form}</w:rPr>", 1)


def line(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def body(*lines: str, reason: str = "", note: str = NOTE) -> str:
    cell = f"<w:tc><w:tcPr/>{''.join(lines)}</w:tc>"
    said = [("计划编号", "20251187-T-334"), ("投票意见", cell)]
    why = reason or paragraphs("")
    signed = [("理由", f"<w:tc><w:tcPr/>{why}</w:tc>"), ("委员签名", "委员03")]
    return paragraphs("函审单") + table([*said, *signed, ("日期", "2026-06-08")]) + paragraphs(note)


MAKES = {
    "sign": line(run("☑"), run("赞成")),
    "tick": line(run("√"), run("赞成")),
    "letter": line(run("[x]"), run("赞成")),
    "symbol": symbol("赞成", "Wingdings", "F0FE"),
    "typed": typed("赞成", "Wingdings", "þ"),
    "control": control("赞成", checked=True),
    "glyph": control("赞成", checked=True, sign="R"),
    "field": field("赞成", checked=True),
    "line": line(run("☑赞成")),
}
REST = line(run("□弃权")) + line(run("□不赞成"))


@pytest.mark.parametrize("strike", STRIKES)
@pytest.mark.parametrize("make", list(MAKES))
def test_a_struck_tick_is_none(
    session: Session, ballot: Ballot, tmp_path: Path, make: str, strike: str
) -> None:
    struck = formed(MAKES[make], strike)
    plan = imported(session, raw_docx(tmp_path / "a.docx", body(struck, REST)))
    assert (fates(plan), reason(plan)) == (
        ["quarantined"],
        "No box is ticked but what is crossed out.",
    )
    anew = body(struck, line(run("□弃权")), line(run("☑不赞成")))
    assert fates(imported(session, raw_docx(tmp_path / "b.docx", anew))) == ["taken"]
    assert votes(session, ballot) == {"委员03": VoteValue.DISAPPROVE}


@pytest.mark.parametrize("make", list(MAKES))
def test_a_hidden_tick_is_not_seen(
    session: Session, ballot: Ballot, tmp_path: Path, make: str
) -> None:
    hidden = formed(MAKES[make], HIDDEN)
    plan = imported(session, raw_docx(tmp_path / "a.docx", body(hidden, REST, note="")))
    assert reason(plan) == "No box is ticked."
    shown = body(hidden, line(run("☑不赞成")), note="")
    assert fates(imported(session, raw_docx(tmp_path / "b.docx", shown))) == ["taken"]
    assert votes(session, ballot) == {"委员03": VoteValue.DISAPPROVE}


def test_a_tick_before_struck_words_is_not_the_next_votes(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    words = line(run("√"), formed(run("赞成"), STRIKES[0]), run(" □弃权 □不赞成"))
    plan = imported(session, raw_docx(tmp_path / "a.docx", body(words)))
    assert reason(plan) == "No box is ticked but what is crossed out."


def test_struck_and_hidden_words_are_no_reasons(
    session: Session, ballot: Ballot, tmp_path: Path
) -> None:
    why = line(formed(run("不成熟"), STRIKES[0]), formed(run("密"), HIDDEN), run("5.2 有误"))
    sheet = body(line(run("□赞成")), line(run("☑不赞成")), reason=why)
    assert fates(imported(session, raw_docx(tmp_path / "a.docx", sheet))) == ["taken"]
    with session.reading() as reader:
        (vote,) = reader.find(Vote)
    assert vote.reason == "5.2 有误"


def test_marks_that_are_switched_off(session: Session, ballot: Ballot, tmp_path: Path) -> None:
    off = '<w:strike w:val="0"/><w:vanish w:val="false"/>'
    plan = imported(session, raw_docx(tmp_path / "a.docx", body(formed(MAKES["sign"], off), REST)))
    assert fates(plan) == ["taken"]
    assert votes(session, ballot) == {"委员03": VoteValue.APPROVE}
