"""The schemas that ship: each is valid and stands alone, holds all real output, and lets nothing else through."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, TypeAlias

import pytest
from jsonschema import Draft202012Validator as Validator

from nantong_cli import periods
from nantong_cli.answer import Column, Table
from nantong_cli.cli.arrange import sorted_by
from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.filters import Op, Strength
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, Lang, Observation, Target
from nantong_cli.queries.assess import VERDICTS
from nantong_cli.queries.show import SECTIONS
from nantong_cli.render import fields
from nantong_cli.render.look import Look
from nantong_cli.render.machine import write_json, write_jsonl
from nantong_cli.sheets import Answer, Pages
from tests.conftest import Run, copy_of
from tests.render import schemas

pytestmark = pytest.mark.once

Json: TypeAlias = dict[str, Any]
#: where in a document something stands
Path: TypeAlias = tuple[str | int, ...]
#: a command's name → a real document of it
Genuine: TypeAlias = Callable[[str], Json]

SCHEMAS: dict[str, Json] = {
    command: json.loads(
        (schemas.FOLDER / f"{schemas.filed(command)}.schema.json").read_text("utf-8")
    )
    for command in schemas.ITEMS
}
ANSWERING = [name for name, command in COMMANDS.items() if command.answers]
#: keys whose values are words of a fixed list; only a pledge's `role` is an office
WORDS = frozenset(
    (
        *("kind", "op", "strength", "status", "grade", "role", "state", "gap"),
        *("verdict", "reason", "standing"),
        *("where", "measure", "better", "type", "language"),
        *("read_op", "digest"),
    )
)
#: the pieces of sections that are not named like them
PIECES = {"targets": "assessed"}
#: a call of each command, from which mutations are made
CALLS = {
    "list": ("list",),
    "show": ("show", "rudong"),
    "targets": ("targets",),
    "compare": ("compare", "-m", "scitech_projects", "-m", "gdp"),
    "check": ("check", "rugao", "haimen"),
    "map": ("map", "-m", "gdp_growth"),
    "why": ("why", "rugao", "gdp_growth"),
    "metrics": ("metrics", "gdp"),
    "projects": ("projects", "rudong"),
    "coverage": ("coverage", "haian", "chongchuan"),
    "search": ("search", "Nantong"),
    "sources": ("sources",),
    "data audit": ("data", "audit", "-"),
}


def asked(ledger: WholeLedger, command: str, *words: Any, **options: Any) -> Answer:
    """Return what a command answers."""
    answer: Answer = COMMANDS[command].function(ledger, *words, **options)
    return answer


def answers(ledger: WholeLedger, command: str) -> Iterator[Answer]:
    """Give many answers of a command: all places, each place, families, filters, empty ones."""
    places = [[place.id] for place in ledger.places]
    every_metric = [metric.id for metric in ledger.metrics]
    metrics = [[metric] for metric in every_metric]
    families = [[family.id] for family in ledger.families]
    every = [place.id for place in ledger.places]
    match command:
        case "list" | "map":
            yield asked(ledger, command)
            of_map = every_metric if command == "map" else ()
            yield from (asked(ledger, command, one) for one in of_map)
        case "show":
            yield asked(ledger, command, every)
            yield from (asked(ledger, command, place) for place in places)
        case "targets":
            yield asked(ledger, command)
            yield from (asked(ledger, command, place) for place in places)
            yield from (asked(ledger, command, metric=one) for one in (*metrics, *families))
            yield from (asked(ledger, command, op=[op]) for op in Op)
            yield from (asked(ledger, command, strength=[one]) for one in Strength)
            yield from (asked(ledger, command, period=[one]) for one in ("2023", "2023-H2", "1999"))
        case "compare" | "coverage":
            yield asked(ledger, command)
            yield asked(ledger, command, every)
            yield asked(ledger, command, every, every_metric)
            yield from (asked(ledger, command, place) for place in places)
            yield from (asked(ledger, command, None, one) for one in (*metrics, *families))
        case "check":
            yield asked(ledger, command)
            yield from (asked(ledger, command, place) for place in places)
            yield from (asked(ledger, command, None, one) for one in (*metrics, *families))
            yield from (asked(ledger, command, verdict=[one]) for one in VERDICTS)
            yield asked(ledger, command, period=["1999"])
        case "why":
            yield from stories(ledger)
        case "metrics":
            yield from (asked(ledger, command, one) for one in (None, *metrics, *families))
        case "projects":
            yield from (asked(ledger, command, one) for one in (None, *places))
        case "sources":
            yield asked(ledger, command)
            yield from (asked(ledger, command, [source.id]) for source in ledger.sources)
        case "search":
            words = ("a", "E", "3", "的", "%", "南通", "啓東", "growth", "no such words", "")
            yield from (asked(ledger, command, [word]) for word in words)
        case "data audit":
            dated = tuple(one._replace(sha256="0" * 64) for one in ledger.sources[:1])
            of_one = ledger._replace(sources=dated)
            yield from (asked(of_one, command, one) for one in copies(ledger))


def stories(ledger: WholeLedger) -> Iterator[Answer]:
    """Give the story of every pair of place and metric, and of every record."""
    records: list[Target | Observation] = [*ledger.targets, *ledger.observations]
    pairs = {(one.place.id, one.metric.id): None for one in records}
    yield from (asked(ledger, "why", list(pair)) for pair in pairs)
    figures = [figure for project in ledger.projects for figure in project.figures]
    yield from (asked(ledger, "why", [one.id]) for one in (*records, *figures))
    yield asked(ledger, "why", ["nantong", "gdp_growth"], period=["2023-H1"])


def copies(ledger: WholeLedger) -> Iterator[str]:
    """Give copies of the article: a true one, and those of which figures are changed, moved and missing."""
    whole = copy_of(ledger)
    lines = whole.splitlines()
    yield from (whole, whole.replace("6.5%以上", "7.5%以上"), "\n".join(lines[::-1]), "", "一")


def document(ledger: WholeLedger, answer: Answer, lang: Lang = "en", *keys: str) -> Json:
    """Return an answer as its JSON says it."""
    stream = io.StringIO()
    write_json(answer, stream, Look(lang=lang, data_version=ledger.dataset.version, fields=keys))
    found: Json = json.loads(stream.getvalue())
    return found


def of_items(schema: Json, **without: Any) -> Validator:
    """Return what validates one item of a schema; of `without` the item's own keys are taken away."""
    defs = deepcopy(schema["$defs"])
    for key in without:
        del defs["item"][key]
    return Validator({"$ref": "#/$defs/item", "$defs": defs})


