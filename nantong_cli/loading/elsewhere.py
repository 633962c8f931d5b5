"""Fields → records of the files that gather many places and many sources: what was published elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nantong_cli.errors import message
from nantong_cli.loading.statements import Frame
from nantong_cli.model import GRADES
from nantong_cli.pages import News, Project

if TYPE_CHECKING:
    from nantong_cli.loading.fields import Fields, Index
    from nantong_cli.loading.records import Shelf


def frame(fields: Fields, shelf: Shelf, projects: Index[Project]) -> Frame | None:
    """Read what a record is about and where it comes from; None where that is not to be believed."""
    place = fields.found("place", shelf.places, kind="place")
    source = fields.found("source", shelf.sources, kind="source")
    about = fields.found("project", projects, kind="project", optional=True)
    if place is None or source is None:
        return None
    if about is not None and about.place.id != place.id:
        said = message("project.other_place", project=about.id, place=about.place.id)
        fields.complain(fields.line("project"), said)
    return Frame(place, source, about.id if about else None, is_mixed=True)


def news(fields: Fields, shelf: Shelf, projects: Index[Project]) -> tuple[str, News] | None:
    """Read what became of a project: the project's id, and the news."""
    about = fields.found("project", projects, kind="project")
    source = fields.found("source", shelf.sources, kind="source")
    period, grade = fields.period("period"), fields.choice("grade", GRADES)
    text = fields.texts("text")
    if not fields.finish() or about is None or source is None:
        return None
    return about.id, News(period, text, grade, source, fields.where)
