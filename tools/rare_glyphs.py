"""Make the fallback font for rare characters: the glyphs that the shipped fonts lack.

    python tools/rare_glyphs.py NotoSansJP.ttf NotoSansHK.ttf … \
        --beyond resources/fonts/NotoSansSC-Regular.ttf resources/fonts/NotoSerifSC-Regular.ttf \
        --out resources/fonts/NotoSansHan-Rare.ttf

The sources are static TrueType fonts on one design grid, in order of preference: a character is
taken from the first one that has it. Development only (needs fonttools); the result is data.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FAMILY = "Noto Sans Han Rare"
POSTSCRIPT = "NotoSansHan-Rare"


def characters(path: Path) -> set[int]:
    """Return the code points that a font maps to a glyph."""
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def shares(sources: Sequence[Path], beyond: Sequence[Path]) -> list[set[int]]:
    """Return for each source the code points to take from it: new, and not in an earlier one."""
    known: set[int] = set().union(*map(characters, beyond))
    taken = []
    for source in sources:
        share = characters(source) - known
        known |= share
        taken.append(share)
    return taken


def cut(source: Path, points: set[int], target: Path) -> None:
    """Write a font with the outlines of some code points only: no hinting, no features."""
    options = Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        name_IDs=["*"],
        recalc_timestamp=False,
        drop_tables=["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "STAT", "gasp"],
    )
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=points)
        subsetter.subset(font)
        font.save(target)


def rename(font: TTFont) -> None:
    """Give the font a name of its own; copyright and licence entries stay as they are."""
    names = {1: FAMILY, 2: "Regular", 3: POSTSCRIPT, 4: FAMILY, 6: POSTSCRIPT}
    kept = [entry for entry in font["name"].names if entry.nameID in {0, 13, 14}]
    font["name"].names = kept
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the font and say how many glyphs came from where."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--beyond", nargs="+", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        pieces = []
        for number, (source, points) in enumerate(
            zip(given.sources, shares(given.sources, given.beyond), strict=True)
        ):
            print(f"{source.name}: {len(points)} characters")
            if points:
                pieces.append(Path(folder) / f"{number}.ttf")
                cut(source, points, pieces[-1])
        font = Merger().merge([str(piece) for piece in pieces])
        with TTFont(given.sources[0], lazy=True) as first:
            font["head"].created = first["head"].created
            font["head"].modified = first["head"].modified
        font.recalcTimestamp = False
        rename(font)
        font.save(given.out)
    print(f"{given.out}: {given.out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
