"""Whatever changes in the files, reading only what changed gives what a full load gives: a ledger, or its problems."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from nantong_cli.errors import DatasetError, Problem
from nantong_cli.ledger import open_ledger
from nantong_cli.loading import load
from tests.benchmarks import generate
from tests.store.conftest import LONG_AGO, assert_same, files, settle

pytestmark = pytest.mark.once

Edit = Callable[[random.Random, Path], None]


def outcome(opened: Callable[[list[Path]], object], folder: Path) -> tuple[Problem, ...] | None:
    """Return the problems that opening a folder tells, None where there are none."""
    try:
        opened([folder])
    except DatasetError as error:
        return error.problems
    return None


def county(chance: random.Random, folder: Path) -> Path:
    """Return one of the places' own files."""
    return chance.choice(sorted((folder / "counties").glob("*.yaml")))


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file."""
    return path.read_text("utf-8").splitlines(keepends=True)


def records(lines: list[str]) -> list[tuple[int, int]]:
    """Return where the records of a list of a file's begin and end."""
    starts = [at for at, line in enumerate(lines) if line.startswith("  - metric:")]
    ends = [
        next((e for e in range(at + 1, len(lines)) if not lines[e].startswith("    ")), len(lines))
        for at in starts
    ]
    return list(zip(starts, ends, strict=True))


def drop_a_record(chance: random.Random, folder: Path) -> None:
    path = chance.choice([county(chance, folder), folder / "observations.yaml"])
    lines = lines_of(path)
    start, end = chance.choice(records(lines))
    path.write_text("".join(lines[:start] + lines[end:]), "utf-8")


def say_a_record_again(chance: random.Random, folder: Path) -> None:
    path = county(chance, folder)
    lines = lines_of(path)
    start, end = chance.choice(records(lines))
    path.write_text("".join(lines[:end] + lines[start:end] + lines[end:]), "utf-8")


def say_a_record_for_another_year(chance: random.Random, folder: Path) -> None:
    path = county(chance, folder)
    lines = lines_of(path)
    start, end = chance.choice(records(lines))
    again = [
        f"    period: {chance.choice((2019, 2020))}\n" if line.startswith("    period:") else line
        for line in lines[start:end]
    ]
    path.write_text("".join(lines[:end] + again + lines[end:]), "utf-8")


def say_it_elsewhere(chance: random.Random, folder: Path) -> None:
    """A county's own outturn moves to the file of many places, or a new one of its project's stands there."""
    place = county(chance, folder).stem
    about = chance.choice([f"    project: {place}-mill\n", "", f"    project: {place}-well\n"])
    source = chance.choice((f"{place}-2022", "realm-2022"))
    said = (
        f"  - metric: industry_growth\n    period: {chance.choice((2021, 2022))}\n    op: '='\n"
        f"    value: {chance.randint(1, 3)}\n    unit: percent\n    status: estimate\n    grade: B\n"
        f"    place: {place}\n    source: {source}\n{about}"
    )
    with (folder / "observations.yaml").open("a", encoding="utf-8") as file:
        file.write(said)


def say_it_in_a_row(chance: random.Random, folder: Path) -> None:
    """A county's outturn is added to a file of rows, or such a file goes away, or is named as no such file is."""
    path = folder / "observations" / f"{chance.choice('ab')}.csv"
    if path.exists() and chance.random() < 0.3:
        path.unlink() if chance.random() < 0.7 else path.rename(path.with_suffix(".yml"))
        return
    head = "place,metric,period,op,value,unit,status,grade,source,project\n"
    place = county(chance, folder).stem
    project = chance.choice(("", "", f"{place}-mill", "nowhere-mill"))
    year, value = chance.choice((2021, 2022)), chance.randint(1, 3)
    row = f"{place},industry_growth,{year},=,{value},percent,estimate,B,realm-2022,{project}\n"
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else head) + row, "utf-8")


def news_of_a_project(chance: random.Random, folder: Path) -> None:
    place = county(chance, folder).stem
    path = folder / "targets.yaml"
    head = path.read_text("utf-8") if path.exists() else "targets: []\nnews:\n"
    said = (
        f"  - project: {place}-mill\n    source: realm-2022\n    period: 2022\n    grade: A\n"
        "    text: {en: Open, zh-Hans: 开, zh-Hant: 開}\n"
    )
    path.write_text(head + said, "utf-8")


def rename_a_project(chance: random.Random, folder: Path) -> None:
    path = county(chance, folder)
    other = chance.choice([county(chance, folder).stem, "new"])
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"- id: {path.stem}-mill", f"- id: {other}-mill"), "utf-8")


def take_a_file_away(chance: random.Random, folder: Path) -> None:
    county(chance, folder).unlink()


def rename_a_file(chance: random.Random, folder: Path) -> None:
    path = county(chance, folder)
    path.rename(path.with_name(f"x{chance.randint(1, 99)}.yaml"))


