"""Checks what no other tool checks: sizes, names, mirrored tests, text where it belongs.

Usage: python tools/check_layout.py
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "stdcommittee"
TESTS = ROOT / "tests"
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
BANNED = {"util", "utils", "helper", "helpers", "manager", "misc", "common"}
HAN = re.compile("[\u3400-\u9fff\uff01-\uff5e\u3001\u3002]")
# Composition roots and declarations that other tests run in full.
WITHOUT_MIRROR = {"__init__", "__main__", "records"}


def main() -> int:
    """Print what is wrong; return the exit code."""
    found: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT).as_posix()
        found += _sizes(name, text)
        found += _words(name, path.stem, text)
    found += _unmirrored()
    print("\n".join(found) or "layout in order")
    return 1 if found else 0


def _sizes(name: str, text: str) -> list[str]:
    found = []
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        found.append(f"{name}: {lines} lines; think of parting it")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{name}:{node.lineno}: {node.name} has {length} lines")
    return found


def _words(name: str, stem: str, text: str) -> list[str]:
    found = []
    if BANNED & set(stem.split("_")):
        found.append(f"{name}: a name that says nothing")
    for number, line in enumerate(text.splitlines(), 1):
        if HAN.search(line):
            found.append(f"{name}:{number}: Chinese text belongs into resources")
        if re.search(r"#.*\b(TODO|FIXME|XXX|HACK)\b", line):
            found.append(f"{name}:{number}: debt without an owner")
    return found


def _unmirrored() -> list[str]:
    """Return the areas of the package that have no tests at their place."""
    found = []
    for folder in sorted({path.parent for path in PACKAGE.rglob("*.py")}):
        modules = [p for p in folder.glob("*.py") if p.stem not in WITHOUT_MIRROR]
        mirror = TESTS / folder.relative_to(PACKAGE)
        if (
            modules
            and not any(mirror.glob("test_*.py"))
            and not mirror.with_name(f"test_{folder.name}.py").exists()
        ):
            found.append(f"{folder.relative_to(ROOT)}: no tests at {mirror.relative_to(ROOT)}")
    return found


if __name__ == "__main__":
    sys.exit(main())
