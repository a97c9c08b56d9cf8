from __future__ import annotations

import dataclasses
import re
from typing import get_args

import pytest

from stdcommittee.ui.theme.tokens import CONTRAST, DARK, LIGHT, ColourName, Tokens, Tone, contrast

READ_ON = {  # text: the grounds it stands on
    "text": ("surface", "window", "rail", "raised", "sel", "hover", "n1"),
    "muted": ("surface", "window", "rail", "raised", "sel", "hover", "n1"),
    "accent": ("surface", "window", "rail", "raised", "sel", "hover", "n1"),
    "onaccent": ("accentfill",),
    "good": ("surface", "window", "rail", "raised", "sel", "goodsoft"),
    "warn": ("surface", "window", "rail", "raised", "sel", "warnsoft"),
    "bad": ("surface", "window", "rail", "raised", "sel", "badsoft"),
}
PAIRS = [(text, ground) for text, grounds in READ_ON.items() for ground in grounds]
SETS = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
MEASURED = [  # a sample of the published ratios: light, dark, high contrast
    ("text", "surface", 16.70, 13.80, 21.00),
    ("text", "n1", 13.72, 11.23, 14.16),
    ("muted", "n1", 5.31, 6.01, 14.16),
    ("accent", "sel", 5.65, 5.74, 9.95),
    ("onaccent", "accentfill", 6.71, 5.40, 16.02),
    ("good", "sel", 4.87, 6.49, 10.09),
    ("warn", "warnsoft", 5.73, 7.18, 13.06),
    ("bad", "sel", 5.50, 5.59, 6.44),
]


@SETS
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_every_ground(
    tokens: Tokens, text: ColourName, ground: ColourName
) -> None:
    assert contrast(tokens.of(text), tokens.of(ground)) >= 4.5


@pytest.mark.parametrize(("text", "ground", "light", "dark", "high"), MEASURED)
def test_ratios_are_the_published_ones(
    text: ColourName, ground: ColourName, light: float, dark: float, high: float
) -> None:
    found = [contrast(t.of(text), t.of(ground)) for t in (LIGHT, DARK, CONTRAST)]
    assert found == pytest.approx([light, dark, high], abs=0.006)


@SETS
@pytest.mark.parametrize("mark", ["c3", "c4", "warnfill", "ctl", "n3"])
def test_graphics_can_be_seen(tokens: Tokens, mark: ColourName) -> None:
    assert contrast(tokens.of(mark), tokens.surface) >= 3


def test_contrast_runs_from_1_to_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#8C95A3", "#8C95A3") == pytest.approx(1)


def test_every_colour_has_a_name_and_every_name_a_colour() -> None:
    fields = {field.name for field in dataclasses.fields(Tokens)} - {"outlined"}
    assert fields == set(get_args(ColourName))
    for tokens in (LIGHT, DARK, CONTRAST):
        assert all(re.fullmatch("#[0-9A-F]{6}", tokens.of(name)) for name in get_args(ColourName))


def test_high_contrast_has_no_soft_grounds() -> None:
    assert CONTRAST.outlined
    assert {CONTRAST.of(tone.soft) for tone in Tone} <= {
        CONTRAST.surface,
        CONTRAST.sel,
        CONTRAST.n1,
    }
