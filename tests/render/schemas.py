"""The one source of nantong_cli/schemas: `python -m tests.render.schemas` writes its files anew.

Each file stands alone, so the pieces that several share are repeated in the `$defs` of each. What is `required`
in schema_version 1 stays required: keys are added, and none is ever taken away or renamed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from nantong_cli.model import (
    BETTER,
    GRADES,
    KINDS,
    LANGS,
    MEASURES,
    OPS,
    PLACE_TYPES,
    SOURCE_KINDS,
    STATUSES,
    STRENGTHS,
)
from nantong_cli.queries.assess import REASONS, VERDICTS
from nantong_cli.queries.atlas import SHOWN
from nantong_cli.queries.shades import MOST as MOST_SHADES
from nantong_cli.queries.why import STANDINGS
from tests.conftest import ROOT

Schema: TypeAlias = dict[str, Any]

FOLDER = ROOT / "nantong_cli" / "schemas"
STATES = ("stated", "without_number", "not_stated")
GAPS = ("not_stated", "without_number")
AUDITED = ("agreed", "moved", "misread", "missing")
DIGESTS = ("matches", "differs")
ROLES = ("target", "observation")
WHERES = (
    "place",
    "motto",
    "arena",
    "plan",
    "plan_item",
    "pledge",
    "target",
    "observation",
    "project",
)

SLUG = "[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*"
MONTH = "(?:0[1-9]|1[0-2])"
YEARS = "[0-9]{4}(?:/[0-9]{4})?"
PARTS = f"[0-9]{{4}}-(?:H[12](?:/H2)?|Q[1-4](?:/Q[2-4])?|M{MONTH}(?:/M{MONTH})?)"
SPAN = f"(?:{YEARS}|{PARTS})"
VERSION = (
    r"(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)"
    r"(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"
)


def written_as(pattern: str) -> Schema:
    """Return the shape of a text that is, as a whole, what the pattern says."""
    return {"type": "string", "pattern": f"^{pattern}$"}


def one_of(words: tuple[str, ...]) -> Schema:
    """Return the shape of a word of a fixed list."""
    return {"type": "string", "enum": list(words)}


def piece(name: str) -> Schema:
    """Return the shape that stands in `$defs` under `name`."""
    return {"$ref": f"#/$defs/{name}"}


def listed(shape: Schema) -> Schema:
    """Return the shape of a list."""
    return {"type": "array", "items": shape}


def or_null(shape: Schema) -> Schema:
    """Return the shape, or null."""
    if "type" not in shape:
        return {"anyOf": [shape, {"type": "null"}]}
    more = {"enum": [*shape["enum"], None]} if "enum" in shape else {}
    return {**shape, "type": [shape["type"], "null"], **more}


def told(said: str, shape: Schema) -> Schema:
    """Return the shape with what it means."""
    return {"description": said, **shape}


def record(said: str, properties: Schema, **more: Any) -> Schema:
    """Return the shape of an object that has all of these keys and no other."""
    closed = {"required": list(properties), "additionalProperties": False}
    return {"description": said, "type": "object", "properties": properties, **closed, **more}


TEXT: Schema = {"type": "string", "minLength": 1}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
PARAGRAPH: Schema = {"type": "integer", "minimum": 1}
NULL: Schema = {"type": "null"}
ID = written_as(SLUG)
RECORD_ID = written_as(rf"{SLUG}\.{SLUG}\.{SPAN}(?:\.[1-9][0-9]*)?")
PERIOD = written_as(SPAN)
DATE = written_as("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")

PLACE = {
    "place": told("Id of the place, such as `haian`.", ID),
    "place_name": told("Name of the place in the language asked for.", TEXT),
}
METRIC = {
    "metric": told("Id of the metric, such as `gdp_growth`.", ID),
    "metric_name": told("Name of the metric in the language asked for.", TEXT),
}
FROM = {
    "source": told("Id of the source that states it.", ID),
    "paragraph": told(
        "Paragraph of the source, counted from 1 over its non-empty lines.", PARAGRAPH
    ),
}
#: of a result, which some sources state in no paragraph
FROM_ANYWHERE = FROM | {
    "paragraph": told(
        "Paragraph of the source, counted from 1 over its non-empty lines; null where it has none.",
        or_null(PARAGRAPH),
    )
}
CLAIM = {
    "kind": told(
        "What the claim is: a number, a comparison, a quality, or a goal set without a number.",
        one_of(KINDS),
    ),
    "op": told(
        "How the quantity is bounded, `~` being about; null unless a number or a comparison.",
        or_null(one_of(OPS)),
    ),
    "value": told(
        "The number in `unit`, with the digits that the source gives; null unless absolute.",
        or_null(NUMBER),
    ),
    "unit": told(
        "Id of the unit of `value`, such as `cny_100m`; null where there is no value.", or_null(ID)
    ),
    "relative_to": told(
        "What the quantity is compared with; null unless relative.", or_null(piece("relative_to"))
    ),
    "qualitative": told(
        "Id of the quality aimed at, such as `first_tier`; null unless qualitative.", or_null(ID)
    ),
}
RECORD_ID_OF = told("Id of the record.", RECORD_ID)
PERIOD_OF = {"period": told("Period it is of: a year, a part of one, or a run of them.", PERIOD)}
FIRMNESS = told("How firmly it is promised, whatever `op` says.", one_of(STRENGTHS))
STATUS = told("How final the result is.", one_of(STATUSES))
GRADE = told("How good the evidence is, A being the best.", one_of(GRADES))
FIGURE = told("The source's own figure words, as it prints them.", TEXT)
STATEMENT = told("The target in a sentence of ours, in the language asked for.", TEXT)
SCOPE_AND_NOTE = {
    "scope": told(
        "What the figure is confined to, where that is less than the metric's name says; null if to nothing.",
        or_null(piece("texts")),
    ),
    "note": told("A remark on how it was read; null where there is none.", or_null(piece("texts"))),
}


def null_in(said: str, shape: Schema) -> Schema:
    """Return a described shape that may be null, and say when."""
    sentence = shape["description"].removesuffix(".")
    return {**or_null(shape), "description": f"{sentence}; null {said}."}


#: of what may be a target, a result or, in a comparison, nothing
STANDING = {
    "strength": null_in("unless it is a target", FIRMNESS),
    "status": null_in("unless it is a result", STATUS),
    "grade": null_in("for a target of which none is kept, and where nothing is stated", GRADE),
    "figure": null_in("where the source's words are not kept", FIGURE),
    "statement": null_in("unless it is a target", STATEMENT),
}


def when(**shapes: Schema) -> Schema:
    """Return the rule that these keys have these shapes."""
    return {"properties": shapes}


def word(said: str) -> Schema:
    """Return the shape of one word."""
    return {"const": said}


_NO_NUMBER = {"value": NULL, "unit": NULL}
CLAIM_RULE: Schema = {
    "description": "Which of the keys of a claim are null follows from its kind.",
    "oneOf": [
        when(
            kind=word("absolute"),
            op=TEXT,
            value=NUMBER,
            unit=TEXT,
            relative_to=NULL,
            qualitative=NULL,
        ),
        when(
            kind=word("relative"),
            op=TEXT,
            relative_to={"type": "object"},
            qualitative=NULL,
            **_NO_NUMBER,
        ),
        when(kind=word("qualitative"), op=NULL, relative_to=NULL, qualitative=TEXT, **_NO_NUMBER),
        when(
            kind={"enum": ["unquantified", None]},
            op=NULL,
            relative_to=NULL,
            qualitative=NULL,
            **_NO_NUMBER,
        ),
    ],
}
ROLE_RULE: Schema = {
    "description": "A target has a firmness and a statement, a result a status and a grade; silence has neither.",
    "oneOf": [
        when(role=word("target"), kind=TEXT, strength=TEXT, statement=TEXT, status=NULL),
        when(
            role=word("observation"),
            kind=TEXT,
            strength=NULL,
            statement=NULL,
            status=TEXT,
            grade=TEXT,
        ),
        when(
            role=NULL,
            kind=NULL,
            period=NULL,
            strength=NULL,
            statement=NULL,
            status=NULL,
            grade=NULL,
            id=NULL,
            gap=word("not_stated"),
        ),
    ],
}
STATE_RULE: Schema = {
    "description": "Where nothing is stated, there is no target to tell of.",
    "oneOf": [
        when(state=word("not_stated"), kind=NULL, op=NULL, period=NULL, id=NULL),
        when(state=word("without_number"), kind=word("unquantified"), id=TEXT, period=TEXT),
        when(
            state=word("stated"),
            kind={"enum": ["absolute", "relative", "qualitative"]},
            id=TEXT,
            period=TEXT,
        ),
    ],
}
AUDIT_RULE: Schema = {
    "description": "Words that are nowhere have no paragraph and say nothing.",
    "oneOf": [
        when(state=word("missing"), found=NULL, words=NULL, read_op=NULL, read_value=NULL),
        when(state={"enum": ["agreed", "moved", "misread"]}, found=PARAGRAPH, words=TEXT),
    ],
}

TARGET = {
    "id": told(
        "Id of the target: place, metric and period, and a number from the second on.", RECORD_ID
    ),
    **PLACE,
    **METRIC,
    **PERIOD_OF,
    **CLAIM,
    "strength": FIRMNESS,
    "figure": STANDING["figure"],
    "statement": STATEMENT,
    **FROM_ANYWHERE,
}


def end(said: str) -> Schema:
    """Return one end of an interval."""
    return told(f"The {said} end; null where there is none.", or_null(NUMBER))


INTERVAL = {
    "lower": end("lower"),
    "lower_closed": told("Whether the lower end is included.", {"type": "boolean"}),
    "upper": end("upper"),
    "upper_closed": told("Whether the upper end is included.", {"type": "boolean"}),
}
EVIDENCE = {
    "id": told("Id of the record.", RECORD_ID),
    "op": told("How the source hedges it; null where it names no number.", or_null(one_of(OPS))),
    "value": told("The number in `unit`, with the source's digits.", or_null(NUMBER)),
    "unit": told("Id of the unit.", or_null(ID)),
    **PERIOD_OF,
    "status": told("How final it is; null for a goal.", or_null(one_of(STATUSES))),
    "grade": told("How good the evidence is; null where none is kept.", or_null(one_of(GRADES))),
    "source": told("Id of its source.", ID),
}
DIFFERENCE = {
    "value": told("Of the numbers as stated; null where no one number is.", or_null(NUMBER)),
    **INTERVAL,
    "unit": told("Id of the unit; `percentage_point` between rates.", ID),
}
BOUNDS = {
    "bound": told(
        "The results that may reach the target, in its unit; null where it has no number.",
        or_null(piece("interval")),
    ),
    "sure_bound": told(
        "The results that surely reach it; narrower than `bound` where its benchmark is rounded.",
        or_null(piece("interval")),
    ),
}
OUTTURN = {
    "outturn_bound": told(
        "Where the result lies, in the target's unit; null where none is published.",
        or_null(piece("interval")),
    ),
    "outturn": told(
        "The best published result; null where there is none.", or_null(piece("evidence"))
    ),
    "benchmark": told(
        "What a relative target is measured by; null where that is unknown.",
        or_null(piece("evidence")),
    ),
}
GAP = told("The result less what it is measured by, with its ends.", or_null(piece("difference")))
VERDICT = {
    "verdict": told("Whether the target was reached.", one_of(VERDICTS)),
    "reason": told("What the verdict rests on, in a word.", one_of(REASONS)),
}
FINDINGS = {**BOUNDS, **OUTTURN, "gap": GAP, **VERDICT}
OBSERVATION = {
    "id": told(
        "Id of the result: place, metric and period, and a number from the second on.", RECORD_ID
    ),
    **PLACE,
    **METRIC,
    **PERIOD_OF,
    **CLAIM,
    "status": STATUS,
    "grade": GRADE,
    "figure": STANDING["figure"],
    **SCOPE_AND_NOTE,
    **FROM_ANYWHERE,
}
PROJECT_FIGURE = {
    "id": told(
        "Id of the figure: project, metric and period, and a number from the second on.", RECORD_ID
    ),
    "role": told("Whether the figure is aimed at or reported.", one_of(ROLES)),
    **METRIC,
    **PERIOD_OF,
    **CLAIM,
    **STANDING,
    **SCOPE_AND_NOTE,
    **FROM_ANYWHERE,
}
PROJECT = {
    "id": told("Id of the project, such as `rudong-gravity-storage`.", ID),
    **PLACE,
    "project_name": told("Name of the project in the language asked for.", TEXT),
    "names": told("Name of the project in every language.", piece("texts")),
    "entity": told("Whose project it is, in every language.", piece("texts")),
    "about": told("What the project is, in every language.", piece("texts")),
    **FROM,
    "figures": told(
        "What is aimed at and reported of the project, in the order of the source.",
        listed(piece("figure")),
    ),
    "news": told("What became of it, by other sources.", listed(piece("news"))),
}
SOURCE = {
    "id": told("Id of the source, which `source` of other records names.", ID),
    "kind": told("What sort of publication it is.", one_of(SOURCE_KINDS)),
    "producer": told("Who published it, in every language.", piece("texts")),
    "title": told("Its title, in every language.", piece("texts")),
    "attribution_short": told("How to name it in a line, in every language.", piece("texts")),
    "date_published": told(
        "When it was published: a year, a month or a day; null where that is not known.",
        or_null(DATE),
    ),
    "date_accessed": told(
        "When it was read: a year, a month or a day; null where that is not known.", or_null(DATE)
    ),
    "url_main": told(
        "Where it stands on the web; null where no address is known.",
        or_null({"type": "string", "format": "uri"}),
    ),
    "language": told(
        "Language of the source as a BCP 47 tag.",
        written_as("[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"),
    ),
    "sha256": told(
        "SHA-256 of the text that it was coded from, in small hexadecimal digits; null where none is kept.",
        or_null(written_as("[0-9a-f]{64}")),
    ),
    "note": told("A remark on the source; null where there is none.", or_null(piece("texts"))),
}
PASSAGE = {
    "text": told("The text in our own words, in the language asked for.", TEXT),
    "paragraph": told("Paragraph of the source that the text retells, counted from 1.", PARAGRAPH),
}
TITLE = {"title": told("Heading of the item in the language asked for.", TEXT)}
PLEDGER = {
    "name": told("Name of the official in the language asked for.", TEXT),
    "role": told("Office of the official in the language asked for.", TEXT),
}
IN_LANGUAGES: Schema = {lang: told(f"The text in {lang}.", TEXT) for lang in LANGS}
PLACE_CARD = {
    "code": told("Statistical division code, as text; null where none is known.", or_null(TEXT)),
    "type": told("What kind of division the place is.", one_of(PLACE_TYPES)),
}

DEFS: Schema = {
    "texts": record("One text in every language of the ledger.", IN_LANGUAGES),
    "place_names": record(
        "Name of a place in every language, and its romanisation.",
        {**IN_LANGUAGES, "pinyin": told("The name in pinyin, without tones.", TEXT)},
    ),
    "relative_to": {
        "description": "Another place's metric of the same period, or an earlier goal times a factor.",
        "oneOf": [
            record(
                "Another place's metric.",
                {
                    "place": told("Id of the place compared with, such as `jiangsu`.", ID),
                    "metric": told("Id of the metric compared with.", ID),
                },
            ),
            record(
                "Another place's metric times a factor.",
                {
                    "place": told("Id of the place compared with, such as `jiangsu`.", ID),
                    "metric": told("Id of the metric compared with.", ID),
                    "factor": told(
                        "By what the metric is multiplied.",
                        {"type": "number", "exclusiveMinimum": 0},
                    ),
                },
            ),
            record(
                "An earlier goal, of the same place and metric.",
                {
                    "goal": told("Id of the goal, such as `start_of_year`.", ID),
                    "factor": told(
                        "By what the goal is multiplied, 2 being twice the goal.",
                        {"type": "number", "exclusiveMinimum": 0},
                    ),
                },
            ),
        ],
    },
    "claim": CLAIM_RULE,
    "role": ROLE_RULE,
    "state": STATE_RULE,
    "audit": AUDIT_RULE,
    "target": record("A target.", TARGET, **piece("claim")),
    "observation": record("A stated result.", OBSERVATION, **piece("claim")),
    "figure": record(
        "A figure about a project.", PROJECT_FIGURE, allOf=[piece("claim"), piece("role")]
    ),
    "project": record("A project that a source names.", PROJECT),
    "source": record("A source, in the fields of an OWID origin.", SOURCE),
    "passage": record("A text of a page.", PASSAGE),
    "assessed": record("A target and what became of it.", {**TARGET, **FINDINGS}, **piece("claim")),
    "interval": record("Amounts between two ends.", INTERVAL),
    "evidence": record("A published result, or an earlier goal.", EVIDENCE),
    "difference": record("By how much a result is above something.", DIFFERENCE),
    "news": record(
        "What became of a project.",
        {
            **PERIOD_OF,
            "text": told("What happened, in the language asked for.", TEXT),
            "grade": GRADE,
            "source": FROM["source"],
        },
    ),
    "plan": record(
        "A work plan.",
        {
            **PASSAGE,
            "items": told("The points of the plan, in order.", listed(piece("plan_item"))),
        },
    ),
    "plan_item": record("A point of a work plan.", {**TITLE, **PASSAGE}),
    "pledge": record("An official's word.", {**PLEDGER, **PASSAGE}),
    "seen": record(
        "A published result and how it stands to the figure.",
        {
            "standing": told(
                "How it stands to the figure's period and to the others.", one_of(STANDINGS)
            ),
            **PERIOD_OF,
            **CLAIM,
            "known": told("Where the number lies.", or_null(piece("interval"))),
            "status": STATUS,
            "grade": GRADE,
            "id": RECORD_ID_OF,
            "source": FROM["source"],
            "paragraph": FROM_ANYWHERE["paragraph"],
            "note": SCOPE_AND_NOTE["note"],
        },
        **piece("claim"),
    ),
    "rank": record(
        "The places that the stated numbers leave open, 1 being the first.",
        {
            "best": told("The best rank that it can have.", PARAGRAPH),
            "worst": told(
                "The worst rank that it can have; `best` where it is decided.", PARAGRAPH
            ),
        },
    ),
}

LIST = {
    **PLACE,
    **PLACE_CARD,
    "targets": told("Number of the place's targets, those about projects aside.", COUNT),
    "absolute": told("How many of the targets are numbers.", COUNT),
    "relative": told("How many of the targets are comparisons.", COUNT),
    "qualitative": told("How many of the targets are qualities.", COUNT),
    "unquantified": told("How many of the targets are set without a number.", COUNT),
    "projects": told("Number of the projects named in the place.", COUNT),
    "motto": told(
        "The place's motto in the language asked for; null where it has no page.", or_null(TEXT)
    ),
}
SHOW = {
    **PLACE,
    "names": told("Name of the place in every language and in pinyin.", piece("place_names")),
    **PLACE_CARD,
    "parent": told("Id of the place that it is a part of; null for the topmost.", or_null(ID)),
    "motto": told("The place's motto; null where it has no page.", or_null(piece("passage"))),
    "arena": told("What the reporter saw; null where it has no page.", or_null(piece("passage"))),
    "plan": told("The work plan; null where it has no page.", or_null(piece("plan"))),
    "targets": told(
        "The place's targets, those about projects aside, each with what became of it.",
        listed(piece("assessed")),
    ),
    "observations": told(
        "The results stated of the place, by metric and period.",
        listed(piece("observation")),
    ),
    "pledge": told("An official's word; null where none is given.", or_null(piece("pledge"))),
    "projects": told(
        "The projects named in the place, in the order of the source.", listed(piece("project"))
    ),
    "sources": told("The sources that the page rests on.", listed(piece("source"))),
}
COMPARE = {
    "rank": told(
        "Rank among the figures of one metric, role, period and scope; null where there is nothing to rank.",
        or_null(piece("rank")),
    ),
    **PLACE,
    **METRIC,
    "role": null_in(
        "where the place does not state the metric",
        told("Whether the figure is aimed at or reported.", one_of(ROLES)),
    ),
    "period": null_in("where nothing is stated", PERIOD_OF["period"]),
    **CLAIM,
    "kind": null_in("where nothing is stated", CLAIM["kind"]),
    "strength": STANDING["strength"],
    "id": told("Id of the target or result; null where nothing is stated.", or_null(RECORD_ID)),
    "status": STANDING["status"],
    "grade": STANDING["grade"],
    "gap": told(
        "What is missing: any statement, or the number of one; null where nothing is.",
        or_null(one_of(GAPS)),
    ),
    "figure": STANDING["figure"],
    "statement": STANDING["statement"],
    **SCOPE_AND_NOTE,
    "source": null_in("where nothing is stated", FROM["source"]),
    "paragraph": FROM_ANYWHERE["paragraph"],
    "level": told("Whether the place is a level above those compared.", {"type": "boolean"}),
    "baseline": told(
        "The result of the year before; null where none is published.", or_null(piece("evidence"))
    ),
    **BOUNDS,
    **OUTTURN,
    "difference": GAP,
    "outturn_rank": told(
        "Rank by outturn; null where there is nothing to rank.", or_null(piece("rank"))
    ),
    "above": told(
        "Above which levels' targets this one is, and by how much at least, in `unit`; null for a result.",
        or_null(
            listed(
                record(
                    "A level above.",
                    {"place": told("Id of the place.", ID), "at_least": told("How far.", NUMBER)},
                )
            )
        ),
    ),
    "verdict": null_in("unless it is a target", VERDICT["verdict"]),
    "reason": null_in("unless it is a target", VERDICT["reason"]),
}
WHY = {
    **PLACE,
    **PROJECT_FIGURE,
    "id": null_in("where only a derived number is told", PROJECT_FIGURE["id"]),
    "role": null_in("where only a derived number is told", PROJECT_FIGURE["role"]),
    "kind": null_in("where only a derived number is told", CLAIM["kind"]),
    "source": null_in("where only a derived number is told", FROM["source"]),
    "reading": told("How the source's words are read, in sentences.", listed(TEXT)),
    "citations": told("What it rests on, in sentences.", listed(TEXT)),
    **BOUNDS,
    **OUTTURN,
    "difference": GAP,
    "observations": told(
        "Every published result of the place and metric, the best first.", listed(piece("seen"))
    ),
    "derived": told("What follows from published numbers, in sentences.", listed(TEXT)),
    "arithmetic": told("The steps to the verdict, in sentences.", listed(TEXT)),
    "verdict": null_in("unless it is a target", VERDICT["verdict"]),
    "reason": null_in("unless it is a target", VERDICT["reason"]),
}
METRICS = {
    **METRIC,
    "unit": told("Id of the metric's unit; null for an event, which has none.", or_null(ID)),
    "targets": told("Number of targets that places set for it.", COUNT),
    "observations": told("Number of results that are stated of places.", COUNT),
    "family": told(
        "Id of the family that it is asked for with; null where it has none.", or_null(ID)
    ),
    "places": told("Ids of the places that state it, in the ledger's order.", listed(ID)),
    "names": told("Name of the metric in every language.", piece("texts")),
    "definition": told("What is measured, in every language.", piece("texts")),
    "measure": told("What sort of quantity it is.", one_of(MEASURES)),
    "better": told("Which direction is the good one.", one_of(BETTER)),
    "basis": told(
        "On what footing it is taken, such as constant prices, in every language; null where none is given.",
        or_null(piece("texts")),
    ),
    "aliases": told("Other names that it answers to, in any language.", listed(TEXT)),
}
COVERAGE = {
    **PLACE,
    **METRIC,
    "state": told(
        "Whether the place sets a target, one without a number, or none.", one_of(STATES)
    ),
    "op": CLAIM["op"],
    "kind": null_in("where none is set", CLAIM["kind"]),
    "period": null_in("where none is set", PERIOD_OF["period"]),
    "id": told("Id of the target; null where none is set.", or_null(RECORD_ID)),
}
SEARCH = {
    **PLACE,
    "where": told("In what part of the ledger the words stand.", one_of(WHERES)),
    "id": told(
        "Id of the place, target, result, project or project's figure; null in the texts of a page.",
        or_null(written_as(rf"{SLUG}(?:\.{SLUG}\.{SPAN}(?:\.[1-9][0-9]*)?)?")),
    ),
    "text": told("The text that holds the words.", TEXT),
    "language": told(
        "Language of `text`: the one asked for, or another where only that holds the words.",
        one_of(LANGS),
    ),
    "matches": told(
        "Where the words stand: from and to, in characters of `text` counted from 0, `to` excluded.",
        {
            "type": "array",
            "minItems": 1,
            "items": {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2},
        },
    ),
    "paragraph": FROM_ANYWHERE["paragraph"],
}
AUDIT = {
    "id": told("Id of the target or result whose figure it is.", RECORD_ID),
    "state": told(
        "Whether the words stand in their paragraph and say what the record says, stand in another paragraph, "
        "stand there with another number or hedge, or stand nowhere.",
        one_of(AUDITED),
    ),
    **PLACE,
    **METRIC,
    "figure": FIGURE,
    "op": told(
        "How the record bounds the quantity; null where it claims neither a number nor a comparison.",
        or_null(one_of(OPS)),
    ),
    "value": told("The number of the record; null where it claims none.", or_null(NUMBER)),
    "paragraph": FROM["paragraph"],
    "found": told(
        "Paragraph of the copy in which the words stand; null where they stand nowhere.",
        or_null(PARAGRAPH),
    ),
    "words": told(
        "The words as the copy has them, with the hedges around them; null where they stand nowhere.",
        or_null(TEXT),
    ),
    "read_op": told(
        "How the words of the copy bound the quantity; null where there is nothing to compare.",
        or_null(one_of(OPS)),
    ),
    "read_value": told(
        "The number that the words of the copy say; null where there is nothing to compare.",
        or_null(NUMBER),
    ),
    "source": told("Id of the source that the copy is taken to be of.", ID),
    "digest": told(
        "Whether the copy is the very text that the figures were coded from, by its SHA-256.",
        one_of(DIGESTS),
    ),
}

SOURCES = {
    **SOURCE,
    "records": told(
        "Number of records that rest on it, the sum of the numbers that follow.", COUNT
    ),
    "targets": told("Number of targets that places set by it.", COUNT),
    "observations": told("Number of results that it states of places.", COUNT),
    "projects": told("Number of projects that it names.", COUNT),
    "figures": told("Number of figures about projects that it states.", COUNT),
    "pages": told("Number of places whose page retells it.", COUNT),
    "news": told("Number of times that it tells what became of a project.", COUNT),
    "places": told("Number of places whose code it gives.", COUNT),
    "grades": told(
        "Grades of the evidence that rests on it, the best first.", listed(one_of(GRADES))
    ),
    "cited_by": told(
        "Ids of the records in the order of the numbers, a page by its place and news by its project.",
        listed(TEXT),
    ),
}

MAP = {
    **PLACE,
    "metric": null_in("where the map is of the number of targets", METRIC["metric"]),
    "metric_name": null_in("where the map is of the number of targets", METRIC["metric_name"]),
    "by": told(
        "What shades the map: the number of targets, the published results, or the targets.",
        one_of(tuple(SHOWN)),
    ),
    **PERIOD_OF,
    "targets": told("Number of targets of the period, those of its parts too.", COUNT),
    "outturn": told(
        "The best published result of the whole period; null where there is none.",
        or_null(piece("evidence")),
    ),
    **CLAIM,
    "kind": null_in("where no target of the whole period is set", CLAIM["kind"]),
    "shade": told(
        "The shade, from 1 for the least; null where no single number can be compared.",
        or_null({"type": "integer", "minimum": 1, "maximum": MOST_SHADES}),
    ),
    "x": told("First column of the place on the map, counted from 1 in the west.", PARAGRAPH),
    "y": told("First row of the place on the map, counted from 1 in the north.", PARAGRAPH),
    "width": told("Number of columns that it covers.", PARAGRAPH),
    "height": told("Number of rows that it covers.", PARAGRAPH),
}

#: of each command: what it answers, and one item of its answer
ITEMS: dict[str, tuple[str, Schema]] = {
    "list": ("the counties", record("A county.", LIST)),
    "show": (
        "places with their pages, of which `--section` leaves out all sections but those asked for",
        record("A place with its page.", SHOW),
    ),
    "targets": ("targets", DEFS["target"]),
    "compare": (
        "places side by side, an item for each place and figure and for each gap",
        record(
            "A place's figure, or that it gives none.",
            COMPARE,
            allOf=[piece("claim"), piece("role")],
        ),
    ),
    "check": ("targets and what became of them", DEFS["assessed"]),
    "map": (
        "the counties where they lie on the ledger's map; empty where it has none",
        record("A county on the map.", MAP, **piece("claim")),
    ),
    "why": ("the story of one figure", record("A figure's story.", WHY, **piece("claim"))),
    "metrics": ("what can be compared", record("A metric.", METRICS)),
    "projects": ("projects with their figures", DEFS["project"]),
    "coverage": (
        "who sets what target, an item for each target and for each gap",
        record("A target, or that there is none.", COVERAGE, **piece("state")),
    ),
    "sources": ("sources with what rests on each", record("A source.", SOURCES)),
    "search": ("where words stand", record("A text that holds the words.", SEARCH)),
    "data audit": (
        "the figures of a source, and what becomes of each in a copy of its text",
        record("A figure, and where the copy has it.", AUDIT, **piece("audit")),
    ),
}


def filed(command: str) -> str:
    """Return the name under which a command's schema is filed: `data-audit` for `nt data audit`."""
    return command.replace(" ", "-")


