"""What a command is for, how it is used and with what: read off the commands themselves, in the reader's language."""

from __future__ import annotations

import inspect
import re
from enum import EnumMeta
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from nantong_cli.cli.app import parameters, shared
from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.groups import GROUPS, members, top
from nantong_cli.documents import Chapter, Manual
from nantong_cli.errors import message
from nantong_cli.i18n import has_label, label, say

if TYPE_CHECKING:
    from nantong_cli.model import Lang

#: words that stand for what is to be typed
WORDS = (
    *("PLACE", "METRIC", "TEXT", "TOPIC", "COMMAND", "OPTIONS"),
    *("PERIOD", "FIELD", "ID", "SECTION", "LANG", "CELLS", "FILE", "FOLDER", "KIND"),
    *("FORMAT", "PATH"),
)
_STANDS_FOR = re.compile(r"[A-Z]{2,}")
#: topics of `nt help`, beside the commands
TOPICS = ("formats", "exit-status", "environment", "comparators", "verdicts", "exports")


def overview(lang: Lang) -> Manual:
    """Return what `nt --help` says."""
    commands = [
        (name, label(f"command.{name}", lang)) for name in (*top(COMMANDS), "help", "completion")
    ]
    return Manual(
        name="nt",
        usage=tuple(
            localised(line, lang)
            for line in ("nt COMMAND [OPTIONS]", "nt --version", "nt help [COMMAND|TOPIC]")
        ),
        summary=label("command.nt", lang),
        examples=(
            "nt show haian",
            "nt compare --metric gdp",
            "nt targets -f json",
        ),
        parts=(
            Chapter(label("manual.commands", lang), tuple(commands)),
            Chapter(
                label("manual.topics", lang),
                tuple((name, label(f"topic.{name}", lang)) for name in TOPICS),
            ),
            Chapter(
                label("manual.options", lang),
                (
                    ("--version", label("option.version", lang)),
                    ("-h, --help", label("option.help", lang)),
                ),
            ),
        ),
        headings=_headings(lang),
    )


def of_group(group: str, lang: Lang) -> Manual:
    """Return what `nt GROUP` says: what its members are for."""
    own = members(group, COMMANDS)
    rows = tuple((one, label(f"command.{group} {one}", lang)) for one in own)
    return Manual(
        name=f"nt {group}",
        usage=tuple(
            localised(line, lang)
            for line in (f"nt {group} COMMAND [OPTIONS]", f"nt help {group} [COMMAND]")
        ),
        summary=label(f"command.{group}", lang),
        examples=GROUPS[group],
        parts=(
            Chapter(label("manual.commands", lang), rows),
            Chapter(label("manual.options", lang), (("-h, --help", label("option.help", lang)),)),
        ),
        headings=_headings(lang),
    )


def of_command(name: str, lang: Lang) -> Manual:
    """Return what `nt NAME --help` says."""
    command = COMMANDS[name]
    own = parameters(command.function)
    common = shared(answers=command.answers)
    arguments = [one for one in own if not flags(one)]
    chosen = [one for one in own if flags(one)]
    usage = " ".join(["nt", name, *(_declared(one).metavar for one in arguments), "[OPTIONS]"])
    parts = [
        Chapter(label("manual.arguments", lang), tuple(_rows(arguments, lang))),
        Chapter(label("manual.options", lang), tuple(_rows(chosen, lang))),
        Chapter(
            label("manual.looks", lang),
            (*_rows(common, lang), ("-h, --help", label("option.help", lang))),
        ),
    ]
    return Manual(
        name=f"nt {name}",
        usage=(localised(usage, lang),),
        summary=label(f"command.{name}", lang),
        examples=command.examples,
        parts=tuple(part for part in parts if part.rows),
        headings=_headings(lang),
    )


def localised(typed: str, lang: Lang) -> str:
    """Return what is typed with the words that stand for others (PLACE, METRIC) in the reader's language."""
    return _STANDS_FOR.sub(
        lambda found: say(message(f"word.{found[0]}"), lang) if found[0] in WORDS else found[0],
        typed,
    )


def _headings(lang: Lang) -> tuple[str, str]:
    """Return the headings of the usage and the examples."""
    return label("manual.usage", lang), label("manual.examples", lang)


def _declared(parameter: inspect.Parameter) -> Any:
    """Return what Typer is told of a parameter."""
    return parameter.annotation.__metadata__[0]


def flags(parameter: inspect.Parameter) -> list[str]:
    """Return how an option is typed, the shortest first; an argument has none.

    In an annotation Typer takes the first name for the default, which it puts right later on.
    """
    info = _declared(parameter)
    names = [info.default] if isinstance(info.default, str) else []
    return sorted((*names, *(info.param_decls or ())), key=len)


def _rows(declared: list[inspect.Parameter], lang: Lang) -> list[tuple[str, str]]:
    """Return each parameter as it is typed, and what it is for."""
    found = []
    for parameter in declared:
        info = _declared(parameter)
        decls = flags(parameter)
        kind = "option" if decls else "argument"
        typed = ", ".join(decls) if decls else info.metavar
        if decls and info.metavar:
            typed += f" {info.metavar}"
        typed = localised(typed, lang)
        text = label(f"{kind}.{parameter.name}", lang)
        if options := choices(parameter):
            typed += f" {label('manual.choice', lang)}"
            text = f"{text} {' | '.join(options)}"
        found.append((typed, text))
    return found


def is_file(parameter: inspect.Parameter) -> bool:
    """Say whether a parameter names a file or a folder."""
    return str(_declared(parameter).metavar).strip("[].") in ("FILE", "FOLDER", "PATH")


def choices(parameter: inspect.Parameter) -> list[str]:
    """Return the values that a parameter can have, where they are a fixed list."""
    left = [parameter.annotation.__origin__]
    while left:
        kind = left.pop()
        if isinstance(kind, EnumMeta):
            members: list[Any] = list(kind.__members__.values())
            return [str(one.value) for one in members]
        if get_origin(kind) is Literal:
            return list(get_args(kind))
        left += get_args(kind)
    return []


def options_of(command: str) -> list[str]:
    """Return the options that a command has."""
    if command not in COMMANDS:
        return ["--help", "--version"]
    found = COMMANDS[command]
    declared = [*parameters(found.function), *shared(answers=found.answers)]
    return sorted({name for one in declared for name in flags(one)} | {"--help", "-h"})


def is_topic(word: str) -> bool:
    """Say whether there is something to read on a topic."""
    return word in TOPICS and has_label(f"topic.{word}")
