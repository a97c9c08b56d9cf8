"""Registration forms become persons; identity numbers and photos go aside, never in clear."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Unreadable
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.people.integrity_records import Profile, SealedDetail, SealedKind
from stdcommittee.domain.people.records import (
    Committee,
    InterestParty,
    Membership,
    Organization,
    OrganizationKind,
    Person,
    Role,
)
from stdcommittee.domain.workspace.records import ImportKind, ImportRun
from stdcommittee.exchange.importing import ImportPlan
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.people.merging import merge
from stdcommittee.services.people.papers import print_registration
from stdcommittee.services.people.sealing import erase
from stdcommittee.services.session import Session
from stdcommittee.storage import sealed
from tests.builders.packages import package
from tests.builders.word import LINKS, document, paragraphs, table
from tests.exchange.votes.filled import BREAK, xlsx
from tests.workspaces import record_tables

NUMBER = "11010519491231002X"
JPEG = b"\xff\xd8\xff\xe0" + b"photo of nobody" * 9
PICTURE = (
    '<w:tc><w:tcPr/><w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/'
    'drawingml/2006/main" r:embed="p1"/></w:drawing></w:r></w:p></w:tc>'
)


def rows(**said: str) -> list[tuple[str, ...]]:
    part = {
        "name": "张 某",
        "gender": "女",
        "born": "1975年3月",
        "identity": NUMBER,
        "unit": "某研究院",
        "role": "副主任委员",
        "party": "科研院所",
        "since": "2026-01-01",
        "career": "1998年至今，某研究院",
        "photo": "照片",
        **said,
    }
    return [
        ("姓名", part["name"], "性别", part["gender"], part["photo"]),
        ("民族", "汉族", "出生年月", part["born"], ""),
        ("政治面貌", "群众", "国籍", "中国", ""),
        ("证件号", part["identity"], "学历/学位", "研究生/博士", ""),
        ("专业", "测绘", "职称", "研究员", ""),
        ("工作单位", part["unit"], "单位性质", "事业单位", ""),
        ("统一社会信用代码", "12100000400000000X", "职务", "室主任", ""),
        ("代表方（利益相关方）", part["party"], "本会拟任职务", part["role"], ""),
        ("聘任日期", part["since"], "手机", "13800000000", ""),
        ("邮箱", "a@example.org", "外语及水平", "英语，熟练", ""),
        ("学习工作经历", part["career"]),
        ("标准化工作经历", "主持某标准"),
    ]


def form(**said: str) -> str:
    return paragraphs("SAC/TC 999 委员登记表") + table(rows(**said))


def docx(path: Path, *bodies: str) -> Path:
    path.write_bytes(document(BREAK.join(bodies)))
    return path


def with_photo(path: Path, data: bytes = JPEG) -> Path:
    link = f'<Relationship Id="p1" Type="{LINKS}/image" Target="media/p.jpeg"/>'
    made = document(form(photo=PICTURE), links=link)
    import io
    import zipfile

    source = zipfile.ZipFile(io.BytesIO(made))
    parts = {name: source.read(name) for name in source.namelist()}
    path.write_bytes(package({**parts, "word/media/p.jpeg": data}))
    return path


def planned(session: Session, path: Path, **options: str) -> ImportPlan:
    return plan_import(session, path, ImportKind.REGISTRATION, options=options)


def imported(session: Session, path: Path, **options: str) -> ImportPlan:
    plan = planned(session, path, **options)
    carry_out(session, plan)
    return plan


def fates(plan: ImportPlan) -> list[str]:
    return [row.fate.value for row in plan.tables[0].rows]


def problems(plan: ImportPlan) -> list[str]:
    return [str(problem) for problem in plan.tables[0].problems]


def test_a_form_becomes_person_unit_form_and_seat(session: Session, tmp_path: Path) -> None:
    plan = imported(session, docx(tmp_path / "登记表.docx", form()))
    assert (fates(plan), problems(plan)) == (["taken"], [])
    with session.reading() as reader:
        (person,) = reader.find(Person)
        (unit,) = reader.find(Organization)
        (profile,) = reader.find(Profile)
        (seat,) = reader.find(Membership)
        (committee,) = reader.find(Committee)
    assert (person.name, person.title, person.position, person.email) == (
        "张某",
        "研究员",
        "室主任",
        "a@example.org",
    )
    assert (unit.name, unit.kind, unit.credit_code, person.organization_id) == (
        "某研究院",
        OrganizationKind.INSTITUTE,
        "12100000400000000X",
        unit.id,
    )
    assert (profile.person_id, profile.gender, profile.born, profile.education) == (
        person.id,
        "女",
        "1975-03",
        "研究生/博士",
    )
    assert (profile.career, profile.standards_work) == ("1998年至今，某研究院", "主持某标准")
    assert (committee.reference, seat.role, seat.party, seat.since) == (
        "SAC/TC 999",
        Role.VICE_CHAIR,
        InterestParty.PUBLIC,
        dt.date(2026, 1, 1),
    )


def test_the_identity_number_and_the_photo_are_sealed(session: Session, tmp_path: Path) -> None:
    path = with_photo(tmp_path / "登记表.docx")
    plan = imported(session, path)
    assert NUMBER not in repr([row.cells for row in plan.tables[0].rows])
    with session.reading() as reader:
        found = {item.kind: item for item in reader.find(SealedDetail)}
        contents = {kind: sealed.content(reader.raw, item.digest) for kind, item in found.items()}
        assert reader.find(Document) == []
        (run,) = reader.find(ImportRun)
        texts = "".join(repr(row) for rows in record_tables(session).values() for row in rows)
        history = repr(reader.raw.execute("SELECT * FROM change").fetchall())
    assert contents == {SealedKind.IDENTITY_NUMBER: NUMBER.encode(), SealedKind.PHOTO: JPEG}
    assert run.document_id is None
    assert NUMBER not in texts
    assert NUMBER not in history


def test_a_number_in_another_field_is_taken_out_of_it(session: Session, tmp_path: Path) -> None:
    body = form(identity="", career=f"身份证{NUMBER}，1998年至今")
    imported(session, docx(tmp_path / "a.docx", body))
    with session.reading() as reader:
        (profile,) = reader.find(Profile)
        (detail,) = reader.find(SealedDetail)
        assert sealed.content(reader.raw, detail.digest) == NUMBER.encode()
    assert profile.career == "身份证，1998年至今"


def test_twice_changes_nothing_and_one_undo_takes_it_back(session: Session, tmp_path: Path) -> None:
    before = record_tables(session)
    path = with_photo(tmp_path / "a.docx")
    done = carry_out(session, planned(session, path))
    again = planned(session, path)
    assert (fates(again), problems(again)) == (["unchanged"], [])
    assert carry_out(session, again).operation is None
    assert done.operation is not None
    session.undo(done.operation)
    assert record_tables(session) == before
    with session.reading() as reader:
        assert reader.raw.execute("SELECT COUNT(*) FROM sealed").fetchone() == (0,)


def test_a_form_is_recognised_by_itself(session: Session, tmp_path: Path) -> None:
    plan = plan_import(session, docx(tmp_path / "a.docx", form()))
    assert plan.kind is ImportKind.REGISTRATION


def test_several_people_one_a_page_and_one_a_sheet(session: Session, tmp_path: Path) -> None:
    second = form(name="李某", unit="某大学", identity="", role="委员")
    plan = imported(session, docx(tmp_path / "a.docx", form(), second))
    assert fates(plan) == ["taken", "taken"]
    sheets = [[list(cells) for cells in rows(name=n, identity="")] for n in ("王某", "赵某")]
    plan = imported(session, xlsx(tmp_path / "b.xlsx", *sheets))
    assert fates(plan) == ["taken", "taken"]
    with session.reading() as reader:
        assert {person.name for person in reader.find(Person)} == {"张某", "李某", "王某", "赵某"}
        assert len(reader.find(SealedDetail)) == 1


def test_family_members_are_nobody(session: Session, tmp_path: Path) -> None:
    family = table([("称谓", "姓名", "年龄", "工作单位"), ("配偶", "钱某", "50", "某医院")])
    plan = imported(session, docx(tmp_path / "a.docx", form() + family))
    assert fates(plan) == ["taken"]
    with session.reading() as reader:
        assert [person.name for person in reader.find(Person)] == ["张某"]


def test_a_form_over_two_pages(session: Session, tmp_path: Path) -> None:
    rest = table([("主要业绩", "获奖两项"), ("备注", "")])
    plan = imported(session, docx(tmp_path / "a.docx", form(), rest))
    assert fates(plan) == ["taken"]
    with session.reading() as reader:
        assert reader.find(Profile)[0].achievements == "获奖两项"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"name": ""}, "There is no name"),
        ({"name": "／"}, "There is no name"),
        ({"role": "名誉会长"}, "not a role"),
        ({"party": "火星人"}, "not an interest party"),
        ({"role": "☑主任委员 ☑委员 □顾问"}, "not a role"),
        ({"since": "2026-13-01"}, "not a day that exists"),
    ],
)
def test_a_form_that_cannot_be_taken(
    session: Session, tmp_path: Path, said: dict[str, str], why: str
) -> None:
    plan = imported(session, docx(tmp_path / "a.docx", form(**said)))
    assert fates(plan) == ["quarantined"]
    assert why in str(plan.tables[0].rows[0].reason)
    with session.reading() as reader:
        assert reader.find(Person) == []


def test_no_seat_without_its_first_day(session: Session, tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", form(since=""))
    plan = imported(session, path)
    assert "no seat was entered" in problems(plan)[0]
    with session.reading() as reader:
        assert reader.find(Membership) == []
    assert fates(imported(session, path, since="2026-06-11")) == ["updated"]
    with session.reading() as reader:
        assert [seat.since for seat in reader.find(Membership)] == [dt.date(2026, 6, 11)]
    assert fates(planned(session, path, since="2026-06-11")) == ["unchanged"]


def test_another_number_is_left_out_and_said(session: Session, tmp_path: Path) -> None:
    imported(session, docx(tmp_path / "a.docx", form()))
    other = form(identity="310101198001010011")
    plan = imported(session, docx(tmp_path / "b.docx", other))
    assert problems(plan) == [
        "张某: another is sealed already, this one was left out: Identity number."
    ]
    with session.reading() as reader:
        assert len(reader.find(SealedDetail)) == 1


def test_what_was_erased_is_not_sealed_again(session: Session, tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", form())
    imported(session, path)
    with session.reading() as reader:
        (detail,) = reader.find(SealedDetail)
    erase(session, detail.id, "asked for")
    plan = imported(session, path)
    (said,) = problems(plan)
    assert said.endswith("was erased on 2026-06-11; the one in the file was left out.")
    with session.reading() as reader:
        assert [item.erased is None for item in reader.find(SealedDetail)] == [False]


def test_what_is_known_is_filled_and_a_namesake_of_another_unit_is_another(
    session: Session, tmp_path: Path
) -> None:
    with session.writing("people") as uow:
        unit = uow.add(Organization(name="某研究院"))
        known = uow.add(Person(name="张某", organization_id=unit.id, phone="010"))
    assert fates(imported(session, docx(tmp_path / "a.docx", form()))) == ["updated"]
    other = form(unit="另一单位", identity="")
    assert fates(imported(session, docx(tmp_path / "b.docx", other))) == ["taken"]
    with session.reading() as reader:
        found = reader.get(Person, known.id)
        assert len(reader.find(Person, Is("name", "张某"))) == 2
    assert found is not None
    assert (found.phone, found.title) == ("010", "研究员")


def test_a_picture_that_is_no_photo_is_left_out(session: Session, tmp_path: Path) -> None:
    plan = imported(session, with_photo(tmp_path / "a.docx", b"GIF89a..."))
    assert problems(plan) == ["张某: a picture that is no photo was left out."]


def test_a_roster_is_no_form(session: Session, tmp_path: Path) -> None:
    head = ["姓名", "性别", "民族", "工作单位", "职称", "职务"]
    path = xlsx(
        tmp_path / "名单.xlsx", [head, ["张某", "女", "汉族", "某研究院", "研究员", "主任"]]
    )
    with pytest.raises(Unreadable):
        planned(session, path)
    assert plan_import(session, path).kind is ImportKind.ROSTER


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_form_that_is_printed_here_is_read_back(
    session: Session, tmp_path: Path, language: str
) -> None:
    imported(session, docx(tmp_path / "a.docx", form(identity="")))
    with session.reading() as reader:
        (seat,) = reader.find(Membership)
    printed = print_registration(
        session, seat.id, FormFormat.DOCX, language, identity_number=NUMBER
    )
    path = tmp_path / "printed.docx"
    path.write_bytes(printed.data)
    plan = plan_import(session, path)
    assert plan.kind is ImportKind.REGISTRATION
    reasons = [str(row.reason) for row in plan.tables[0].rows]
    assert (fates(plan), reasons) == (["updated"], ["None"])
    assert (
        "its first day is not stated" in problems(plan)[0]
    )  # the printed form has no place for it
    carry_out(session, plan)
    with session.reading() as reader:
        assert len(reader.find(Person)) == len(reader.find(Membership)) == 1
        (profile,) = reader.find(Profile)
        (detail,) = reader.find(SealedDetail)
        assert sealed.content(reader.raw, detail.digest) == NUMBER.encode()
    assert (profile.gender, profile.born, profile.career) == (
        "女",
        "1975-03",
        "1998年至今，某研究院",
    )


def test_a_seat_that_overlaps_with_one_that_is_here(session: Session, tmp_path: Path) -> None:
    imported(session, docx(tmp_path / "a.docx", form()))
    later = docx(tmp_path / "b.docx", form(since="2027-01-01", role="委员"))
    before = record_tables(session)
    plan = planned(session, later)
    assert fates(plan) == ["quarantined"]
    assert str(plan.tables[0].rows[0].reason) == (
        "It overlaps with the seat as Vice-chair, from 2026-01-01."
    )
    carry_out(session, plan)
    after = record_tables(session)
    assert all(after[name] == before[name] for name in ("person", "membership", "profile"))
    assert fates(planned(session, docx(tmp_path / "c.docx", form()))) == ["unchanged"]


def test_a_form_of_who_was_merged_is_that_of_the_person_kept(
    session: Session, tmp_path: Path
) -> None:
    path = docx(tmp_path / "a.docx", form())
    imported(session, path)
    with session.writing("the same person, otherwise written") as uow:
        unit = uow.add(Organization(name="某研究总院"))
        kept = uow.add(Person(name="张谋", organization_id=unit.id))
    with session.reading() as reader:
        (copy,) = reader.find(Person, Is("name", "张某"))
    merge(session, kept, copy)
    assert fates(planned(session, path)) == ["unchanged"]
    changed = docx(tmp_path / "b.docx", form(career="2001年至今，某研究院"))
    assert fates(imported(session, changed)) == ["updated"]
    with session.reading() as reader:
        (profile,) = reader.find(Profile)
        (seat,) = reader.find(Membership)
        person = reader.get(Person, kept.id)
        assert len(reader.find(Person)) == 2
        assert reader.get(Person, copy.id) == dataclasses.replace(copy, merged_into=kept.id)
    assert (profile.person_id, profile.career) == (kept.id, "2001年至今，某研究院")
    assert seat.person_id == kept.id
    assert person is not None
    assert (person.name, person.organization_id) == ("张谋", unit.id)
    without_unit = docx(tmp_path / "c.docx", form(unit="", career="2001年至今，某研究院"))
    assert fates(planned(session, without_unit)) == ["unchanged"]
