"""What was asked of any answer: other fields, another order. The answer stays an answer; only its rows change."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from nantong_cli.answer import Column, Table
from nantong_cli.cli.words import among, listed
from nantong_cli.errors import QuestionError
from nantong_cli.model import Lang, Text
from nantong_cli.names import folded
from nantong_cli.render import fields
from nantong_cli.render.formats import FOR_PEOPLE, NESTED, ONE_TABLE, Citation, Form, Format

if TYPE_CHECKING:
    from nantong_cli.sheets import Answer


def sorted_by(answer: Answer, key: str | None, *, reverse: bool, lang: Lang) -> Answer:
    """Return the answer with its records in the order of a field, numbers by size; what is missing stands last."""
    if key is None and not reverse:
        return answer
    if not isinstance(answer, Table):
        if key is not None:
            raise QuestionError("question.page_option", option="--sort")
        return answer._replace(pages=answer.pages[::-1])
    table = answer.records or answer
    if key is not None and folded(key) not in map(folded, fields.flat_header(table)):
        table = fields.exploded(
            table
        )  # a field of what stands in its cells, such as a project's figures
    order = list(range(len(table.rows)))
    if key is not None:
        (chosen,) = among([key], fields.flat_header(table), "sort")
        at = fields.flat_header(table).index(chosen)
        values = [row[at] for row in fields.flat_rows(table, lang)]
        order.sort(key=lambda n: _rank(values[n]), reverse=reverse)
        order.sort(key=lambda n: values[n] is None)
    else:
        order.reverse()
    rows = tuple(table.rows[number] for number in order)
    return table._replace(
        rows=rows,
        grouped=False,
        title=answer.title,
        notes=answer.notes,
        sources=answer.sources,
    )


def _rank(value: str | int | Decimal | None) -> tuple[bool, Decimal, str]:
    """Return by what a value is ordered."""
    if isinstance(value, (int, Decimal)):
        return False, Decimal(value), ""
    return True, Decimal(), value or ""


def selected(answer: Answer, asked: str | None, form: Form) -> tuple[str, ...]:
    """Return the keys of the fields asked for, in that order; none for all of them."""
    if isinstance(form, Citation):
        if asked is not None:
            raise QuestionError("question.cited", cite=form.value, option="--fields")
        return ()
    if not isinstance(answer, Table) and form in ONE_TABLE:
        place = answer.pages[0].place.id if answer.pages else "PLACE"
        raise QuestionError("question.page_format", format=form.value, place=place)
    if asked is None:
        return ()
    return among(listed(asked), valid_fields(answer, form), "field")


def valid_fields(answer: Answer, form: Format) -> list[str]:
    """Return the keys that a format's records of this answer have."""
    if not isinstance(answer, Table):
        if form not in NESTED:
            raise QuestionError("question.page_option", option="--fields")
        return list(fields.page_item(answer.pages[0], "en")) if answer.pages else []
    if form in NESTED:
        return fields.nested_keys(answer)
    return fields.flat_header(fields.exploded(answer))


def for_people(answer: Answer, chosen: tuple[str, ...], form: Form, lang: Lang) -> Answer:
    """Return the answer with just the fields chosen, as raw values under their keys, where people asked for fields."""
    if not chosen or form not in FOR_PEOPLE or not isinstance(answer, Table):
        return answer
    table = fields.exploded(answer)
    header = fields.flat_header(table)
    at = [header.index(key) for key in chosen]
    columns = tuple(Column(key, "raw", heading=Text(key, key, key)) for key in chosen)
    rows = tuple(tuple(row[n] for n in at) for row in fields.flat_rows(table, lang))
    aloud = tuple(note for note in answer.notes if note.aloud)
    return Table(
        answer.name, columns, rows, title=answer.title, notes=aloud, sources=answer.sources
    )
