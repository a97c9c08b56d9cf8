"""Keeps the message catalogs: extract, update, compile, check.

Usage: python tools/catalogs.py update    message ids from the code into the .po, then compile
       python tools/catalogs.py check     fails where a catalog is stale, incomplete or inconsistent
       python tools/catalogs.py missing   lists the ids without a translation
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "zh_CN" / "LC_MESSAGES"
PO = FOLDER / "stdcommittee.po"
MO = FOLDER / "stdcommittee.mo"
KEYWORDS = {"N_": None, "Message": None, "Plural": (1, 2)}
PLACEHOLDER = re.compile(r"{(\w+)[^}]*}")


def extracted() -> Catalog:
    """Return every message id of the code, with where it stands."""
    catalog = Catalog(locale="zh_CN")
    found = extract_from_dir(str(ROOT / "stdcommittee"), keywords=KEYWORDS, strip_comment_tags=True)
    for file, _, message, _, _ in found:
        if message and (message if isinstance(message, str) else message[0]).strip():
            catalog.add(message, locations=[(f"stdcommittee/{file}", 0)])
    return catalog


def stored() -> Catalog:
    """Return the catalog as it is on disk."""
    if not PO.exists():
        return Catalog(locale="zh_CN", domain="stdcommittee", project="StdCommittee")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN", domain="stdcommittee")


def updated() -> Catalog:
    """Return the stored catalog with the ids that the code has now."""
    catalog = stored()
    catalog.update(extracted(), no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """Return the catalog's text, without the things that change by themselves."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, omit_header=False, include_lineno=False)
    text = out.getvalue().decode()
    text = re.sub(r'"(POT-Creation-Date|PO-Revision-Date|Generated-By)[^"]*"\n', "", text)
    return text.encode()


def compiled(po: bytes) -> bytes:
    """Return the compiled form of a catalog's text; the same text gives the same bytes."""
    catalog = read_po(io.BytesIO(po), locale="zh_CN")
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    catalog.creation_date = catalog.revision_date = moment
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def problems(catalog: Catalog) -> list[str]:
    """Return what is wrong with the translations."""
    found = []
    for message in catalog:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        if not all(strings):
            found.append(f"not translated: {ids[0]}")
        elif message.fuzzy:
            found.append(f"fuzzy: {ids[0]}")
        else:
            wanted = set(PLACEHOLDER.findall(str(ids[-1])))
            if any(set(PLACEHOLDER.findall(str(text))) != wanted for text in strings):
                found.append(f"placeholders differ: {ids[0]}")
    return found


def main(action: str) -> int:
    """Carry out one action; return the exit code."""
    catalog = updated()
    if action == "missing":
        found = [line for line in problems(catalog) if line.startswith("not")]
        print("\n".join(found))
        return 0
    text = as_po(catalog)
    if action == "update":
        FOLDER.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(text)
        MO.write_bytes(compiled(text))
        print(f"{len(catalog)} messages, {len(problems(catalog))} problems")
        return 0
    found = problems(catalog)
    if not PO.exists() or PO.read_bytes() != text:
        found.insert(0, "the .po is not what the code gives: run tools/catalogs.py update")
    elif not MO.exists() or MO.read_bytes() != compiled(text):
        found.insert(0, "the .mo is not compiled from the .po: run tools/catalogs.py update")
    print("\n".join(found) or f"{len(catalog)} messages in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
