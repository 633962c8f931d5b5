"""What other records refer to → plain records: the card, places, units, terms, families, metrics, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from nantong_cli.model import (
    LANGS,
    Dataset,
    Family,
    Metric,
    Place,
    Relative,
    Source,
    Term,
    Text,
    Tile,
    Unit,
)

if TYPE_CHECKING:
    from nantong_cli.maps import Map, Water

Record: TypeAlias = dict[str, Any]


def texts(text: Text | None) -> Record | None:
    """Return a text in every language."""
    return {lang: text.says(lang) for lang in LANGS} if text else None


def id_of(one: Place | Unit | Term | Metric | Source | None) -> str | None:
    """Return the id of what may be absent."""
    return one.id if one else None


def dataset(card: Dataset, drawn: Map | None) -> Record:
    """Return the ledger's card, with the size of its map."""
    return {
        "id": card.id,
        "title": texts(card.title),
        "version": card.version,
        "area": card.area,
        "period": card.period,
        "licence": card.licence,
        "map": {"columns": drawn.columns, "rows": drawn.rows} if drawn else None,
    }


def place(one: Place) -> Record:
    """Return a place; its names hold the romanised one too."""
    return {
        "id": one.id,
        "names": {**(texts(one.names) or {}), "pinyin": one.pinyin},
        "aliases": list(one.aliases),
        "code": one.code,
        "type": one.type,
        "parent": one.parent,
        "source": one.source,
        "tile": tile(one.tile) if one.tile else None,
    }


def tile(one: Tile) -> Record:
    """Return a rectangle of the map."""
    return {"x": one.x, "y": one.y, "width": one.width, "height": one.height}


def water(one: Water) -> Record:
    """Return a sea or a river of the map."""
    return {"id": one.id, "names": texts(one.names), "tiles": list(map(tile, one.tiles))}


def unit(one: Unit) -> Record:
    """Return a unit."""
    return {"id": one.id, "symbol": texts(one.symbol), "scale": one.scale, "base": one.base}


def named(one: Term | Family) -> Record:
    """Return a term or a family."""
    return {"id": one.id, "names": texts(one.names)}


def metric(one: Metric) -> Record:
    """Return a metric."""
    return {
        "id": one.id,
        "family": one.family,
        "names": texts(one.names),
        "definition": texts(one.definition),
        "unit": id_of(one.unit),
        "measure": one.measure,
        "better": one.better,
        "basis": texts(one.basis),
        "gap_over": relative(one.gap_over),
        "aliases": list(one.aliases),
    }


def source(one: Source) -> Record:
    """Return a source."""
    return {
        "id": one.id,
        "kind": one.kind,
        "producer": texts(one.producer),
        "title": texts(one.title),
        "attribution_short": texts(one.attribution_short),
        "date_published": one.date_published,
        "date_accessed": one.date_accessed,
        "url_main": one.url_main,
        "language": one.language,
        "sha256": one.sha256,
        "note": texts(one.note),
    }


def relative(beside: Relative | None) -> Record | None:
    """Return what something is measured by, with just the keys that it has."""
    if beside is None:
        return None
    found = {
        "place": id_of(beside.place),
        "metric": id_of(beside.metric),
        "goal": id_of(beside.goal),
        "factor": beside.factor,
    }
    return {key: value for key, value in found.items() if value is not None}
