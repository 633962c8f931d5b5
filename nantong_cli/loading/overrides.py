"""Records of later layers that take the place of earlier ones, each declared by `override: true`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from nantong_cli.errors import Message, Where, message
from nantong_cli.maps import Map
from nantong_cli.model import Dataset, Observation, Target
from nantong_cli.pages import News, PlacePage

if TYPE_CHECKING:
    from nantong_cli.loading.fields import Fields
    from nantong_cli.loading.statements import Frame

#: what tells a record from the others
Key: TypeAlias = tuple[object, ...]
_OF_STATEMENTS = ("metric", "period", "project", "scope")


class Said(NamedTuple):
    """A record that is still to be read: what it is, and the place and source of its file where that has them."""

    kind: type
    fields: Fields
    frame: Frame | None = None

    @property
    def key(self) -> Key:
        """Return by what an override finds what it is instead of."""
        fields, frame = self.fields, self.frame
        if self.kind in (Dataset, Map):  # of which there is one
            return (self.kind,)
        place = frame.place.id if frame else fields.peek("place")
        if self.kind is PlacePage:
            return (PlacePage, place)
        if self.kind not in (Target, Observation, News):
            return (self.kind, fields.peek("id"))
        source = fields.peek("source") or (frame.source.id if frame and frame.source else None)
        return (self.kind, place, source, *map(fields.peek, _OF_STATEMENTS))

    @property
    def overrides(self) -> bool:
        """Say whether it is to take the place of another."""
        return self.fields.gives("override") and self.fields.true("override")

    @property
    def sources(self) -> set[object]:
        """Return what it cites."""
        figures = self.fields.records("figures", optional=True)
        own = {self.frame.source.id} if self.frame and self.frame.source else set()
        return own | {one.peek("source") for one in (self.fields, *figures)}


class Overrides:
    """The overrides of a ledger's layers, gathered before what they override is read."""

    def __init__(self, *, is_layered: bool) -> None:
        self.is_layered = is_layered
        self._waiting: dict[Key, list[Said]] = {}
        self._met: dict[Key, list[Where]] = {}
        self._first: dict[Key, tuple[int, Where]] = {}
        #: the sources that a record cited that was overridden
        self.replaced: set[object] = set()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def gather(self, found: Iterable[Said]) -> None:
        """Keep the overrides among records, in the order of their layers."""
        for said in found:
            if said.overrides:
                self._waiting.setdefault(said.key, []).append(said)

    def settled(self, found: Iterable[Said]) -> Iterator[Said]:
        """Give the records that stand, each override in the place of what it overrides."""
        for said in found:
            if not said.overrides:
                stands = self._instead(said) if self._waiting else said
                if stands is not None and not self._clashes(said, stands):
                    yield stands
            elif (
                not said.fields.layer
            ):  # of the first layer only the card is gathered, and a shelf's records
                self._waiting.setdefault(said.key, [said])

    def _instead(self, said: Said) -> Said | None:
        """Return what stands in the place of a record: the override of the last layer, or itself.

        An override that fits several stands once, and where it stands is a problem anyway.
        """
        later = [
            one for one in self._waiting.get(said.key, ()) if one.fields.layer > said.fields.layer
        ]
        if not later:
            return said
        self._met.setdefault(said.key, []).append(said.fields.where)
        self.replaced |= said.sources
        return later[-1] if len(self._met[said.key]) == 1 else None

    def _clashes(self, said: Said, stands: Said) -> bool:
        """Note a statement that an earlier layer has, of the same source: what a source says twice, it says once.

        Targets of two degrees of firmness are two.
        """
        if not self.is_layered or said.kind not in (Target, Observation):
            return False
        key = (*said.key, said.fields.peek("strength"))
        layer, where = self._first.setdefault(key, (said.fields.layer, stands.fields.where))
        if layer == said.fields.layer:
            return False
        said.fields.complain(said.fields.where.line, message("override.undeclared"), see=where)
        return True

    def complain(self) -> None:
        """Note the overrides of nothing, of several records, and those that another of their layer repeats."""
        for key, waiting in self._waiting.items():
            met = self._met.get(key, [])
            for said in waiting:
                if not met:
                    _complain(said, message("override.nothing"))
                elif len(met) > 1:
                    _complain(said, message("override.several", count=len(met)), see=met[0])
            for one, other in pairwise(waiting):
                if one.fields.layer == other.fields.layer:
                    _complain(other, message("override.twice"), see=one.fields.where)


def _complain(said: Said, told: Message, see: Where | None = None) -> None:
    """Note a problem on the line that declares an override."""
    said.fields.complain(said.fields.line("override"), told, see=see)
