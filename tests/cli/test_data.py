"""`nt data`: where the data lies, and the files that `nt data audit` is given, the good and the bad."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from nantong_cli.cli.textfile import LIMIT
from nantong_cli.ledger import bundled
from nantong_cli.render.formats import Format
from tests.conftest import HANGS, Run, environment, python

CHINESE = "全年的經濟增長6.5%以上，在全省是第一，和去年一樣。\n"

# nt data path


def test_the_path_is_one_line(nt: Run) -> None:
    assert nt("data", "path") == (0, f"{bundled()}\n", "")


def test_the_store_is_made_before_its_path_is_told(nt: Run, tmp_path: Path) -> None:
    ran = nt("data", "path", "--store", env={"XDG_CACHE_HOME": str(tmp_path)})
    assert (ran.status, ran.err) == (0, "")
    (store,) = (tmp_path / "nt").iterdir()
    assert ran.out == f"{store}\n"
    with closing(sqlite3.connect(store)) as database:
        assert database.execute("SELECT count(*) FROM places").fetchone()[0] > 7


def test_where_no_store_is_kept_there_is_no_path(nt: Run, tmp_path: Path) -> None:
    ran = nt("data", "path", "--store", env={"NT_CACHE": "off"})
    said = "nt: no compiled store is kept: NT_CACHE is off, or there is no folder for caches\n"
    assert ran == (1, "", said)
    (tmp_path / "nt").write_text("no folder", "utf-8")
    ran = nt("data", "path", "--store", env={"XDG_CACHE_HOME": str(tmp_path)})
    assert (ran.status, ran.out) == (1, "")
    assert "could not be written" in ran.err


def test_a_path_is_written_byte_for_byte(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xe6\x95\xb0 \xff"
    os.mkdir(folder)  # noqa: PTH102  # no text, and so no Path
    script = (
        "import os, sys; from pathlib import Path; from nantong_cli.cli import output; "
        "output.write_path(Path(os.fsdecode(os.environb[b'GIVEN'])))"
    )
    env = {os.fsencode(k): os.fsencode(v) for k, v in environment(LC_ALL="C").items()}
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        env=env | {b"GIVEN": folder, b"PYTHONIOENCODING": b"ascii"},
        timeout=HANGS,
        check=False,
    )
    assert (done.stdout, done.stderr) == (folder + b"\n", b"")


# nt data audit: its status and its formats


@pytest.mark.parametrize("form", [one.value for one in Format])
def test_the_status_tells_a_disagreement_in_every_format(nt: Run, copy: str, form: str) -> None:
    good = nt("data", "audit", "-", "-f", form, stdin=copy)
    bad = nt("data", "audit", "-", "-f", form, stdin=copy.replace("65家", "66家"))
    assert (good.status, bad.status) == (0, 1)
    assert good.out.count("\n") > 50
    counted = "55 figures: 54 agreed, 0 moved, 1 misread, 0 missing"
    is_for_people = form in ("table", "record", "md", "svg", "html")
    assert (counted in bad.out, counted in bad.err) == (is_for_people, not is_for_people)
    assert "digest differs" in (good.out if is_for_people else good.err)


def test_the_status_stays_whatever_is_asked_of_the_looks(nt: Run, copy: str) -> None:
    for words in (
        ("--fields", "id,state", "-f", "table"),
        ("--sort", "paragraph", "--reverse", "-f", "csv"),
        ("--no-header", "--lang", "zh-Hans"),
    ):
        ran = nt("data", "audit", "-", *words, stdin=copy.replace("65家", "66家"))
        assert ran.status == 1
        said = "相符54个" if "zh-Hans" in words else "54 agreed"
        assert (said in ran.out) != (said in ran.err)


def test_fields_and_order_are_those_of_any_answer(nt: Run, copy: str) -> None:
    chosen = ("--fields", "found,id", "--sort", "found", "-f", "json")
    ran = nt("data", "audit", "-", *chosen, stdin=copy)
    rows = json.loads(ran.out)["items"]
    assert list(rows[0]) == ["found", "id"]
    assert [row["found"] for row in rows] == sorted(row["found"] for row in rows)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--source", "xhrb"),
            "unknown source 'xhrb': expected one of xhrb-2023-08, nbs-codes-2023",
        ),
        (
            ("--source", "nbs-codes-2023"),
            "source 'nbs-codes-2023' keeps no sha256 of its text: add it to sources.yaml, or name another source",
        ),
        (("--fields", "colour"), "unknown field 'colour': expected one of id, state, place,"),
    ],
)
def test_a_wrong_question_is_told(
    nt: Run, copy: str, words: tuple[str, ...], sentence: str
) -> None:
    ran = nt("data", "audit", "-", *words, stdin=copy)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"nt: {sentence}")
    assert nt("data", "audit", "-", "--source", "xhrb-2023-08", stdin=copy).status == 0


def test_help_is_pointed_to_under_both_words(nt: Run) -> None:
    assert nt("data", "audit").err.splitlines()[1] == "nt: see: nt data audit --help"
    ran = nt("data", "--lang", "en", "path", "--stor")
    assert ran.err.splitlines()[1] == "nt: see: nt data path --help"


def test_programs_never_load_rich_nor_a_warm_run_yaml(nt: Run, copy: str, tmp_path: Path) -> None:
    assert nt("list").status == 0  # the store is warm
    file = tmp_path / "copy.txt"
    file.write_text(copy, "utf-8")
    script = (
        "import sys; from nantong_cli.cli import main; "
        f"status = main(['data', 'audit', {str(file)!r}, '-f', 'json']); "
        "sys.exit(status or sorted({'rich', 'yaml'} & sys.modules.keys()) or 0)"
    )
    done = python(script)
    assert done.returncode == 0


# nt data audit: files that it cannot read

#: what a file holds → what is said of it
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "holds no text: give the text of the source"),
    "blank": ("\ufeff\n \u3000\r\n".encode(), "holds no text: give the text of the source"),
    "binary": (bytes(range(256)) * 8, "is no text: save what it holds as plain text in UTF-8"),
    "with a NUL": (b"text\0text", "is no text: save what it holds as plain text in UTF-8"),
    "latin-1": (
        "déjà".encode("latin-1"),
        ": byte 0xe9 at 1 is no UTF-8: save the file as UTF-8",
    ),
    **{
        encoding: (
            CHINESE.encode(codec),
            f"is {encoding}, not UTF-8: convert it, as by iconv -f {encoding} -t UTF-8",
        )
        for encoding, codec in {
            "GB18030": "gb18030",
            "BIG5": "big5",
            "UTF-16": "utf-16",
            "UTF-16LE": "utf-16-le",
            "UTF-16BE": "utf-16-be",
            "UTF-32": "utf-32",
        }.items()
    },
    "huge": (b"x" * (LIMIT + 1), "is larger than 16 MiB: give the text of the source alone"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_text_is_told_with_the_way_to_mend_it(
    nt: Run, tmp_path: Path, name: str
) -> None:
    data, said = BAD[name]
    file = tmp_path / "copy"
    file.write_bytes(data)
    ran = nt("data", "audit", str(file))
    colon = "" if said.startswith(":") else " "
    assert ran == (1, "", f"nt: '{file}'{colon}{said}\n")


@pytest.mark.parametrize("codec", ["gbk", "gb18030", "big5", "cp950"])
def test_simplified_and_traditional_encodings_are_told_apart(
    nt: Run, tmp_path: Path, codec: str
) -> None:
    text = (
        CHINESE
        if codec in ("big5", "cp950")
        else "全年的经济增长6.5%以上，在全省是第一，和去年一样。"
    )
    file = tmp_path / "copy"
    file.write_bytes(text.encode(codec))
    ran = nt("data", "audit", str(file))
    assert ("GB18030" in ran.err, "BIG5" in ran.err) == (codec[0] == "g", codec[0] != "g")


def test_what_is_no_file_is_told(nt: Run, tmp_path: Path) -> None:
    heard = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(heard))
        told = {
            str(tmp_path / "none"): "there is no such file: check the name, or give - for stdin",
            "": "there is no such file: check the name, or give - for stdin",
            f"{__file__}/x": "there is no such file: check the name, or give - for stdin",
            str(tmp_path): "is a folder: name the file that holds the text",
            "/dev/null": "is a device or a socket: name a file, or give - for stdin",
            "/dev/zero": "is a device or a socket: name a file, or give - for stdin",
            str(heard): "is a device or a socket: name a file, or give - for stdin",
        }
        for name, said in told.items():
            ran = nt("data", "audit", name)
            assert (ran.status, ran.out) == (1, "")
            assert ran.err == f"nt: '{name}'{':' if said[0] == 't' else ''} {said}\n"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no /proc on this system")
def test_a_file_that_breaks_off_is_told(nt: Run) -> None:
    ran = nt("data", "audit", "/proc/self/mem")
    assert ran == (1, "", "nt: '/proc/self/mem' cannot be read: Input/output error\n")


def test_a_name_cannot_steer_the_terminal(nt: Run) -> None:
    assert "\x1b" not in nt("data", "audit", "\x1b[31mred").err


def shell(script: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash."""
    return subprocess.run(
        ["bash", "-c", f'nt() {{ "{sys.executable}" -m nantong_cli "$@"; }}; {script}'],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=HANGS,
        check=False,
    )