def say_another_place(chance: random.Random, folder: Path) -> None:
    path, other = county(chance, folder), county(chance, folder)
    text = path.read_text("utf-8")
    _, _, rest = text.partition("\n")
    path.write_text(f"place: {other.stem}\n{rest}", "utf-8")


def write_another_character(chance: random.Random, folder: Path) -> None:
    path = county(chance, folder)
    text = path.read_text("utf-8")
    for old, new in (("碼頭", "馬頭"), ("提出", "擡出"), ("县", "郡"), ("吊机", "弔机")):
        if chance.random() < 0.5:
            text = text.replace(old, new)
    path.write_text(text, "utf-8")


def break_a_line(chance: random.Random, folder: Path) -> None:
    path = county(chance, folder)
    lines = lines_of(path)
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(["", "   ?\n", lines[at].replace(":", "", 1), "  extra: 1\n"])
    path.write_text("".join(lines), "utf-8")


def change_a_value(chance: random.Random, folder: Path) -> None:
    path = county(chance, folder)
    lines = lines_of(path)
    start, end = chance.choice(records(lines))
    said = "".join(lines[start:end])
    if found := re.search(r"    value: (\S+)\n", said):
        number = f"{chance.randint(1, 9)}.5"
        said = said.replace(found[1], number)
    path.write_text("".join([*lines[:start], said, *lines[end:]]), "utf-8")


def add_a_note_to_a_shelf(chance: random.Random, folder: Path) -> None:
    path = folder / chance.choice(("places.yaml", "metrics.yaml", "sources.yaml", "dataset.yaml"))
    path.write_text(path.read_text("utf-8") + "# checked\n", "utf-8")


EDITS: tuple[Edit, ...] = (
    drop_a_record,
    say_a_record_again,
    say_a_record_for_another_year,
    say_it_elsewhere,
    say_it_in_a_row,
    say_it_in_a_row,
    news_of_a_project,
    rename_a_project,
    take_a_file_away,
    rename_a_file,
    say_another_place,
    write_another_character,
    write_another_character,
    break_a_line,
    change_a_value,
    add_a_note_to_a_shelf,
)


@pytest.fixture
def generated(tmp_path: Path) -> Path:
    """Return a small ledger that was generated, old enough to be believed unchanged."""
    folder = tmp_path / "generated"
    generate.write(folder, generate.Size(counties=5, targets=4, years=2))
    settle(folder)
    return folder


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_the_outcome_is_that_of_a_full_load(
    generated: Path, cache: Path, read: list[str], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    open_ledger([generated])
    sound = {path: path.read_bytes() for path in files(generated)}
    for step in range(25):
        for edit in chance.choices(EDITS, k=chance.choice((1, 1, 1, 2, 3))):
            edit(chance, generated)
        settle(generated, at=LONG_AGO + step + 1)
        if problems := outcome(load, generated):
            assert outcome(open_ledger, generated) == problems
            if chance.random() < 0.8:  # most keepers mend what is broken before they go on
                for path in files(generated):
                    path.unlink()
                for path, raw in sound.items():
                    path.write_bytes(raw)
        else:
            read.clear()
            assert_same(open_ledger([generated]), load([generated]))
            assert "everything" not in read
            sound = {path: path.read_bytes() for path in files(generated)}


def test_a_changed_file_is_the_only_one_that_is_read_again(
    generated: Path, cache: Path, read: list[str]
) -> None:
    open_ledger([generated])
    paths = sorted((generated / "counties").glob("*.yaml"))
    write_another_character(random.Random(1), generated)  # noqa: S311  # not for secrets
    changed = [path for path in paths if path.stat().st_mtime > LONG_AGO]
    settle(generated, at=LONG_AGO)
    os.utime(changed[0], (LONG_AGO + 1, LONG_AGO + 1))
    read.clear()
    assert_same(open_ledger([generated]), load([generated]))
    assert read == [changed[0].relative_to(generated).as_posix()]


def test_rows_that_changed_are_read_again_and_no_place_s_own_file(
    generated: Path, cache: Path, read: list[str]
) -> None:
    sheet = generated / "observations" / "more.csv"
    sheet.parent.mkdir()
    head = "place,metric,period,op,value,unit,status,grade,source\n"
    place = min((generated / "counties").glob("*.yaml")).stem

    def values(value: int, *, at: int) -> list[str]:
        row = f"{place},industry_growth,2019,=,{value},percent,estimate,B,realm-2022\n"
        sheet.write_text(head + row, "utf-8")
        os.utime(sheet, (at, at))
        found = open_ledger([generated]).observations_of([place], metrics=["industry_growth"])
        assert_same(open_ledger([generated]), load([generated]))
        return [str(one.claim.value) for one in found if one.period == "2019"]

    assert values(1, at=LONG_AGO) == ["1"]
    read.clear()
    assert values(2, at=LONG_AGO + 1) == ["2"]
    assert read == []
    sheet.unlink()
    assert_same(open_ledger([generated]), load([generated]))
    assert read == []
