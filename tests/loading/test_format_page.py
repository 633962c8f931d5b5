"""data/README.md tells every key of every file, as the schemas do."""

from __future__ import annotations

import re

import pytest

from tests.loading.file_schemas import KINDS
from tests.loading.format_page import PAGE, renewed, shape_at

TEXT = PAGE.read_text("utf-8")


def test_the_tables_are_those_of_the_schemas() -> None:
    assert renewed(TEXT) == TEXT


@pytest.mark.parametrize(
    "steps",
    [
        *KINDS,
        *("places places", "places map", "places map waters", "places places tile"),
        *("sources sources", "metrics units", "metrics terms", "metrics families"),
        *("metrics metrics", "page page", "page page plan", "page page plan items"),
        *("page page pledge", "page $project", "page $target", "page $observation"),
        *("page $target relative_to", "targets targets", "observations observations"),
        "observations news",
    ],
)
def test_every_key_is_told(steps: str) -> None:
    shape, _ = shape_at(steps)
    for way in shape.get("oneOf", [shape]):
        untold = [key for key in way["properties"] if f"`{key}`" not in TEXT]
        assert untold == []


def test_every_mapping_of_the_page_is_one_of_a_schema() -> None:
    marks = re.findall(r"<!-- fields: (.*?) -->", TEXT)
    assert len(marks) == len(set(marks)) > 15
    for steps in marks:
        assert shape_at(steps)