def test_stdin_is_read_from_any_place_that_it_comes_from(copy: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.txt"
    file.write_text(copy, "utf-8")
    for script in (
        f"nt data audit - < {file}",
        f"cat {file} | nt data audit -",
        f"cat {file} | nt data audit /dev/stdin",
        f"nt data audit <(cat {file})",
    ):
        done = shell(f"{script} | tail -n +2 | wc -l; exit ${{PIPESTATUS[0]}}")
        assert (done.returncode, done.stdout.strip()) == (0, "55"), script


def test_stdin_that_is_closed_empty_or_endless_is_told() -> None:
    empty = "nt: 'stdin' holds no text: give the text of the source\n"
    assert shell("nt data audit - <&-").stderr == empty
    assert shell("nt data audit - < /dev/null").stderr == empty
    endless = shell("nt data audit - < /dev/zero")
    assert (endless.returncode, endless.stdout) == (1, "")
    assert endless.stderr.startswith("nt: 'stdin' is larger than 16 MiB")


def test_control_characters_of_the_copy_stay_out_of_every_format(nt: Run, copy: str) -> None:
    steered = copy.replace("6.5%以上", "6.5\u202e%\u2066以上").replace("65家", "\x1b[2J66\x9b家")
    for form in Format:
        ran = nt("data", "audit", "-", "-f", form.value, stdin=steered)
        assert ran.status == 1
        assert not {"\x1b", "\x9b", "\u202e", "\u2066"} & set(ran.out + ran.err)
