from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.base.messages import LANGUAGES, catalog
from stdcommittee.base.paths import resource
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from stdcommittee.domain.ballots.words import (
    UnknownWord,
    holds,
    normal,
    read_answer,
    read_standing,
    read_vote,
    words,
)

V = VoteValue


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("赞成", V.APPROVE),
        (" 赞 成 ", V.APPROVE),
        ("同意", V.APPROVE),
        ("同意报批", V.APPROVE),
        ("是", V.APPROVE),
        ("赞成，有建议或意见", V.APPROVE_WITH_COMMENTS),
        ("赞成,有建议或意见。", V.APPROVE_WITH_COMMENTS),
        ("反对", V.DISAPPROVE),
        ("不赞成", V.DISAPPROVE),
        ("不同意", V.DISAPPROVE),
        ("不赞成，如采纳建议或意见改为赞成", V.DISAPPROVE_UNLESS),
        ("不赞成，如采纳第5章的意见改为赞成", V.DISAPPROVE_UNLESS),
        ("弃权", V.ABSTAIN),
        ("继续有效", V.CONFIRM),
        ("修订", V.REVISE),
        ("废止", V.WITHDRAW),
        ("赞成（委托投票）", V.APPROVE),
        ("approve", V.APPROVE),
        ("APPROVED", V.APPROVE),
        ("Ａｐｐｒｏｖｅ", V.APPROVE),
        ("Approval as presented", V.APPROVE),
        ("In favour", V.APPROVE),
        ("in-favor", V.APPROVE),
        ("Yes", V.APPROVE),
        ("Y", V.APPROVE),
        ("+", V.APPROVE),
        ("Approve with comments", V.APPROVE_WITH_COMMENTS),
        ("Approval (with comments)", V.APPROVE_WITH_COMMENTS),
        ("Yes - with comments", V.APPROVE_WITH_COMMENTS),
        ("Approve, see minutes", V.APPROVE),
        ("Disapproval of the draft", V.DISAPPROVE),
        ("Against", V.DISAPPROVE),
        ("N", V.DISAPPROVE),
        ("-", V.DISAPPROVE),
        ("No (see comments)", V.DISAPPROVE),
        ("Disapproval, acceptance of these reasons will change our vote", V.DISAPPROVE_UNLESS),
        ("Abstain due to lack of consensus", V.ABSTAIN),
        ("Abstain - lack of expertise", V.ABSTAIN),
        ("A", V.ABSTAIN),
        ("Confirm", V.CONFIRM),
        ("Revise/Amend", V.REVISE),
        ("Withdraw", V.WITHDRAW),
        ("Approuvé", V.APPROVE),
        ("approuve", V.APPROVE),
        ("Contre", V.DISAPPROVE),
        ("Désapprobation", V.DISAPPROVE),
        ("S’abstenir", V.ABSTAIN),
        ("", None),
        ("  ", None),
        ("—", None),
        ("未投票", None),
        ("未复函", None),
        ("Not voted", None),
        ("N/A", None),
        ("No response", None),
        ("No response (reminded twice)", None),
    ],
)
def test_a_vote(text: str, vote: VoteValue | None) -> None:
    assert read_vote(text) is vote


@pytest.mark.parametrize(
    "text",
    [
        "maybe",
        "有条件赞成",
        "赞成，如采纳意见",
        "Approve, if clause 5 is changed",
        "Approve (provided that comments are accepted)",
        "conditional approval",
        "原则同意",
        "无意见",
        "N (see file)",
        "approvedisapprove",
        "不",
        "?",
        "×",
        "2",
    ],
)
def test_a_word_is_never_guessed_at(text: str) -> None:
    assert read_vote(text) == UnknownWord(text)


