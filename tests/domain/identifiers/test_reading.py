"""Any text is read or refused with a reason; nothing raises and nothing hangs."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.domain.identifiers import Kind, canonical, parse, sort_key
from stdcommittee.domain.identifiers.model import Identifier
from stdcommittee.domain.identifiers.reading import LONGEST
from tests.domain.identifiers.expectations import bare

_PIECES = (
    *(
        "ISO",
        "IEC",
        "ISO/IEC",
        "CISPR",
        "IWA",
        "GB",
        "GB/T",
        "GBT",
        "JB/T",
        "DB11/T",
        "DB",
        "T/CAS",
    ),
    *("Q/ABC", "SAC", "TC", "SC", "WG", "N", "JTC", "BS", "EN", "DIN", "prEN", "IEEE", "ASTM"),
    *("9001", "60335", "1", "02", "85", "A", "B01", "65E", "2015", "1998", "5600", "20251187"),
    *("TS", "TR", "R", "Guide", "GUIDE", "DIS", "CD", "CD2", "FDIS", "DTS", "PRF", "WD", "Fpr"),
    *("Amd", "AMD1", "Cor", "COR", "DAM", "DAmd", "ISH1", "FRAG", "XG1", "A1:2018", "AC", "Suppl"),
    *("ED1", "Ed 2", "Ed", "CSV", "RLV", "SER", "(E)", "(en)", "(E/F)", "(all parts)", "IDT"),
    *(
        "第1号修改单",
        "所有部分",
        "（",
        "）",
        "《",
        "—",
        "－",
        "–",
        "：",
        "　",
        "\u00a0",
        "一",
        "ß",
        "ı",
    ),
    *(
        "/",
        "-",
        ":",
        ".",
        "+",
        ",",
        "|",
        "~",
        "_",
        "&",
        "(",
        ")",
        " ",
        "P",
        "CDV",
        "PNW",
        "SyCLVDC",
    ),
    *("DIR", "SUP", "Part", "IECEE", "TRF", "IECEx", "OD", "W20232701", "T", "334", "ИСО", "ČSN"),
)
_nearly = st.lists(
    st.tuples(st.sampled_from(_PIECES), st.sampled_from(("", " ", "/", "-"))), max_size=9
).map(lambda pieces: "".join(piece + joiner for piece, joiner in pieces))
_texts = st.one_of(
    st.text(max_size=80), _nearly, st.text(alphabet="ISOECGBT/-:. 0129()+", max_size=40)
)


@settings(deadline=None)
@given(_texts)
def test_reading_never_raises_and_always_answers(text: str) -> None:
    found = parse(text)
    assert found.input == text
    assert found.ok == (found.problem is None) == (found.kind is not Kind.UNREADABLE)
    assert found.ok == bool(found.publisher or found.kind is Kind.COMMITTEE)
    json.dumps(found.to_json())
    sort_key(found)


@settings(deadline=None)
@given(_texts)
def test_the_canonical_form_is_final(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


@settings(deadline=None)
@given(_nearly)
def test_the_canonical_form_says_the_same(text: str) -> None:
    found = parse(text)
    if found.ok:
        assert bare(parse(found.canonical)) == bare(found)


@settings(deadline=None)
@given(_nearly)
def test_nothing_is_added_or_lost_but_signs(text: str) -> None:
    found = parse(text)
    if found.ok and text.isascii():
        years = set(re.findall(r"(?:19|20)\d\d", found.canonical))
        assert all(year in text or year[2:] in text for year in years)
        assert found.year is None or str(found.year) in found.canonical or found.publisher == "ASTM"


@settings(deadline=None)
@given(st.text(alphabet="ISO/IEC 9001-:.+()GBT", min_size=60, max_size=LONGEST))
def test_long_texts_are_refused_quickly(text: str) -> None:
    parse(text)


@pytest.mark.parametrize(
    "text",
    [
        *("ISO/" * 50, "ISO 9001-" * 22, "1-" * 100, "(" * 200, "GB/T 1" + ".1" * 97),
        *("IEC 60335" + "-1" * 95, "ISO 9001" + "/Amd 1" * 30 + "!", "T/" + "A1" * 98),
        *("Q/" + "A" * 197, "JTC1-SC" * 28, "ISO/TC 1" + "/SC 1" * 37 + "x", "A" * 200),
        *("CIS/A" * 40, "ISO 9001(E" * 20, "IECEE TRF " + "1&" * 90, "BS " * 66, "DB" * 100),
    ],
)
def test_hostile_texts_do_not_hang(text: str) -> None:
    assert len(text) <= LONGEST
    assert not parse(text).ok


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "There is no identifier here."),
        (" \t\u3000", "There is no identifier here."),
        ("hello", "“hello” is not the form of any identifier that is known."),
        ("2014", "“2014” is not the form of any identifier that is known."),
        ("GB", "“GB” names a publisher but no number."),
        ("ISO", "“ISO” names a publisher but no number."),
        ("ISO 9001:20155", "“20155” is not a year."),
        ("GB/T 19001-06", "“06” is not a year."),
        ("ISO 9001:2015 Quality", "“Quality” after “ISO 9001:2015” cannot be read."),
        ("x" * 300, "An identifier has at most 200 characters; this text has 300."),
    ],
)
def test_the_reason_is_said(text: str, reason: str) -> None:
    found = parse(text)
    assert found.kind is Kind.UNREADABLE
    assert str(found.problem) == reason


def test_white_space_does_not_make_a_text_long() -> None:
    assert canonical("iso9001" + " " * 400) == "ISO 9001"


def test_unreadable_texts_are_put_on_one_line() -> None:
    assert canonical(" no \n such\tthing ") == "no such thing"


def test_plain_values() -> None:
    stored = parse("ISO 19115-1:2014/DAmd 2.3:2025").to_json()
    assert stored == {
        "input": "ISO 19115-1:2014/DAmd 2.3:2025",
        "ok": True,
        "kind": "supplement",
        "publisher": "ISO",
        "type": "",
        "number": "19115",
        "parts": ["1"],
        "year": 2014,
        "stage": "",
        "iteration": None,
        "supplements": [
            {
                "kind": "Amd",
                "number": "2",
                "year": 2025,
                "month": None,
                "stage": "DAM",
                "iteration": 3,
            }
        ],
        "canonical": "ISO 19115-1:2014/DAmd 2.3:2025",
        "problem": None,
    }
    assert parse("hello").to_json()["problem"] == (
        "“hello” is not the form of any identifier that is known."
    )


def test_partners_of_a_publication() -> None:
    assert parse("ISO/IEC/IEEE 24765:2017").copublishers == ("IEC", "IEEE")
    assert parse("T/CAS 290—2017").copublishers == ()
    assert Identifier("", Kind.STANDARD, "GB").copublishers == ()
