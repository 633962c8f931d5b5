"""What a source states → plain records: targets, results, projects with their figures and news, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nantong_cli.export.shelves import Record, id_of, relative, texts
from nantong_cli.model import Claim, Observation, Target

if TYPE_CHECKING:
    from nantong_cli.pages import News, Passage, PlacePage, Pledge, Project


def claim(said: Claim) -> Record:
    """Return a claim: its kind, and the keys of every kind."""
    return {
        "kind": said.kind,
        "op": said.op,
        "value": said.value,
        "unit": id_of(said.unit),
        "relative_to": relative(said.relative),
        "qualitative": id_of(said.qualitative),
        "unquantified": said.kind == "unquantified",
    }


def target(one: Target) -> Record:
    """Return a target of a place."""
    return {
        "id": one.id,
        "place": one.place.id,
        "metric": one.metric.id,
        "period": one.period,
        **claim(one.claim),
        "strength": one.strength,
        "grade": one.grade,
        "goal": id_of(one.goal),
        "figure": one.figure,
        "statement": texts(one.statement),
        **_around(one),
    }


def observation(one: Observation) -> Record:
    """Return a stated result of a place, which is always a number."""
    return {
        "id": one.id,
        "place": one.place.id,
        "metric": one.metric.id,
        "period": one.period,
        "op": one.claim.op,
        "value": one.claim.value,
        "unit": id_of(one.claim.unit),
        "status": one.status,
        "grade": one.grade,
        "figure": one.figure,
        **_around(one),
    }


def figure(one: Target | Observation) -> Record:
    """Return a target or a result about a project, with the keys of both; the place is the project's."""
    is_target = isinstance(one, Target)
    told = target(one) if isinstance(one, Target) else observation(one)
    return {
        "id": one.id,
        "role": "target" if is_target else "observation",
        "metric": one.metric.id,
        "period": one.period,
        **claim(one.claim),
        **{key: told.get(key) for key in ("strength", "status", "grade", "goal")},
        "figure": one.figure,
        "statement": told.get("statement"),
        **_around(one),
    }


def _around(one: Target | Observation) -> Record:
    """Return what a figure covers, a remark on it, and where it comes from."""
    return {
        "scope": texts(one.scope),
        "note": texts(one.note),
        "source": one.source.id,
        "paragraph": one.paragraph,
    }


def project(one: Project) -> Record:
    """Return a project with its figures and its later news."""
    return {
        "id": one.id,
        "place": one.place.id,
        "names": texts(one.names),
        "entity": texts(one.entity),
        "about": texts(one.about),
        "source": one.source.id,
        "paragraph": one.paragraph,
        "figures": [figure(inner) for inner in one.figures],
        "news": [news(inner) for inner in one.news],
    }


def news(one: News) -> Record:
    """Return what became of a project."""
    return {
        "period": one.period,
        "text": texts(one.text),
        "grade": one.grade,
        "source": one.source.id,
    }


def page(one: PlacePage) -> Record:
    """Return a place's page."""
    return {
        "place": one.place.id,
        "source": one.source.id,
        "motto": _passage(one.motto),
        "arena": _passage(one.arena),
        "plan": {"lead": _passage(one.lead), "items": [_item(item) for item in one.plan]},
        "pledge": _pledge(one.pledge),
    }


def _passage(one: Passage) -> Record:
    """Return a text whose languages stand beside its paragraph."""
    return {"paragraph": one.paragraph, **(texts(one.text) or {})}


def _item(one: Passage) -> Record:
    """Return an item of a work plan."""
    return {"paragraph": one.paragraph, "title": texts(one.title), "text": texts(one.text)}


def _pledge(word: Pledge | None) -> Record | None:
    """Return an official's word."""
    if word is None:
        return None
    told = {"name": texts(word.name), "role": texts(word.role), "text": texts(word.text)}
    return {"paragraph": word.paragraph, **told}
