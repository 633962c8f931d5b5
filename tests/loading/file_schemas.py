"""The one source of nantong_cli/schemas/files: `python -m tests.loading.file_schemas` writes its files anew.

They describe each kind of YAML file of a ledger, for editors to complete and to check by. What one file alone cannot
show (an id that another file should define) only `nt data validate` finds.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from nantong_cli.loading.fields import MAX_DIGITS
from nantong_cli.loading.tiles import MOST
from nantong_cli.model import (
    BETTER,
    GRADES,
    MEASURES,
    OPS,
    PLACE_TYPES,
    SOURCE_KINDS,
    STATUSES,
    STRENGTHS,
)
from tests.conftest import ROOT
from tests.render.schemas import PARTS

Schema: TypeAlias = dict[str, Any]

FOLDER = ROOT / "nantong_cli" / "schemas" / "files"


def told(said: str, shape: Schema) -> Schema:
    """Return a shape with what it is for."""
    return {"description": said, **shape}


def mapping(said: str, needed: Schema, may_be: Schema | None = None, **more: Any) -> Schema:
    """Return the shape of a mapping with keys that it must and keys that it may have, and no others."""
    return {
        "description": said,
        "type": "object",
        "properties": {**needed, **(may_be or {})},
        "required": list(needed),
        "additionalProperties": False,
        **more,
    }


def record(said: str, needed: Schema, may_be: Schema | None = None, **more: Any) -> Schema:
    """Return the shape of a mapping that can take the place of an earlier layer's."""
    instead = told("In a later layer: it takes the place of an earlier layer's.", TRUE)
    return mapping(said, needed, {**(may_be or {}), "override": instead}, **more)


def several(said: str, item: Schema) -> Schema:
    """Return the shape of a list."""
    return {"description": said, "type": "array", "items": item}


def piece(name: str) -> Schema:
    """Return the shape that stands in `$defs` under `name`."""
    return {"$ref": f"#/$defs/{name}"}


def word(said: str, options: tuple[str, ...]) -> Schema:
    """Return the shape of one of several words."""
    return told(said, {"type": "string", "enum": list(options)})


#: YAML reads some texts as numbers, which are texts to us
SCALAR: Schema = {"type": ["string", "number"]}
TEXT: Schema = {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": "number"}]}
SLUG: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$"}
COUNT: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 999_999_999},
        {"type": "string", "pattern": "^[1-9][0-9]{0,8}$"},
    ]
}
DIGITS = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
NUMBER: Schema = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": f"^{DIGITS}$", "maxLength": MAX_DIGITS},
    ]
}
FACTOR: Schema = {
    "anyOf": [
        {"type": "number", "exclusiveMinimum": 0},
        {"type": "string", "pattern": r"^(?!0(?:\.0+)?$)(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$"},
    ]
}
PERIOD: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 1000, "maximum": 9999},
        {"type": "string", "pattern": f"^(?:[0-9]{{4}}(?:/[0-9]{{4}})?|{PARTS})$"},
    ]
}
TRUE: Schema = {"enum": [True, "true"]}

LANGUAGES = {
    "en": told("In English.", TEXT),
    "zh-Hans": told("In Simplified Chinese.", TEXT),
    "zh-Hant": told("In Traditional Chinese.", TEXT),
}
SAID = told("Paragraph of the source, counted from 1 over its non-empty lines.", COUNT)
ALIASES = several("Other names that it answers to, in any script.", TEXT)

