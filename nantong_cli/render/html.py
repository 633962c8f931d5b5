"""HTML and SVG as text of which nothing is markup unless it was made here: any other text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from nantong_cli.render.safe import visible

#: elements that hold nothing
_VOID: Final = frozenset(("meta", "link", "input", "br", "line", "rect", "circle"))
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
#: a word in which no line would end; Chinese is broken anywhere but before its marks, by itself
_LONG_WORD: Final = re.compile(r"[^\s\u2e80-\U0010ffff]{25,}")
_PIECE: Final = 12
#: what ends the name of an anchor
_BLANKS: Final = re.compile(r"\s+")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(said: str) -> Markup:
    """Return a text of any origin as HTML: escaped, its control characters visible, its lines kept.

    A word that is longer than any line may be broken; what is copied out of the page has no break in it.
    """
    told, at = [], 0
    safe = visible(said)
    for found in _LONG_WORD.finditer(safe):
        told += [escape(safe[at : found.start()]), _broken(found[0])]
        at = found.end()
    return Markup("".join((*told, escape(safe[at:]))).replace("\n", "<br/>"))


def _broken(word: str) -> str:
    """Return a long word in pieces between which a line may end."""
    starts = range(0, len(word), _PIECE)
    return "<wbr/>".join(escape(word[at : at + _PIECE]) for at in starts)


def line(said: str, *, most: int | None = None) -> Markup:
    """Return a text where nothing but letters may stand: on one line, and cut to `most` characters."""
    told = " ".join(said.split("\n"))
    if most is not None and len(told) > most:
        told = told[: most - 1] + "…"
    return Markup(escape(visible(told)))


def element(tag: str, *content: str | None, **attributes: str | int | None) -> Markup:
    """Return an element; what is not Markup is escaped, and what is None is left out.

    Attributes are written in the order given, `_` in a name as `-` and one at its end left out; an empty text is
    written as a name alone.
    """
    found = "".join(
        f" {name.rstrip('_').replace('_', '-')}" + (f'="{_value(value)}"' if value != "" else "")
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup(f"<{tag}{found}/>")
    return Markup(f"<{tag}{found}>{joined(content)}</{tag}>")


def joined(content: Iterable[str | None], between: str = "") -> Markup:
    """Return contents one after the other, what is not Markup escaped."""
    told = (one if isinstance(one, Markup) else text(one) for one in content if one is not None)
    return Markup(text(between).join(told))


def _value(value: str | int) -> str:
    """Return the value of an attribute, on one line."""
    return escape(visible(str(value)).replace("\n", " "))


def is_address(url: str) -> bool:
    """Say whether an address may be followed: of the web, and nothing but an address."""
    return _ADDRESS.fullmatch(url) is not None


def outside(url: str) -> Markup:
    """Return a link out of the document, or the text itself where it is no address of the web."""
    if not is_address(url):
        return text(url)
    return element("a", url, href=url, rel="noopener noreferrer")


def anchor(*parts: str) -> str:
    """Return the id of an element from the words that it is made of."""
    return "-".join(_BLANKS.sub("_", part) for part in parts)
