"""The doors that a user's files come in by, each a function that takes bytes and makes such files of them.

A target returns, or raises what is a finding: an exception that is no error of ours, or an answer that is not that
of the files.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

import nantong_cli
from nantong_cli.answer import Answer
from nantong_cli.ledger import open_ledger, store_of
from nantong_cli.loading import load
from nantong_cli.model import Ledger, WholeLedger
from nantong_cli.names import register_of
from nantong_cli.store import schema
from tests.fuzzing import shapes, zips
from tests.fuzzing.chance import Chance
from tests.fuzzing.outcomes import Finding, Outcome, answers, outcome, see_answers
from tests.store.conftest import settle, whole

TEMPLATE = Path(nantong_cli.__file__).parent / "template"
FILES = {
    path.relative_to(TEMPLATE).as_posix(): path.read_bytes()
    for path in sorted(TEMPLATE.rglob("*.yaml"))
}
RESULTS, GOALS = "observations/x.csv", "targets/x.csv"
HEADS = {
    RESULTS: "place,metric,period,op,value,unit,status,grade,source",
    GOALS: "place,metric,period,op,value,unit,strength,grade,source,statement.en,statement.zh-Hans,"
    "statement.zh-Hant",
}
ROWS = {
    RESULTS: "first,gdp,2022,=,74.0,cny_100m,final,A,report-2024",
    GOALS: "second,gdp_growth,2024,>=,6.5,percent,ensure,A,report-2024,More.,更多。,更多。",
}


def written(folder: Path, files: Mapping[str, bytes | None]) -> Path:
    """Write the template's ledger into a new folder, some files otherwise and those of None left out."""
    for name, raw in {**FILES, **files}.items():
        if raw is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
    return folder


def raw_file(raw: bytes, folder: Path) -> None:
    """Have any bytes as one of a ledger's files."""
    chance = Chance(raw)
    name = chance.of((*FILES, RESULTS, GOALS, "counties/new.yaml", "other.yaml"))
    how = chance.below(3)  # the bytes themselves, or before or behind what stands there
    content, own = chance.rest(), FILES.get(name, b"")
    see_folder(written(folder, {name: (content, own + content, content + own)[how]}), chance)


def structures(raw: bytes, folder: Path) -> None:
    """Have one or two files of a ledger say other things, as well-formed YAML."""
    chance = Chance(raw)
    files: dict[str, bytes | None] = {}
    for _ in range(1 + chance.below(2)):
        name = chance.of(tuple(FILES))
        tree = shapes.read(FILES[name].decode())
        for _ in range(1 + chance.below(6)):
            tree = shapes.spoil(tree, chance)
        files[name] = shapes.in_lines(tree).encode(errors="surrogatepass")
    see_folder(written(folder, files), chance)


def rows(raw: bytes, folder: Path) -> None:
    """Have rows of CSV, cell by cell or as any text."""
    chance = Chance(raw)
    name = chance.of((RESULTS, GOALS))
    table = [HEADS[name].split(",")] + [ROWS[name].split(",") for _ in range(1 + chance.below(3))]
    for _ in range(chance.below(8)):
        row = chance.of(table)
        at = chance.below(len(row) + 1)
        odd = chance.text() if chance.yes() else chance.of((*shapes.ODD, "override", "scope.en"))
        row[at : at + chance.below(2)] = [odd] if chance.below(4) else []
    mark, end, between = chance.of(('"', "", "'")), chance.of(("\n", "\r\n", "\r")), ",;\t"
    by = between[0] if chance.below(4) else chance.of(between)
    lines = (by.join(f"{mark}{cell}{mark}" for cell in row) for row in table)
    text = end.join(lines).encode(errors="surrogatepass")
    start = chance.of((b"", b"\xef\xbb\xbf", b"\xff\xfe", HEADS[name].encode() + b"\n"))
    see_folder(
        written(folder, {name: start + (text if chance.below(4) else b"") + chance.rest()}), chance
    )


def archives(raw: bytes, folder: Path) -> None:
    """Have a zip, of any bytes or of files that it lies about, as the only layer and behind a whole ledger."""
    chance = Chance(raw)
    if how := chance.below(8):
        content = hostile(chance)
        if how > 5:  # damage that nobody planned
            content = damaged(content, chance)
    else:
        content = chance.rest()
    path = folder / "layer.zip"
    path.write_bytes(content)
    before = sorted(folder.rglob("*"))
    found = outcome([path])
    if isinstance(found, WholeLedger):
        see_answers(found, chance)
    if sorted(folder.rglob("*")) != before:
        raise Finding("a zip left something on the disk")
    ledger = folder / "ledger"
    ledger.mkdir()
    outcome([written(ledger, {}), path])


def hostile(chance: Chance) -> bytes:
    """Return a zip of a ledger's files, some of which are not what they seem."""
    top = chance.of(("", "", "ledger/"))
    entries = [zips.Entry(f"{top}{name}".encode(), raw) for name, raw in FILES.items()]
    for _ in range(chance.below(4)):
        at = chance.below(len(entries))
        entries[at] = zips.spoilt(entries[at], chance)
    if chance.yes():
        entries.append(chance.of(entries))
    if chance.below(16) == 1:
        piece = chance.of(
            (b"#", b"-\n", b"a: b\n", b"[", b"- {}\n", b"a\n", b"\n", b"- a\n", b"x,")
        )
        name = chance.of(("observations.yaml", RESULTS, GOALS, "counties/x.yaml", "places.yaml"))
        start = HEADS.get(name, name.rpartition("/")[2].removesuffix(".yaml") + ":") + "\n"
        size = chance.of((2**16, 2**22, 2**26 - 100, 2**26 + 1))
        large = zips.bomb(top + name, piece, size)
        entries = [one for one in entries if one.name != large.name]
        entries.append(large._replace(raw=start.encode() + large.raw))
    count = chance.of((None, None, None, 0, 1, 65535))
    return zips.zipped(entries, before=chance.take(chance.of((0, 0, 5))), count=count)


