"""What keepers do to the files of a ledger, and of a layer over it, well or badly: each edit by chance."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[random.Random, Path], None]


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


def cite_another_source(chance: random.Random, folder: Path) -> None:
    """The first list of sources has one more, before or after the others, which a row cites or nobody; or one less."""
    path = folder / "sources.yaml"
    head, one, last = path.read_text("utf-8").rpartition("  - id: realm-2023\n")
    if chance.random() < 0.2:
        path.write_text(head, "utf-8")
        return
    name = f"more-{chance.randint(1, 99)}"
    more = f"  - id: {name}\n{last}"
    text = head + one + last
    where = chance.choice((len(text), text.index("  - id:")))
    path.write_text(text[:where] + more + text[where:], "utf-8")
    if chance.random() < 0.8:
        place = county(chance, folder).stem
        head = "place,metric,period,op,value,unit,status,grade,source\n"
        row = f"{place},industry_growth,2013,=,1,percent,estimate,B,{name}\n"
        (folder / "observations").mkdir(exist_ok=True)
        (folder / "observations" / f"{name}.csv").write_text(head + row, "utf-8")


def date_a_source_anew(chance: random.Random, folder: Path) -> None:
    path = folder / "sources.yaml"
    text = path.read_text("utf-8")
    before, at, after = (
        text.rpartition(": 2023-") if chance.random() < 0.5 else text.partition(": 2022-")
    )
    path.write_text(f"{before}{at and f': {chance.choice((2019, 2024))}-'}{after}", "utf-8")


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


def layer_over(folder: Path) -> Path:
    """Return the folder of the layer that is added to a ledger's."""
    return folder.with_name("mine")


def add_a_row_of_mine(chance: random.Random, folder: Path) -> None:
    """The layer has an outturn more, of a source that the ledger knows or of its own; or a file goes away."""
    path = layer_over(folder) / "observations" / f"{chance.choice('ab')}.csv"
    if path.exists() and chance.random() < 0.2:
        path.unlink()
        return
    head = "place,metric,period,op,value,unit,status,grade,source,project\n"
    place = county(chance, folder).stem
    source = chance.choice((f"{place}-2022", "realm-2022", "mine-2022", "mine-2022"))
    metric = chance.choice(("industry_growth", "farming_growth"))
    year, project = chance.choice((2018, 2021, 2022)), chance.choice(("", "", f"{place}-mill"))
    row = (
        f"{place},{metric},{year},=,{chance.randint(1, 3)},percent,estimate,B,{source},{project}\n"
    )
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else head) + row, "utf-8")


def say_it_in_my_file(chance: random.Random, folder: Path) -> None:
    """The layer's own list says something more of a county, now and then in the place of what the ledger says."""
    place = county(chance, folder).stem
    path = layer_over(folder) / "observations.yaml"
    instead = chance.random() < 0.3
    said = (
        f"  - metric: industry_growth\n    period: {2022 if instead else 2017}\n    op: '='\n"
        f"    value: {chance.randint(1, 3)}\n    unit: percent\n    status: estimate\n    grade: B\n"
        f"    place: {'realm' if instead else place}\n    source: realm-{2023 if instead else 2022}\n"
        f"{'    override: true' if instead else ''}\n"
    )
    head = path.read_text("utf-8") if path.exists() else "observations:\n"
    path.write_text(head + said, "utf-8")


def say_a_target_in_my_layer(chance: random.Random, folder: Path) -> None:
    """A county's target stands in the layer too: for another year, in its place, or as a clash."""
    own, path = county(chance, folder), layer_over(folder) / "targets.yaml"
    lines = lines_of(own)
    start, end = chance.choice(records(lines))
    said = "".join((*lines[start:end], f"    place: {own.stem}\n"))
    how = chance.choice(("another year", "in its place", "a clash"))
    if how == "another year":
        said = re.sub("    period: .*", "    period: 2014", said)
    said = re.sub("    value: .*", f"    value: {chance.randint(1, 9)}", said)
    said = re.sub("    figure: .*\n", "", said) + "    override: true\n" * (how == "in its place")
    head = path.read_text("utf-8") if path.exists() else "targets:\n"
    path.write_text(head + said, "utf-8")


def start_my_files_anew(chance: random.Random, folder: Path) -> None:
    name = chance.choice(("observations", "targets"))
    (layer_over(folder) / f"{name}.yaml").write_text(f"{name}: []\n", "utf-8")


def take_my_files_away(chance: random.Random, folder: Path) -> None:
    for name in ("observations", "targets"):
        (layer_over(folder) / f"{name}.yaml").unlink(missing_ok=True)


def say_a_county_s_page_in_my_layer(chance: random.Random, folder: Path) -> None:
    own, mine = county(chance, folder), layer_over(folder) / "counties"
    mine.mkdir(exist_ok=True)
    if others := list(mine.iterdir()):
        others[0].rename(folder / "counties" / others[0].name)
    elif chance.random() < 0.7:
        own.rename(mine / own.name)
    else:
        (mine / own.name).write_bytes(own.read_bytes())


def write_my_shelves(chance: random.Random, folder: Path) -> None:
    """The layer has a source of its own, or it has not."""
    mine, theirs = layer_over(folder), (folder / "sources.yaml").read_text("utf-8")
    _, _, last = theirs.rpartition("  - id: realm-2023\n")
    own = f"sources:\n  - id: mine-2022\n{last.partition('  - id')[0]}"
    (mine / "sources.yaml").write_text(own if chance.random() < 0.8 else "sources: []\n", "utf-8")


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
    cite_another_source,
    cite_another_source,
    date_a_source_anew,
)
OF_LAYERS: tuple[Edit, ...] = (
    *(add_a_row_of_mine,) * 8,
    *(say_it_in_my_file,) * 2,
    *(say_a_target_in_my_layer,) * 6,
    start_my_files_anew,
    *(take_my_files_away,) * 3,
    say_a_county_s_page_in_my_layer,
    write_my_shelves,
)
