"""What every widget is given: how things look and how they are said."""

from __future__ import annotations

from collections.abc import Callable

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, Text
from stdcommittee.ui.theme.following import Owner, follow
from stdcommittee.ui.theme.theme import Theme
from stdcommittee.ui.toolkit.language import Language


@frozen
class Look:
    """The theme and the language in force."""

    theme: Theme
    language: Language

    def __post_init__(self) -> None:
        """Let the theme set type as the language wants it."""
        language = self.language
        follow(
            self.theme,
            lambda theme: theme.set_latin(latin=language.code != CHINESE),
            language.changed,
        )

    def follow(self, owner: Owner, apply: Callable[[Owner], object]) -> None:
        """Call ``apply(owner)`` now and whenever theme or language change."""
        follow(owner, apply, self.theme.changed, self.language.changed)

    def px(self, pixels: float) -> int:
        """Return a distance or size of the tokens at the present zoom."""
        return self.theme.px(pixels)

    def render(self, text: Text) -> str:
        """Render a text in the language spoken."""
        return self.language.render(text)
