"""Words of an option → what a question takes; QuestionError with the valid ones where a word is none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from nantong_cli import periods
from nantong_cli.answer import Table
from nantong_cli.errors import QuestionError, message
from nantong_cli.names import folded


def among(typed: Iterable[str], options: Collection[str], kind: str) -> tuple[str, ...]:
    """Return the options that the words name, each exactly or by an unambiguous beginning."""
    found = []
    for word in typed:
        near = (
            [one for one in options if folded(one).startswith(folded(word))] if folded(word) else []
        )
        exact = [one for one in options if folded(one) == folded(word)]
        if len(exact or near) != 1:
            remedy = message("remedy.options", options=", ".join(near or options))
            raise QuestionError(f"question.{kind}", value=word, remedy=remedy)
        found += exact or near
    return tuple(found)


#: options of an answer's looks that may stand before the command as well, as in `nt --lang en list`
_ANYWHERE = ("--format", "-f", "--lang", "--color", "--width")


def hoisted(words: Sequence[str]) -> list[str]:
    """Return the words with the options that stand before the command moved behind it."""
    front, rest = [], list(words)
    while rest and rest[0].partition("=")[0] in _ANYWHERE:
        front.append(rest.pop(0))
        if "=" not in front[-1] and rest:
            front.append(rest.pop(0))
    return [*rest[:1], *front, *rest[1:]] if rest else front


def checked_command(word: str, commands: Collection[str]) -> None:
    """Refuse a command that is none, with the nearest one."""
    import difflib

    if word.startswith("-") or word in commands:
        return
    near = difflib.get_close_matches(word, commands, n=1, cutoff=0.5)
    remedy = message("remedy.near", near=near[0]) if near else message("remedy.help")
    raise QuestionError("question.command", value=word, remedy=remedy)


def checked_periods(typed: Iterable[str]) -> tuple[str, ...]:
    """Return the periods; a word that writes none is refused."""
    found = tuple(typed)
    for word in found:
        if periods.parse(word) is None:
            raise QuestionError("question.period", value=word)
    return found


def ordered(table: Table, key: str | None) -> Table:
    """Return the table with its rows in the order of a field; what is missing stands last."""
    from nantong_cli.render import fields

    if key is None:
        return table
    header = fields.flat_header(table)
    (chosen,) = among([key], header, "sort")
    at = header.index(chosen)
    values = [row[at] for row in fields.flat_rows(table, "en")]

    def rank(number: int) -> tuple[bool, bool, Decimal, str]:
        value = values[number]
        if isinstance(value, (int, Decimal)):
            return False, False, Decimal(value), ""
        return value is None, True, Decimal(), value or ""

    order = sorted(range(len(values)), key=rank)
    return table._replace(rows=tuple(table.rows[number] for number in order), grouped=False)
