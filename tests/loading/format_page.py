"""The tables of data/README.md are made from the schemas: `python -m tests.loading.format_page` renews them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from nantong_cli.loading import rules
from tests.conftest import ROOT
from tests.loading.file_schemas import Schema, schema

PAGE = ROOT / "data" / "README.md"
_FIELDS = re.compile(r"<!-- fields: (.*?) -->\n.*?<!-- end -->", re.DOTALL)
_RULES = re.compile(r"<!-- rules -->\n.*?<!-- end -->", re.DOTALL)


def renewed(page: str) -> str:
    """Return the page with its tables and its list of rules as they should be."""
    page = _FIELDS.sub(lambda found: _filled(found[1]), page)
    told = "".join(f"- {said}\n" for said in rules_told())
    return _RULES.sub(lambda _: f"<!-- rules -->\n{told}<!-- end -->", page)


def _filled(steps: str) -> str:
    """Return one table between its marks."""
    rows = "".join(f"| {row} |\n" for row in _rows(steps))
    head = "\n| Key | Needed | What it is |\n| --- | --- | --- |\n"
    return f"<!-- fields: {steps} -->\n{head}{rows}\n<!-- end -->"


def _rows(steps: str) -> Iterator[str]:
    """Give a row for each key of a mapping, and of each of the ways in which it may be written."""
    shape, defs = shape_at(steps)
    seen: set[str] = set()
    for way in shape.get("oneOf", [shape]):
        for key, inner in way["properties"].items():
            if key not in seen:
                seen.add(key)
                needed = all(key in one["required"] for one in shape.get("oneOf", [shape]))
                options = resolved(inner, defs).get("enum", ())
                words = ", ".join(f"`{one}`" for one in options if isinstance(one, str))
                said = inner["description"] + (f" {words}" if len(options) > 2 else "")
                yield f"`{key}` | {'yes' if needed else ''} | {said}"


def shape_at(steps: str) -> tuple[Schema, dict[str, Schema]]:
    """Return the mapping that a path of keys leads to, a name with $ standing for a definition; and the definitions."""
    kind, *path = steps.split()
    shape = schema(kind)
    defs: dict[str, Schema] = shape["$defs"]
    for step in path:
        shape = defs[step[1:]] if step.startswith("$") else shape["properties"][step]
        shape = resolved(shape, defs)
        shape = resolved(shape.get("items", shape), defs)
    return shape, defs


def resolved(shape: Schema, defs: dict[str, Schema]) -> Schema:
    """Return a shape, or what it refers to."""
    found: Schema = defs[shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
    return found


def rules_told() -> list[str]:
    """Return the rules over a whole ledger: the first sentence of each one's docstring."""
    every = (*rules.RULES, *rules.RULES_OF_WHOLES)
    return [inspect.getdoc(rule).partition("\n")[0] for rule in every]  # type: ignore[union-attr]  # each has one


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
