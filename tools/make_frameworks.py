"""Writes the duties frameworks under resources/frameworks from the register of duties.

Usage: python tools/make_frameworks.py duties.csv

The register has one row per duty, in both languages, with the article of the draft and the measures
of the final text that it belongs to. What it does not have (the editions' heads, the measures'
titles, why a duty without a measure is still owed, the indicators) stands in ``frameworks.toml``.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "resources" / "frameworks"
EMPTY = "–"
Row = Mapping[str, str]


def text(value: object) -> str:
    """Return a TOML value."""
    return json.dumps(value, ensure_ascii=False)


def both(row: Mapping[str, str], name: str = "") -> str:
    """Return an inline table with both languages."""
    prefix = f"{name}_" if name else ""
    zh, en = row[f"{prefix}zh"], row[f"{prefix}en"]
    return f"{{ zh = {text(zh)}, en = {text(en)} }}"


def why(duty: str, reasons: Iterable[Mapping[str, Any]]) -> dict[str, str] | None:
    """Return why a duty without a measure is still owed, in both languages."""
    found = [entry for entry in reasons if duty in entry["duties"]]
    if not found:
        return None
    return {
        "zh": "".join(entry["zh"] for entry in found),
        "en": " ".join(entry["en"] for entry in found),
    }


def item(row: Row, also: Iterable[str], reason: dict[str, str] | None, filled: list[str]) -> str:
    """Return one duty as TOML."""
    lines = ["[[sections.items]]", f"duty = {text(row['id'])}", f"text = {both(row, 'duty')}"]
    lines.append(f"who = {text(row['who'].split())}")
    if row["explicit"] == "yes":
        lines.append("explicit = true")
    if listed := list(also):
        lines.append(f"also = {text(listed)}")
    if reason is not None:
        lines.append(f"why = {both(reason)}")
    lines += [
        f"{name} = {both(row, name)}"
        for name in ("record", "compute", "warn", "report")
        if row[f"{name}_zh"] != EMPTY
    ]
    lines.append(f"indicators = {text(filled)}")
    return "\n".join(lines)


def head(edition: Mapping[str, Any], extra: Mapping[str, Any]) -> str:
    """Return the head of an edition as TOML."""
    lines = [
        "# Written by tools/make_frameworks.py: change tools/frameworks.toml, not this file.",
        "",
        "[edition]",
        f"id = {text(edition['id'])}",
        f"final = {text(edition['final'])}",
        f"date = {text(edition['date'])}",
    ]
    lines += [f"{name} = {both(edition[name])}" for name in ("title", "number", "issuer", "status")]
    lines += [f"{name} = {text(extra[name])}" for name in ("partly", "overview", "head")]
    lines += [
        f"\n[[edition.notes]]\nzh = {text(n['zh'])}\nen = {text(n['en'])}" for n in edition["notes"]
    ]
    return "\n".join(lines)


def section(number: str, label: Mapping[str, str], titled: Mapping[str, str], block: str) -> str:
    """Return the head of a section as TOML."""
    lines = ["[[sections]]", f"id = {text(number)}", f"label = {both(label)}"]
    return "\n".join([*lines, f"title = {both(titled)}", *([f"block = {block}"] if block else [])])


def final(rows: list[Row], extra: Mapping[str, Any]) -> str:
    """Return the final edition: its measures, then the duties without one."""
    edition, filled = extra["final"], extra["indicators"]
    parts = [head(edition, extra)]
    for measure in edition["sections"]:
        number = measure["id"]
        block = both(extra["blocks"][measure["block"]])
        parts.append(section(number, {"zh": number, "en": number}, measure, block))
        for row in rows:
            measures = row["final_2025"].split()
            if measures[:1] == [number]:
                parts.append(item(row, measures[1:], None, filled.get(row["id"], [])))
    parts.append(section(edition["owed"]["id"], {"zh": "", "en": ""}, edition["owed"], ""))
    for row in rows:
        if not row["final_2025"].split():
            reason = why(row["id"], extra["why"])
            if reason is None:
                raise SystemExit(f"{row['id']} has no measure and no reason")
            parts.append(item(row, (), reason, filled.get(row["id"], [])))
    return "\n\n".join(parts) + "\n"


def label_of(article: Row) -> dict[str, str]:
    """Return the number before an article's title; the general parts have none."""
    zh, closing, _ = article["article_zh"].partition("）")
    en, bracket, _ = article["article_en"].partition(") ")
    return {"zh": zh + closing if closing else "", "en": en + ")" if bracket else ""}


def title_of(article: Row) -> dict[str, str]:
    """Return an article's title without its number."""
    return {
        "zh": article["article_zh"].rpartition("）")[2],
        "en": article["article_en"].partition(") ")[2] or article["article_en"],
    }


def draft(rows: list[Row], extra: Mapping[str, Any]) -> str:
    """Return the draft: its articles in order."""
    parts = [head(extra["draft"], extra)]
    current = ""
    for row in rows:
        number = row["id"].partition(".")[0]
        if number != current:
            parts.append(section(number, label_of(row), title_of(row), ""))
            current = number
        parts.append(item(row, (), None, extra["indicators"].get(row["id"], [])))
    return "\n\n".join(parts) + "\n"


def main(register: str) -> int:
    """Write both editions; return the exit code."""
    with Path(register).open(encoding="utf-8", newline="") as file:
        rows: list[Row] = list(csv.DictReader(file))
    extra = tomllib.loads((HERE / "frameworks.toml").read_text("utf-8"))
    unknown = extra["indicators"].keys() - {row["id"] for row in rows}
    if unknown:
        raise SystemExit(f"no such duties: {sorted(unknown)}")
    for name, make in (("final", final), ("draft", draft)):
        path = TARGET / f"{extra[name]['id']}.toml"
        path.write_text(make(rows, extra), "utf-8")
        print(f"{path.name}: {len(rows)} duties")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
