"""The number check of duty 1.27."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.identifiers import numbering_note, numbering_problem, parse
from stdcommittee.domain.identifiers.codes import series


def problem(text: str, issued: dt.date | None = None) -> str:
    found = parse(text)
    assert found.ok
    return str(numbering_problem(found, issued) or "")


@pytest.mark.parametrize(
    "text",
    [
        "GB/T 1.1—2020",
        "GB 4943.1—2022",
        "JB/T 1234—2025",
        "SJ/Z 11616—2025",
        "HJ 1235—2025",
        "DB/T 81—2025",
        "DB11/T 1—2024",
        "DB4403/T 12—2023",
        "DBJ/T 15-38—2019",
        "T/CAS 290—2017",
        "Q/ABC 001—2024",
        "GB/T 20501（所有部分）",
        "GB 1234—2020/XG1",
        "ISO 9001",
        "ISO/TC 211",
        "20251187-T-334",
        "GJB 9001C",
    ],
)
def test_sound_numbers_and_what_the_rules_do_not_concern(text: str) -> None:
    assert problem(text) == ""


@pytest.mark.parametrize(
    ("text", "words", "citation"),
    [
        ("XX/T 12—2024", "“XX” is not an approved industry code", "SAMR Order 86"),
        ("DB99/T 1—2020", "“99” is not the code of a province", "SAMR Order 26"),
        ("DB1/T 1—2020", "“DB1” is malformed", "SAMR Order 26"),
        ("DB110/T 1—2020", "“DB110” is malformed", "SAMR Order 26"),
        ("DB110105/T 1—2020", "“DB110105” is malformed", "SAMR Order 26"),
        ("DB1100/T 1—2020", "“DB1100” is malformed", "SAMR Order 26"),
        ("GB/T 19001", "has no year", "SAMR Order 59"),
        ("JB/T 1234", "has no year", "SAMR Order 86"),
        ("DB11/T 1234", "has no year", "SAMR Order 26"),
        ("T/CAS 290", "has no year", "[2019] No. 1"),
        ("Q/ABC 001", "has no year", "SAMR Order 83"),
    ],
)
def test_broken_rules_carry_their_citation(text: str, words: str, citation: str) -> None:
    assert words in problem(text)
    assert citation in problem(text)


def test_the_citation_is_said_in_both_languages() -> None:
    found = numbering_problem(parse("XX/T 12—2024"))
    assert found is not None
    citation = found.values["citation"]
    assert isinstance(citation, Bilingual)
    assert "行业标准管理办法" in citation.zh
    assert citation.en in str(found)


def test_a_mandatory_industry_number_after_the_measures() -> None:
    assert problem("JB 1234—2023") == ""
    assert problem("JB 1234—2024") == ""
    assert "needs JB/T" in problem("JB 1234—2025")
    assert problem("JB 1234—2024", dt.date(2024, 5, 31)) == ""
    assert "needs JB/T" in problem("JB 1234—2024", dt.date(2024, 6, 1))
    assert problem("JGJ 3—2025") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("KA/T 12—2024", "“KA” (Mine safety) is listed provisionally"),
        ("DB66/T 1—2022", "“66” (Xinjiang Production and Construction Corps)"),
        ("DB33/ 2146—2021", "needs a basis in a special law"),
        ("DB33/ 2146—2020", ""),
        ("DB33/T 2146—2021", ""),
        ("JB/T 12—2024", ""),
        ("ISO 9001", ""),
        ("GB/T 1—2020", ""),
    ],
)
def test_notes(text: str, words: str) -> None:
    note = str(numbering_note(parse(text)) or "")
    assert words in note
    assert bool(note) == bool(words)


def test_a_mandatory_local_number_on_the_day() -> None:
    old = numbering_note(parse("DB33/ 1—2020"), dt.date(2020, 2, 29))
    new = numbering_note(parse("DB33/ 1—2020"), dt.date(2020, 3, 1))
    assert old is None
    assert new is not None


def test_every_industry_code_is_read_and_known() -> None:
    codes = [item for item in series().values() if item.scope == "industry"]
    assert len(codes) >= 67
    for item in codes:
        found = parse(f"{item.code}/T 1—2024")
        assert (found.publisher, found.type) == (item.code, "T")
        assert numbering_problem(found) is None
        assert (numbering_note(found) is not None) == item.provisional
