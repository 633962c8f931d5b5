"""The README's recipes are executed: each prints what stands under it, and shellcheck has nothing to say."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.groups import top
from tests.conftest import HANGS, ROOT, environment

pytestmark = pytest.mark.once

README = (ROOT / "README.md").read_text("utf-8")


class Recipe(NamedTuple):
    """A script of the README, what it is for, and what it prints."""

    shell: str
    script: str
    said: str

    @property
    def purpose(self) -> str:
        """Return the comment that it begins with."""
        return self.script.splitlines()[0]


RECIPES = [
    Recipe(*found)
    for found in re.findall(
        r"```(sh|bash) recipe\n(.*?)```\n\n```text\n(.*?)```", README, re.DOTALL
    )
]
#: the programs that the recipes call beside those that every system has
PROGRAMS = ("jq", "sqlite3")


def named(recipe: Recipe) -> str:
    """Return the name of a case."""
    return recipe.purpose


def run(recipe: Recipe, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a recipe in an empty folder."""
    nt = f'nt() {{ "{sys.executable}" -m nantong_cli "$@"; }}\n'
    return subprocess.run(
        [recipe.shell, "-c", nt + recipe.script],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=environment(PYTHONPATH=str(ROOT)),
        timeout=HANGS,
        check=False,
    )


def test_there_are_seven_recipes_and_each_has_its_output() -> None:
    assert len(RECIPES) == README.count(" recipe\n") == 7
    assert {recipe.shell for recipe in RECIPES} == {"sh", "bash"}


@pytest.mark.parametrize("recipe", RECIPES, ids=named)
def test_a_recipe_prints_what_stands_under_it(recipe: Recipe, tmp_path: Path) -> None:
    for program in PROGRAMS:
        if program in recipe.script and shutil.which(program) is None:
            pytest.skip(f"no {program} on this machine")
    ran = run(recipe, tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == recipe.said


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="no shellcheck on this machine")
@pytest.mark.parametrize("recipe", RECIPES, ids=named)
def test_shellcheck_has_nothing_to_say(recipe: Recipe) -> None:
    done = subprocess.run(
        ["shellcheck", f"--shell={recipe.shell}", "-"],
        input=recipe.script,
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=HANGS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("recipe", RECIPES, ids=named)
def test_a_recipe_is_short_commented_and_of_commands_that_exist(recipe: Recipe) -> None:
    lines = recipe.script.splitlines()
    assert re.match(r"# \w", recipe.purpose)
    assert len(lines) <= 12
    assert max(map(len, lines)) < 120
    called = re.findall(r"(?:^|[ (])nt ([a-z]+)", "\n".join(lines[1:]), re.MULTILINE)
    assert called
    assert set(called) <= set(top(COMMANDS))
