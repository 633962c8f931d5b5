"""The topics of `nt help`, each a table: the README's tables are these."""

from __future__ import annotations

from collections.abc import Sequence

from nantong_cli.answer import Column, ColumnKind, Table
from nantong_cli.export.formats import Shape
from nantong_cli.i18n import label
from nantong_cli.model import LANGS, OPS, STRENGTHS, Text
from nantong_cli.queries.assess import VERDICTS
from nantong_cli.render.formats import Format
from nantong_cli.render.words import SIGNS

STATUSES = (0, 1, 2, 130)
VARIABLES = (
    "NT_DATA",
    "NT_LANG",
    "NT_CACHE",
    "NT_DEBUG",
    "NT_AMBIGUOUS_WIDTH",
    "XDG_CACHE_HOME",
    "NO_COLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "TERM",
    "LC_ALL",
    "PYTHONIOENCODING",
)
#: what a source writes for each comparator and each firmness, in its own words
SOURCE_WORDS = {
    "=": "達",
    ">=": "以上, 不少於, 不低於",
    "<=": "以下, 以內, 不超過",
    ">": "超過, 突破, 高於",
    "<": "不到, 低於",
    "~": "左右, 約",
    "ensure": "確保",
    "plan": "–",
    "strive": "力爭, 努力",
    "expect": "預計",
}


#: by which figures are read and verdicts given, each with its reason
CONVENTIONS = (
    *("rounding", "counted", "plain", "about", "included", "benchmark", "goal"),
    *("period", "scope", "evidence", "agreement", "disagreement", "gap", "derived"),
)

#: what a reader of figures and verdicts needs to know
CONVENTIONAL = ("comparators", "verdicts")


def topic(name: str) -> Table:
    """Return what there is to read on a topic."""
    if name == "formats":
        return _table(name, [(one.value, f"format.{one.value}") for one in Format])
    if name == "exit-status":
        return _table(name, [(str(one), f"status_code.{one}") for one in STATUSES])
    if name == "environment":
        return _table(name, [(one, f"variable.{one}") for one in VARIABLES])
    if name == "verdicts":
        rows = [(one, f"verdict_means.{one}") for one in VERDICTS]
        return _table(name, [*rows, *((one, f"convention.{one}") for one in CONVENTIONS)])
    if name == "exports":
        return _table(name, [(one.value, f"shape.{one.value}") for one in Shape])
    return _comparators(name)


def _table(name: str, rows: Sequence[tuple[str, str]]) -> Table:
    """Return a table of words and what they mean."""
    columns = (_column("word", "id"), _column("meaning", "text"))
    told = tuple((word, _said(key)) for word, key in rows)
    return Table(name, columns, told, title=_said(f"topic.{name}"))


def _comparators(name: str) -> Table:
    """Return the comparators and the firmness: the code, the sign, the source's words, and how it is read."""
    columns = (
        _column("word", "id"),
        _column("sign", "id"),
        _column("source_words", "id"),
        _column("meaning", "text"),
    )
    rows: list[tuple[str, str, str, Text]] = []
    rows += [(op, SIGNS[op].strip(), SOURCE_WORDS[op], _said(f"op.{op}")) for op in OPS]
    rows += [(one, "", SOURCE_WORDS[one], _said(f"firmness.{one}")) for one in STRENGTHS]
    return Table(name, columns, tuple(rows), title=_said(f"topic.{name}"))


def _column(key: str, kind: ColumnKind) -> Column:
    """Return a column of a topic."""
    return Column(key, kind, heading=_said(f"topic.{key}"))


def _said(key: str) -> Text:
    """Return a label in every language."""
    return Text(*(label(key, lang) for lang in LANGS))
