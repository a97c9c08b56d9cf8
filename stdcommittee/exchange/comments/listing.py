"""Lists of comments in YAML, as standards that are written in text files keep them."""

from __future__ import annotations

from typing import Any

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.exchange.comments.sheets import sheet_source
from stdcommittee.exchange.comments.tables import Source
from stdcommittee.exchange.tabular.encoding import decode
from stdcommittee.exchange.tabular.model import Workbook
from stdcommittee.exchange.tabular.objects import mended, tables_of


def yaml_source(data: bytes, name: str) -> Source:
    """Return the lists of a YAML file as tables; clause 4.10 stays 4.10.

    Raises:
        Unreadable: the file is no YAML, refers to parts of itself, or YAML cannot be read here.
    """
    value = _parsed(decode(data, name).text, name)
    try:
        book = Workbook(tuple(map(mended, tables_of(value))), "yaml")
    except (ValueError, RecursionError) as error:
        raise _no_list(name, str(error)) from error
    source = sheet_source(book)
    facts = (
        tuple((str(key), item) for key, item in value.items() if isinstance(item, str))
        if isinstance(value, dict)
        else ()
    )
    return Source(source.tables, above=(facts,))


def _parsed(text: str, name: str) -> Any:
    import yaml

    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text)):
            raise _no_list(name, "references are not read")
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (texts, lists and mappings only)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _no_list(name, str(error)) from error


def _no_list(name: str, why: str) -> Unreadable:
    return Unreadable(
        Message("{file} is no well-formed list of comments.", file=name),
        advice=Message("Check the line that is named in the details."),
        details=why,
    )
