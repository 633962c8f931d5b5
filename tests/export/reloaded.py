"""An export → the files of a ledger in the documented format → the ledger: what a round trip is made of."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from nantong_cli.export.tables import TABLES
from nantong_cli.holdings import WholeLedger
from nantong_cli.loading import load

Json: TypeAlias = dict[str, Any]

#: what an export says beside what a ledger's files say
DERIVED = frozenset(("id", "kind", "role", "place", "news", "figures"))


def from_json(text: str) -> Json:
    """Return the export that a JSON object is; numbers stay the digits that stand there."""
    found: Json = json.loads(text, parse_float=str, parse_int=str)
    return found


def from_lines(text: str) -> Json:
    """Return the export that JSON Lines are."""
    names = {"family": "families"}
    found: Json = {}
    for line in text.splitlines():
        record = from_json(line)
        word = record.pop("record")
        if word == "dataset":
            found["dataset"] = record
        else:
            found.setdefault(names.get(word, f"{word}s"), []).append(record)
    return found


def from_tables(files: Mapping[str, bytes]) -> Json:
    """Return the export that tables of CSV are."""
    read = {name: list(_records(name, files[f"{name}.csv"])) for name in TABLES}
    for project in read["projects"]:
        for part in ("figures", "news"):
            project[part] = [one for one in read[part] if one["project"] == project["id"]]
    for page in read["pages"]:
        items = [one for one in read["plan_items"] if one["place"] == page["place"]]
        keys = ("paragraph", "title", "text")
        page["plan"]["items"] = [{key: one[key] for key in keys} for one in items]
    return read | {"dataset": read["dataset"][0]}


def _records(name: str, content: bytes) -> Iterator[Json]:
    """Give the rows of a table as records, without what was joined to them."""
    for row in csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True):
        record: Json = {}
        for field in TABLES[name].fields:
            text, (*way, last) = row[field.key], field.path
            if way and way[0] in ("place_names", "metric_names", "project_names"):
                continue
            if field.path[0].startswith(("unit_", "source_", "qualitative_")) or text == "":
                continue
            inside = record
            for step in way:
                inside = inside.setdefault(step, {})
            inside[last] = {"array": json.loads, "boolean": json.loads}.get(field.type, str)(text)
        yield record


def reload(export: Json, folder: Path) -> WholeLedger:
    """Return the ledger that an export holds, by way of files in `folder`."""
    for name, content in _files(export):
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")  # JSON is YAML
    return load([folder])


def _files(export: Json) -> Iterator[tuple[str, Json]]:
    """Give the files of a ledger, by their names."""
    places = [_stated(one) for one in export["places"]]
    for one in places:
        one["pinyin"] = one["names"].pop("pinyin")
    card = _stated(export["dataset"])
    drawn = card.pop("map", None)
    yield "dataset", card
    waters = list(map(_stated, export.get("waters", ())))
    yield "places", {"places": places} | ({"map": {**drawn, "waters": waters}} if drawn else {})
    measures = ("units", "terms", "families", "metrics")
    yield "metrics", {name: list(map(_stated, export.get(name, ()))) for name in measures}
    yield "sources", {"sources": list(map(_stated, export["sources"]))}
    elsewhere: dict[str, list[Json]] = {"target": [], "observation": []}
    for page in export["pages"]:
        place = page["place"]
        own = [one for one in export["projects"] if one["place"] == place]
        county = {"place": place, "source": page["source"], "page": _page(page)}
        projects = [_project(one, elsewhere) for one in own]
        name = place if place == export["dataset"]["area"] else f"counties/{place}"
        yield name, {**county, "projects": projects}
    for role, found in elsewhere.items():
        records = [{**_said(one), "place": one["place"]} for one in export.get(f"{role}s", ())]
        news = [
            {**_stated(one), "project": project["id"]}
            for project in export["projects"]
            for one in project["news"]
        ]
        beside = {"news": [_without(one, "number") for one in news]} if role == "target" else {}
        yield f"{role}s", {f"{role}s": records + found, **beside}


def _page(page: Json) -> Json:
    """Return what a county's file says as its page."""
    return _without(_stated(page), "place", "source")


def _project(project: Json, elsewhere: dict[str, list[Json]]) -> Json:
    """Return what a county's file says of a project; what only other files may say of it goes `elsewhere`."""
    inside: list[Json] = []
    is_here = True
    for one in project["figures"]:
        is_target = one["role"] == "target"
        is_here = is_here and not (is_target and one.get("figure") is None)
        if is_here:
            inside.append(_said(one))
        else:
            about = {"place": project["place"], "project": project["id"]}
            elsewhere[one["role"]].append({**_said(one), **about})
    kept = ("id", "names", "entity", "about", "paragraph")
    return {key: project[key] for key in kept} | {"figures": inside}


def _said(record: Json) -> Json:
    """Return a target or a result as a file says it, without its place and its project."""
    found = {key: value for key, value in _stated(record).items() if key not in DERIVED}
    return _without(found, "project")


def _stated(record: Json) -> Json:
    """Return a record without what is absent; a mark that is not set is absent too."""
    return {
        key: _stated(value) if isinstance(value, dict) else value
        for key, value in record.items()
        if value is not None and value is not False
    }


def _without(record: Json, *keys: str) -> Json:
    """Return a record without some of its keys."""
    return {key: value for key, value in record.items() if key not in keys}


def bare(value: Any) -> Any:
    """Return a value of the model without the lines that it was read from, anywhere in it."""
    if hasattr(value, "_fields"):
        return tuple(bare(getattr(value, name)) for name in value._fields if name != "where")
    return tuple(map(bare, value)) if isinstance(value, tuple) else value
