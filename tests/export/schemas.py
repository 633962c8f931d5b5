"""The source of nantong_cli/schemas/export.schema.json; `python -m tests.render.schemas` writes it with the others."""

from __future__ import annotations

import json
from typing import Any

from nantong_cli.model import BETTER, MEASURES, OPS, PLACE_TYPES
from tests.render import schemas as s
from tests.render.schemas import Schema, listed, one_of, or_null, piece, record, told, when, word

FILE = s.FOLDER / "export.schema.json"

#: a tag such as zh-Hant, and a text that may be absent
TEXTS = piece("texts")
TEXTS_OR_NULL = or_null(TEXTS)
NAMES = {"names": told("Name in every language.", TEXTS)}
ALIASES = {"aliases": told("Other names that it answers to, in any language.", listed(s.TEXT))}


def ref(said: str) -> Schema:
    """Return the shape of an id of another record."""
    return told(said, s.ID)


def maybe(said: str, shape: Schema) -> Schema:
    """Return the shape of what may be null."""
    return told(said, or_null(shape))


SOURCE = ref("Id of the source that states it.")
FROM = {"source": SOURCE, "paragraph": s.FROM_ANYWHERE["paragraph"]}
PARAGRAPH = {"paragraph": s.FROM["paragraph"]}
CLAIM = {
    **s.CLAIM,
    "unquantified": told(
        "Whether the source sets a goal and gives no number.", {"type": "boolean"}
    ),
}
STRENGTH, STATUS, GRADE = s.FIRMNESS, s.STATUS, s.GRADE
GOAL = maybe("Name under which later targets refer to this one; null where they don't.", s.ID)
FIGURE = {"figure": s.STANDING["figure"]}
STATEMENT = told("The target in a sentence of ours, in every language.", TEXTS)
OF = {
    "id": told("Id of the record: whose it is, metric and period, and a number.", s.RECORD_ID),
    "place": ref("Id of the place."),
    "metric": ref("Id of the metric."),
    **s.PERIOD_OF,
}