def schema(command: str) -> Schema:
    """Return the schema of the JSON that a command writes."""
    answers, item = ITEMS[command]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:nt:schema:1:{filed(command)}",
        "title": f"nt {command} -f json",
        "description": (
            f"What `nt {command}` answers: {answers}. A line of `-f jsonl` is one item, `#/$defs/item`. "
            "`--fields` leaves out all keys but those asked for."
        ),
        "type": "object",
        "properties": {
            "schema_version": told(
                "Version of this shape, to which keys are only added.",
                {"type": "integer", "const": 1},
            ),
            "data_version": told("Version of the data, as SemVer has it.", written_as(VERSION)),
            "items": told("The answer; empty where there is nothing.", listed(piece("item"))),
        },
        "required": ["schema_version", "data_version", "items"],
        "additionalProperties": False,
        "$defs": {"item": item, **_needed(item)},
    }


def _needed(shape: Schema) -> Schema:
    """Return the shared pieces that a shape refers to, and those that they refer to, in their one order."""
    names: set[str] = set()
    new = set(_referred(shape))
    while new:
        names |= new
        new = {other for name in new for other in _referred(DEFS[name])} - names
    return {name: one for name, one in DEFS.items() if name in names}


def _referred(shape: Any) -> Iterator[str]:
    """Give the names of the pieces that a shape refers to."""
    if isinstance(shape, dict):
        if "$ref" in shape:
            yield shape["$ref"].removeprefix("#/$defs/")
        for inner in shape.values():
            yield from _referred(inner)
    elif isinstance(shape, list):
        for inner in shape:
            yield from _referred(inner)


def written(command: str) -> str:
    """Return the text of a command's file."""
    return json.dumps(schema(command), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every file, that of the export too."""
    from tests.export import schemas as export

    FOLDER.mkdir(exist_ok=True)
    for command in ITEMS:
        (FOLDER / f"{filed(command)}.schema.json").write_text(written(command), "utf-8")
    export.FILE.write_text(export.written(), "utf-8")


if __name__ == "__main__":
    main()
