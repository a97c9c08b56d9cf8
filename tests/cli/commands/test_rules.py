"""Command `rules`: editions, rules and limits with their citation and how sure they are."""

from __future__ import annotations

from typing import Any

import pytest

from stdcommittee.domain.rules import shipped
from tests.cli.commands.test_tally import call, document

PARTS = ("editions", "rules", "parameters")


def names(found: Any) -> dict[str, list[str]]:
    return {
        part: [item["key" if part == "parameters" else "id"] for item in found[part]]
        for part in PARTS
    }


def test_all_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = document(capsys, "rules", "--on", "2026-06-11")
    assert (code, found["on"]) == (0, "2026-06-11")
    listed = names(found)
    assert listed["editions"] == [edition.id for edition in shipped().editions()]
    assert {"cn.tc.draft", "iso.dis", "iec.cdv"} <= set(listed["rules"])
    assert "tc.members.min" in listed["parameters"]
    for part in PARTS[1:]:
        for item in found[part]:
            assert item["citation"]
            assert item["citation_zh"]
            assert item["edition"] in listed["editions"]
            assert isinstance(item["provisional"], bool)
    in_force = {item["id"]: item["in_force"] for item in found["editions"]}
    assert (in_force["cn/tc-measures-2017"], in_force["cn/tc-measures-2020"]) == (False, True)


def test_one_rule_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = document(capsys, "rules", "cn.tc.draft", "--on", "2019-05-01")
    assert code == 0
    assert names(found) == {
        "editions": ["cn/tc-measures-2017", "cn/tc-measures-2020"],
        "rules": ["cn.tc.draft"],
        "parameters": [],
    }
    (rule,) = found["rules"]
    assert rule["edition"] == "cn/tc-measures-2017"
    assert [(item["id"], item["values"]) for item in rule["criteria"]] == [
        ("participation", {"least": "3/4", "abstentions": True}),
        ("approval", {"least": "2/3", "abstentions": True}),
        ("opposition", {"most": "1/4", "abstentions": True}),
    ]
    assert (rule["unstated"], rule["entitled"]) == ("member", ["member"])
    assert document(capsys, "rules", "cn.tc.draft", "--on", "2001-01-01")[1]["rules"] == []


def test_one_limit_and_one_edition(capsys: pytest.CaptureFixture[str]) -> None:
    _, found = document(capsys, "rules", "tc.party.maxShare")
    (limit,) = found["parameters"]
    assert (limit["value"], limit["unit"], found["rules"]) == ("1/2", "share", [])
    code, found = document(capsys, "rules", "iec/directives-2011")
    assert code == 0
    assert names(found)["rules"] == ["iec.cdv", "iec.fdis"]
    assert names(found)["editions"] == ["iec/directives-2011"]
    assert found["editions"][0]["provisional"] is True


def test_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = document(capsys, "rules", "cn.nothing")
    assert (code, found["rules"]) == (2, [])
    assert "cn.tc.draft" in found["problems"][0]
    assert call(capsys, "rules", "--on", "someday")[0] == 2


def test_a_list_for_people(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STDCOMMITTEE_LANG", "en")
    code, out, _ = call(capsys, "rules", "iso.fdis", "--on", "2026-06-11")
    lines = out.splitlines()
    assert code == 0
    assert "iso.fdis: Approval vote on a final draft (FDIS)" in lines[-3]
    assert lines[-1].endswith("negatives ÷ all approvals and negatives; most 1/4, abstentions no")
    _, out, _ = call(capsys, "rules", "tc.members.min")
    assert out.splitlines()[-1].startswith(
        "tc.members.min = 25 people: Least members of a technical committee; Measures"
    )
    assert "(not in force)" in out
