"""Completion: what is offered for a command line, and what bash, zsh and fish themselves make of it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.completion import candidates
from nantong_cli.cli.groups import GROUPS, top
from nantong_cli.cli.shells import SCRIPTS
from nantong_cli.model import Lang
from tests.conftest import HANGS, ROOT, Run, environment, python


def offered(line: str, lang: Lang = "en") -> list[str]:
    """Return what the last word of a line, which may be empty, can become."""
    return [value for value, _ in candidates(line.split(" "), lang)]


def told(line: str, lang: Lang = "en") -> dict[str, str]:
    """Return the same with what each is."""
    return dict(candidates(line.split(" "), lang))


@pytest.fixture(autouse=True, scope="module")
def _own_cache() -> Iterator[None]:
    """Keep the store apart from the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", environment()["XDG_CACHE_HOME"])
        yield


LINES: dict[str, list[str]] = {
    # commands
    "nt sh": ["show"],
    "nt co": ["compare", "coverage", "completion"],
    "nt xyz": [],
    "nt xyz ": [],
    "nt --lang zh-Hans li": ["list"],
    "nt -f json tar": ["targets"],
    "nt --ver": ["--version"],
    "nt help targ": ["targets"],
    "nt help ex": ["export", "exit-status", "exports"],
    "nt completion ": ["bash", "zsh", "fish"],
    "nt da": ["data"],
    "nt data ": ["path", "validate", "new", "schema", "audit"],
    "nt data a": ["audit"],
    "nt --lang zh-Hans data -f json p": ["path"],
    "nt data x": [],
    "nt data x ": [],
    "nt data --as": ["--ascii"],
    "nt data -f js": ["json", "jsonl"],
    "nt help d": ["data"],
    "nt help data ": ["path", "validate", "new", "schema", "audit"],
    "nt help data audit ": [],
    "nt help targets ": [],
    "nt completion bash ": ["--lang", "--help", "-h"],
    # options
    "nt targets --form": ["--format"],
    "nt targets --f": ["--format", "--fields"],
    "nt targets -m gdp --st": ["--strength"],
    "nt targets -m gdp --m": ["--metric"],
    "nt targets -f json --form": [],
    "nt targets --format=json --form": [],
    "nt targets -fjson --form": [],
    "nt targets --reverse --re": [],
    "nt -q targets --qu": [],
    "nt get --r": ["--role"],
    "nt data path -": ["--store", "--data", "--lang", "--help", "-h"],
    "nt data audit article.txt --so": ["--source", "--sort"],
    "nt list -- -": [],
    "nt list -- ": [],
    "nt search ": [],
    # values of a fixed list
    "nt targets -f ": [
        "table",
        "record",
        "md",
        "svg",
        "html",
        "plain",
        "tsv",
        "csv",
        "json",
        "jsonl",
    ],
    "nt targets --format=js": ["--format=json", "--format=jsonl"],
    "nt targets -fjs": ["-fjson", "-fjsonl"],
    "nt --format t": ["table", "tsv"],
    "nt targets --op ": ["=", ">=", "<=", ">", "<", "~"],
    "nt targets --op >": [">=", ">"],
    "nt targets --op=>": ["--op=>=", "--op=>"],
    "nt targets --op == hai": ["haian", "haimen"],
    "nt targets --op > --op >": [">="],
    "nt targets --strength ": ["ensure", "plan", "strive", "expect"],
    "nt list --color ": ["auto", "always", "never"],
    "nt get haian gdp --role ": ["target", "observation"],
    "nt list --lang ": ["en", "zh-Hans", "zh-Hant"],
    "nt show haian -s p": ["plan", "pledge", "projects"],
    "nt show haian -s plan -s p": ["pledge", "projects"],
    "nt list --width ": [],
    "nt export ": ["json", "jsonl", "csv", "sqlite", "datapackage"],
    "nt export js": ["json", "jsonl"],
    "nt export csv --f": ["--force"],
    "nt export csv --force --f": [],
    # values that the ledger holds
    "nt show hai": ["haian", "haimen"],
    "nt show haian hai": ["haimen"],
    "nt show -- hai": ["haian", "haimen"],
    "nt show 32068": ["320685", "320682", "320681"],
    "nt show 海": ["海安市", "海门区"],
    "nt show 海門": ["海門區"],
    "nt show 啓": ["啓東市"],
    "nt compare --metric gdp_g": ["gdp_growth", "gdp_growth_over_china", "gdp_growth_over_jiangsu"],
    "nt compare --metric=sci": ["--metric=scitech_projects"],
    "nt map --metric gdp_growth_o": ["gdp_growth_over_china", "gdp_growth_over_jiangsu"],
    "nt map -f s": ["svg"],
    "nt check --no-": ["--no-header", "--no-chart"],
    "nt say hai": ["haian", "haimen"],
    "nt say haian fai": ["fai_growth"],
    "nt why rug": ["rugao"],
    "nt why rugao gdp_growth_o": ["gdp_growth_over_china", "gdp_growth_over_jiangsu"],
    "nt metrics hightech_ent": ["hightech_enterprises", "hightech_enterprises_net_new"],
    "nt get haian scit": ["scitech_projects"],
    "nt get haian gdp_growth -": [
        "--field",
        "--period",
        "--role",
        "--id",
        "--data",
        "--lang",
        "--help",
        "-h",
    ],
    "nt targets --period 2023-H": ["2023-H1", "2023-H2"],
    "nt rep": ["report"],
    "nt report rug": ["rugao"],
    "nt report --": ["--output", "--force", "--data", "--lang", "--help"],
    "nt report -o ": ["<file>"],
    "nt sources nbs-": ["nbs-codes-2023", "nbs-2023-07-17", "nbs-2024-01-17"],
    "nt sources --c": ["--cite", "--color"],
    "nt sources xh": ["xhrb-2023-08", "xhrb-2023-08-01", "xhrb-2022-10-14"],
    "nt sources xhrb-2023-08 nbs-c": ["nbs-codes-2023"],
    "nt sources --cite ": ["plain", "bibtex", "csl-json"],
    "nt sources nbs-codes-2023 --cite=b": ["--cite=bibtex"],
    "nt sources --fields records,url": ["records,url_main"],
    "nt get haian gdp --id x": [],
    "nt data audit article.txt --source ": ["xhrb-2023-08"],
    # a file, which the shell looks for
    "nt data audit ": ["<file>"],
    "nt data audit arti": ["<file>"],
    "nt data audit article.txt ar": [],
    # fields
    "nt list --fields pla": ["place", "place_name"],
    "nt list --fields place,pla": ["place,place_name"],
    "nt targets --fields id,rel": [
        "id,relative_to_place",
        "id,relative_to_metric",
        "id,relative_to_goal",
        "id,relative_to_factor",
    ],
    "nt targets -f json --fields id,rel": ["id,relative_to"],
    "nt show -f json --fields p": ["place", "place_name", "parent", "plan", "pledge", "projects"],
    "nt search --sort pl": ["place", "place_name"],
    "nt data audit - --fields read": ["read_op", "read_value"],
    "nt data audit no-such-file --sort fo": ["found"],
    "nt show haian --sort ": [],
    "nt get haian gdp_growth --field s": ["strength", "status", "statement", "scope", "source"],
}


