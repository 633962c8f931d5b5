"""Fields → a place's page: its motto, arena, work plan and pledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nantong_cli.model import Text
from nantong_cli.pages import Passage, PlacePage, Pledge

if TYPE_CHECKING:
    from nantong_cli.loading.fields import Fields
    from nantong_cli.loading.statements import Frame


def page(fields: Fields, frame: Frame) -> PlacePage | None:
    """Read a place's page."""
    plan = fields.inner("plan")
    passages = {key: _passage(fields.inner(key)) for key in ("motto", "arena")}
    lead = _passage(plan.inner("lead")) if plan else _passage(None)
    items = tuple(_item(one) for one in plan.records("items")) if plan else ()
    if plan:
        plan.finish()
    pledge = _pledge(fields.inner("pledge", optional=True))
    if not fields.finish():
        return None
    return PlacePage(
        place=frame.place,
        source=frame.source,
        motto=passages["motto"],
        arena=passages["arena"],
        lead=lead,
        plan=items,
        pledge=pledge,
        where=fields.where,
    )


def _passage(fields: Fields | None) -> Passage:
    """Read a text whose languages stand beside its paragraph."""
    if fields is None:
        return Passage(Text("", "", ""), 0)
    found = Passage(text=fields.own_texts(), paragraph=fields.count("paragraph"))
    fields.finish()
    return found


def _item(fields: Fields) -> Passage:
    """Read an item of a work plan."""
    found = Passage(
        title=fields.texts("title"),
        text=fields.texts("text"),
        paragraph=fields.count("paragraph"),
    )
    fields.finish()
    return found


def _pledge(fields: Fields | None) -> Pledge | None:
    """Read an official's word."""
    if fields is None:
        return None
    found = Pledge(
        name=fields.texts("name"),
        role=fields.texts("role"),
        text=fields.texts("text"),
        paragraph=fields.count("paragraph"),
    )
    fields.finish()
    return found
