from __future__ import annotations

import pytest

from stdcommittee.base.paths import resource
from stdcommittee.reports.pdf import fonts
from stdcommittee.reports.pdf.characters import prepare
from stdcommittee.reports.pdf.fonts import BOLD, SANS, SERIF, typeface


def names(text: str, name: str = SERIF, language: str = "zh") -> list[tuple[str, str]]:
    runs = typeface(name, language).runs(prepare(text))
    return [(font.fontName, part) for font, part in runs]


def test_every_shipped_font_is_there_and_licensed() -> None:
    licence = resource("fonts", "OFL.txt").read_text("utf-8")
    present = {path.stem for path in resource("fonts").glob("*.ttf")}
    assert present == set(fonts.SHIPPED)
    for name in present:
        assert f"{name}.ttf" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_plain_chinese_is_one_run() -> None:
    assert names("标准 ISO 9001") == [("NotoSerifSC-Regular", "标准 ISO 9001")]


def test_a_word_is_drawn_by_one_font() -> None:
    assert names("见 Řehoř 文") == [
        ("NotoSerifSC-Regular", "见 "),
        ("NotoSerif-Regular", "Řehoř"),
        ("NotoSerifSC-Regular", " 文"),
    ]


@pytest.mark.parametrize("name", [SERIF, SANS, BOLD])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_rare_han_and_accents_have_glyphs(name: str, language: str) -> None:
    assert fonts.missing("杨𬭎 𠮷 Řehoř Ελένη ≥ × ① ㎡ Ω µ ‰ ℃", name, language) == set()


def test_the_rare_font_is_the_last_resort() -> None:
    assert names("𬭎𠮷") == [("NotoSerifSC-Regular", "𬭎"), ("NotoSansHan-Rare", "𠮷")]


def test_english_documents_have_narrow_signs() -> None:
    assert names("“a” × b", SERIF, "en")[0][0] == "NotoSerif-Regular"
    assert fonts.width("×", SERIF, 10, "en") < fonts.width("×", SERIF, 10, "zh")


def test_chinese_documents_have_narrow_signs_in_latin_texts() -> None:
    assert fonts.width("don’t", SERIF, 10) < 30
    assert fonts.width("“标准”", SERIF, 10) == pytest.approx(40)


def test_missing_characters_are_named() -> None:
    assert fonts.missing("标准😀ᚠ") == {"😀", "ᚠ"}
    assert fonts.missing("标准") == set()


def test_width_is_the_sum_of_the_advances() -> None:
    face = typeface(SERIF, "zh")
    text = prepare("标准 Řehoř don’t 𠮷，ᚠ")
    assert face.width(text) == pytest.approx(sum(face.advances(text)))
    assert len(face.advances(text)) == len(text)


def test_an_unknown_font_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        fonts.font("NotoSansElsewhere")


def test_the_rare_font_holds_only_what_the_others_lack() -> None:
    rare = set(fonts.font("NotoSansHan-Rare").face.charToGlyph)
    sans = set(fonts.font("NotoSansSC-Regular").face.charToGlyph)
    assert ord("𠮷") in rare
    assert len(rare) > 2000
    assert {point for point in rare & sans if point > 0x2E7F} == set()
