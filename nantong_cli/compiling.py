"""The files of a dataset → its compiled store, place by place: all of them, or those that changed since.

Nothing is said here of what is wrong with a dataset: `Unsound` asks for a full load, which tells it all.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from nantong_cli import workers
from nantong_cli.holdings import Part
from nantong_cli.loading import Progress, load, parts
from nantong_cli.loading.fields import Index
from nantong_cli.loading.parts import Added, Unsound
from nantong_cli.loading.records import Shelf
from nantong_cli.store import location, pages, rows
from nantong_cli.store.kept import value
from nantong_cli.store.objects import Objects
from nantong_cli.store.read import BROKEN, opened
from nantong_cli.store.write import Store, new_store, write

if TYPE_CHECKING:
    from nantong_cli.loading.layers import Layer

T = TypeVar("T")

#: what makes the stamp of a store that is about to be whole
Stamp: TypeAlias = Callable[[], str]


def compiled(layers: Sequence[Path], path: Path, *, version: str, progress: Progress) -> str | None:
    """Have the store at `path` say what the files say, and return its stamp.

    One folder is read place by place, on every core where it is large; of several layers, or a zip, everything is
    read at once. Unsound, OSError or sqlite3.Error where that cannot be.
    """
    states = location.states(layers)
    is_whole = len(layers) > 1 or not layers[0].is_dir()
    if is_whole and location.size(states) >= workers.LARGE and not location.is_settled(states):
        time.sleep(location.RACY_SECONDS)  # or the next run would have to read it all once more
        states = location.states(layers)

    def stamp() -> str:
        """Make the stamp: what changed while it was read is in no state that will be found again."""
        now = location.states(layers)
        kept = {
            one: state if now.get(one) == state else "unsettled" for one, state in states.items()
        }
        return location.stamp(layers, kept, version=version)

    if is_whole:
        return compile_whole(layers, path, stamp=stamp, progress=progress)
    (folder,) = layers
    if before := _before(layers, path, version=version):
        try:
            if found := compile_changed(folder, states, path, before=before, stamp=stamp):
                return found
        except BROKEN:
            pass  # the store was no good
    return compile_all(folder, states, path, stamp=stamp, progress=progress)


def _before(layers: Sequence[Path], path: Path, *, version: str) -> dict[str, str] | None:
    """Return the states of the files that the store at `path` was made of; None where it is none of ours."""
    database = opened(path)
    if database is None:
        return None
    with contextlib.closing(database), contextlib.suppress(*BROKEN):
        return location.stamped(value(database, "stamp"), layers, version=version)
    return None


def compile_whole(layers: Sequence[Path], path: Path, *, stamp: Stamp, progress: Progress) -> str:
    """Read all layers, write the store at `path` and return its stamp; errors as `compiled`, and DatasetError."""
    ledger = load(layers, progress=progress)
    write(ledger, made := stamp(), path)
    return made


def compile_all(
    folder: Path, states: Mapping[str, str], path: Path, *, stamp: Stamp, progress: Progress
) -> str:
    """Read every file, write the store at `path` and return its stamp; errors as `compiled`."""
    layer = parts.opened(folder)
    with new_store(path) as store:
        card, shelf, drawn = parts.shelves(layer)
        store.shelve(
            card,
            tuple(shelf.places.values()),
            units=shelf.units.values(),
            terms=shelf.terms.values(),
            families=shelf.families.values(),
            metrics=shelf.metrics.values(),
            sources=shelf.sources.values(),
            drawn=drawn,
        )
        ranks = {place: rank for rank, place in enumerate(shelf.places)}
        own = [one for one in states if parts.is_own(one, card.area)]
        if card.area and f"{card.area}.yaml" not in own:
            raise Unsound
        own.sort(key=lambda path: ranks.get(Path(path).stem, len(ranks)))
        seen: set[str] = set()
        sizes = {one: location.size({one: states[one]}) for one in own}
        for place, part in workers.read(folder, own, shelf, sizes=sizes, progress=progress):
            if place in seen:
                raise Unsound
            seen.add(place)
            store.put(part)
        objects = Objects(store.database, places=shelf.places, sources=shelf.sources)
        desk = _Desk(store, objects, shelf, layer)
        desk.read_elsewhere(states)
        return desk.finish(stamp)


def compile_changed(
    folder: Path,
    states: Mapping[str, str],
    path: Path,
    *,
    before: Mapping[str, str],
    stamp: Stamp,
) -> str | None:
    """Read the files that changed since the store at `path` was written; None where that is not enough."""
    changed = {one for one in {*states, *before} if states.get(one) != before.get(one)}
    if changed & {*parts.SHELVES}:
        return None
    with new_store(path, like=path) as store:
        objects = Objects(store.database)
        desk = _Desk(store, objects, _shelf(objects), parts.opened(folder))
        area = objects.dataset.area
        own = [one for one in sorted(changed) if parts.is_own(one, area)]
        others = [one for one in changed if parts.is_elsewhere(one)]
        if f"{area}.yaml" in own and f"{area}.yaml" not in states:
            raise Unsound
        if len(own) + len(others) < len(changed):  # a file that nobody would read
            raise Unsound
        desk.read_again(own, states)
        if others:
            desk.read_elsewhere(states)
        return desk.finish(stamp)


def _shelf(objects: Objects) -> Shelf:
    """Return what records refer to, looked up in a store as it is met."""
    return Shelf(
        places=_Kept(objects.place),
        units=Index(objects.units),
        terms=Index(objects.terms),
        families=Index((one.id, one) for one in objects.families),
        metrics=Index(objects.metrics),
        sources=_Kept(objects.source),
    )


class _Kept(Index[T]):
    """An index of what a store keeps."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self.find = find

    def __contains__(self, name: object) -> bool:
        try:
            self.find(str(name))
        except KeyError:
            return False
        return True

    def __getitem__(self, name: str) -> T:
        return self.find(name)


