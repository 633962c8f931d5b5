"""`nt help`, `--help` and `--version`: what can be asked, and how."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from nantong_cli import __version__
from nantong_cli.cli import manual, output
from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.groups import GROUPS, joined, members, top
from nantong_cli.cli.words import among, nearest, taken
from nantong_cli.errors import Message, NtError, QuestionError, message
from nantong_cli.render.formats import Format

if TYPE_CHECKING:
    from nantong_cli.documents import Manual
    from nantong_cli.model import Lang


def answer_help(words: list[str]) -> int:
    """Answer what is no command: help, a version, or a word that is none; return the status."""
    if words[:1] == ["completion"] and words[1:2] == ["--answer"]:  # a line of its own, whole
        return _completion(words[1:])
    lang = output.spoken(words)
    data, asked = taken(words, "--data")
    asked = [word for word in asked if word not in ("-h", "--help", *_lang_words(words))]
    first = asked[0] if asked else ""
    if first == "--version":
        return _version(data, lang)
    if first == "completion":
        return _completion(asked[1:])
    if first == "help":
        return _help(asked[1:], lang)
    if not first:
        return _manual(manual.overview(lang), lang)
    if first in COMMANDS:
        return _manual(manual.of_command(first, lang), lang)
    if first in GROUPS and asked[1:]:
        remedy = nearest(asked[1], ("--help",))
        raise QuestionError("question.option", value=asked[1], remedy=remedy)
    if first in GROUPS:
        return _manual(manual.of_group(first, lang), lang)
    if first.startswith("-"):
        remedy = nearest(first, ("--help", "--version"))
        raise QuestionError("question.option", value=first, remedy=remedy)
    raise QuestionError("question.command", value=first, remedy=_meant(first))


def _meant(typed: str) -> Message:
    """Return the remedy for what is no command: the nearest one, of the same group where it names one."""
    group, _, member = typed.partition(" ")
    if own := members(group, COMMANDS):
        near = nearest(member, own)
        if near.key == "remedy.near":
            return message("remedy.near", near=f"{group} {dict(near.values)['near']}")
        return message("remedy.help", command=f"nt {group}")
    near = nearest(typed, (*top(COMMANDS), *COMMANDS, "help", "completion"))
    return near if near.key == "remedy.near" else message("remedy.help", command="nt")


def _completion(words: list[str]) -> int:
    """Answer `nt completion`."""
    from nantong_cli.cli.completion import answer_completion

    return answer_completion(words)


def _lang_words(words: list[str]) -> list[str]:
    """Return the words that only say the language."""
    found = [word for word in words if word.startswith("--lang=")]
    if "--lang" in words[:-1]:
        at = words.index("--lang")
        found += words[at : at + 2]
    return found


def _version(given: list[str], lang: Lang) -> int:
    """Write the versions of the code and of the data; that of the code even where there is no data to be read."""
    from nantong_cli.ledger import layers, open_ledger

    try:
        data = open_ledger(layers(given)).dataset
    except NtError:
        sys.stdout.write(f"nt {__version__}\n")
        sys.stdout.flush()
        raise
    sys.stdout.write(f"nt {__version__}, data {data.id} {data.version}\n")
    sys.stdout.flush()
    return 0


def _manual(page: Manual, lang: Lang) -> int:
    """Write a manual."""
    from nantong_cli.render.manual import write_manual

    output.escape_what_does_not_fit(sys.stdout)
    look = output.look(lang=lang, colour="never", width=None, is_ascii=False)
    write_manual(page, sys.stdout, look)
    sys.stdout.flush()
    return 0


def _help(asked: list[str], lang: Lang) -> int:
    """Answer `nt help [COMMAND|TOPIC] [--man] [-f FORMAT]`; a command may be of two words."""
    if "--man" in asked:
        return _man(lang)
    form = Format.table
    for flag in ("-f", "--format"):
        if flag in asked[:-1]:
            at = asked.index(flag)
            (chosen,) = among([asked[at + 1]], [one.value for one in Format], "format")
            form, asked = Format(chosen), asked[:at] + asked[at + 2 :]
    if not asked:
        return _manual(manual.overview(lang), lang)
    typed = joined(asked)[0]
    group = typed.partition(" ")[0] if " " in typed else ""
    own = [f"{group} {one}" for one in members(group, COMMANDS)]
    (name,) = among([typed], own or (*top(COMMANDS), *manual.TOPICS), "help")
    if name in COMMANDS:
        return _manual(manual.of_command(name, lang), lang)
    if name in GROUPS:
        return _manual(manual.of_group(name, lang), lang)
    from nantong_cli.cli.topics import topic

    look = output.look(lang=lang, colour="auto", width=None, is_ascii=False)
    output.write(topic(name), form, look)
    return 0


def _man(lang: Lang) -> int:
    """Write the page for `man`."""
    from nantong_cli.render.roff import write_man

    output.escape_what_does_not_fit(sys.stdout)
    pages = [manual.overview(lang)]
    for name in dict.fromkeys(one for each in COMMANDS for one in (*top([each]), each)):
        of = manual.of_command if name in COMMANDS else manual.of_group
        pages.append(of(name, lang))
    write_man(pages, sys.stdout, version=__version__)
    sys.stdout.flush()
    return 0
