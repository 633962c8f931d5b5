"""A zip of a ledger: what it says is what the folder says; what a hostile one does is told, and nothing else."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nantong_cli.errors import DatasetError
from nantong_cli.loading import archives, load, origins
from tests.fuzzing import zips
from tests.loading.conftest import FILES, told
from tests.loading.test_layers import LEAFLET, OUTTURN, keys_under
from tests.loading.test_problems import keys_of

Zip = zipfile.ZipFile
Found = tuple[str, int, str]


def zipped(path: Path, *, top: str = "", without: str = "") -> Path:
    """Write the small ledger as a zip."""
    with Zip(path, "w", zipfile.ZIP_DEFLATED) as into:
        for name, text in FILES.items():
            if name != without:
                into.writestr(f"{top}{name}", text)
    return path


def problems(*layers: Path) -> list[Found]:
    """Return what is wrong with layers; of paths what follows the folder that the last of them lies in."""
    try:
        load(layers)
    except DatasetError as error:
        own = f"{layers[-1].parent.as_posix()}/"
        return [
            (path.replace(own, ""), line, said) for path, line, said in map(told, error.problems)
        ]
    return []


@pytest.mark.parametrize("top", ["", "my ledger/", "帐本/"])
def test_a_zip_says_what_its_folder_says(tmp_path: Path, small_ledger: Path, top: str) -> None:
    assert load([zipped(tmp_path / "small.zip", top=top)]) == load([small_ledger])


def test_nothing_of_a_zip_is_written_to_the_disk(tmp_path: Path) -> None:
    load([zipped(tmp_path / "small.zip")])
    assert [one.name for one in tmp_path.iterdir()] == ["small.zip"]


def test_what_a_mac_or_an_editor_adds_is_passed_over(tmp_path: Path) -> None:
    path = zipped(tmp_path / "small.zip", top="small/")
    with Zip(path, "a") as into:
        for name in ("__MACOSX/small/._places.yaml", "small/.DS_Store", "small/counties/.one.yaml"):
            into.writestr(name, b"\x00\x05")
        into.writestr("small/observations/", "")
    assert problems(path) == []


def test_a_zip_is_a_layer_as_a_folder_is(tmp_path: Path, small_ledger: Path) -> None:
    path = tmp_path / "mine.zip"
    with Zip(path, "w") as into:
        into.writestr("sources.yaml", LEAFLET)
        into.writestr("observations.yaml", OUTTURN)
    ledger = load([small_ledger, path])
    assert [one.id for one in ledger.observations] == ["one.income.2022", "one.income.2023"]
    assert ledger.dataset.version == "1.0.0+mine"


def test_a_layer_of_counties_alone_is_no_folder_in_a_zip(
    tmp_path: Path, small_ledger: Path
) -> None:
    path = tmp_path / "mine.zip"
    with Zip(path, "w") as into:
        into.writestr("counties/one.yaml", "place: one\nsource: paper\ntargets: []\n")
    assert problems(small_ledger, path) == []


def test_a_problem_in_a_zip_is_told_with_the_zip_the_file_and_the_line(
    tmp_path: Path, small_ledger: Path
) -> None:
    path = zipped(tmp_path / "small.zip", without="sources.yaml")
    (found,) = problems(path)
    assert found[:2] == ("sources.yaml", 0)
    assert found[2].startswith("the file is missing")
    with Zip(tmp_path / "mine.zip", "w") as into:
        into.writestr("observations.yaml", OUTTURN)
    assert problems(small_ledger, tmp_path / "mine.zip") == [
        ("mine.zip/observations.yaml", 10, "unknown source 'leaflet': expected one of paper")
    ]


# hostile ones


def one_entry(name: str, *, mode: int = 0, flags: int = 0, method: int | None = None) -> bytes:
    """Return a zip with one file of which the zip says so and so."""
    into = io.BytesIO()
    with Zip(into, "w") as zip_:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        zip_.writestr(info, "x")
    raw = bytearray(into.getvalue())
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        here = raw.index(mark) + at
        raw[here] |= flags
        if method is not None:
            raw[here + 2] = method
    return bytes(raw)


def twice() -> bytes:
    """Return a zip with two files of one name."""
    raw = two_files()
    return raw.replace(b"places.YAML", b"places.yaml")


def two_files() -> bytes:
    into = io.BytesIO()
    with Zip(into, "w") as zip_:
        zip_.writestr("places.yaml", "a: 1\n")
        zip_.writestr("places.YAML", "a: 2\n")
    return into.getvalue()


HOSTILE = [
    pytest.param(b"", "is no zip, or a damaged one: make it anew", id="nothing"),
    pytest.param(b"PK\x03\x04", "is no zip, or a damaged one: make it anew", id="a beginning"),
    pytest.param(b"hello" * 99, "is no zip, or a damaged one: make it anew", id="a text"),
    pytest.param(
        zips.zipped([zips.Entry(b"\0a.yaml", b"x")]),
        "is no zip, or a damaged one: make it anew",
        id="a file without a name",
    ),
    *(
        pytest.param(
            one_entry(name),
            f"the zip holds '{name}', which leads out of it: make it anew from the folder",
            id=name,
        )
        for name in (
            "/etc/passwd",
            "../places.yaml",
            "a/../../b.yaml",
            "C:/a.yaml",
            "//host/share/a",
        )
    ),
    pytest.param(
        one_entry("places.yaml", mode=stat.S_IFLNK | 0o777),
        "the zip holds a link, 'places.yaml': put the file itself into it",
        id="a link",
    ),
    pytest.param(
        one_entry("places.yaml", flags=1),
        "the zip's 'places.yaml' is encrypted: make a zip without a password",
        id="an encrypted file",
    ),
    pytest.param(
        one_entry("places.yaml", method=zipfile.ZIP_LZMA),
        "the zip's 'places.yaml' is packed in a way that not everybody can read: "
        "use stored or deflate",
        id="lzma",
    ),
    pytest.param(twice(), "the zip holds 'places.yaml' twice: make it anew", id="twice"),
]


@pytest.mark.parametrize(("raw", "said"), HOSTILE)
def test_a_zip_that_is_no_ledgers_is_refused_as_a_whole(
    tmp_path: Path, small_ledger: Path, raw: bytes, said: str
) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(raw)
    assert problems(path) == [("", 0, said)]
    assert problems(small_ledger, path) == [("bad.zip", 0, said)]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "small.zip")
    monkeypatch.setattr(archives, "MAX_FILES", 5)
    assert problems(path) == [
        ("", 0, "the zip holds 6 files, and 5 may be: take out what is not of the ledger")
    ]


def test_a_listing_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "small.zip", top="x" * 60_000 + "/")
    monkeypatch.setattr(archives, "MAX_LISTING", 100_000)
    assert problems(path) == [("", 0, "the zip lists more than 0 MiB of names: it is no ledger")]


def test_a_bomb_is_measured_by_what_comes_out_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "small.zip", without="north.yaml")
    with Zip(path, "a", zipfile.ZIP_DEFLATED) as into:
        into.writestr("north.yaml", b"#" * (origins.MAX_BYTES + 1))
    assert path.stat().st_size < 200_000
    assert problems(path) == [("north.yaml", 0, "the file is larger than 64 MiB: split it")]
    monkeypatch.setattr(archives, "MAX_TOTAL", 2**20)
    assert problems(path) == [
        (
            "",
            0,
            "the files of the zip are larger than 1 MiB together: split the ledger, or use a folder",
        )
    ]


def test_a_size_that_lies_is_not_believed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "small.zip")
    with Zip(path) as zip_:
        info = zip_.getinfo("north.yaml")
    raw = path.read_bytes()
    told_size = info.file_size.to_bytes(4, "little")
    assert raw.count(told_size) == 2
    path.write_bytes(raw.replace(told_size, (1).to_bytes(4, "little")))
    (found, *_) = problems(path)
    assert found[0] == "north.yaml"


def test_damage_in_one_file_is_told_there(tmp_path: Path) -> None:
    path = tmp_path / "small.zip"
    with Zip(path, "w") as into:
        for name, text in FILES.items():
            into.writestr(name, text)
    raw = path.read_bytes()
    path.write_bytes(
        raw.replace(b"motto: {paragraph: 1, en: Onward", b"motto: {paragraph: 1, en: Inward")
    )
    assert problems(path) == [("north.yaml", 0, "the zip is damaged here: make it anew")]


def test_every_message_about_a_zip_is_provoked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys: set[str] = set()

    def ask(path: Path) -> None:
        with pytest.raises(DatasetError) as found:
            load([path])
        keys.update(keys_of(found.value))

    for number, case in enumerate(HOSTILE):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(case.values[0])  # type: ignore[arg-type]
        ask(path)
    test_damage_in_one_file_is_told_there(tmp_path)
    ask(tmp_path / "small.zip")
    whole = zipped(tmp_path / "whole.zip")
    for name, bound in (("MAX_TOTAL", 10), ("MAX_FILES", 2), ("MAX_LISTING", 99)):
        with monkeypatch.context() as patched:
            patched.setattr(archives, name, bound)
            ask(whole)
    assert {*keys_under("# problems of a zip")} <= keys


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Have what was opened closed, so that a file left open would be a warning, and so an error."""
    yield
    import gc

    gc.collect()


def test_a_file_that_is_no_zip_by_name_is_one_by_how_it_begins(
    tmp_path: Path, written: Callable[..., Path]
) -> None:
    path = zipped(tmp_path / "small.ledger")
    assert load([path]) == load([written()])
