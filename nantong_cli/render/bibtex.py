"""Sources as BibTeX entries, for BibTeX and BibLaTeX alike: no text in them is taken for LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from nantong_cli import periods
from nantong_cli.i18n import label
from nantong_cli.render.citations import listed, original
from nantong_cli.render.safe import visible
from nantong_cli.render.words import MONTHS

if TYPE_CHECKING:
    from nantong_cli.model import Lang, Source
    from nantong_cli.render.look import Look
    from nantong_cli.sheets import Answer

#: of each kind of source: its type of entry, and the field of its producer beside that of the author
ENTRIES = {
    "news_article": ("article", "journal"),
    "government_report": ("techreport", "institution"),
    "statistical_release": ("techreport", "institution"),
    "statistical_bulletin": ("techreport", "institution"),
    "classification": ("misc", "organization"),
    "encyclopaedia": ("misc", "organization"),
}
#: what LaTeX takes for more than itself; braces by name, since BibTeX counts escaped ones too
_LATEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_"},
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\\": r"\textbackslash{}",
    }
)
#: what cannot stand in an address; what can is verbatim in a field of this name
_NO_ADDRESS = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]")


def write_bibtex(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write an entry a source, its key the source's id, a blank line between two."""
    for number, source in enumerate(listed(answer)):
        stream.write("\n" if number else "")
        stream.write(entry(source, look.lang))


def entry(source: Source, lang: Lang) -> str:
    """Return a source as an entry in its own language; remarks of ours are in the reader's."""
    kind, _ = ENTRIES[source.kind]
    lines = [f"  {key} = {value},\n" for key, value in _fields(source, lang)]
    return f"@{kind}{{{source.id},\n{''.join(lines)}}}\n"


def _fields(source: Source, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give the fields, each written as it stands in the entry.

    In braces of its own an organisation is no name and surname, and a title keeps its capitals.
    """
    own, (kind, published_by) = original(source, lang), ENTRIES[source.kind]
    producer = f"{{{{{escaped(source.producer.says(own))}}}}}"
    yield "author", producer
    yield "title", f"{{{{{escaped(source.title.says(own))}}}}}"
    yield published_by, producer
    if kind != "article":
        yield "type", _braced(label(f"source_kind.{source.kind}", lang))
    yield from _dated(source.date_published, lang)
    if source.url_main is not None:
        yield "url", f"{{{_address(source.url_main)}}}"
    if source.date_accessed is not None:
        yield "urldate", _braced(source.date_accessed)
    yield "language", _braced(source.language)
    if source.note is not None:
        yield "note", _braced(source.note.says(lang))


def _dated(date: str | None, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give the fields of a date, as BibTeX has them and as BibLaTeX has; what is no date is told for the year."""
    parts = periods.date_parts(date) if date else None
    if date is None or parts is None:
        yield "year", _braced(date or label("cite.undated", lang))
        return
    yield "year", _braced(str(parts[0]))
    if len(parts) > 1:
        yield "month", MONTHS[parts[1] - 1][:3].lower()  # a word that every style knows
    yield "date", _braced(date)


def escaped(text: str) -> str:
    """Return a text of which nothing is LaTeX, on one line."""
    return " ".join(visible(text).split()).translate(_LATEX)


def _braced(text: str) -> str:
    """Return a text as a value."""
    return f"{{{escaped(text)}}}"


def _address(url: str) -> str:
    """Return an address with what cannot stand in one as %XX."""
    return _NO_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
