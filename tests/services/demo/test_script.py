"""Days and words of the sample's script."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.services.demo.script import Script, data, file_name

SCRIPT = Script(dt.date(2026, 6, 11), "zh")  # a Thursday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("R:03-12", "2025-03-12"),
        ("R-2:11-20", "2023-11-20"),
        ("Y:01-14", "2026-01-14"),
        ("T", "2026-06-11"),
        ("T-12", "2026-05-30"),
        ("T+7", "2026-06-18"),
        ("T-5y+36", "2021-07-17"),
        ("T-4y", "2022-06-11"),
    ],
)
def test_the_script_says_days_by_year_or_by_today(text: str, day: str) -> None:
    assert SCRIPT.date(text) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("text", ["", "2025-03-12", "S:03-12", "T12", "R:13-40"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the day itself says it)
        SCRIPT.date(text)


def test_nobody_works_on_a_day_off() -> None:
    assert SCRIPT.date("T-12") == dt.date(2026, 5, 30)  # a Saturday
    assert SCRIPT.day("T-12") == dt.date(2026, 5, 29)
    assert SCRIPT.day("T+2") == dt.date(2026, 6, 15)  # Saturday: the Monday after
    sunday = Script(dt.date(2026, 6, 14), "zh")
    assert sunday.day("T") == dt.date(2026, 6, 14)  # today stays today


def test_leap_days_have_a_year_before() -> None:
    assert Script(dt.date(2028, 2, 29), "zh").date("T-5y") == dt.date(2023, 2, 28)


def test_texts_name_the_report_year() -> None:
    title = {"zh": "{year-1}年和{year}年", "en": "{year-1} and {year+1}"}
    assert SCRIPT.both(title) == ("2024年和2025年", "2024 and 2026")
    assert SCRIPT.say({"zh": "{what}", "en": ""}, what="事") == "事"


def test_file_names_hold_no_sign_that_a_system_forbids() -> None:
    assert file_name("{a}.docx", a="GB/T 1: “x”?\n") == "GB_T_1_“x”.docx"
    assert len(file_name("{a}", a="长" * 200).encode()) <= 150


def test_every_word_of_the_script_is_in_both_languages() -> None:
    def check(value: object, at: str) -> None:
        if isinstance(value, dict):
            if {"zh", "en"} & set(value):
                assert {"zh", "en"} <= set(value), at
                assert bool(value["zh"]) == bool(value["en"]), at
            for key, inner in value.items():
                check(inner, f"{at}.{key}")
        elif isinstance(value, list):
            for place, inner in enumerate(value):
                check(inner, f"{at}[{place}]")

    names = ("words", "course", "projects", "ballots", "international", "rounds")
    for name in (*names, "schema_comments", "papers", "supervision"):
        check(data(name), name)