DATASET = {
    "id": ref("Id of the ledger."),
    "title": told("Title in every language.", TEXTS),
    "version": told("Version of the data, as SemVer has it.", s.written_as(s.VERSION)),
    "area": ref("Id of the place whose parts the ledger is about."),
    "period": maybe("The year that it is about; null where none is said.", s.PERIOD),
    "licence": told("Licence of the data, as an SPDX id.", s.TEXT),
    "map": maybe("Size of the ledger's map; null where it has none.", piece("map")),
}
MAP = {
    "columns": told("How many columns it has.", s.PARAGRAPH),
    "rows": told("How many rows it has.", s.PARAGRAPH),
}
TILE = {
    "x": told("First column on the map, counted from 1 in the west.", s.PARAGRAPH),
    "y": told("First row on the map, counted from 1 in the north.", s.PARAGRAPH),
    "width": told("How many columns it covers.", s.PARAGRAPH),
    "height": told("How many rows it covers.", s.PARAGRAPH),
}
WATER = {
    "id": ref("Id of the water."),
    **NAMES,
    "tiles": told("The rectangles that it fills, its name in the first.", listed(piece("tile"))),
}
PLACE = {
    "id": ref("Id of the place."),
    "names": told("Name in every language and in pinyin.", piece("place_names")),
    **ALIASES,
    "code": maybe("Statistical division code, as text; null where none is known.", s.TEXT),
    "type": told("What kind of division it is.", one_of(PLACE_TYPES)),
    "parent": maybe("Id of the place that it is a part of; null for the topmost.", s.ID),
    "source": maybe("Id of the source of the code; null where it has none.", s.ID),
    "tile": maybe("Where it lies on the map; null where it does not.", piece("tile")),
}
UNIT = {
    "id": ref("Id of the unit."),
    "symbol": told("Sign in every language, the number being {} if it is not in front.", TEXTS),
    "scale": told("How many of the base unit one is.", {"type": "number", "exclusiveMinimum": 0}),
    "base": ref("The base unit, such as `cny`."),
}
METRIC = {
    "id": ref("Id of the metric."),
    "family": maybe("Id of the family that it is asked for with; null where it has none.", s.ID),
    **NAMES,
    "definition": told("What is measured, in every language.", TEXTS),
    "unit": maybe("Id of its usual unit; null for an event.", s.ID),
    "measure": told("What sort of quantity it is.", one_of(MEASURES)),
    "better": told("Which direction is the good one.", one_of(BETTER)),
    "basis": maybe("On what footing it is taken; null where none is given.", TEXTS),
    "gap_over": maybe("Of a gap, over which place and metric; null for others.", piece("beside")),
    **ALIASES,
}
TARGET = {
    **OF,
    **CLAIM,
    "strength": STRENGTH,
    "grade": maybe("How good the evidence is, A being the best; null where not graded.", GRADE),
    "goal": GOAL,
    **FIGURE,
    "statement": STATEMENT,
    **s.SCOPE_AND_NOTE,
    **FROM,
}
OBSERVATION = {
    **OF,
    "op": told("How the number bounds the quantity, `~` being about.", one_of(OPS)),
    "value": told("The number in `unit`, with the digits that the source gives.", s.NUMBER),
    "unit": ref("Id of the unit."),
    "status": STATUS,
    "grade": GRADE,
    **FIGURE,
    **s.SCOPE_AND_NOTE,
    **FROM,
}
PROJECT_FIGURE = {
    "id": OF["id"],
    "role": told("Whether the figure is aimed at or reported.", one_of(s.ROLES)),
    "metric": OF["metric"],
    **s.PERIOD_OF,
    **CLAIM,
    "strength": maybe("How firmly it is promised; null unless it is a target.", STRENGTH),
    "status": maybe("How final the result is; null unless it is one.", STATUS),
    "grade": TARGET["grade"],
    "goal": GOAL,
    **FIGURE,
    "statement": maybe("The target in a sentence of ours; null unless it is one.", TEXTS),
    **s.SCOPE_AND_NOTE,
    **FROM,
}
NEWS = {
    **s.PERIOD_OF,
    "text": told("What became of the project, in every language.", TEXTS),
    "grade": GRADE,
    "source": SOURCE,
}
PROJECT = {
    "id": ref("Id of the project."),
    "place": ref("Id of the place that it is in."),
    **NAMES,
    "entity": told("Whose project it is, in every language.", TEXTS),
    "about": told("What it is, in every language.", TEXTS),
    "source": SOURCE,
    **PARAGRAPH,
    "figures": told("What is aimed at and reported of it.", listed(piece("figure"))),
    "news": told("What became of it later on, by other sources.", listed(piece("news"))),
}
PASSAGE = {**PARAGRAPH, **s.IN_LANGUAGES}
ITEM = {
    **PARAGRAPH,
    "title": told("Heading of the item, in every language.", TEXTS),
    "text": told("The item in our own words, in every language.", TEXTS),
}
PLAN = {
    "lead": told("How the work plan begins.", piece("passage")),
    "items": told("The points of the plan, in order.", listed(piece("item"))),
}
PLEDGE = {
    **PARAGRAPH,
    "name": told("Name of the official, in every language.", TEXTS),
    "role": told("Office of the official, in every language.", TEXTS),
    "text": told("The pledge in our own words, in every language.", TEXTS),
}
PAGE = {
    "place": ref("Id of the place."),
    "source": SOURCE,
    "motto": told("The place's motto.", piece("passage")),
    "arena": told("What the reporter saw.", piece("passage")),
    "plan": told("The work plan.", piece("plan")),
    "pledge": maybe("An official's word; null where none is given.", piece("pledge")),
}
SOURCES = {
    **s.SOURCE,
    "date_published": maybe("When it was published; null where that is not known.", s.DATE),
    "note": maybe("A remark on the source; null where there is none.", TEXTS),
}

