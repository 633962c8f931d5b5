"""The files of a dataset → its compiled store, place by place: all of them, or those that changed since.

Nothing is said here of what is wrong with a dataset: `Unsound` asks for a full load, which tells it all.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from nantong_cli import workers
from nantong_cli.holdings import Part
from nantong_cli.loading import Progress, load, parts
from nantong_cli.loading.fields import Index
from nantong_cli.loading.parts import Added, Elsewhere, Unsound
from nantong_cli.loading.records import Shelf
from nantong_cli.store import location, pages, rows
from nantong_cli.store.kept import value
from nantong_cli.store.objects import Objects
from nantong_cli.store.read import BROKEN, opened
from nantong_cli.store.write import Store, is_by_place, new_store, write

if TYPE_CHECKING:
    from nantong_cli.loading.layers import Layer
    from nantong_cli.model import Source

T = TypeVar("T")

#: what makes the stamp of a store that is about to be whole
Stamp: TypeAlias = Callable[[], str]


def compiled(layers: Sequence[Path], path: Path, *, version: str, progress: Progress) -> str:
    """Have the store at `path` say what the files say, and return its stamp.

    A folder is read place by place, on every core where it is large, with what later layers add to its files of many
    places. Where they do more than that, or the first layer is a zip, or something is wrong, everything is read at
    once. DatasetError, OSError or sqlite3.Error where that cannot be.
    """
    states = location.states(layers)

    def stamp() -> str:
        """Make the stamp: what changed while it was read is in no state that will be found again."""
        now = location.states(layers)
        kept = {
            one: state if now.get(one) == state else "unsettled" for one, state in states.items()
        }
        return location.stamp(layers, kept, version=version)

    with contextlib.suppress(Unsound):
        if before := _before(layers, path, version=version):
            with contextlib.suppress(*BROKEN):  # the store was no good
                if found := compile_changed(layers, states, path, before=before, stamp=stamp):
                    return found
        states = _settled(layers, states, lambda one: _calls_for_all(layers, one))
        return compile_all(layers, states, path, stamp=stamp, progress=progress)
    states = _settled(layers, states, lambda _: True)
    return compile_whole(layers, path, stamp=stamp, progress=progress)


def _before(layers: Sequence[Path], path: Path, *, version: str) -> dict[str, str] | None:
    """Return the states of the files that the store at `path` was made of; None where it is none of ours."""
    database = opened(path)
    if database is None:
        return None
    with contextlib.closing(database), contextlib.suppress(*BROKEN):
        return location.stamped(value(database, "stamp"), layers, version=version)
    return None


def _settled(
    layers: Sequence[Path], states: dict[str, str], about: Callable[[str], bool]
) -> dict[str, str]:
    """Return the states of the files of a large dataset a little later, where one has only just changed.

    The next run would otherwise have to read it all once more; `about` says for which files it would.
    """
    if location.size(states) >= workers.LARGE and not location.is_settled(
        {one: state for one, state in states.items() if about(one)}
    ):
        time.sleep(location.RACY_SECONDS)
        return location.states(layers)
    return states


def _named(layers: Sequence[Path], one: str) -> tuple[int, str]:
    """Return in which layer a file is, and its name there."""
    rank, _, name = one.partition(":") if len(layers) > 1 else ("0", "", one)
    return int(rank), name


def _calls_for_all(layers: Sequence[Path], one: str) -> bool:
    """Say whether every file has to be read again when this one changed."""
    rank, name = _named(layers, one)
    return (name in parts.SHELVES and name != parts.SOURCES) or not layers[rank].is_dir()


def _opened(layers: Sequence[Path], until: contextlib.ExitStack) -> list[Layer]:
    """Return the files of layers that can be read place by place; Unsound where they cannot.

    Of which layer a record is, its path tells: none may lie in one that is before it.
    """
    tops = [layer.absolute() for layer in layers]
    nested = any(later.is_relative_to(top) for top, later in combinations(tops, 2))
    if nested or not layers[0].is_dir():
        raise Unsound
    found = parts.opened(layers, until=until)
    if not parts.fit(found):
        raise Unsound
    return found


def compile_whole(layers: Sequence[Path], path: Path, *, stamp: Stamp, progress: Progress) -> str:
    """Read all layers, write the store at `path` and return its stamp; errors as `compiled`."""
    ledger = load(layers, progress=progress)
    write(ledger, made := stamp(), path)
    return made


def compile_all(
    layers: Sequence[Path],
    states: Mapping[str, str],
    path: Path,
    *,
    stamp: Stamp,
    progress: Progress,
) -> str:
    """Read every file, write the store at `path` and return its stamp; Unsound, and errors as `compiled`."""
    with contextlib.ExitStack() as until:
        files = _opened(layers, until)
        store = until.enter_context(new_store(path))
        card, shelf, drawn = parts.shelves(files, layers)
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
        sizes, more = _sizes(layers, states, card.area)
        if card.area and f"{card.area}.yaml" not in sizes:
            raise Unsound
        size = sum(sizes.values())
        total = more + size
        elsewhere = parts.Elsewhere(
            files, shelf, progress=lambda done, of: progress(more * done // of, total)
        )
        added = elsewhere.without_projects()
        ranks = {place: rank for rank, place in enumerate(shelf.places)}
        own = sorted(sizes, key=lambda name: ranks.get(Path(name).stem, len(ranks)))
        seen: dict[str, str] = {}
        read = workers.read(files, own, shelf, added=added, size=size)
        for name, (place, part) in zip(own, read, strict=True):
            if place in seen:
                raise Unsound
            seen[place] = name
            store.put(part)
            more += sizes[name]
            progress(more, total)
        objects = Objects(store.database, places=shelf.places, sources=shelf.sources)
        desk = _Desk(store, objects, shelf, files)
        named = {place for place, name in seen.items() if workers.is_named(name, place)}
        there = {place: said for place, said in added.items() if place in named}
        now = desk.all_of(elsewhere)
        desk.add(now, _digests(now), [one for one in now if there.get(one) != now[one]])
        return desk.finish(stamp)


def _sizes(
    layers: Sequence[Path], states: Mapping[str, str], area: str
) -> tuple[dict[str, int], int]:
    """Return how many bytes each place's own file has, and the files of many places together."""
    own, elsewhere = {}, 0
    for one, state in states.items():
        rank, name = _named(layers, one)
        size = location.size({one: state})
        if not rank and parts.is_own(name, area):
            own[name] = size
        elif name not in parts.SHELVES:
            elsewhere += size
    return own, elsewhere