CLAIM = {
    "op": word("How the quantity is bounded; ~ is about.", OPS),
    "value": told("The number in `unit`, with the source's digits, without separators.", NUMBER),
    "unit": told("Id of a unit of metrics.yaml.", SLUG),
    "relative_to": told("What the quantity is measured by.", piece("relative_to")),
    "qualitative": told("Id of a term of metrics.yaml, such as a tier.", SLUG),
    "unquantified": told("A goal is set and no number is given.", TRUE),
}
ABSOLUTE: Schema = {"required": ["value", "op", "unit"]}
WAYS: Schema = {
    "description": "Exactly one of a value, a comparison, a quality, or no number.",
    "oneOf": [
        {
            **ABSOLUTE,
            "not": {
                "anyOf": [{"required": [key]} for key in CLAIM if key not in ABSOLUTE["required"]]
            },
        },
        {
            "required": ["relative_to", "op"],
            "not": {
                "anyOf": [
                    {"required": [key]} for key in ("value", "unit", "qualitative", "unquantified")
                ]
            },
        },
        {
            "required": ["qualitative"],
            "not": {"anyOf": [{"required": [key]} for key in CLAIM if key != "qualitative"]},
        },
        {
            "required": ["unquantified"],
            "not": {"anyOf": [{"required": [key]} for key in CLAIM if key != "unquantified"]},
        },
    ],
}
OF_RECORDS = {
    "scope": told(
        "What the figure covers, where that is less than the metric's name says.", piece("texts")
    ),
    "note": told("A remark on how it was read, or a trap.", piece("texts")),
}
METRIC_OF = {
    "metric": told("Id of a metric of metrics.yaml.", SLUG),
    "period": told(
        "A year, a part of one, or a run: 2023, 2023-H2, 2023-Q1/Q3, 2023-M01/M07, 2020/2022.",
        PERIOD,
    ),
}
WORDS = {
    "figure": told("The source's own figure words, as it prints them.", TEXT),
    "paragraph": SAID,
}
SOURCE_OF = {"source": told("Id of a source of sources.yaml; else the file's.", SLUG)}
TARGET = {
    "strength": word("How firmly it is promised, whatever `op` says.", STRENGTHS),
    "statement": told("The target in a sentence of ours.", piece("texts")),
}
TARGET_MAY = {
    "grade": word("How good the source is, A being the best.", GRADES),
    "goal": told("Id of a term by which later targets refer to this one.", SLUG),
}
RESULT = {
    "status": word("How final the result is.", STATUSES),
    "grade": word("How good the source is, A being the best.", GRADES),
}
HAS_WORDS: Schema = {"dependentRequired": {"figure": ["paragraph"]}}
#: a result states a number
A_RESULT: Schema = {**WAYS["oneOf"][0], **HAS_WORDS}

DEFS: Schema = {
    "texts": mapping("A text in every language.", LANGUAGES),
    "relative_to": {
        "description": "Another place's metric, or an earlier goal; either times a factor.",
        "oneOf": [
            mapping(
                "Another place's metric of the same period.",
                {
                    "place": told("Id of a place.", SLUG),
                    "metric": told("Id of a metric.", SLUG),
                },
                {"factor": told("By what it is multiplied.", FACTOR)},
            ),
            mapping(
                "An earlier goal of the same place and metric.",
                {
                    "goal": told("Id of a term.", SLUG),
                    "factor": told("By what it is multiplied.", FACTOR),
                },
            ),
        ],
    },
    "passage": mapping("A text in our own words.", {"paragraph": SAID, **LANGUAGES}),
    "item": mapping(
        "An item of a work plan.",
        {
            "paragraph": SAID,
            "title": told("Its heading.", piece("texts")),
            "text": told("What it says.", piece("texts")),
        },
    ),
    "target": record(
        "A target of the file's place.",
        {**METRIC_OF, **TARGET, **WORDS},
        {**CLAIM, **SOURCE_OF, **OF_RECORDS, **TARGET_MAY},
        allOf=[WAYS],
    ),
    "observation": record(
        "A result that the source states of the file's place.",
        {**METRIC_OF, **RESULT},
        {**CLAIM, **WORDS, **SOURCE_OF, **OF_RECORDS},
        allOf=[A_RESULT],
    ),
    "figure": {
        "description": "A figure about a project: with a strength it is a target, else a result.",
        "if": {"required": ["strength"]},
        "then": piece("target"),
        "else": piece("observation"),
    },
    "project": record(
        "A project that the source names.",
        {
            "id": told("Its own id.", SLUG),
            "paragraph": SAID,
            "names": told("What it is called.", piece("texts")),
            "entity": told("Whose it is.", piece("texts")),
            "about": told("What it is.", piece("texts")),
        },
        {"figures": several("What is said of it in numbers.", piece("figure"))},
    ),
}

