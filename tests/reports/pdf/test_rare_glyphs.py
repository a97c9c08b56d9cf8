from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.base.paths import resource

fonttools = pytest.importorskip("fontTools.ttLib")


def shipped(name: str) -> str:
    return str(resource("fonts", f"{name}.ttf"))


def made(target: Path) -> Path:
    from tools.rare_glyphs import main

    sources = [shipped("NotoSans-Regular"), shipped("NotoSerif-Regular")]
    beyond = ["--beyond", shipped("NotoSansSC-Regular")]
    assert main([*sources, *beyond, "--out", str(target)]) == 0
    return target


def test_only_what_the_other_fonts_lack_is_taken(tmp_path: Path) -> None:
    with fonttools.TTFont(made(tmp_path / "rare.ttf")) as font:
        points = set(font.getBestCmap())
        names = {entry.nameID: str(entry) for entry in font["name"].names}
    assert ord("ř") in points
    assert not points & {ord("a"), ord("标")}
    assert names[6] == "NotoSansHan-Rare"
    assert "Copyright" in names[0]
    assert "Open Font License" in names[13]


def test_the_same_sources_make_the_same_font(tmp_path: Path) -> None:
    assert made(tmp_path / "one.ttf").read_bytes() == made(tmp_path / "two.ttf").read_bytes()