def compile_changed(
    layers: Sequence[Path],
    states: Mapping[str, str],
    path: Path,
    *,
    before: Mapping[str, str],
    stamp: Stamp,
) -> str | None:
    """Read the files that changed since the store at `path` was written; None where that is not enough."""
    changed = [one for one in {*states, *before} if states.get(one) != before.get(one)]
    if any(_calls_for_all(layers, one) for one in changed):
        return None
    named = [_named(layers, one) for one in changed]
    with contextlib.ExitStack() as until:
        files = _opened(layers, until)
        cited = [name for _, name in named if name == parts.SOURCES]
        sources = parts.sources(files) if cited else None
        if not _can_go_on(path, sources):
            return None
        store = until.enter_context(new_store(path, like=path))
        if sources is not None:
            store.cite(sources.values())
        objects = Objects(store.database)
        desk = _Desk(store, objects, _shelf(objects), files)
        area = objects.dataset.area
        own = sorted(name for rank, name in named if not rank and parts.is_own(name, area))
        others = [name for _, name in named if parts.is_elsewhere(name)]
        if len(own) + len(others) + len(cited) < len(changed):  # a file that nobody would read
            raise Unsound
        desk.read_again(own)
        if others:
            now = desk.all_of(parts.Elsewhere(files, desk.shelf))
            was, digests = store.added, _digests(now)
            desk.add(now, digests, [n for n in {**was, **now} if digests.get(n) != was.get(n)])
        return desk.finish(stamp)


def _can_go_on(path: Path, sources: Mapping[str, Source] | None) -> bool:
    """Say whether a part can be put into a store in the place of one that was: it has parts, and the same sources.

    There may be more sources than there were, and they may stand in other lines.
    """
    database = opened(path)
    if database is None:
        return False
    with contextlib.closing(database):
        if not is_by_place(database):
            return False
        return sources is None or all(
            one.id in sources and sources[one.id]._replace(where=one.where) == one
            for one in Objects(database).sources
        )


def _digests(added: Mapping[str, Added]) -> dict[str, str]:
    """Return what tells one state of what is added to each place from another."""
    return {place: rows.digest(*said) for place, said in added.items()}


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

    def __init__(
        self, store: Store, objects: Objects, shelf: Shelf, layers: Sequence[Layer]
    ) -> None:
        self.store, self.objects, self.shelf, self.layers = store, objects, shelf, layers

    def read_again(self, names: Sequence[str]) -> None:
        """Read places' own files that changed, and take away what those said that are gone."""
        first = self.layers[0]
        needed = f"{self.objects.dataset.area}.yaml"
        if needed in names and not first.has(needed):
            raise Unsound
        paths = {name: first.where(name).path for name in names}
        before = {place for path in paths.values() for place in self.objects.places_of(path)}
        now: dict[str, Part] = {}
        for name in names:
            if first.has(name):
                part = parts.county(first, name, self.shelf)
                others = {*self.objects.paths_of(part.place.id)} - {*paths.values()}
                if part.place.id in now or others:  # two files for one place
                    raise Unsound
                now[part.place.id] = part
        nothing = (Part(self.objects.place(name), None, (), (), ()) for name in before - now.keys())
        self._replace(
            parts.added_to(own, parts.split(self._part(own.place.id), self.layers)[1], self.layers)
            for own in (*now.values(), *nothing)
        )

    def all_of(self, elsewhere: Elsewhere) -> dict[str, Added]:
        """Return everything that the files of many places add to each."""
        every = self.objects.rows("projects") if elsewhere.of_projects else ()
        return elsewhere.with_projects(pages.bare_project(self.objects, row) for row in every)

    def add(
        self, added: Mapping[str, Added], digests: dict[str, str], changed: Iterable[str]
    ) -> None:
        """Put what the files of many places add to those where it changed in place of what they did."""
        self._replace(
            parts.added_to(
                parts.split(self._part(name), self.layers)[0],
                added.get(name, Added()),
                self.layers,
            )
            for name in changed
        )
        self.store.added = digests

    def _part(self, name: str) -> Part:
        """Return everything that the store has about one place."""
        return pages.part(self.objects, self.objects.place(name), self._rank(name))

    def _rank(self, name: str) -> int:
        (rank,) = self.objects.ranks([name])
        return rank

    def _replace(self, every: Iterable[Part]) -> None:
        """Put parts in the place of those that were there."""
        ranked = ((self._rank(part.place.id), part) for part in every)
        self.store.replace((rank, rows.of_part(part, rank)) for rank, part in ranked)

    def finish(self, stamp: Stamp) -> str:
        """See that the parts fit together, write what follows from all of them, and return the stamp."""
        if not self.store.is_sound():
            raise Unsound
        self.store.finish(made := stamp())
        return made