def complaints(validator: Validator, value: Any) -> list[str]:
    """Return what is wrong with a value, and where."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@pytest.fixture(params=ANSWERING)
def command(request: pytest.FixtureRequest) -> str:
    """Return each command that answers."""
    name: str = request.param
    return name


@pytest.fixture
def schema(command: str) -> Json:
    """Return its schema."""
    return SCHEMAS[command]


def test_each_command_that_answers_has_a_schema_and_each_schema_a_command() -> None:
    assert sorted(SCHEMAS) == sorted(ANSWERING)
    filed = [f"{schemas.filed(command)}.schema.json" for command in ANSWERING]
    # that of `nt export` is of no answer, and those of files stand in a folder of their own
    found = {path.name for path in schemas.FOLDER.glob("*.json")} - {"export.schema.json"}
    assert sorted(found) == sorted(filed)
    assert sorted(CALLS) == sorted(ANSWERING)


def test_the_files_are_what_their_source_writes(command: str) -> None:
    stands = (schemas.FOLDER / f"{schemas.filed(command)}.schema.json").read_text("utf-8")
    assert stands == schemas.written(command), "run: python -m tests.render.schemas"


def test_a_schema_is_valid_and_names_itself(command: str, schema: Json) -> None:
    Validator.check_schema(schema)
    assert schema["$schema"] == Validator.META_SCHEMA["$id"]
    assert schema["$id"] == f"urn:nt:schema:1:{schemas.filed(command)}"
    assert schema["title"] == f"nt {command} -f json"


def test_a_schema_stands_alone_and_holds_nothing_that_it_does_not_use(schema: Json) -> None:
    referred = {one["$ref"] for _, one in nodes(schema) if isinstance(one, dict) and "$ref" in one}
    assert referred == {f"#/$defs/{name}" for name in schema["$defs"]}


def test_every_object_is_closed_and_every_key_described_in_a_sentence(schema: Json) -> None:
    objects = [one for _, one in nodes(schema) if isinstance(one, dict) and "required" in one]
    assert len(objects) >= 2
    for one in objects:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
        for key, shape in one["properties"].items():
            assert re.fullmatch(r"[A-Z0-9].+[^.]\.", shape["description"]), key
            assert ". " not in shape["description"], key


def nodes(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give everything in a document, itself too, and where it stands."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from nodes(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from nodes(inner, (*path, number))


@pytest.mark.parametrize("lang", LANGS)
def test_what_commands_answer_is_as_their_schemas_say(
    ledger: WholeLedger, command: str, schema: Json, lang: Lang
) -> None:
    validator, numbers = Validator(schema), []
    for answer in answers(ledger, command):
        found = document(ledger, answer, lang)
        assert complaints(validator, found) == []
        numbers.append(len(found["items"]))
    assert max(numbers) > 1


@pytest.mark.parametrize("command", ["targets", "projects", "search"])
def test_an_empty_answer_is_as_its_schema_says(ledger: WholeLedger, command: str) -> None:
    empty = {"items": [], "schema_version": 1, "data_version": ledger.dataset.version}
    assert empty in [document(ledger, answer) for answer in answers(ledger, command)]
    assert complaints(Validator(SCHEMAS[command]), empty) == []


@pytest.mark.parametrize("command", ANSWERING)
def test_what_the_program_writes_is_as_its_schema_says(nt: Run, command: str, copy: str) -> None:
    ran = nt(*CALLS[command], "-f", "json", "--lang", "zh-Hant", stdin=copy)
    assert ran.status == 0
    assert complaints(Validator(SCHEMAS[command]), json.loads(ran.out)) == []


def test_a_sparse_ledger_is_told_as_the_schemas_say(sparse: WholeLedger, command: str) -> None:
    validator = Validator(SCHEMAS[command])
    for answer in answers(sparse, command):
        assert complaints(validator, document(sparse, answer)) == []


@pytest.fixture
def sparse(ledger: WholeLedger) -> WholeLedger:
    """Return a ledger in which all that may be missing is missing somewhere."""
    seen, *others = ledger.observations
    again = seen._replace(id=f"{seen.id}.2", figure=None, paragraph=None)
    return ledger._replace(
        dataset=ledger.dataset._replace(version="2.0.0-rc.1+seven"),
        places=tuple(one._replace(code=None) for one in ledger.places),
        pages=tuple(one._replace(plan=(), pledge=None) for one in ledger.pages[1:]),
        observations=(seen, again, *others),
        projects=tuple(one._replace(figures=()) for one in ledger.projects),
        sources=tuple(
            one._replace(
                sha256=None,
                note=None,
                date_published=None,
                date_accessed=None,
                url_main="https://example.org",
            )
            for one in ledger.sources
        ),
    )


def test_a_plan_without_points_is_an_empty_list(sparse: WholeLedger) -> None:
    (page,) = document(sparse, asked(sparse, "show", ["rugao"]))["items"]
    assert page["plan"]["items"] == []


def test_lines_of_jsonl_are_as_the_item_says(
    ledger: WholeLedger, command: str, schema: Json
) -> None:
    validator, lines = of_items(schema), 0
    for answer in answers(ledger, command):
        stream = io.StringIO()
        write_jsonl(answer, stream, Look(lang="zh-Hans"))
        for line in stream.getvalue().splitlines():
            assert complaints(validator, json.loads(line)) == []
            lines += 1
    assert lines > 1


def test_another_order_is_as_the_schema_says(ledger: WholeLedger) -> None:
    answer = asked(ledger, "compare", None, ["gdp"])
    turned = sorted_by(answer, "value", reverse=True, lang="en")
    assert complaints(Validator(SCHEMAS["compare"]), document(ledger, turned)) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_alone_is_what_the_page_says_of_it(ledger: WholeLedger, section: str) -> None:
    answer = asked(ledger, "show", ["haian", "nantong", "china"], [section])
    validator = of_items(SCHEMAS["show"], required=True)
    for item in document(ledger, answer)["items"]:
        assert set(item) & set(SECTIONS) == {section}
        assert complaints(validator, item) == []


def test_fields_asked_for_are_what_the_item_says_of_them(ledger: WholeLedger) -> None:
    found = document(ledger, asked(ledger, "targets"), "en", "value", "relative_to")
    schema = deepcopy(SCHEMAS["targets"]["$defs"]["item"]["properties"])
    shapes = {"properties": schema, "$defs": SCHEMAS["targets"]["$defs"]}
    for item in found["items"]:
        assert list(item) == ["value", "relative_to"]
        assert complaints(Validator(shapes), item) == []


# What is documented for schema_version 1 stays: `required` of a schema gets longer, and never shorter.


def test_the_keys_of_a_schema_are_those_of_the_answer(ledger: WholeLedger, command: str) -> None:
    item = SCHEMAS[command]["$defs"]["item"]
    for answer in answers(ledger, command):
        if isinstance(answer, Pages):
            for page in answer.pages:
                assert list(fields.page_item(page, "en")) == item["required"]
                for section in page.sections:
                    if section.table is not None:
                        name = PIECES.get(section.key, section.key.removesuffix("s"))
                        shape = SCHEMAS[command]["$defs"][name]
                        assert fields.nested_keys(section.table) == shape["required"]
        else:
            assert fields.nested_keys(answer) == item["required"]


@pytest.mark.parametrize("command", ["projects", "show"])
def test_the_keys_of_a_projects_figure_are_those_of_the_answer(
    ledger: WholeLedger, command: str
) -> None:
    answer = asked(ledger, "projects")
    assert isinstance(answer, Table)
    (column,) = (one for one in answer.columns if one.kind == "table")
    inner: tuple[Column, ...] = column.inner
    keys = fields.nested_keys(Table("figures", inner, ()))
    assert keys == SCHEMAS[command]["$defs"]["figure"]["required"]


def test_no_word_of_a_fixed_list_is_missing_or_too_many(ledger: WholeLedger) -> None:
    """The lists that stand nowhere but in a schema; all others are the model's own."""

    def said(command: str, key: str, *calls: Any) -> set[object]:
        found = (document(ledger, asked(ledger, command, *call))["items"] for call in calls)
        return {item[key] for items in found for item in items}

    assert said("search", "where", [["a"]], [["e"]], [["市"]]) == set(schemas.WHERES)
    assert said("coverage", "state", []) == set(schemas.STATES)
    assert said("compare", "gap", []) == {None, *schemas.GAPS}
    assert said("compare", "role", []) == {None, *schemas.ROLES}
    assert said("data audit", "state", *([one] for one in copies(ledger))) == set(schemas.AUDITED)