def damaged(raw: bytes, chance: Chance) -> bytes:
    """Return bytes of which some are others, or that end early, or go on."""
    found = bytearray(raw)
    for _ in range(1 + chance.below(6)):
        at = chance.below(max(len(found), 1))
        match chance.below(5):
            case 0:
                del found[at:]
            case 1:
                found += chance.take(chance.below(30))
            case 2:
                found[at : at + 4] = chance.take(4)
            case _:
                found[at : at + 1] = chance.take(1)
    return bytes(found)


def stores(raw: bytes, folder: Path) -> None:
    """Have the compiled store of a ledger be damaged, or say other things: the answers are those of the files."""
    chance, kept = Chance(raw), sound_store()
    with _environment(XDG_CACHE_HOME=str(folder)):
        path = store_of([kept.folder])
        assert path is not None
        path.parent.mkdir()
        path.write_bytes(kept.store)
        _change_cells(path, chance)
        if chance.yes():
            path.write_bytes(damaged(path.read_bytes(), chance))
        for _ in range(2):  # the second time by what has been made anew
            see_same(open_ledger([kept.folder]), kept)


class Kept(NamedTuple):
    """A ledger, what it answers, and the bytes of its store."""

    folder: Path
    ledger: WholeLedger
    answers: tuple[Answer, ...]
    store: bytes


@cache
def sound_store() -> Kept:
    """Return the template's ledger with its store, compiled once a process."""
    folder = Path(tempfile.mkdtemp(prefix="nt-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    ledger = written(folder / "ledger", {})
    settle(ledger)
    with _environment(XDG_CACHE_HOME=str(folder)):
        open_ledger([ledger])
        path = store_of([ledger])
        assert path is not None
        found = load([ledger])
        return Kept(ledger, found, tuple(answers(found)), path.read_bytes())


def _change_cells(path: Path, chance: Chance) -> None:
    """Have a store's tables say other things."""
    with closing(sqlite3.connect(path)) as database, suppress(sqlite3.Error):
        for _ in range(chance.below(4)):
            table = chance.of((*schema.TABLES, "kept", "forms", "scripts", "characters"))
            names = [
                row[1] for row in database.execute(f"PRAGMA table_info({table})")
            ]  # our own names
            column, value = (
                chance.of(names),
                chance.of((*shapes.ODD[:60], None, 0, -1, 2.5, b"\xff")),
            )
            some = f"rowid % {1 + chance.below(3)} = 0" if "n" in names else "1"
            database.execute(f"UPDATE {table} SET {column} = ? WHERE {some}", [value])  # noqa: S608  # our own names
            if not chance.below(4):
                database.execute(f"DELETE FROM {chance.of(tuple(schema.TABLES))} WHERE {some}")  # noqa: S608  # our own names
        database.commit()


def see_same(ledger: Ledger, kept: Kept) -> None:
    """See that a stored ledger answers as the files do, question by question."""
    other = kept.ledger
    names = [name for place in other.places for name in (place.id, *place.names)]
    for name in names:
        mine, others = (register_of(one.places).called(name) for one in (ledger, other))
        if tuple(mine) != tuple(others):
            raise Finding(f"another place is called {name}")
    for answer, right in zip(answers(ledger), kept.answers, strict=True):
        if answer != right:
            raise Finding(f"another answer than that of the files: {answer}")
    if whole(ledger) != other:
        raise Finding("another ledger than that of the files")


def see_folder(folder: Path, chance: Chance) -> None:
    """Load a folder, ask what it says, and see now and then that opening it by the store ends in the same."""
    found = outcome([folder])
    if isinstance(found, WholeLedger):
        see_answers(found, chance)
    if chance.below(8) == 1:
        with tempfile.TemporaryDirectory() as cache, _environment(XDG_CACHE_HOME=cache):
            for _ in range(2):
                if _by_the_store(folder) != found:
                    raise Finding("the store's outcome is not that of the files")


def _by_the_store(folder: Path) -> Outcome:
    """Return what opening a folder as a run does ends in."""
    return outcome([folder], lambda layers: whole(open_ledger(layers)))


class _environment:  # noqa: N801  # as contextlib names such things
    """Variables of the environment, for as long as it lasts."""

    def __init__(self, **given: str) -> None:
        self.given = given

    def __enter__(self) -> None:
        self.before = dict(os.environ)
        os.environ.update(self.given)
        os.environ.pop("NT_CACHE", None)

    def __exit__(self, *_: object) -> None:
        os.environ.clear()
        os.environ.update(self.before)


TARGETS: dict[str, Callable[[bytes, Path], None]] = {
    "files": raw_file,
    "yaml": structures,
    "csv": rows,
    "zips": archives,
    "stores": stores,
}


def run(name: str, raw: bytes) -> None:
    """Run a target in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="nt-fuzz-"))
    try:
        TARGETS[name](raw, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def seeds(name: str) -> tuple[bytes, ...]:
    """Return bytes that a target does something with, for a fuzzer to begin from."""
    if name != "files":
        return tuple(bytes((n * 37 + k) % 256 for k in range(120)) for n in range(20))
    return tuple(bytes((at, 0)) + raw for at, raw in enumerate(FILES.values()))
