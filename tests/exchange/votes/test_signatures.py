"""Who signed: names, what stands beside them, and signatures for somebody else."""

from __future__ import annotations

import pytest

from stdcommittee.exchange.votes.signatures import asides, behalf_of, name_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("委员02", "委员02"),
        ("委员02（签名）2026年6月8日", "委员02"),
        ("委员02 教授", "委员02"),
        ("委员02    年  月  日", "委员02"),
        ("（签名）", ""),
        ("（签名或盖章）    年   月   日", ""),
        ("已签字", ""),
        ("2026-06-08", ""),
        ("委员06（张三代）", "委员06"),
    ],
)
def test_a_name(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("委员06（张三）", ["张三"]),
        ("委员06(张三", ["张三"]),
        ("委员06（盖章）", []),
        ("委员06（手写签名）", []),
        ("委员06（教授）", []),
        ("委员06（2026年6月8日）", []),
        ("委员06", []),
    ],
)
def test_what_stands_in_brackets(text: str, found: list[str]) -> None:
    assert list(asides(text)) == found


@pytest.mark.parametrize(
    "text", ["委员06（张三代）", "张三代签", "代委员06", "张三 (on behalf of X)"]
)
def test_a_signature_for_another(text: str) -> None:
    assert behalf_of(text) == text


@pytest.mark.parametrize("text", ["委员06", "张时代明", "委员06（签名）", "Ms Appleton"])
def test_a_signature_of_ones_own(text: str) -> None:
    assert behalf_of(text) == ""