PAGE = record(
    "The place's own page.",
    {
        "motto": told("What it says of itself.", piece("passage")),
        "arena": told("What was seen there.", piece("passage")),
        "plan": mapping(
            "What it plans.",
            {
                "lead": told("How the plan opens.", piece("passage")),
                "items": several("Its items.", piece("item")),
            },
        ),
    },
    {
        "pledge": mapping(
            "An official's word.",
            {
                "paragraph": SAID,
                "name": told("Who gave it.", piece("texts")),
                "role": told("In what office.", piece("texts")),
                "text": told("What was said, in our words.", piece("texts")),
            },
        )
    },
)
ELSEWHERE = {
    "place": told("Id of a place of places.yaml.", SLUG),
    "source": told("Id of a source of sources.yaml.", SLUG),
}
PROJECT_OF = {"project": told("Id of a project of the place that the figure is about.", SLUG)}

TILE = mapping(
    "A rectangle of the map, counted from 1 in the northwest.",
    {
        "x": told("Its first column.", COUNT),
        "y": told("Its first row.", COUNT),
        "width": told("How many columns it covers.", COUNT),
        "height": told("How many rows it covers.", COUNT),
    },
)
SIZE: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": MOST},
        {"type": "string", "pattern": f"^(?:[1-9]|[1-{MOST // 10 - 1}][0-9]|{MOST})$"},
    ]
}
MAP = record(
    "Where the places lie, as a schematic.",
    {"columns": told("How many columns it has.", SIZE), "rows": told("How many rows.", SIZE)},
    {
        "waters": several(
            "The sea and the rivers.",
            mapping(
                "A water.",
                {
                    "id": told("Its id.", SLUG),
                    "names": told("Its names.", piece("texts")),
                    "tiles": several("What it fills; its name stands in the first.", TILE),
                },
            ),
        )
    },
)

