"""Actions of the window itself: where to go, how large, how dark, in which language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from stdcommittee.base.messages import CHINESE, ENGLISH, N_
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.look import Look

_SCHEMES: Final = (
    (Scheme.SYSTEM, N_("Colours as the system"), "refresh"),
    (Scheme.LIGHT, N_("Light colours"), "sun"),
    (Scheme.DARK, N_("Dark colours"), "moon"),
    (Scheme.CONTRAST, N_("High contrast"), "contrast"),
)
_LANGUAGES: Final = (
    (CHINESE, N_("Switch to Chinese")),
    (ENGLISH, N_("Switch to English")),
)
_STEP: Final = 10  # per cent


def view_actions(look: Look) -> Iterator[Action]:
    """Yield the actions that change how the window looks and speaks."""
    theme, language = look.theme, look.language
    for scheme, label, icon in _SCHEMES:
        yield Action(
            id=f"view.{scheme.value}",
            label=label,
            icon=icon,
            run=partial(theme.set_scheme, scheme),
        )
    for code, label in _LANGUAGES:
        yield Action(
            id=f"view.{code}", label=label, icon="globe", run=partial(language.speak, code)
        )
    yield Action(
        id="view.larger",
        label=N_("Larger"),
        icon="zoom-in",
        shortcut="Ctrl+=",
        run=lambda: theme.set_zoom(theme.zoom + _STEP),
    )
    yield Action(
        id="view.smaller",
        label=N_("Smaller"),
        icon="zoom-out",
        shortcut="Ctrl+-",
        run=lambda: theme.set_zoom(theme.zoom - _STEP),
    )
    yield Action(
        id="view.normal",
        label=N_("Normal size"),
        icon="search",
        shortcut="Ctrl+0",
        run=lambda: theme.set_zoom(100),
    )
