"""Entering an answer: keys, words, the day."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from stdcommittee.domain.ballots.position_records import Reply
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.ui.screens.ballots.international_entry import Opinion, ReplyEntry
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import unnamed

REPLY = Reply(id=1, consultation_id=1, name="专家01")


def entry(look: Look, qtbot: QtBot) -> tuple[ReplyEntry, list[Opinion]]:
    made, given = ReplyEntry(look), list[Opinion]()
    qtbot.addWidget(made)
    made.set_answers([VoteValue.APPROVE, VoteValue.ABSTAIN])
    made.given.connect(given.append)
    made.show_reply(REPLY, 1)
    made.show()
    return made, given


def test_an_approval_is_given_at_once_other_answers_wait_for_words(
    look: Look, qtbot: QtBot
) -> None:
    made, given = entry(look, qtbot)
    assert unnamed(made) == []
    made.choose(VoteValue.APPROVE)
    assert given == [Opinion(VoteValue.APPROVE, "", None)]
    made.choose(VoteValue.ABSTAIN)
    made.choose(VoteValue.REVISE)  # not offered
    assert len(given) == 1
    made.words.setPlainText(" no expertise ")
    made.save()
    assert given[1] == Opinion(VoteValue.ABSTAIN, "no expertise", None)


def test_nothing_is_given_without_answer_or_with_a_wrong_day(look: Look, qtbot: QtBot) -> None:
    made, given = entry(look, qtbot)
    made.save()
    made.day.line.setText("tomorrow")
    made.choose(VoteValue.APPROVE)
    assert given == []
    made.show_reply(None, 0)
    made.choose(VoteValue.APPROVE)
    assert given == []


def test_what_was_answered_stands_there_for_one_and_not_for_several(
    look: Look, qtbot: QtBot
) -> None:
    made, _ = entry(look, qtbot)
    answered = Reply(
        id=1,
        consultation_id=1,
        name="专家01",
        replied=dt.date(2026, 6, 9),
        value=VoteValue.ABSTAIN,
        text="x",
    )
    made.show_reply(answered, 1)
    assert (made.chosen, made.words.text) == (VoteValue.ABSTAIN, "x")
    made.show_reply(answered, 2)
    assert (made.chosen, made.words.text) == (None, "")