@pytest.mark.parametrize(
    ("text", "is_period"),
    [
        *((text, True) for text in ("2023", "2020/2022", "2023-H1", "2023-H1/H2", "2023-Q4")),
        *((text, True) for text in ("2023-Q1/Q3", "2023-M08", "2023-M01/M07", "2023-M12")),
        *((text, False) for text in ("23", "2023-8", "2023-M13", "2023-M00", "2023-H3", "")),
        *((text, False) for text in ("2023-Q1/M07", "2023-08", "2023-Q5", "2023/", "x2023x")),
    ],
)
def test_the_pattern_of_periods_is_that_of_the_ledger(text: str, *, is_period: bool) -> None:
    assert Validator(schemas.PERIOD).is_valid(text) is is_period
    assert (periods.parse(text) is not None) is is_period


# What a schema must not let through: each real item with one thing in it changed.


@pytest.fixture(scope="module")
def genuine(nt: Run, copy: str) -> Genuine:
    """Return a real document of a command, for a mutation to be made of it."""
    kept: dict[str, str] = {}

    def found(command: str) -> Json:
        if command not in kept:
            kept[command] = nt(*CALLS[command], "-f", "json", stdin=copy).out
        value: Json = json.loads(kept[command])
        return value

    return found


def changed(document: Json, path: Path, value: Any) -> Json:
    """Return the document with another value in one place."""
    result = deepcopy(document)
    inside: Any = result
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return result


