"""What stands in one cell of a table: its key, its type, what it means, and where in a record it comes from.

A key is the way to the value in the record, its parts joined by `_`: `relative_to.place` is `relative_to_place`,
`names.zh-Hans` is `names_zh_hans`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from nantong_cli.model import GRADES, KINDS, LANGS, OPS, STATUSES, STRENGTHS

#: the names of Table Schema
Type: TypeAlias = Literal["string", "number", "integer", "boolean", "array"]

_LANGUAGES = dict(zip(LANGS, ("English", "Simplified Chinese", "Traditional Chinese"), strict=True))


class Field(NamedTuple):
    """A field: where its values stand in a record, what they are, and to which table's key they point."""

    path: tuple[str, ...]
    type: Type
    about: str
    required: bool = False
    among: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None

    @property
    def key(self) -> str:
        """Return the heading of its column."""
        return "_".join(self.path).replace("-", "_").lower()


def told(
    way: str, about: str, *, required: bool = False, among: tuple[str, ...] = ()
) -> tuple[Field, ...]:
    """Return a field of text."""
    return (Field(tuple(way.split(".")), "string", about, required, among),)


def counted(way: str, about: str, *, required: bool = False) -> tuple[Field, ...]:
    """Return a field of whole numbers."""
    return (Field(tuple(way.split(".")), "integer", about, required),)


def measured(way: str, about: str, *, required: bool = False) -> tuple[Field, ...]:
    """Return a field of decimal numbers."""
    return (Field(tuple(way.split(".")), "number", about, required),)


def listed(way: str, about: str) -> tuple[Field, ...]:
    """Return a field of lists, each a JSON array."""
    return (Field(tuple(way.split(".")), "array", about, required=True),)


def texts(way: str, about: str, *, required: bool = False) -> tuple[Field, ...]:
    """Return a text's fields, one a language."""
    path = tuple(way.split("."))
    return tuple(
        Field((*path, lang), "string", f"{about}, in {_LANGUAGES[lang]}.", required)
        for lang in LANGS
    )


def refers(
    way: str, table: str, about: str, *, required: bool = False, key: str = "id"
) -> tuple[Field, ...]:
    """Return a field whose values are keys of a table."""
    return (Field(tuple(way.split(".")), "string", about, required, refers=(table, key)),)


NAMED = (*told("id", "Id.", required=True), *texts("names", "Name", required=True))
PLACE = (
    *refers("place", "places", "Id of the place.", required=True),
    *texts("place_names", "Name of the place", required=True),
)
METRIC = (
    *refers("metric", "metrics", "Id of the metric.", required=True),
    *texts("metric_names", "Name of the metric", required=True),
)
PERIOD = told(
    "period", "What time it is of: a year, a part of one, or a run of them.", required=True
)
OP = told("op", "How the number bounds the quantity; ~ is about.", among=OPS)
NUMBER = (
    *measured("value", "The number, in the unit, with the digits of the source."),
    *refers("unit", "units", "Id of the unit."),
    *texts("unit_symbol", "Sign of the unit; {} stands for the number where it is not in front"),
    *measured("unit_scale", "How many of the base unit one of the unit is."),
    *told("unit_base", "The base unit, such as cny."),
)
CLAIM = (
    *told("kind", "Which of four ways the claim is made in.", required=True, among=KINDS),
    *OP,
    *NUMBER,
    *refers("relative_to.place", "places", "Of a relative claim: the place compared with."),
    *refers("relative_to.metric", "metrics", "Of a relative claim: the metric compared with."),
    *refers("relative_to.goal", "terms", "Of a relative claim: the place's own earlier goal."),
    *measured("relative_to.factor", "Of a relative claim: by what the other is multiplied."),
    *refers("qualitative", "terms", "Of a qualitative claim: id of the quality."),
    *texts("qualitative_names", "Of a qualitative claim: the quality"),
    Field(("unquantified",), "boolean", "Whether the source sets a goal and no number.", True),
)
STRENGTH = "How firmly it is promised, whatever the comparator."
STATUS = "How final the result is."
GRADE = "How good the evidence is, A being the best."
GOAL = refers("goal", "terms", "The name under which later targets refer to this one.")
FIGURE = told("figure", "The source's own figure words.")
STATEMENT = "The target in a sentence of ours"
PARAGRAPH = "Paragraph of the source, counted from 1 over its non-empty lines."
SOURCE = (
    *refers("source", "sources", "Id of the source.", required=True),
    *texts("source_attribution_short", "The source in a line", required=True),
    *told("source_url_main", "Where the source stands on the web."),
)
AROUND = (
    *texts("scope", "What the figure covers, where that is less than the metric's name says"),
    *texts("note", "A remark on how the figure was read"),
    *SOURCE,
    *counted("paragraph", PARAGRAPH),
)
TARGET = (
    *CLAIM,
    *told("strength", STRENGTH, required=True, among=STRENGTHS),
    *told("grade", GRADE, among=GRADES),
    *GOAL,
    *FIGURE,
    *texts("statement", STATEMENT, required=True),
    *AROUND,
)
OBSERVATION = (
    *told("op", "How the number bounds the quantity; ~ is about.", required=True, among=OPS),
    *NUMBER,
    *told("status", STATUS, required=True, among=STATUSES),
    *told("grade", GRADE, required=True, among=GRADES),
    *FIGURE,
    *AROUND,
)
OF_PROJECT = (
    *CLAIM,
    *told("strength", f"Of a target: {STRENGTH[:1].lower()}{STRENGTH[1:]}", among=STRENGTHS),
    *told("status", f"Of a result: {STATUS[:1].lower()}{STATUS[1:]}", among=STATUSES),
    *told("grade", GRADE, among=GRADES),
    *GOAL,
    *FIGURE,
    *texts("statement", f"Of a target: {STATEMENT[:1].lower()}{STATEMENT[1:]}"),
    *AROUND,
)
