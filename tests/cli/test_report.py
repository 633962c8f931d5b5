"""`nt report` as a shell sees it: one file, whole or not there, or everything on stdout."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HANGS, Run, environment


def test_without_a_file_it_goes_to_stdout(nt: Run) -> None:
    ran = nt("report", "haian")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert ran.out.endswith("</html>\n")
    assert nt("report", "haian", "-o", "-") == ran


def test_with_a_file_it_is_the_same_and_nothing_is_said(nt: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert nt("report", "haian", "-o", str(file)) == (0, "", "")
    assert file.read_text("utf-8") == nt("report", "haian").out
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


def test_the_file_may_be_read_as_any_other(nt: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    nt("report", "haian", "--output", str(file))
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~mask


def test_a_file_that_is_there_is_replaced_only_on_demand(nt: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text("mine")
    said = f"nt: {file}: is there already: add --force to replace it, or name another path\n"
    assert nt("report", "-o", str(file)) == (1, "", said)
    assert file.read_text() == "mine"
    assert nt("report", "-o", str(file), "--force") == (0, "", "")
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere/report.html", "{path}: there is no folder {folder}: make it first"),
        ("folder", "{path}: is no ordinary file: name another path"),
        ("link", "{path}: is a link, which is not followed: name what it points to"),
    ],
)
def test_what_cannot_be_written_is_told(nt: Run, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    path = tmp_path / name
    told = said.format(path=path, folder=path.parent)
    assert nt("report", "-o", str(path), "--force") == (1, "", f"nt: {told}\n")


def test_a_device_is_not_written_over(nt: Run) -> None:
    ran = nt("report", "-o", "/dev/full", "--force")
    assert ran == (1, "", "nt: /dev/full: is no ordinary file: name another path\n")


def test_a_reader_that_has_enough_is_no_failure() -> None:
    command = f"{sys.executable} -m nantong_cli report | head -c 15; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(
        ["bash", "-c", command], capture_output=True, env=environment(), check=True, timeout=HANGS
    )
    assert (ran.stdout, ran.stderr) == (b"<!DOCTYPE html>0\n", b"")


def test_the_language_asked_for_is_the_one_that_is_seen_first(nt: Run) -> None:
    for lang in ("zh-Hans", "zh-Hant"):
        told = nt("report", "haian", "--lang", lang).out
        assert f'<html lang="{lang}">' in told
        assert f'id="show-{lang}" checked/>' in told


def test_it_is_utf_8_wherever_it_is_made(nt: Run) -> None:
    plain = nt("report", "haian")
    assert nt("report", "haian", env={"PYTHONIOENCODING": "latin-1"}) == plain
    assert nt("report", "haian", env=environment(LC_ALL="C", NT_CACHE="off")) == plain


def test_only_the_places_asked_for_are_in_it(nt: Run) -> None:
    told = nt("report", "haian", "啟東").out
    assert 'id="en-place-haian"' in told
    assert 'id="en-place-qidong"' in told
    assert 'id="en-place-nantong"' in told
    assert 'id="en-place-rugao"' not in told


def test_an_unknown_place_is_a_wrong_question(nt: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    said = "nt: unknown place 'haiann': did you mean haian?\n"
    assert nt("report", "haiann", "-o", str(file)) == (2, "", said)
    assert not file.exists()
