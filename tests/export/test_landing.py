"""Writing: whole or not at all, never over what is there unasked, never anywhere else, and nothing left behind."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nantong_cli.errors import NtError
from nantong_cli.export.landing import Kind, land_file, land_folder
from nantong_cli.i18n import say

KINDS = (
    Kind(frozenset(("a.csv", "b.csv")), "a.csv"),
    Kind(frozenset(("a.csv", "b.csv", "README.md")), "README.md"),
)
FILES = {"a.csv": b"one", "b.csv": b"two"}


def file(path: str, content: bytes = b"new", *, force: bool = False) -> None:
    """Land a file."""

    def write(new: Path) -> None:
        new.write_bytes(content)

    land_file(Path(path), write, force=force)


def folder(path: str, *, force: bool = False) -> None:
    """Land a folder."""
    land_folder(Path(path), FILES, kinds=KINDS, force=force)


def refused(land: Callable[..., None], path: str, *, force: bool = False) -> str:
    """Return why nothing is written, as a reader of English sees it."""
    with pytest.raises(NtError) as found:
        land(path, force=force)
    assert found.value.status == 1
    return say(found.value.message, "en")


def tree(top: Path) -> dict[str, bytes | None]:
    """Return everything under a folder: files with what is in them, links and folders without."""
    return {
        path.relative_to(top).as_posix(): path.read_bytes()
        if path.is_file() and not path.is_symlink()
        else None
        for path in sorted(top.rglob("*"))
    }


# where nothing is yet


def test_a_file_and_a_folder_land_whole(empty_folder: Path) -> None:
    file("one.json")
    folder("tables")
    assert tree(empty_folder) == {
        "one.json": b"new",
        "tables": None,
        "tables/a.csv": b"one",
        "tables/b.csv": b"two",
    }


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_files_are_readable_as_the_user_has_new_files_be(
    empty_folder: Path, umask: int, mode: int
) -> None:
    before = os.umask(umask)
    try:
        file("one.json")
        folder("tables")
    finally:
        os.umask(before)
    for name in ("one.json", "tables/a.csv"):
        assert stat.S_IMODE((empty_folder / name).stat().st_mode) == mode


def test_what_comes_from_outside_with_other_rights_gets_the_users(empty_folder: Path) -> None:
    def write(new: Path) -> None:
        new.write_bytes(b"kept")
        new.chmod(0o600)

    before = os.umask(0o022)
    try:
        land_file(Path("one.sqlite"), write, force=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((empty_folder / "one.sqlite").stat().st_mode) == 0o644


def test_the_folder_around_has_to_be_there(empty_folder: Path) -> None:
    for land in (file, folder):
        assert refused(land, "no/such") == "no/such: there is no folder no: make it first"
    assert tree(empty_folder) == {}


# where something is already


def test_nothing_is_replaced_unasked(empty_folder: Path) -> None:
    (empty_folder / "old").write_bytes(b"old")
    (empty_folder / "tables").mkdir()
    remedy = "is there already: add --force to replace it, or name another path"
    before = tree(empty_folder)
    assert refused(file, "old") == f"old: {remedy}"
    assert refused(folder, "tables") == f"tables: {remedy}"
    assert tree(empty_folder) == before


def test_a_file_is_replaced_where_that_is_asked_for(empty_folder: Path) -> None:
    (empty_folder / "old").write_bytes(b"old")
    file("old", force=True)
    assert tree(empty_folder) == {"old": b"new"}


@pytest.mark.parametrize("there", [(), ("a.csv",), ("a.csv", "b.csv"), ("a.csv", "README.md")])
def test_a_folder_that_is_empty_or_an_export_is_replaced_where_that_is_asked_for(
    empty_folder: Path, there: tuple[str, ...]
) -> None:
    (empty_folder / "tables").mkdir()
    for name in there:
        (empty_folder / "tables" / name).write_bytes(b"old")
    folder("tables", force=True)
    assert tree(empty_folder / "tables") == FILES


@pytest.mark.parametrize(
    ("there", "named"),
    [
        (("mine.txt",), "mine.txt"),
        (("a.csv", "b.csv", "mine.txt"), "mine.txt"),
        (("b.csv",), "b.csv"),  # it may be anybody's
        (("a.csv", "a.csv.bak"), "a.csv.bak"),
        (("a.csv", "sub/a.csv"), "sub"),
        (("a.csv/a.csv",), "a.csv"),
    ],
)
def test_a_folder_with_anything_of_the_users_in_it_stays(
    empty_folder: Path, there: tuple[str, ...], named: str
) -> None:
    for name in there:
        (empty_folder / "tables" / name).parent.mkdir(parents=True, exist_ok=True)
        (empty_folder / "tables" / name).write_bytes(b"old")
    before = tree(empty_folder)
    said = f"tables: holds '{named}', which is not of an export: name another path"
    assert refused(folder, "tables", force=True) == said
    assert tree(empty_folder) == before


def test_a_readme_that_no_package_stands_beside_is_the_users(empty_folder: Path) -> None:
    """The mark of a package is its datapackage.json, which a folder of tables has not."""
    from nantong_cli.export.package import KINDS as REAL

    (empty_folder / "tables").mkdir()
    for name in ("dataset.csv", "README.md"):
        (empty_folder / "tables" / name).write_bytes(b"old")
    with pytest.raises(NtError) as found:
        land_folder(Path("tables"), FILES, kinds=REAL, force=True)
    assert "'README.md'" in say(found.value.message, "en")


def test_the_folder_that_one_stands_in_stays(empty_folder: Path) -> None:
    for path in (".", str(empty_folder)):
        said = f"{path}: is the folder that you are in: go to another, or name another path"
        assert refused(folder, path, force=True) == said
    assert tree(empty_folder) == {}


def test_a_link_is_neither_followed_nor_replaced(empty_folder: Path) -> None:
    (empty_folder / "real.json").write_bytes(b"old")
    (empty_folder / "tables").mkdir()
    links = {"link.json": "real.json", "dangling": "nowhere", "link": "tables"}
    for name, target in links.items():
        (empty_folder / name).symlink_to(target)
    before = tree(empty_folder)
    for name in links:
        said = f"{name}: is a link, which is not followed: name what it points to"
        for land in (file, folder):
            assert {refused(land, name), refused(land, name, force=True)} == {said}
    assert tree(empty_folder) == before
    assert not (empty_folder / "nowhere").exists()


def test_a_link_in_a_folder_of_an_export_keeps_it_from_being_replaced(empty_folder: Path) -> None:
    (empty_folder / "precious").write_bytes(b"old")
    (empty_folder / "tables").mkdir()
    (empty_folder / "tables" / "a.csv").symlink_to("../precious")
    assert "holds 'a.csv'" in refused(folder, "tables", force=True)
    assert (empty_folder / "precious").read_bytes() == b"old"


def test_only_plain_files_are_replaced_by_files_and_only_folders_by_folders(
    empty_folder: Path,
) -> None:
    os.mkfifo(empty_folder / "pipe")
    (empty_folder / "folder").mkdir()
    (empty_folder / "old").write_bytes(b"old")
    for name in ("pipe", "folder", os.devnull):
        for force in (False, True):
            said = f"{name}: is no ordinary file: name another path"
            assert refused(file, name, force=force) == said
    said = "old: is no folder: name another path, or one that ends in .zip"
    assert refused(folder, "old", force=True) == said
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116  # the device itself


# whatever goes wrong


def failing_at(number: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> list[str]:
    """Have the so-manieth of all calls that change something fail; the list tells the calls that were made."""
    made: list[str] = []

    def failing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **options: Any) -> Any:
            made.append(name)
            if len(made) == number:
                raise error
            return real(*given, **options)

        return call

    for owner, name in (
        *((os, name) for name in ("open", "fsync")),
        *((Path, name) for name in ("mkdir", "open", "rename", "replace", "hardlink_to", "chmod")),
    ):
        monkeypatch.setattr(owner, name, failing(name, getattr(owner, name)))
    return made


ERRORS = (OSError(28, "No space left on device"), KeyboardInterrupt())


@pytest.mark.parametrize("error", ERRORS, ids=["full", "interrupted"])
@pytest.mark.parametrize("old", [None, b"old"], ids=["new", "replacing"])
@pytest.mark.parametrize("land", [file, folder])
def test_at_whichever_step_it_fails_there_is_the_old_or_the_new_and_nothing_else(
    empty_folder: Path, land: Callable[..., None], old: bytes | None, error: BaseException
) -> None:
    reached: set[str] = set()
    for number in range(1, 40):
        place = empty_folder / str(number)
        place.mkdir()
        whole: dict[str, bytes | None] = {"it": b"new"}
        if land is folder:
            whole = {"it": None, "it/a.csv": b"one", "it/b.csv": b"two"}
        if old is not None and land is folder:
            (place / "it").mkdir()
            (place / "it" / "a.csv").write_bytes(old)
        elif old is not None:
            (place / "it").write_bytes(old)
        was = tree(place)
        failed = False
        with pytest.MonkeyPatch.context() as patch:
            made = failing_at(number, patch, error)
            try:
                land(str(place / "it"), force=old is not None)
            except (NtError, KeyboardInterrupt):
                failed = True
        assert tree(place) in ((was, whole) if failed else (whole,)), made
        reached |= set(made)
        if len(made) < number:
            break
    else:
        pytest.fail("there were more steps than were tried")
    last = {file: "replace" if old else "hardlink_to", folder: "rename"}[land]
    assert {"open", "fsync", last} <= reached


def test_the_disks_own_words_are_told(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_at(2, monkeypatch, OSError(28, "No space left on device"))
    said = "one.json: cannot be written, and nothing is left of it: No space left on device"
    assert refused(file, "one.json") == said


def test_of_many_that_write_at_once_one_gets_the_name(empty_folder: Path) -> None:
    """Nobody replaces what another has just written."""
    start = threading.Barrier(8)
    done: list[int] = []
    refusals: list[str] = []

    def run(number: int) -> None:
        start.wait()
        try:
            file("one.json", str(number).encode())
        except NtError as error:
            refusals.append(error.message.key)
        else:
            done.append(number)

    threads = [threading.Thread(target=run, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = done
    assert refusals == ["export.exists"] * 7
    assert tree(empty_folder) == {"one.json": str(winner).encode()}