#: of places that are alike, a schema says the same of so many and of all
ENOUGH = 2


def shape_of(path: Path) -> Path:
    """Return a place without which items of lists it is in."""
    return tuple("*" if isinstance(step, int) else step for step in path)


def kind_of(items: Json, path: Path) -> tuple[tuple[str, str], ...]:
    """Return the types of the values beside a place: a target in words is another kind than one in a number."""
    inside: Any = items
    for step in path[:-1]:
        inside = inside[step]
    beside = inside if isinstance(inside, dict) else {}
    return tuple((key, type(value).__name__) for key, value in beside.items())


def let_through(command: str, found: Json, mutations: Iterator[tuple[Path, Any]]) -> list[Path]:
    """Return where a mutation of an item, which is given by its place and the new value, goes unnoticed."""
    validator, unnoticed, count = of_items(SCHEMAS[command]), [], 0
    tried: Counter[tuple[object, ...]] = Counter()
    for path, value in mutations:
        alike = (
            shape_of(path),
            kind_of(found["items"], path),
            *sorted(value if isinstance(value, dict) else ()),
        )
        tried[alike] += 1
        if tried[alike] > ENOUGH:
            continue
        count += 1
        at, *inside = path
        assert isinstance(at, int)
        item = found["items"][at]
        mutated = changed(item, tuple(inside), value) if inside else value
        if validator.is_valid(mutated):
            unnoticed.append(path)
    assert count
    return unnoticed