@pytest.mark.parametrize("line", LINES)
def test_the_last_word_can_become(line: str) -> None:
    assert offered(line) == LINES[line]


def test_every_command_is_offered_and_what_it_is_for() -> None:
    assert list(told("nt ")) == [*top(COMMANDS), "help", "completion"]
    assert "data" in told("nt ")
    assert all(told("nt ").values())
    assert all(told("nt data ").values())
    assert told("nt help data ", "zh-Hans") == told("nt data ", "zh-Hans")
    assert told("nt sh", "zh-Hans") == {
        "show": "显示一个地方的页面：口号、竞技场、施工图、目标、结果、任务状、项目、来源。"
    }


@pytest.mark.parametrize("command", [*COMMANDS, *GROUPS, "help", "completion"])
def test_every_option_of_every_command_is_offered_with_what_it_is_for(command: str) -> None:
    found = told(f"nt {command} -")
    assert {"--lang", "--help", "-h"} <= found.keys()
    assert all(found.values())


def test_values_are_told_in_the_reader_s_language() -> None:
    assert told("nt show hai") == {"haian": "海安市", "haimen": "海门区"}
    assert told("nt show hai", "zh-Hant") == {"haian": "海安市", "haimen": "海門區"}
    assert told("nt show 海", "zh-Hant") == {"海安市": "haian", "海門區": "haimen"}
    assert told("nt targets -m gdp_gr")["gdp_growth"] == "GDP growth"
    assert told("nt targets -m gdp_gr", "zh-Hans")["gdp_growth"] == "地区生产总值增速"
    assert told("nt targets --period 2023-H1") == {"2023-H1": "first half of 2023"}
    assert told("nt targets --strength st", "zh-Hans")["strive"]
    assert told("nt show -s mo", "zh-Hant") == {"motto": "口號"}


