"""Colours on paper: what each role of a chart or text is printed in."""

from __future__ import annotations

from typing import Final

from stdcommittee.domain.charts.marks import Role

LINK: Final = "link"
SEAL: Final = "seal"  # the double rule under the name of the issuing body
GROUND: Final = "ground"  # behind the head of a group of rows
HAIRLINE: Final = "hairline"
FAINT: Final = "faint"  # row numbers, page foot
PAPER: Final = "paper"

_HEX: Final = {
    Role.SERIES1: "C9D7EB",
    Role.SERIES2: "9DB7D9",
    Role.SERIES3: "4C79B4",
    Role.SERIES4: "1F4E8C",
    Role.GOOD: "2E6B45",
    Role.WARN: "8A5200",
    Role.BAD: "9E1B1B",
    Role.NEUTRAL: "E3E3E0",
    Role.TEXT: "111111",
    Role.MUTED: "4D4D4D",
    Role.LINE: "E0E0E0",
    LINK: "1F4E8C",
    SEAL: "9E1B1B",
    GROUND: "F4F4F2",
    HAIRLINE: "B9B9B9",
    FAINT: "5F5F5F",
    PAPER: "FFFFFF",
}


def _operands(value: str) -> str:
    shares = (int(value[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return " ".join(f"{share:.4f}".rstrip("0").rstrip(".") for share in shares)


OPERANDS: Final = {str(role): _operands(value) for role, value in _HEX.items()}
"""Role → the operands of a PDF colour operator."""
