"""Help: commands and topics in every language and format, and a page that `man` can show."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.groups import GROUPS
from nantong_cli.cli.manual import TOPICS, options_of
from nantong_cli.model import LANGS
from nantong_cli.render.formats import Format
from tests.conftest import Run


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("topic", TOPICS)
def test_topics_are_told_in_every_language(nt: Run, topic: str, lang: str) -> None:
    ran = nt("help", topic, "--lang", lang)
    assert (ran.status, ran.err) == (0, "")
    english = nt("help", topic).out
    assert (ran.out == english) == (lang == "en")


def test_topics_come_in_the_formats_of_answers(nt: Run) -> None:
    rows = json.loads(nt("help", "formats", "-f", "json").out)["items"]
    assert [row["word"] for row in rows] == [form.value for form in Format]
    assert set(rows[0]["meaning"]) == set(LANGS)


def test_help_names_every_option_of_a_command(nt: Run) -> None:
    for name in COMMANDS:
        said = nt("help", *name.split()).out
        assert all(f"{option}" in said for option in options_of(name))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("help", "formts"), "no help on 'formts': did you mean formats?"),
        (("help", "xyzzy"), "no help on 'xyzzy': expected one of list, show,"),
        (("help", "data", "audti"), "no help on 'data audti': did you mean data audit?"),
        (("data", "--hlep"), "unknown option '--hlep': did you mean --help?"),
        (("data", "audit", "-", "--sourc", "x"), "unknown option '--sourc': did you mean --source"),
        (("data", "audit"), "FILE is missing: name it"),
        (("data", "path", "more"), "there are more words than the command takes"),
        (("targets", "--metrc", "gdp"), "unknown option '--metrc': did you mean --metric?"),
        (("--verison",), "unknown option '--verison': did you mean --version?"),
        (("list", "--format", "jsn"), "--format: expected one of table, record, md,"),
        (("get", "haian"), "METRIC is missing: name it"),
        (("get", "haian", "gdp_growth", "more"), "there are more words than the command takes"),
    ],
)
def test_a_slip_gets_a_remedy(nt: Run, words: tuple[str, ...], sentence: str) -> None:
    ran = nt(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"nt: {sentence}")


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize(
    "words",
    [
        ("targets", "--metrc", "gdp"),
        ("list", "--format", "jsn"),
        ("list", "--width", "wide"),
        ("targets", "--metric"),
        ("show",),
        ("get", "haian", "gdp_growth", "more"),
        ("help", "xyzzy"),
        ("frobnicate",),
        ("show", "haian", "-f", "csv"),
        ("get", "rugao", "gdp_growth"),
    ],
)
def test_errors_in_chinese_have_no_english_sentence(
    nt: Run, words: tuple[str, ...], lang: str
) -> None:
    ran = nt(*words, env={"NT_LANG": lang})
    assert ran.status == 2
    first = ran.err.splitlines()[0]
    assert any("\u4e00" <= character <= "\u9fff" for character in first), first


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not on this machine")
@pytest.mark.parametrize("lang", LANGS)
def test_the_man_page_is_sound(nt: Run, lang: str) -> None:
    page = nt("help", "--man", "--lang", lang)
    assert (page.status, page.err) == (0, "")
    shown = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou"],
        input=page.out,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    # Chinese has no blanks to break or adjust lines at, which groff remarks upon
    told = [
        line
        for line in shown.stderr.splitlines()
        if not line.endswith(("break line", "adjust line"))
    ]
    assert told == []
    assert all(f"nt {name}".upper() in shown.stdout for name in (*COMMANDS, *GROUPS))
    assert "--no-header" in shown.stdout.replace("‐", "-").replace("\N{MINUS SIGN}", "-")
