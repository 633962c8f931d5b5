"""The schema that ships: it is what its source writes, holds every export, and lets nothing else through."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator as Validator

from nantong_cli.export.formats import Shape, text
from nantong_cli.holdings import WholeLedger
from tests.export import schemas

SCHEMA = json.loads(schemas.FILE.read_text("utf-8"))
WHOLE = Validator(SCHEMA)
#: keys that may be null, and are, or are not, without the record saying so elsewhere
MAY_BE_NULL = frozenset(
    (
        *("scope", "note", "basis", "grade", "goal", "paragraph", "figure", "family", "aliases"),
        *("code", "parent", "source", "period", "unit", "gap_over", "pledge", "map", "tile"),
        *("date_published", "date_accessed", "url_main", "sha256"),
    )
)


def exported(ledger: WholeLedger) -> dict[str, Any]:
    """Return the export of a ledger as JSON says it."""
    found: dict[str, Any] = json.loads("".join(text(Shape.json, ledger)))
    return found


def records(whole: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every record, its parts too, under the name that the schema has for it."""
    yield "dataset", whole["dataset"]
    for name, (_, word) in schemas.LISTS.items():
        for one in whole[name]:
            yield word, one
            yield from (("figure", inner) for inner in one.get("figures", ()))
            yield from (("news", inner) for inner in one.get("news", ()))
            if word == "page":
                yield from (("item", inner) for inner in one["plan"]["items"])


def of(word: str) -> Validator:
    """Return what validates one kind of record."""
    return Validator({"$ref": f"#/$defs/{word}", "$defs": SCHEMA["$defs"]})


@pytest.fixture(scope="module")
def validator_of() -> Callable[[str], Validator]:
    """Give `validator_of(word)`, each made once."""
    made = {word: of(word) for word in SCHEMA["$defs"]}
    return lambda word: made[word]


def test_the_file_is_what_its_source_writes() -> None:
    assert schemas.FILE.read_text("utf-8") == schemas.written(), (
        "run: python -m tests.render.schemas"
    )
    Validator.check_schema(SCHEMA)


def test_nothing_in_it_is_unused_and_every_key_is_described() -> None:
    said = json.dumps(SCHEMA)
    assert {f"#/$defs/{name}" for name in SCHEMA["$defs"]} == set(
        re.findall(r'"\$ref": "([^"]+)"', said)
    )
    closed = [one for one in (SCHEMA, *SCHEMA["$defs"].values()) if "required" in one]
    assert len(closed) > 15
    for one in closed:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
        for key, shape in one["properties"].items():
            assert re.fullmatch(r"[A-Z0-9].+[^.]\.", shape["description"]), key


def test_every_export_is_as_the_schema_says(any_ledger: WholeLedger) -> None:
    found = exported(any_ledger)
    assert [f"{error.json_path}: {error.message}" for error in WHOLE.iter_errors(found)] == []
    assert list(found) == SCHEMA["required"]


def test_every_line_is_as_the_schema_says(
    any_ledger: WholeLedger, validator_of: Callable[[str], Validator]
) -> None:
    for line in "".join(text(Shape.jsonl, any_ledger)).splitlines():
        found = json.loads(line)
        assert next(iter(found)) == "record"
        validator_of(found.pop("record")).validate(found)


def test_an_empty_ledger_is_as_the_schema_says(ledger: WholeLedger) -> None:
    found = exported(WholeLedger(ledger.dataset, (), (), (), (), (), (), (), (), (), ()))
    assert found["targets"] == found["pages"] == []
    WHOLE.validate(found)


def test_a_key_dropped_or_added_anywhere_is_noticed(
    full: WholeLedger, validator_of: Callable[[str], Validator]
) -> None:
    for word, one in records(exported(full)):
        validator = validator_of(word)
        assert not validator.is_valid({**one, "more": None}), word
        for key in one:
            left = {other: value for other, value in one.items() if other != key}
            assert not validator.is_valid(left), (word, key)


def test_a_value_that_is_another_is_noticed(
    full: WholeLedger, validator_of: Callable[[str], Validator]
) -> None:
    """Text for a number or a list, a list for anything else, and null where something has to be."""
    for word, one in records(exported(full)):
        for key, value in one.items():
            is_one = value is None or isinstance(value, (str, dict, bool))
            other: Any = [value] if is_one else "nonsense "
            assert not validator_of(word).is_valid({**one, key: other}), (word, key)
            if value is not None and key not in MAY_BE_NULL:
                assert not validator_of(word).is_valid({**one, key: None}), (word, key)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema_version", 2),
        ("data_version", "1.0"),
        ("dataset", None),
        ("targets", {}),
        ("pages", [None]),
        ("more", 1),
    ],
)
def test_another_whole_is_noticed(full: WholeLedger, key: str, value: object) -> None:
    assert not WHOLE.is_valid(exported(full) | {key: value})


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("absolute", {"kind": "relative"}),
        ("absolute", {"kind": "unquantified"}),
        ("absolute", {"unquantified": True}),
        ("absolute", {"op": None}),
        ("absolute", {"op": "≥"}),
        ("absolute", {"value": "6.5"}),
        ("absolute", {"relative_to": {"place": "north", "metric": "growth"}}),
        ("relative", {"relative_to": {"place": "north"}}),
        ("relative", {"relative_to": {"goal": "spring_goal"}}),
        ("relative", {"value": 1, "unit": "percent"}),
        ("qualitative", {"op": ">="}),
        ("qualitative", {"qualitative": None}),
    ],
)
def test_a_claim_that_contradicts_itself_is_noticed(
    full: WholeLedger, kind: str, change: dict[str, Any]
) -> None:
    one = next(one for one in exported(full)["targets"] if one["kind"] == kind)
    assert of("target").is_valid(one)
    assert not of("target").is_valid(deepcopy(one) | change)