ANSWERS = [
    ("bash", ["nt", "show", "hai"], "haian\nhaimen\n"),
    ("zsh", ["nt", "show", "hai"], "haian:海安市\nhaimen:海门区\n"),
    ("fish", ["nt", "show", "hai"], "haian\t海安市\nhaimen\t海门区\n"),
    ("fish", ["nt", "show", "--lang", "zh-Hant", "haim"], "haimen\t海門區\n"),
    ("bash", ["nt", "list", "--lang", ""], "en\nzh-Hans\nzh-Hant\n"),
    ("bash", ["nt", "list", "--help", "--asc"], "--ascii\n"),
    ("bash", ["nt", "targets", "--op", "'>"], ">=\n>\n"),
    ("bash", ["nt", "targets", "--op", "\\>="], ">=\n"),
    ("zsh", ["nt", "list", "--fields", "place,place_"], "place,place_name\n"),
    ("bash", ["nt", "targets", "nowhere", "--sort", ""], ""),
    ("bash", ["nt", "show", "--fields", ""], ""),
    ("bash", ["nt"], ""),
    ("bash", [], ""),
]


@pytest.mark.parametrize(("shell", "words", "expected"), ANSWERS)
def test_a_script_gets_candidates_one_a_line_and_never_an_error(
    nt: Run, shell: str, words: list[str], expected: str
) -> None:
    ran = nt("completion", "--answer", shell, "--", *words)
    assert (ran.status, ran.out, ran.err) == (0, expected, "")


def test_a_colon_does_not_end_a_value_of_zsh(nt: Run) -> None:
    ran = nt("completion", "--answer", "zsh", "--", "nt", "list", "--lang", "en:")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_script_is_printed(nt: Run, shell: str) -> None:
    ran = nt("completion", shell)
    assert (ran.status, ran.out, ran.err) == (0, SCRIPTS[shell], "")


