"""The language for people at a terminal."""

from __future__ import annotations

import locale
import os

from stdcommittee.base.messages import CHINESE, ENGLISH, LANGUAGES, Catalog, catalog


def spoken() -> Catalog:
    """Return the catalog for people at this terminal: STDCOMMITTEE_LANG, else the system's."""
    wanted = os.environ.get("STDCOMMITTEE_LANG", "")
    if wanted in LANGUAGES:
        return catalog(wanted)
    system = locale.getlocale()[0] or os.environ.get("LANG", "")
    return catalog(CHINESE if system.lower().startswith(("zh", "chinese")) else ENGLISH)