class _Desk:
    """Where the parts of a store are put together."""

    def __init__(self, store: Store, objects: Objects, shelf: Shelf, layer: Layer) -> None:
        self.store, self.objects, self.shelf, self.layer = store, objects, shelf, layer

    def read_again(self, paths: Sequence[str], states: Mapping[str, str]) -> None:
        """Read places' own files that changed, and take away what those said that are gone."""
        before = {place: path for path in paths for place in self.objects.places_of(path)}
        now: dict[str, Part] = {}
        for path in paths:
            if path in states:
                part = parts.county(self.layer, path, self.shelf)
                others = {*self.objects.paths_of(part.place.id)} - {*paths}
                if part.place.id in now or others:  # two files for one place
                    raise Unsound
                now[part.place.id] = part
        for name in before | now:
            place = self.objects.place(name)
            _, added = parts.split(self._part(name))
            own = now.get(name) or Part(place, None, (), (), ())
            self._put(parts.added_to(own, added))

    def read_elsewhere(self, states: Mapping[str, str]) -> None:
        """Read the files of many places, where there are any, and put what they add in place of what they did."""
        there = any(map(parts.is_elsewhere, states))
        every = self.objects.rows("projects") if there else ()
        bare = (pages.bare_project(self.objects, row) for row in every)
        now = parts.elsewhere(self.layer, self.shelf, bare)
        for name in sorted({*self.store.added, *now}):
            own, _ = parts.split(self._part(name))
            self._put(parts.added_to(own, now.get(name, Added())))
        self.store.added = sorted(now)

    def _part(self, name: str) -> Part:
        """Return everything that the store has about one place."""
        return pages.part(self.objects, self.objects.place(name), self._rank(name))

    def _rank(self, name: str) -> int:
        (rank,) = self.objects.ranks([name])
        return rank

    def _put(self, part: Part) -> None:
        """Put a part in place of the one that was there."""
        rank = self._rank(part.place.id)
        self.store.take(rank)
        self.store.put(rows.of_part(part, rank))

    def finish(self, stamp: Stamp) -> str:
        """See that the parts fit together, write what follows from all of them, and return the stamp."""
        if not self.store.is_sound():
            raise Unsound
        self.store.finish(made := stamp())
        return made
