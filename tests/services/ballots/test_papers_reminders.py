"""Letters and e-mail drafts to those who have not voted."""

from __future__ import annotations

import dataclasses
import datetime as dt
import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.ballots.vocabulary import VoteValue as V
from stdcommittee.domain.people.records import Person, Role
from stdcommittee.reports.forms.printing import FormFile, FormFormat
from stdcommittee.services.ballots import record_vote
from stdcommittee.services.ballots.papers_reminders import reminders
from stdcommittee.services.session import Session, open_workspace
from tests.reports.forms.reading import said
from tests.services.ballots.committee import CLOSES, opened, roster, vote_all, voters


@pytest.fixture
def ballot(session: Session) -> Ballot:
    """An open ballot of six members and an adviser; the last four have not voted.

    The third has an address, the fourth a broken one, the fifth none, the sixth is a duplicate.
    """
    roster(session, 6, Role.ADVISER)
    with session.writing("addresses") as uow:
        people = {person.name: person for person in uow.reader.find(Person)}
        for name, address in (
            ("委员01", "one@example.org"),
            ("委员03", " three@example.org "),
            ("委员04", "four(at)example.org"),
        ):
            uow.change(dataclasses.replace(people[name], email=address))
        other = uow.add(Person(name="委员06", email="six@example.org"))
        uow.change(dataclasses.replace(people["委员06"], merged_into=other.id))
    found = opened(session, title_en="Observations")
    vote_all(session, found, [V.APPROVE] * 2)
    return found


def parsed(file: FormFile) -> EmailMessage:
    message = email.message_from_bytes(file.data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part is not None
    return str(part.get_content())


def test_all_non_voters_are_written_to_and_only_they(session: Session, ballot: Ballot) -> None:
    kinds = (FormFormat.DOCX, FormFormat.PDF, FormFormat.EML)
    written = reminders(session, ballot.id, kinds)
    assert written.reminded == ("委员03", "委员04", "委员05", "委员06")
    assert written.without_address == ("委员04", "委员05")
    assert str(written.said) == "No e-mail address: 委员04, 委员05"
    endings = [file.name.rpartition(".")[2] for file in written.files]
    assert (endings.count("docx"), endings.count("pdf"), endings.count("eml")) == (4, 4, 2)
    assert reminders(session, ballot.id, kinds) == written


@pytest.mark.parametrize("kind", [FormFormat.PDF, FormFormat.DOCX])
def test_a_letter_says_what_until_when_and_how(
    session: Session, ballot: Ballot, kind: FormFormat
) -> None:
    third = voters(session, ballot)[2]
    file = reminders(session, ballot.id, [kind], contact="010-12345678").files[0]
    assert file.name == f"B{ballot.id}-V{third.id} 催投函 委员03.{kind.value}"
    page = said(file.data, kind)
    facts = (
        *(
            "尊敬的委员03委员：",
            "SAC/TC999示例秘书处于2026年6月4日发出",
            "地理信息观测、测量与样本",
        ),
        *("2026年6月18日截止，距今还有7天", f"表号B{ballot.id}-V{third.id}", "仍计入全体委员人数"),
        *("联系方式：010-12345678", "示例标委会", "2026年6月11日"),
    )
    for fact in facts:
        assert fact in page, fact


def test_a_draft_opens_unsent_with_the_voters_own_sheet(session: Session, ballot: Ballot) -> None:
    third = voters(session, ballot)[2]
    message = parsed(reminders(session, ballot.id, [FormFormat.EML]).files[0])
    assert (message["To"], message["X-Unsent"]) == ("three@example.org", "1")
    assert message["From"] is None
    assert message["Date"] is None
    assert message["Subject"] == "请于2026年6月18日前投票：地理信息 观测、测量与样本"
    assert "尊敬的委员03委员：" in body(message)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == f"B{ballot.id}-V{third.id}.docx"
    sheet = attached.get_payload(decode=True)
    assert isinstance(sheet, bytes)
    page = said(sheet, FormFormat.DOCX)
    assert f"表号：B{ballot.id}-V{third.id}" in page
    assert "委员姓名委员03" in page


def test_the_one_merged_into_another_has_the_others_address(
    session: Session, ballot: Ballot
) -> None:
    found = [parsed(file)["To"] for file in reminders(session, ballot.id, [FormFormat.EML]).files]
    assert found == ["three@example.org", "six@example.org"]


def test_an_english_letter(session: Session, ballot: Ballot) -> None:
    message = parsed(reminders(session, ballot.id, [FormFormat.EML], "en").files[0])
    assert message["Subject"] == "Please vote by 2026-06-18: Observations"
    assert "in 7 days" in body(message)
    assert "Dear 委员03," in body(message)


@pytest.mark.parametrize(
    ("left", "words"),
    [(1, "明天（2026年6月18日）截止"), (0, "今天（2026年6月18日）截止"), (-3, "尚未结束")],
)
def test_the_letter_knows_how_far_the_last_day_is(
    tmp_path: Path, session: Session, ballot: Ballot, left: int, words: str
) -> None:
    day = CLOSES - dt.timedelta(days=left)
    clock = Clock(dt.datetime.combine(day, dt.time(9), dt.timezone(dt.timedelta(hours=8))))
    session.close()
    with open_workspace(tmp_path / "w.stdc", actor="委员01", clock=clock) as later:
        message = parsed(reminders(later, ballot.id, [FormFormat.EML]).files[0])
    assert words in body(message)
    assert str(message["Subject"]).startswith("请于" if left >= 0 else "请尽快投票")


def test_a_secret_ballots_letter_names_no_sheet_of_ones_own(session: Session) -> None:
    roster(session, 3)
    with session.writing("address") as uow:
        for person in uow.reader.find(Person):
            uow.change(dataclasses.replace(person, email=f"p{person.id}@example.org"))
    secret = opened(session, kind=BallotKind.MEMBERS, secret=True)
    messages = [parsed(file) for file in reminders(session, secret.id, [FormFormat.EML]).files]
    assert len(messages) == 3
    for message in messages:
        (attached,) = message.iter_attachments()
        assert attached.get_filename() == f"B{secret.id}.docx"
        assert "-V" not in body(message)


def test_nobody_is_written_to_when_all_have_voted(session: Session, ballot: Ballot) -> None:
    for voter in voters(session, ballot)[2:6]:
        record_vote(session, voter.id, V.ABSTAIN)
    with pytest.raises(Refused, match="Everybody has voted"):
        reminders(session, ballot.id)
