"""The README is executed: each console block is run on a terminal of 80 columns, and prints what it says."""

from __future__ import annotations

import re
import sys

import pytest

from nantong_cli.cli.manual import TOPICS
from tests.conftest import ROOT, Run, environment, on_terminal

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    (command, said)
    for block in BLOCKS
    for command, said in re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n)*)", block)
]


def test_there_are_blocks() -> None:
    assert len(COMMANDS) >= 4


@pytest.mark.parametrize(("command", "said"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_block_prints_what_it_says(command: str, said: str) -> None:
    script = f'nt() {{ "{sys.executable}" -m nantong_cli "$@"; }}; {command}'
    ran = on_terminal(["bash", "-c", script], columns=80, env=environment(NO_COLOR="1"))
    assert ran.status == 0
    assert ran.err == ""
    assert [line.rstrip() for line in ran.out.splitlines()] == said.splitlines()


@pytest.mark.parametrize("topic", TOPICS)
def test_tables_of_topics_are_those_of_the_help(nt: Run, topic: str) -> None:
    assert nt("help", topic, "-f", "md").out in README


def test_every_command_has_a_place_in_the_readme() -> None:
    from nantong_cli.cli.commands import COMMANDS as ALL

    for name in ALL:
        assert f"`nt {name}" in README
