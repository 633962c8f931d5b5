"""The README is executed: each console block is run on a terminal of 80 columns, and prints what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from nantong_cli.cli.manual import TOPICS
from tests.conftest import HANGS, ROOT, Run, environment, on_terminal

pytestmark = pytest.mark.once

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    (command, said)
    for block in BLOCKS
    for command, said in re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n)*)", block)
]
#: each picture, and under it in words the command that writes it
PICTURES = re.findall(r"^!\[(nt [^\]]+)\]\((\.pictures/[^)]+)\)$", README, re.MULTILINE)


def test_there_are_blocks_and_pictures() -> None:
    assert len(COMMANDS) >= 4
    assert len(PICTURES) >= 2


@pytest.mark.parametrize(("command", "said"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_block_prints_what_it_says(command: str, said: str) -> None:
    script = f'nt() {{ "{sys.executable}" -m nantong_cli "$@"; }}; {command}'
    ran = on_terminal(["bash", "-c", script], columns=80, env=environment(NO_COLOR="1"))
    assert ran.status == 0
    assert ran.err == ""
    assert [line.rstrip() for line in ran.out.splitlines()] == said.splitlines()


@pytest.mark.parametrize(("command", "path"), PICTURES, ids=[path for _, path in PICTURES])
def test_a_picture_is_what_its_command_writes(nt: Run, command: str, path: str) -> None:
    ran = nt(*command.split()[1:], "-f", "svg")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (ROOT / path).read_text("utf-8"), "CONTRIBUTING says how to renew it"


def test_the_line_that_renews_the_pictures_writes_them_all(tmp_path: Path) -> None:
    lines = (ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()
    (renew,) = (line.strip() for line in lines if "-f svg >" in line)
    (tmp_path / ".pictures").mkdir()
    (tmp_path / "README.md").write_text(README, "utf-8")
    own = tmp_path / "nt"
    own.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m nantong_cli "$@"\n', "utf-8")
    own.chmod(0o700)
    env = environment(LC_ALL="zh_CN.UTF-8", PYTHONPATH=str(ROOT), PYTHONUTF8="1")
    env["PATH"] = f"{tmp_path}:{env['PATH']}"
    subprocess.run(["sh", "-c", renew], cwd=tmp_path, env=env, check=True, timeout=HANGS)
    written = {one.name: one.read_bytes() for one in (tmp_path / ".pictures").iterdir()}
    assert written == {one.name: one.read_bytes() for one in (ROOT / ".pictures").iterdir()}


@pytest.mark.parametrize("topic", TOPICS)
def test_tables_of_topics_are_those_of_the_help(nt: Run, topic: str) -> None:
    assert nt("help", topic, "-f", "md").out in README


def test_every_command_has_a_place_in_the_readme() -> None:
    from nantong_cli.cli.commands import COMMANDS as ALL

    for name in ALL:
        assert f"`nt {name}" in README