_NAMED = {"id": ref("Id, which other records name."), **NAMES}
_BESIDE = {"place": ref("Id of the other place."), "metric": ref("Id of its metric.")}
_FACTOR = {"factor": told("By what it is multiplied.", {"type": "number", "exclusiveMinimum": 0})}
#: which marks of a claim go with its kind
_MARK = {
    "description": "The mark stands where there is no number, comparison or quality.",
    "oneOf": [
        when(kind=word("unquantified"), unquantified={"const": True}),
        when(kind={"enum": ["absolute", "relative", "qualitative"]}, unquantified={"const": False}),
    ],
}
_ROLE = {
    "description": "A target has a firmness and a statement, a result a status and a grade.",
    "oneOf": [
        when(role=word("target"), strength=s.TEXT, statement={"type": "object"}, status=s.NULL),
        when(
            role=word("observation"),
            strength=s.NULL,
            statement=s.NULL,
            goal=s.NULL,
            status=s.TEXT,
            grade=s.TEXT,
        ),
    ],
}
DEFS: Schema = {
    "texts": s.DEFS["texts"],
    "place_names": s.DEFS["place_names"],
    "relative_to": {
        "description": "Another place's metric of the same period or an own earlier goal, perhaps times a factor.",
        "oneOf": [
            record("Another place's metric.", _BESIDE),
            record("Another place's metric, multiplied.", {**_BESIDE, **_FACTOR}),
            record("An earlier goal.", {"goal": ref("Id of the goal."), **_FACTOR}),
        ],
    },
    "beside": record("Another place's metric.", _BESIDE),
    "claim": s.CLAIM_RULE,
    "mark": _MARK,
    "role": _ROLE,
    "dataset": record("The ledger's card.", DATASET),
    "place": record("A place.", PLACE),
    "unit": record("A unit.", UNIT),
    "term": record("A quality or a goal that has a name.", _NAMED),
    "family": record("Metrics that are asked for together.", _NAMED),
    "map": record("A map.", MAP),
    "tile": record("A rectangle of the map.", TILE),
    "water": record("A sea or a river of the map.", WATER),
    "metric": record("A metric.", METRIC),
    "source": record("A source, in the fields of an OWID origin.", SOURCES),
    "target": record("A target of a place.", TARGET, allOf=[piece("claim"), piece("mark")]),
    "observation": record("A stated result of a place.", OBSERVATION),
    "project": record("A project that a source names.", PROJECT),
    "figure": record(
        "A target or a result about a project.",
        PROJECT_FIGURE,
        allOf=[piece("claim"), piece("mark"), piece("role")],
    ),
    "news": record("What became of a project.", NEWS),
    "page": record("A place's page.", PAGE),
    "passage": record("A text of a page, in our own words.", PASSAGE),
    "plan": record("A work plan.", PLAN),
    "item": record("A point of a work plan.", ITEM),
    "pledge": record("An official's word.", PLEDGE),
}
LISTS = {
    "places": ("The places that the ledger is about, and those above them.", "place"),
    "waters": ("The sea and the rivers of its map.", "water"),
    "units": ("The units of its numbers.", "unit"),
    "terms": ("Qualities and goals that have names.", "term"),
    "families": ("Families of metrics.", "family"),
    "metrics": ("What is measured.", "metric"),
    "sources": ("Where every record comes from.", "source"),
    "targets": ("The targets of places.", "target"),
    "observations": ("The stated results of places.", "observation"),
    "projects": ("Projects with their figures and news.", "project"),
    "pages": ("The pages of places.", "page"),
}


def schema() -> Schema:
    """Return the schema of `nt export json`."""
    lists = {name: told(said, listed(piece(one))) for name, (said, one) in LISTS.items()}
    whole: dict[str, Any] = {
        "schema_version": told(
            "Version of this shape, to which keys are only added.", {"type": "integer", "const": 1}
        ),
        "data_version": told("Version of the data, as SemVer has it.", s.written_as(s.VERSION)),
        "dataset": told("The ledger's card.", piece("dataset")),
        **lists,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:nt:schema:1:export",
        "title": "nt export json",
        "description": (
            "The whole ledger. A line of `nt export jsonl` is one record, as `$defs` has it under the word "
            "that `record`, the line's first key, says."
        ),
        "type": "object",
        "properties": whole,
        "required": list(whole),
        "additionalProperties": False,
        "$defs": DEFS,
    }


def written() -> str:
    """Return the text of the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