def test_a_key_dropped_anywhere_is_noticed(genuine: Genuine, command: str) -> None:
    found = genuine(command)
    dropped = (
        (path, {other: value for other, value in one.items() if other != key})
        for path, one in nodes(found["items"])
        if isinstance(one, dict)
        for key in one
    )
    assert let_through(command, found, dropped) == []


def test_a_key_added_anywhere_is_noticed(genuine: Genuine, command: str) -> None:
    found = genuine(command)
    added = (
        (path, {**one, "more": None})
        for path, one in nodes(found["items"])
        if isinstance(one, dict)
    )
    assert let_through(command, found, added) == []


def test_a_word_that_is_not_of_the_list_is_noticed(genuine: Genuine, command: str) -> None:
    found = genuine(command)
    misspelt = (
        (path, "nonsense")
        for path, one in nodes(found["items"])
        if path and path[-1] in WORDS and isinstance(one, str) and path[-2] != "pledge"
    )
    assert let_through(command, found, misspelt) == []


def test_a_value_of_another_type_is_noticed(genuine: Genuine, command: str) -> None:
    found = genuine(command)
    retyped = (
        (path, str(one) if isinstance(one, (int, float)) else [one])
        for path, one in nodes(found["items"])
        if path and not isinstance(one, (dict, list))
    )
    assert let_through(command, found, retyped) == []


