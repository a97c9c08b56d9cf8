"""Roster, registration form and signature list: printed, opened again and read back."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingKind, Presence
from stdcommittee.domain.people.integrity_records import Profile, SealedKind
from stdcommittee.domain.people.records import Committee, Membership, Organization, Person, Role
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.people.papers import (
    print_registration,
    print_registration_unsealed,
    print_roster,
    print_signatures,
)
from stdcommittee.services.people.sealing import erase, seal
from stdcommittee.services.session import Session
from tests.reports.forms.reading import rows, said, word_lines
from tests.services.ballots.committee import TODAY, roster

PAPER = (FormFormat.PDF, FormFormat.DOCX)
IDENTITY = "110101197503070000"


@pytest.fixture
def seats(session: Session) -> list[Membership]:
    """Twenty-six members and an adviser of a committee; the first is described in full."""
    found = roster(session, 26, Role.ADVISER)
    with session.writing("facts") as uow:
        committee = uow.reader.first(Committee)
        person = uow.reader.get(Person, found[0].person_id)
        unit = uow.reader.get(Organization, found[0].organization_id or 0)
        assert committee is not None
        assert person is not None
        assert unit is not None
        uow.change(dataclasses.replace(committee, title_en="Examples", secretariat="某研究院"))
        uow.change(dataclasses.replace(unit, credit_code="91110000000000000X"))
        uow.change(
            dataclasses.replace(
                person,
                title="高级工程师",
                position="室主任",
                email="one@example.org",
                phone="010-12345678",
                expertise="测绘",
            )
        )
        uow.add(
            Profile(
                person_id=person.id,
                gender="女",
                ethnicity="汉族",
                born="1975-03",
                political_status="群众",
                nationality="中国",
                education="博士",
                major="大地测量学",
                languages="英语，熟练",
                address="某市某路1号",
                postcode="100000",
                mobile="13800000000",
                other_seats="SAC/TC 998 委员",
                career="2003— 某研究院",
                standards_work="主持 GB/T 90001—2020",
                international_work="ISO/TC 999 专家",
                achievements="某奖",
            )
        )
        other = uow.add(Committee(reference="SAC/TC 997"))
        uow.add(Membership(committee_id=other.id, person_id=person.id, role=Role.VICE_CHAIR))
    return found


@pytest.mark.parametrize("kind", PAPER)
def test_the_roster_lists_the_seats_of_that_day(
    session: Session, seats: list[Membership], kind: FormFormat
) -> None:
    with session.writing("left") as uow:
        uow.change(dataclasses.replace(seats[5], ended=TODAY))
    file = print_roster(session, seats[0].committee_id, TODAY, kind)
    assert file.name == f"委员花名册 SAC TC 999 示例.{kind.value}"
    page = said(file.data, kind)
    facts = (
        *("委员花名册", "SAC/TC999示例", "截至2026年6月11日", "1委员01主任委员室主任高级工程师"),
        *("某单位01经营者2023-01-01", "2027-12-31", "委员26", "顾问", "某研究院"),
        *("有表决权的委员25人，其他1人。", "生产者5人、经营者5人"),
    )
    for fact in facts:
        assert fact in page, fact
    assert "委员06" not in page
    assert "one@example.org" not in page
    before = print_roster(session, seats[0].committee_id, dt.date(2026, 6, 10), kind)
    assert "委员06" in said(before.data, kind)


def test_contacts_are_printed_only_when_asked_for(
    session: Session, seats: list[Membership]
) -> None:
    kind = FormFormat.DOCX
    data = print_roster(session, seats[0].committee_id, TODAY, kind, "en", contacts=True).data
    assert rows(data, 0)[0][-1] == "Telephone, e-mail"
    assert rows(data, 0)[1][-1] == "010-12345678\none@example.org"
    assert "Members with a vote: 26; others: 1." in word_lines(data)


@pytest.mark.parametrize("kind", PAPER)
def test_the_registration_form_says_what_is_known(
    session: Session, seats: list[Membership], kind: FormFormat
) -> None:
    data = print_registration(session, seats[0].id, kind, identity_number=IDENTITY).data
    page = said(data, kind)
    facts = (
        *("委员登记表", "SAC/TC999示例", "姓名委员01", "性别女", "民族汉族", "出生年月1975-03"),
        *("政治面貌群众", "国籍中国", "学历/学位博士", "所学专业大地测量学", "职称高级工程师"),
        *(f"证件号码{IDENTITY}", "职务室主任", "外语及水平英语，熟练", "工作单位某单位01"),
        *("91110000000000000X", "专业领域测绘", "通信地址某市某路1号", "邮编100000"),
        *("电话010-12345678", "手机13800000000", "one@example.org", "SAC/TC997副主任委员"),
        *("SAC/TC998委员", "2003—某研究院", "主持GB/T90001—2020", "ISO/TC999专家", "某奖"),
        *("照片", "本人签名", "单位负责人签名（盖章）", "备注"),
    )
    for fact in facts:
        # a cell joined over several columns is read once for each of them
        assert all(part in page for part in _split(fact)), fact
    if kind is FormFormat.DOCX:
        lines = word_lines(data)
        assert "\u2610 生产者\u2003\u2611 经营者\u2003\u2610 使用者\u2003\u2610 消费者" in "".join(
            lines
        )
        assert any(line.startswith("\u2611 主任委员\u2003\u2610 副主任委员") for line in lines)


def test_the_sealed_number_is_printed_only_as_a_recorded_look(
    session: Session, seats: list[Membership]
) -> None:
    kind = FormFormat.DOCX
    with pytest.raises(Refused, match="No identity number"):
        print_registration_unsealed(session, seats[0].id, kind)
    detail = seal(session, seats[0].person_id, SealedKind.IDENTITY_NUMBER, b"11010119750307001X")
    before = session.workspace.operations(limit=1)[0].id
    assert IDENTITY[:16] not in said(print_registration(session, seats[0].id, kind).data, kind)
    assert session.workspace.operations(limit=1)[0].id == before
    made = print_registration_unsealed(session, seats[0].id, kind)
    assert "11010119750307001X" in said(made.data, kind)
    look = session.workspace.operations(limit=1)[0]
    assert look.id == before + 1
    assert "looked at" in str(look.message)
    erase(session, detail.id, "本人要求")
    with pytest.raises(Refused, match="No identity number"):
        print_registration_unsealed(session, seats[0].id, kind)
    with pytest.raises(Refused, match="no longer there"):
        print_registration_unsealed(session, 9999, kind)


def _split(fact: str) -> tuple[str, ...]:
    labels = ("证件号码", "外语及水平", "工作单位", "专业领域", "通信地址", "邮编")
    return next(
        ((label, fact.removeprefix(label)) for label in labels if fact.startswith(label)), (fact,)
    )


def test_an_identity_number_is_printed_only_when_passed_in(
    session: Session, seats: list[Membership]
) -> None:
    for kind in PAPER:
        data = print_registration(session, seats[1].id, kind).data
        assert IDENTITY not in said(data, kind)
        assert "委员02" in said(data, kind)
    english = said(print_registration(session, seats[0].id, PAPER[0], "en").data, PAPER[0])
    for fact in ("Registrationformofacommitteemember", "SAC/TC999Examples", "Operator"):
        assert fact in english


def meeting(session: Session, **values: object) -> Meeting:
    filled: dict[str, object] = {
        "title": "《地理信息 观测、测量与样本》审查会",
        "title_en": "Review meeting",
        "kind": MeetingKind.REVIEW,
        "committee": "SAC/TC 999",
        "document": "地理信息 观测、测量与样本",
        "begins": dt.date(2026, 6, 10),
        "ends": dt.date(2026, 6, 11),
        "place": "某市",
        "chaired_by": "委员01",
    }
    with session.writing("meeting") as uow:
        return uow.add(Meeting(**{**filled, **values}))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", PAPER)
def test_before_a_meeting_its_list_is_the_roster_to_be_signed(
    session: Session, seats: list[Membership], kind: FormFormat
) -> None:
    assert len(seats) == 27
    data = print_signatures(session, meeting(session).id, kind).data
    page = said(data, kind)
    facts = (
        *(
            "标准审查会议签到表",
            "标准名称",
            "地理信息观测、测量与样本",
            "2026年6月10日—2026年6月11日",
        ),
        *("某市", "序号姓名标委会职务职称单位名称签名", "1委员01主任委员高级工程师某单位01"),
        *("27委员27顾问", "委员共有26人，参加会议委员______人。", "标委会（盖章）"),
    )
    for fact in facts:
        assert fact in page, fact


@pytest.mark.parametrize("kind", PAPER)
def test_after_a_meeting_its_list_is_who_was_invited_with_how_many_came(
    session: Session, seats: list[Membership], kind: FormFormat
) -> None:
    held = meeting(session, document="")
    with session.writing("attendance") as uow:
        for number, seat in enumerate(seats[:22]):
            came = Presence.PRESENT if number < 20 else Presence.REPRESENTED
            uow.add(
                Attendance(
                    meeting_id=held.id,
                    person_id=seat.person_id,
                    name=f"委员{number + 1:02}",
                    organization=f"某单位{number + 1:02}",
                    presence=came,
                    represented_by="" if number < 20 else "某代表",
                )
            )
        uow.add(Attendance(meeting_id=held.id, name="来宾", presence=Presence.PRESENT))
    page = said(print_signatures(session, held.id, kind).data, kind)
    assert "委员共有26人，参加会议委员20人。" in page
    assert "23来宾" in page
    assert "由某代表代表" in page
    assert "委员23" not in page


def test_other_meetings_are_not_called_review_meetings(
    session: Session, seats: list[Membership]
) -> None:
    held = meeting(session, kind=MeetingKind.PLENARY, title="年会")
    page = said(print_signatures(session, held.id, FormFormat.PDF).data, FormFormat.PDF)
    assert "会议签到表" in page
    assert "标准审查会议签到表" not in page
    assert "会议名称年会" in page
    assert seats[0].role is Role.CHAIR


def test_what_is_gone_is_refused(session: Session) -> None:
    with pytest.raises(Refused, match="committee"):
        print_roster(session, 99, TODAY, FormFormat.PDF)
    with pytest.raises(Refused, match="membership"):
        print_registration(session, 99, FormFormat.PDF)
    with pytest.raises(Refused, match="meeting"):
        print_signatures(session, 99, FormFormat.PDF)


def test_the_same_paper_is_the_same_bytes(session: Session, seats: list[Membership]) -> None:
    for kind in PAPER:
        committee = seats[0].committee_id
        assert print_roster(session, committee, TODAY, kind) == print_roster(
            session, committee, TODAY, kind
        )
