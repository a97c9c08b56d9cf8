"""Sentences that can be said in any language.

Domain code never formats text: it returns a `Message` (an English id and its values), and the
edge (window, document, command line) renders it with a `Catalog`. Legal wording and data that
exist in both languages are `Bilingual` values and carry their own translation.
"""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Final, TypeAlias

from stdcommittee.base.frozen import frozen
from stdcommittee.base.paths import resource

CHINESE: Final = "zh"
ENGLISH: Final = "en"
LANGUAGES: Final = (CHINESE, ENGLISH)
_LOCALES: Final = {CHINESE: "zh_CN"}


def N_(text: str) -> str:  # noqa: N802  (the name that gettext tools know)
    """Mark a message id for extraction; it is rendered later, by a catalog."""
    return text


@frozen
class Bilingual:
    """A text that exists in both languages as data; the Chinese one prevails."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.en


class Message:
    """An English message id with the values for its ``{placeholders}``."""

    __slots__ = ("id", "values")

    def __init__(self, id: str, /, **values: object) -> None:  # noqa: A002  (what it is called in every catalog)
        self.id = id
        self.values: Mapping[str, object] = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return self.id == other.id and self.values == other.values

    def __hash__(self) -> int:
        return hash((self.id, tuple(sorted((k, str(v)) for k, v in self.values.items()))))

    def __repr__(self) -> str:
        return f"Message({self.id!r}, {dict(self.values)!r})"

    def __str__(self) -> str:
        return ENGLISH_CATALOG.render(self)


class Plural(Message):
    """A message with a singular and a plural English form, chosen by its value `n`."""

    __slots__ = ("plural",)

    def __init__(self, id: str, plural: str, /, *, n: int, **values: object) -> None:  # noqa: A002
        super().__init__(id, n=n, **values)
        self.plural = plural


class Joined(Message):
    """Several texts in one, joined as the language joins a list or a run of sentences."""

    __slots__ = ("parts", "separator")

    def __init__(self, parts: tuple[Text, ...], separator: str = "list") -> None:
        super().__init__("", parts=parts, separator=separator)
        self.parts = parts
        self.separator = separator


Text: TypeAlias = Message | Bilingual | str

_SEPARATORS: Final = {
    (CHINESE, "list"): "\u3001",
    (CHINESE, "clause"): "\uff1b",
    (CHINESE, "sentence"): "",
    (ENGLISH, "list"): ", ",
    (ENGLISH, "clause"): "; ",
    (ENGLISH, "sentence"): " ",
}


class Catalog:
    """Renders texts in one language (`zh` or `en`)."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(language)
        self.language = language
        locale = _LOCALES.get(language)
        self._translations: gettext.NullTranslations = (
            gettext.translation("stdcommittee", str(resource("locale")), languages=[locale])
            if locale
            else gettext.NullTranslations()
        )

    def __call__(self, text: Text, /, **values: object) -> str:
        """Render a text; a bare string is taken as a message id with `values`."""
        if isinstance(text, str):
            return self._fill(self._translate(text), values)
        return self.render(text)

    def render(self, text: Text) -> str:
        """Render a message or a bilingual text; a string is data and stays as it is."""
        match text:
            case str():
                return text
            case Bilingual(zh=zh, en=en):
                return (zh or en) if self.language == CHINESE else (en or zh)
            case Joined(parts=parts, separator=separator):
                return _SEPARATORS[self.language, separator].join(map(self.render, parts))
            case Plural(id=singular, plural=plural, values=values):
                n = values["n"]
                count = n if isinstance(n, int) else 0
                return self._fill(self._translations.ngettext(singular, plural, count), values)
            case Message(id=message_id, values=values):
                return self._fill(self._translate(message_id), values)

    def value(self, value: object) -> str:
        """Write one value the way this language writes it (dates in ISO form in both)."""
        match value:
            case Message() | Bilingual() | str():
                return self.render(value)
            case dt.datetime():
                return value.strftime("%Y-%m-%d %H:%M")
            case dt.date():
                return value.isoformat()
            case Fraction():
                return f"{value.numerator}/{value.denominator}"
            case bool():
                return self._translate(N_("yes") if value else N_("no"))
            case None:
                return "–"
            case tuple() | list():
                return _SEPARATORS[self.language, "list"].join(map(self.value, value))
            case _:
                return str(value)

    def _translate(self, message_id: str) -> str:
        return self._translations.gettext(message_id) if message_id else ""

    def _fill(self, pattern: str, values: Mapping[str, object]) -> str:
        if not values:
            return pattern
        return pattern.format(**{name: self.value(value) for name, value in values.items()})


@cache
def catalog(language: str) -> Catalog:
    """Return the catalog of a language (`zh`, `en`)."""
    return Catalog(language)


ENGLISH_CATALOG: Final = Catalog(ENGLISH)


def to_json(text: Text | None) -> object:
    """Turn a text into plain JSON values that keep it renderable in every language."""
    match text:
        case None | str():
            return text
        case Bilingual(zh=zh, en=en):
            return {"zh": zh, "en": en}
        case Joined(parts=parts, separator=separator):
            return {"join": [to_json(part) for part in parts], "by": separator}
        case Message(id=message_id, values=values):
            plain = {name: _plain(value) for name, value in values.items()}
            stored: dict[str, object] = {"id": message_id}
            if plain:
                stored["values"] = plain
            if isinstance(text, Plural):
                stored["plural"] = text.plural
            return stored


def from_json(stored: object) -> Text:
    """Read back what `to_json` wrote.

    Raises:
        ValueError: the value is not a stored text.
    """
    match stored:
        case str():
            return stored
        case {"zh": str() as zh, "en": str() as en}:
            return Bilingual(zh, en)
        case {"join": list() as parts, "by": str() as separator}:
            return Joined(tuple(map(from_json, parts)), separator)
        case {"id": str() as message_id, **rest}:
            values = rest.get("values", {})
            filled = {name: _lively(value) for name, value in dict(values).items()}  # type: ignore[call-overload]
            plural = rest.get("plural")
            if isinstance(plural, str):
                n = filled.pop("n", 0)
                return Plural(message_id, plural, n=n if isinstance(n, int) else 0, **filled)
            return Message(message_id, **filled)
        case _:
            raise ValueError(stored)


def _plain(value: object) -> object:
    match value:
        case Message() | Bilingual():
            return {"text": to_json(value)}
        case dt.datetime() | dt.date():
            return value.isoformat()
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case tuple() | list():
            return [_plain(item) for item in value]
        case None | bool() | int() | str():
            return value
        case _:
            return str(value)


def _lively(value: object) -> object:
    match value:
        case {"text": inner}:
            return from_json(inner)
        case list():
            return tuple(_lively(item) for item in value)
        case _:
            return value