@pytest.mark.parametrize("words", [(), ("tcsh",), ("bash", "zsh"), ("--answers",)])
def test_any_other_shell_is_a_wrong_question(nt: Run, words: tuple[str, ...]) -> None:
    ran = nt("completion", *words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "nt: completion: name one shell: bash, zsh, fish\n"


@pytest.mark.parametrize(
    "line", ["nt ", "nt show ", "nt targets -", "nt targets --fields ", "nt show -s "]
)
def test_rich_and_yaml_are_never_loaded(nt: Run, line: str) -> None:
    assert nt("list").status == 0  # the store is warm
    script = (
        "import sys; from nantong_cli.cli import main; "
        f"status = main(['completion', '--answer', 'zsh', '--', *{line.split(' ')!r}]); "
        "sys.exit(status or sorted({'rich', 'yaml'} & sys.modules.keys()) or 0)"
    )
    done = python(script)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


# the shells themselves

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
SOURCE = {
    "bash": "source <(nt completion bash)",
    "zsh": "source <(nt completion zsh)",
    "fish": "function fish_prompt; printf 'nt> '; end; nt completion fish | source",
}
#: a stand-in that completes as `nt` does, and of anything else says what it was given
STAND_IN = """\
#!/bin/sh
[ "$1" = completion ] && exec "{python}" -m nantong_cli "$@"
printf 'given:'
printf ' <%s>' "$@"
"""
#: what terminals are told and people do not see
_STEERING = re.compile(r"\x1b(?:\[[0-9;?>=]*[a-zA-Z]|[()][A-Z0-9]|\][^\x07]*\x07|[=>78])|[\x07\r]")


class Shell:
    """An interactive shell on a pseudo-terminal."""

    def __init__(self, name: str, folder: Path) -> None:
        program = folder / "bin" / "nt"
        program.parent.mkdir()
        program.write_text(STAND_IN.format(python=sys.executable), "utf-8")
        program.chmod(0o755)
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        env = environment(
            HOME=str(folder), PATH=path, PS1="nt> ", TERM="xterm", PYTHONPATH=str(ROOT)
        )
        self.process, self.end = pty.fork()
        if not self.process:
            os.chdir(folder)
            os.execvpe(START[name][0], START[name], env)  # noqa: S606  # it is a shell
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self.see(f"{SOURCE[name]}\r", "")
        self.clear()

    def clear(self) -> None:
        """Leave the line that is being typed, and wait for the next prompt."""
        self.see("\x05\x15printf '%s-%s\\n' all clear\r", "all-clear.*nt>")

    def see(self, typed: str, pattern: str) -> str:
        """Type, and return the screen once it shows a pattern, runs of blanks counting as one."""
        os.write(self.end, typed.encode())
        seen, text, stop = b"", "", time.monotonic() + HANGS
        while time.monotonic() < stop:
            if select.select([self.end], [], [], 0.3)[0]:
                piece = os.read(self.end, 65536)
                seen += piece
                if re.search(
                    rb"\x1b\[0?c", piece
                ):  # some shells wait to hear what terminal this is
                    os.write(self.end, b"\x1b[?62c")
            text = " ".join(_STEERING.sub(" ", seen.decode(errors="replace")).split())
            if re.search(pattern, text):
                return text
        return f"{text}\n(the screen; it does not show: {pattern})"

    def close(self) -> None:
        """End the shell."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.end)


@pytest.fixture(scope="module", params=list(START))
def shell(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Shell]]:
    """Return a shell that has the completion."""
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    opened = Shell(name, tmp_path_factory.mktemp(name))
    yield name, opened
    opened.close()


#: typed, with TAB where a person would press it → what the command is given
BECOMES = {
    "nt sh\t": "<show>",
    "nt targets --form\tjson": "<targets> <--format> <json>",
    "nt targets --format=ta\t": "<targets> <--format=table>",
    "nt targets --op '<=\t": "<targets> <--op> <<=>",
    "nt targets --op \\<=\t": "<targets> <--op> <<=>",
    "nt targets --op=\\~\t": "<targets> <--op=~>",
    "nt show chong\tton\t": "<show> <chongchuan> <tongzhou>",
    "nt show 海安\t": "<show> <海安市>",
    "nt targets --fields id,kin\t": "<targets> <--fields> <id,kind>",
    "nt help exi\t": "<help> <exit-status>",
    "nt dat\tau\t": "<data> <audit>",
    "nt search nothing\t": "<search> <nothing>",
}


@pytest.mark.parametrize("typed", BECOMES)
def test_a_shell_completes_what_is_not_ambiguous(shell: tuple[str, Shell], typed: str) -> None:
    _, opened = shell
    assert f"given: {BECOMES[typed]}" in opened.see(f"{typed}\r", re.escape(BECOMES[typed]))
    opened.clear()


#: typed → what each shell lists
LISTS = {
    "nt show hai": {
        "bash": "haian haimen",
        "zsh": "haian -- 海安市 haimen -- 海门区",
        "fish": "haian (海安市) haimen (海门区)",
    },
    "nt show 海": {
        "bash": "海安市 海门区",
        "zsh": "海安市 -- haian 海门区 -- haimen",
        "fish": "海安市 (haian) 海门区 (haimen)",
    },
    "nt targets --op '>'": {
        "bash": r"\>= \>",
        "zsh": ">= -- the number included",
        "fish": "'>'= (the number included",
    },
    "nt compare --metric gdp": {
        "bash": "gdp gdp_growth",
        "zsh": "gdp_growth -- GDP growth",
        "fish": "gdp_growth (GDP growth)",
    },
}


@pytest.mark.parametrize("typed", LISTS)
def test_a_shell_lists_what_is_ambiguous(shell: tuple[str, Shell], typed: str) -> None:
    name, opened = shell
    tabs = "\t\t\t" if name == "bash" else "\t"  # bash rings first
    assert LISTS[typed][name] in opened.see(f"{typed}{tabs}", re.escape(LISTS[typed][name]))
    opened.clear()


def test_a_shell_completes_the_file_to_read(shell: tuple[str, Shell]) -> None:
    _, opened = shell
    opened.see("printf 1 > 'copy of 2023.txt'\r", "")
    opened.clear()
    given = "given: <data> <audit> <copy of 2023.txt> <--sort>"
    assert given in opened.see("nt data audit cop\t--sort\r", re.escape(given))
    opened.clear()


def test_a_shell_still_completes_the_file_to_write_to(shell: tuple[str, Shell]) -> None:
    name, opened = shell
    opened.see("printf 1 > answers-of-2023.txt\r", "")
    opened.clear()
    opened.see("nt list > answ\t\r", "")
    opened.clear()
    assert "given: <list>" in opened.see("cat answers-of-2023.txt\r", "given: <list>"), name
    opened.clear()