#: of each kind of file: which files are of that kind, and their shape
KINDS: dict[str, tuple[str, Schema]] = {
    "dataset": (
        "dataset.yaml",
        record(
            "The card of a ledger.",
            {
                "id": told("Id of the ledger.", SLUG),
                "title": told("What it is called.", piece("texts")),
                "version": told("Version of the data, as SemVer has it.", TEXT),
                "area": told(
                    "Id of the place whose parts the ledger is about; its page is AREA.yaml.", SLUG
                ),
                "licence": told("SPDX id of the data's licence.", TEXT),
            },
            {"period": told("The year that it is about.", PERIOD)},
        ),
    ),
    "places": (
        "places.yaml",
        mapping(
            "The places, and the map of them; a layer that only draws one may lack the places.",
            {},
            {
                "places": several(
                    "In the order in which they are told.",
                    record(
                        "A county, or a place above it.",
                        {
                            "id": told("Its id.", SLUG),
                            "names": told("Its names.", piece("texts")),
                            "pinyin": told("Its name in Latin letters.", TEXT),
                            "type": word("What kind of division it is.", PLACE_TYPES),
                        },
                        {
                            "aliases": ALIASES,
                            "code": told("Statistical division code, as text.", TEXT),
                            "parent": told("Id of the place that it is a part of.", SLUG),
                            "source": told("Id of the source of its code.", SLUG),
                            "tile": told("Where it lies on the map.", TILE),
                        },
                    ),
                ),
                "map": MAP,
            },
        ),
    ),
    "metrics": (
        "metrics.yaml",
        mapping(
            "Units, terms, families and metrics; a layer that only adds may lack any of them.",
            {},
            {
                "units": several(
                    "Units.",
                    record(
                        "A unit.",
                        {
                            "id": told("Its id.", SLUG),
                            "symbol": told(
                                "Its sign; {} stands for the number where that is not first.",
                                piece("texts"),
                            ),
                            "scale": told("How many of the base it is.", FACTOR),
                            "base": told("What it counts, such as cny.", SLUG),
                        },
                    ),
                ),
                "terms": several(
                    "What is named where a number could stand.",
                    record(
                        "A term.",
                        {"id": told("Its id.", SLUG), "names": told("Its names.", piece("texts"))},
                    ),
                ),
                "families": several(
                    "Metrics that are asked for together.",
                    record(
                        "A family.",
                        {"id": told("Its id.", SLUG), "names": told("Its names.", piece("texts"))},
                    ),
                ),
                "metrics": several(
                    "What is measured.",
                    record(
                        "A metric.",
                        {
                            "id": told("Its id.", SLUG),
                            "names": told("Its names.", piece("texts")),
                            "definition": told("What it is.", piece("texts")),
                            "measure": word("What sort of quantity it is.", MEASURES),
                            "better": word("Which direction is the good one.", BETTER),
                        },
                        {
                            "family": told("Id of its family.", SLUG),
                            "unit": told("Id of its unit; only an event has none.", SLUG),
                            "basis": told("On what footing it is taken.", piece("texts")),
                            "aliases": ALIASES,
                            "gap_over": mapping(
                                "Of a gap: from which place's rate of which metric.",
                                {
                                    "place": told("Id of a place.", SLUG),
                                    "metric": told("Id of a metric.", SLUG),
                                },
                            ),
                        },
                        anyOf=[
                            {"required": ["unit"]},
                            {"properties": {"measure": {"const": "event"}}},
                        ],
                    ),
                ),
            },
        ),
    ),
    "sources": (
        "sources.yaml",
        mapping(
            "Where everything comes from.",
            {
                "sources": several(
                    "Sources.",
                    record(
                        "A source, in the fields of an OWID origin.",
                        {
                            "id": told("Its id.", SLUG),
                            "kind": word("What sort of publication it is.", SOURCE_KINDS),
                            "producer": told("Who published it.", piece("texts")),
                            "title": told("Its title.", piece("texts")),
                            "attribution_short": told("How to name it in a line.", piece("texts")),
                            "language": told("Its language, as a BCP 47 tag.", TEXT),
                        },
                        {
                            "date_published": told("A year, a month or a day.", TEXT),
                            "date_accessed": told("When it was read.", TEXT),
                            "url_main": told("Where it stands on the web.", TEXT),
                            "sha256": told("SHA-256 of the text that it was coded from.", TEXT),
                            "note": told("A remark.", piece("texts")),
                        },
                    ),
                )
            },
        ),
    ),
    "page": (
        "AREA.yaml and counties/*.yaml",
        mapping(
            "A place: its page, and everything that a source says of it.",
            {
                "place": told("Id of the place.", SLUG),
                "source": told("Id of the source of everything here.", SLUG),
            },
            {
                "page": PAGE,
                "targets": several("What it promised.", piece("target")),
                "observations": several("What the source reports of it.", piece("observation")),
                "projects": several("Projects there.", piece("project")),
            },
        ),
    ),
    "observations": (
        "observations.yaml",
        mapping(
            "Results published elsewhere; a layer of news alone may lack them.",
            {},
            {
                "observations": several(
                    "Results.",
                    record(
                        "A result.",
                        {**ELSEWHERE, **METRIC_OF, **RESULT},
                        {**CLAIM, **WORDS, **PROJECT_OF, **OF_RECORDS},
                        allOf=[A_RESULT],
                    ),
                ),
                "news": several(
                    "What became of projects.",
                    record(
                        "An event.",
                        {
                            "project": told("Id of a project.", SLUG),
                            "period": METRIC_OF["period"],
                            "text": told("What happened.", piece("texts")),
                            "grade": RESULT["grade"],
                            "source": ELSEWHERE["source"],
                        },
                    ),
                ),
            },
        ),
    ),
    "targets": (
        "targets.yaml",
        mapping(
            "Targets published elsewhere.",
            {
                "targets": several(
                    "Targets.",
                    record(
                        "A target.",
                        {**ELSEWHERE, **METRIC_OF, **TARGET},
                        {**CLAIM, **WORDS, **PROJECT_OF, **OF_RECORDS, **TARGET_MAY},
                        allOf=[WAYS, HAS_WORDS],
                    ),
                )
            },
        ),
    ),
}


def schema(kind: str) -> Schema:
    """Return the schema of a kind of file."""
    files, shape = KINDS[kind]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:nt:schema:1:file:{kind}",
        "title": f"nt: {files}",
        **shape,
        "$defs": DEFS,
    }


def written(kind: str) -> str:
    """Return the text of a kind's file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(exist_ok=True)
    for kind in KINDS:
        (FOLDER / f"{kind}.schema.json").write_text(written(kind), "utf-8")


if __name__ == "__main__":
    main()
