"""The doors that a user's files come in by, each a function that takes bytes and makes such files of them.

A target returns, or raises what is a finding: an exception that is no error of ours, or an answer that is not that
of the files.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from nantong_cli.holdings import WholeLedger
from nantong_cli.ledger import open_ledger, store_of
from tests.fuzzing import shapes, zips
from tests.fuzzing.chance import Chance
from tests.fuzzing.ledgers import (
    FILES,
    GOALS,
    HEADS,
    RESULTS,
    ROWS,
    damaged,
    environment,
    written,
)
from tests.fuzzing.outcomes import Finding, Outcome, outcome, see_answers
from tests.fuzzing.stores import change_cells, see_same, sound_store
from tests.store.conftest import whole


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
        content = zips.hostile(chance)
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


def stores(raw: bytes, folder: Path) -> None:
    """Have the compiled store of a ledger be damaged, or say other things: the answers are those of the files."""
    chance, kept = Chance(raw), sound_store()
    with environment(XDG_CACHE_HOME=str(folder)):
        path = store_of([kept.folder])
        assert path is not None
        path.parent.mkdir()
        path.write_bytes(kept.store)
        change_cells(path, chance)
        if chance.yes():
            path.write_bytes(damaged(path.read_bytes(), chance))
        for _ in range(2):  # the second time by what has been made anew
            see_same(open_ledger([kept.folder]), kept)


def see_folder(folder: Path, chance: Chance) -> None:
    """Load a folder, ask what it says, and see now and then that opening it by the store ends in the same."""
    found = outcome([folder])
    if isinstance(found, WholeLedger):
        see_answers(found, chance)
    if chance.below(8) == 1:
        with tempfile.TemporaryDirectory() as cache, environment(XDG_CACHE_HOME=cache):
            for _ in range(2):
                if _by_the_store(folder) != found:
                    raise Finding("the store's outcome is not that of the files")


def _by_the_store(folder: Path) -> Outcome:
    """Return what opening a folder as a run does ends in."""
    return outcome([folder], lambda layers: whole(open_ledger(layers)))


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
