"""The shipped code tables."""

from __future__ import annotations

import pytest

from stdcommittee.domain.identifiers.codes import (
    aliases,
    joint,
    numbering_rules,
    publishers,
    regions,
    series,
    unsure,
)


def test_every_series_has_both_names() -> None:
    for code, item in series().items():
        assert item.name.zh
        assert item.name.en
        assert code == item.code.upper()
        assert item.scope in {"national", "industry", "related"}


def test_regions_are_the_province_level_ones() -> None:
    assert len(regions()) == 35
    assert regions()["11"].name.en == "Beijing"
    assert [code for code, region in regions().items() if region.provisional] == ["66"]


def test_a_publisher_is_found_by_each_spelling_the_longest_first() -> None:
    assert publishers()["IEEE STD"][0] == "IEEE Std"
    assert publishers()["ГОСТ Р"][0] == "GOST R"
    lengths = [len(spelling) for spelling in publishers()]
    assert lengths == sorted(lengths, reverse=True)
    assert all(item.name.zh and item.name.en for _, item in publishers().values())


def test_publishers_have_a_known_reach() -> None:
    reaches = {item.reach for _, item in publishers().values()}
    assert reaches == {"international", "regional", "national", "association"}


def test_unsure_codes_are_codes() -> None:
    assert unsure() <= set(publishers())


@pytest.mark.parametrize("name", ["ISO", "IEC"])
def test_partners_and_aliases_do_not_hide_the_publishers(name: str) -> None:
    assert name not in joint()
    assert name in aliases().values()


def test_each_kind_of_standard_has_its_rule() -> None:
    assert set(numbering_rules()) == {"national", "industry", "local", "group", "enterprise"}
    since = numbering_rules()["industry"].recommended_only_from
    assert since is not None
    assert since.isoformat() == "2024-06-01"