def test_a_list_or_an_object_that_is_null_is_noticed_unless_it_may_be(
    genuine: Genuine, command: str
) -> None:
    may_be = {
        *("motto", "arena", "plan", "pledge", "relative_to", "rank", "scope", "note", "basis"),
        *("bound", "sure_bound", "outturn_bound", "outturn", "benchmark", "gap", "difference"),
        *("baseline", "outturn_rank", "above", "known"),
    }
    found = genuine(command)
    emptied = (
        (path, None)
        for path, one in nodes(found["items"])
        if path and isinstance(one, (dict, list))
    )
    assert {path[-1] for path in let_through(command, found, emptied)} <= may_be


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema_version", 2),
        ("schema_version", "1"),
        ("data_version", "1.0"),
        ("data_version", ""),
        ("data_version", "v1.0.0"),
        ("items", None),
        ("items", {}),
        ("items", [None]),
        ("more", 1),
    ],
)
def test_another_envelope_is_noticed(
    genuine: Genuine, command: str, key: str, value: object
) -> None:
    assert not Validator(SCHEMAS[command]).is_valid(genuine(command) | {key: value})


@pytest.mark.parametrize("key", ["schema_version", "data_version", "items"])
def test_a_part_of_the_envelope_that_is_missing_is_noticed(
    genuine: Genuine, command: str, key: str
) -> None:
    found = genuine(command)
    del found[key]
    assert not Validator(SCHEMAS[command]).is_valid(found)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "haian"),
        ("id", "haian.gdp_growth"),
        ("place", "Hai'an"),
        ("metric", ""),
        ("period", "2023-08"),
        ("kind", "relative"),
        ("kind", "unquantified"),
        ("op", None),
        ("op", "≥"),
        ("value", None),
        ("value", "6.5"),
        ("unit", None),
        ("unit", "%"),
        ("relative_to", {"place": "jiangsu"}),
        ("relative_to", {"place": "jiangsu", "metric": "gdp_growth"}),
        ("qualitative", "first_tier"),
        ("strength", None),
        ("strength", "strive "),
        ("figure", ""),
        ("statement", None),
        ("paragraph", 0),
        ("paragraph", 13.5),
    ],
)
def test_a_target_that_says_otherwise_is_noticed(genuine: Genuine, key: str, value: object) -> None:
    validator = of_items(SCHEMAS["targets"])
    (item,) = (one for one in genuine("targets")["items"] if one["id"] == "haian.gdp_growth.2023")
    assert validator.is_valid(item)
    assert not validator.is_valid(item | {key: value})


@pytest.mark.parametrize(
    ("command", "change"),
    [
        ("compare", {"role": "observation"}),
        ("compare", {"status": "final"}),
        ("compare", {"rank": {"best": 0, "worst": 1}}),
        ("compare", {"gap": "no_outturn"}),
        ("coverage", {"state": "not_stated"}),
        ("coverage", {"state": "without_number"}),
        ("coverage", {"id": None}),
        ("list", {"targets": -1}),
        ("list", {"code": 320685}),
        ("metrics", {"places": ["Hai'an"]}),
        ("metrics", {"names": {"en": "GDP"}}),
        ("search", {"matches": [[0, 1, 2]]}),
        ("search", {"matches": []}),
        ("search", {"language": "zh"}),
        ("data audit", {"state": "missing"}),
        ("data audit", {"found": None}),
        ("data audit", {"digest": True}),
    ],
)
def test_a_record_that_contradicts_itself_is_noticed(
    genuine: Genuine, command: str, change: Json
) -> None:
    validator = of_items(SCHEMAS[command])
    item = genuine(command)["items"][0]
    assert validator.is_valid(item)
    assert not validator.is_valid(item | change)