def test_signs_and_letters_are_read_by_their_column() -> None:
    assert read_vote("-", ["+", "-", ""]) is V.DISAPPROVE
    assert read_vote("-", ["Approve", "-", "Abstain"]) is None
    assert read_vote("A", ["Y", "N", "A"]) is V.ABSTAIN
    assert read_vote("A", ["A", "D", "D"]) == UnknownWord("A")
    assert read_vote("D", ["A", "D"]) == UnknownWord("D")


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("P", Standing.P),
        ("p-member", Standing.P),
        ("P-member (secretariat)", Standing.P),
        ("P (host)", Standing.P),
        ("Participating member", Standing.P),
        ("积极成员", Standing.P),
        ("O member", Standing.O),
        ("观察成员", Standing.O),
        ("N", Standing.OUTSIDE),
        ("non-member", Standing.OUTSIDE),
        ("", Standing.OUTSIDE),
        ("-", Standing.OUTSIDE),
        ("委员", Standing.MEMBER),
        ("副主任委员兼秘书长", Standing.MEMBER),
        ("Vice-Chair", Standing.MEMBER),
        ("顾问", Standing.ADVISER),
        ("Advisor", Standing.ADVISER),
        ("观察员", Standing.OBSERVER),
        ("通讯成员", Standing.OBSERVER),
        ("联络员", Standing.LIAISON),
        ("起草人", Standing.DRAFTER),
    ],
)
def test_a_standing(text: str, standing: Standing) -> None:
    assert read_standing(text) is standing


@pytest.mark.parametrize("text", ["X", "贵宾", "PO", "P and O"])
def test_an_unknown_standing(text: str) -> None:
    assert read_standing(text) == UnknownWord(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes", Answer.YES),
        ("是", Answer.YES),
        ("√", Answer.YES),
        ("Identical", Answer.YES),
        ("无", Answer.NO),
        ("未说明理由，须补正", Answer.NO),
        ("No", Answer.NO),
        ("", Answer.UNKNOWN),
        ("—", Answer.UNKNOWN),
        ("N/A", Answer.UNKNOWN),
        ("未复函", Answer.UNKNOWN),
        ("partly", UnknownWord("partly")),
    ],
)
def test_an_answer(text: str, answer: Answer | UnknownWord) -> None:
    assert read_answer(text) == answer


def test_no_word_has_two_meanings() -> None:
    data = tomllib.loads(resource("vocabulary", "votes.toml").read_text("utf-8"))
    for table in ("votes", "standings", "answers", "headings"):
        meanings: dict[str, set[str]] = {}
        for meaning, languages in data[table].items():
            assert set(languages) == {"zh", "en", "fr"}
            for listed in languages.values():
                for word in listed:
                    assert normal(word), word
                    meanings.setdefault(normal(word), set()).add(meaning)
        assert {word: names for word, names in meanings.items() if len(names) > 1} == {}
    blank = {normal(word) for listed in data["not_voted"].values() for word in listed}
    voted = {word for word, vote in words().votes.items() if vote is not None}
    assert not blank & voted


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_kept(text: str) -> None:
    for read in (read_vote, read_standing, read_answer):
        found = read(text)
        if isinstance(found, UnknownWord):
            assert found.text == text.strip()


@settings(deadline=None)
@given(st.sampled_from(sorted(words().votes)), st.sampled_from([str.upper, str.title, str.strip]))
def test_case_and_spaces_do_not_matter(word: str, change: object) -> None:
    written = change(word)  # type: ignore[operator]
    expected = words().votes[word]
    assert read_vote(f"  {written} ") is expected


def test_a_phrase_is_whole_words_or_characters_in_a_row() -> None:
    assert holds("status in jtc1", "status")
    assert not holds("statusbar", "status")
    assert holds("你的表决意见", "表决意见")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_writes_is_read_again(language: str) -> None:
    say = catalog(language)
    assert [read_standing(say(item.text)) for item in Standing] == [*Standing]
    assert [read_vote(say(item.text)) for item in VoteValue] == [*VoteValue]
    assert [read_answer(say(item.text)) for item in Answer] == [*Answer]


@pytest.mark.parametrize("text", ["赞成（修改后）", "同意，采纳后", "Yes, once clause 5 is mended"])
def test_an_approval_under_a_condition_is_no_vote_that_is_known(text: str) -> None:
    assert isinstance(read_vote(text), UnknownWord)
