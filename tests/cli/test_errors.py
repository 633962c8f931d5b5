"""A wrong question ends with 2 and a sentence that names the remedy; a broken dataset with 1 and every problem."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nantong_cli.ledger import bundled
from nantong_cli.render.formats import Format
from tests.conftest import HANGS, ROOT, Ran, Run, environment


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "haiann"), "unknown place 'haiann': did you mean haian?"),
        (("show", "hai"), "'hai' is ambiguous: haian, haimen"),
        (("show", "海"), "'海' is ambiguous: haian, haimen"),
        (("show", ""), "unknown place '': see nt list"),
        (("show", "zzzzzz"), "unknown place 'zzzzzz': see nt list"),
        (("show", "\x1b[31mred"), "unknown place '\\x1b[31mred': see nt list"),
        (("compare", "-m", "gpd_growth"), "unknown metric 'gpd_growth': did you mean gdp_growth?"),
        (("shwo", "haian"), "unknown command 'shwo': did you mean show?"),
        (("frobnicate",), "unknown command 'frobnicate': see nt --help"),
        (("datta",), "unknown command 'datta': did you mean data?"),
        (("data", "audti"), "unknown command 'data audti': did you mean data audit?"),
        (("data", "-f", "json", "pth"), "unknown command 'data pth': did you mean data path?"),
        (("data", "frobnicate"), "unknown command 'data frobnicate': see nt data --help"),
        (("audit", "-"), "unknown command 'audit': did you mean data audit?"),
        (
            ("show", "haian", "-s", "mottoes"),
            "no section 'mottoes': did you mean motto?",
        ),
        (("targets", "--period", "2023-H3"), "'2023-H3' is no period: write 2023, 2023-H1,"),
        (("targets", "--sort", "colour"), "cannot sort by 'colour': expected one of id, place,"),
        (("list", "--lang", "fr"), "unknown language 'fr': expected one of en, zh-Hans, zh-Hant"),
        (("list", "--width", "3"), "the width is 3: give a number from 20 to 1000"),
    ],
)
def test_a_wrong_question_is_told_with_its_remedy(
    nt: Run, words: tuple[str, ...], sentence: str
) -> None:
    ran = nt(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"nt: {sentence}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("targets", "--op", "!="),
        ("list", "--format", "xml"),
        ("show",),
        ("list", "--width", "wide"),
        ("targets", "--nonsense"),
        ("targets", "--metric"),
    ],
)
def test_a_wrong_option_points_to_the_help(nt: Run, words: tuple[str, ...]) -> None:
    ran = nt(*words)
    assert (ran.status, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.startswith("nt: ")
    assert second == f"nt: see: nt {words[0]} --help"


def test_errors_speak_the_language_asked(nt: Run) -> None:
    assert (
        nt("show", "haiann", "--lang", "zh-Hans").err == "nt: 未知的地方“haiann”：是否指 haian？\n"
    )
    assert (
        nt("show", "haiann", env={"NT_LANG": "zh-TW"}).err
        == "nt: 未知的地方“haiann”：是否指 haian？\n"
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the tool with data of its own."""
    shutil.copytree(
        ROOT / "nantong_cli",
        tmp_path / "nantong_cli",
        ignore=shutil.ignore_patterns("data", "*.pyc"),
    )
    shutil.copytree(bundled(), tmp_path / "nantong_cli" / "data")
    return tmp_path


def ask(copy: Path, *words: str, **env: str) -> Ran:
    """Run the copied tool."""
    done = subprocess.run(
        [sys.executable, "-m", "nantong_cli", *words],
        capture_output=True,
        encoding="utf-8",
        cwd=copy,
        env=environment(**env),
        timeout=HANGS,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def test_a_changed_comma_is_caught_with_its_line(copy: Path) -> None:
    file = copy / "nantong_cli/data/counties/haian.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = lines.index("    value: 6.5")
    record = max(n for n in range(at) if lines[n].startswith("  - metric:"))
    lines[at] = "    value: 65"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = ask(copy, "show", "rugao")
    assert (ran.status, ran.out) == (1, "")
    said = "the figure words '6.5%以上' say >= 6.5, and the record something else: go back to the paragraph"
    assert ran.err.splitlines() == [
        f"{file}:{record + 1}: {said}",
        "nt: the dataset is broken: 1 problem",
    ]


def test_a_problem_stays_on_its_line_whatever_its_file_says(copy: Path) -> None:
    file = copy / "nantong_cli/data/counties/haian.yaml"
    text = file.read_text("utf-8")
    forged = 'metric: "gdp\\nplaces.yaml:1: all is well"'
    file.write_text(text.replace("metric: fai_growth", forged), "utf-8")
    line = text[: text.index("metric: fai_growth")].count("\n") + 1
    said = "unknown metric 'gdp\\nplaces.yaml:1: all is well': none of the 39 known ones is near"
    told = f"{file}:{line}: {said}"
    assert ask(copy, "list").err.splitlines() == [told, "nt: the dataset is broken: 1 problem"]
    assert ask(copy, "data", "validate").out.splitlines() == [told]


def test_every_problem_of_a_broken_dataset_is_told_at_once(copy: Path) -> None:
    folder = copy / "nantong_cli/data"
    (folder / "counties/rudong.yaml").write_bytes(b"\xff\xfe")
    haian = folder / "counties/haian.yaml"
    haian.write_text(
        haian.read_text("utf-8").replace("metric: fai_growth", "metric: fai_grwth"), "utf-8"
    )
    ran = ask(copy, "list", "--lang", "en")
    assert (ran.status, ran.out) == (1, "")
    first, second, last = ran.err.splitlines()
    assert first.startswith(f"{haian}:")
    assert first.endswith(": unknown metric 'fai_grwth': did you mean fai_growth?")
    assert second == (
        f"{folder / 'counties/rudong.yaml'}:1: byte 0xff is no UTF-8: save the file as UTF-8"
    )
    assert last == "nt: the dataset is broken: 2 problems"


def test_an_error_of_our_own_is_no_traceback_unless_asked_for(copy: Path) -> None:
    (copy / "nantong_cli/queries/places.py").write_text("raise RuntimeError('a slip')\n", "utf-8")
    ran = ask(copy, "list")
    assert ran.status == 1
    assert ran.err == (
        "nt: something went wrong in nt itself (RuntimeError: a slip): please report it, with the command; "
        "NT_DEBUG=1 shows the details\n"
    )
    assert "Traceback" in ask(copy, "list", NT_DEBUG="1").err


def test_the_help_pointed_to_is_the_commands_own_wherever_its_options_stand(nt: Run) -> None:
    ran = nt("--lang", "en", "-f", "json", "targets", "--op", "!=")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[1] == "nt: see: nt targets --help"


def test_an_empty_answer_is_told_in_every_format(nt: Run) -> None:
    for form in Format:
        ran = nt("targets", "nantong", "--op", ">=", "-f", form.value)
        assert (ran.status, ran.err) == (0, "nt: nothing answers to that\n")
