"""Completion for bash, zsh and fish: a script asks `nt` what the last word of a command line may become.

Nothing is listed here that is declared elsewhere: commands and options are read off the commands, names off the ledger.
"""

from __future__ import annotations

import contextlib
import inspect
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias, get_args, get_origin

from nantong_cli.cli import arguments, options, output
from nantong_cli.cli.app import parameters, shared
from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.groups import GROUPS, members, top
from nantong_cli.cli.manual import TOPICS, choices, flags, is_file
from nantong_cli.cli.shells import FILE, SCRIPTS
from nantong_cli.errors import QuestionError
from nantong_cli.i18n import has_label, label
from nantong_cli.ledger import layers, open_ledger
from nantong_cli.model import LANGS, Family, Lang, Metric, Place
from nantong_cli.names import folded
from nantong_cli.render.formats import Format
from nantong_cli.render.safe import visible
from nantong_cli.sheets import Pages

if TYPE_CHECKING:
    from nantong_cli.sheets import Answer

Parameter: TypeAlias = inspect.Parameter
#: what the word may become, and what that is
Row: TypeAlias = tuple[str, str]
#: the only row where a file is to be named, which the shell knows better
FILES: Row = (FILE, "")


def _help(topic: arguments.Topics = None, format: options.AsFormat = None) -> None:
    """Declare the words of `nt help`."""


def _completion(shell: arguments.Topic = None) -> None:
    """Declare the words of `nt completion`."""


def _parameters(command: str) -> list[Parameter]:
    """Return the parameters of a command; none where there is no such command."""
    language = [one for one in shared() if one.name == "lang"]
    if command in COMMANDS:
        found = COMMANDS[command]
        return [*parameters(found.function), *shared(answers=found.answers)]
    if command in GROUPS:
        return shared()
    declared: dict[str, Callable[..., None]] = {"help": _help, "completion": _completion}
    if command not in declared:
        return []
    return [
        *inspect.signature(declared[command], eval_str=True).parameters.values(),
        *language,
    ]


def _is_many(parameter: Parameter) -> bool:
    """Say whether a parameter can be given several times."""
    kind = parameter.annotation.__origin__
    return any(get_origin(one) is list for one in (kind, *get_args(kind)))


class Line:
    """A command line up to the word that is being typed: which parameters have been given, and what comes next."""

    def __init__(self, words: Iterable[str]) -> None:
        self.command = ""
        self.parameters = shared()
        self.given: dict[str, list[str]] = {}
        self.pending: Parameter | None = None  # the option that waits for its value
        self.is_open = True  # to options, until --
        for word in words:
            self._take(word)

    def _take(self, word: str) -> None:
        """Read one word."""
        taken: Parameter | None = None
        if self.pending is not None:
            taken, self.pending = self.pending, None
        elif self.is_open and word == "--":
            self.is_open = False
        elif self.is_open and word.startswith("-") and word != "-":
            taken, front = self.option(word)
            if taken is not None and not front and taken.annotation.__origin__ is not bool:
                taken, self.pending = None, taken
            word = word.removeprefix(front)
        elif self.command and self.command not in GROUPS:
            taken = self.argument()
        else:
            self.command = f"{self.command} {word}".lstrip()
            self.parameters = _parameters(self.command)
        if taken is not None:
            self.given.setdefault(taken.name, []).append(word)

    def takes(self, parameter: Parameter) -> bool:
        """Say whether the parameter can be given once more."""
        return parameter.name not in self.given or _is_many(parameter)

    def argument(self) -> Parameter | None:
        """Return the argument that the next word stands for."""
        return next((one for one in self.parameters if not flags(one) and self.takes(one)), None)

    def option(self, word: str) -> tuple[Parameter | None, str]:
        """Return the option that a word names, and what of the word stands before a value, as in --op==, -fjson."""
        name, sign, _ = word.partition("=")
        front = name + sign if sign else ""
        if not word.startswith("--") and len(word) > 2:
            name = front = word[:2]
        return next((one for one in self.parameters if name in flags(one)), None), front


def candidates(words: list[str], lang: Lang) -> list[Row]:
    """Return what the last of the words, which begin with `nt`, may become."""
    line, typed, front = Line(words[1:-1]), words[-1], ""
    rows: Iterable[Row] = ()
    wanted = line.pending
    if wanted is None and line.is_open and typed.startswith("-"):
        wanted, front = line.option(typed)
        wanted = wanted if front else None
        rows = () if front else _options(line, lang)
    elif wanted is None and line.command and line.command not in GROUPS:
        wanted = line.argument()
        rows = _options(line, lang) if line.is_open else ()
    elif wanted is None:
        rows = _commands(line.command, lang)
    if wanted is not None and is_file(wanted):
        return [FILES]
    if wanted is not None:
        found = _values(line, wanted, typed.removeprefix(front), lang)
        rows = ((front + value, told) for value, told in found)
    each = {value: (value, told) for value, told in reversed([*rows]) if value.startswith(typed)}
    return list(each.values())[::-1]


def _commands(group: str, lang: Lang) -> Iterator[Row]:
    """Give what may stand first, or second after the name of a group."""
    for name in members(group, COMMANDS) if group else (*top(COMMANDS), "help", "completion"):
        whole = f"{group} {name}".lstrip()
        yield name, label(f"command.{whole}", lang)


def _told(values: Iterable[str], family: str, lang: Lang) -> Iterator[Row]:
    """Give words with what the catalogue says of them: as one of a family, or as a command."""
    for value in values:
        keys = (f"{family}.{value}", f"command.{value}")
        yield value, next((label(key, lang) for key in keys if has_label(key)), "")


def _options(line: Line, lang: Lang) -> Iterator[Row]:
    """Give the options that can still be given; none of a command that there is not."""
    if not line.parameters:
        return
    for one in filter(line.takes, line.parameters):
        told = label(f"option.{one.name}", lang) if flags(one) else ""
        yield from ((flag, told) for flag in flags(one))
    yield from ((flag, label("option.help", lang)) for flag in ("--help", "-h"))
    if not line.command:
        yield "--version", label("option.version", lang)


def _values(line: Line, one: Parameter, typed: str, lang: Lang) -> Iterable[Row]:
    """Return the values that a parameter can have; of several, not those that stand there already."""
    if one.name == "topic" and "topic" in line.given:
        group, *more = line.given["topic"]
        rows: Iterable[Row] = () if more else _commands(group, lang)
    elif fixed := choices(one) or _listed(one.name):
        rows = _told(fixed, "firmness" if one.name == "strength" else one.name, lang)
    elif one.name in ("fields", "sort"):
        front, comma, _ = typed.rpartition(",") if one.name == "fields" else ("", "", "")
        left = (key for key in _keys(line, one.name) if key not in front.split(","))
        rows = ((front + comma + key, "") for key in left)
    else:
        rows = _kept(line, _meant(line, one), typed, lang)
    given = line.given.get(one.name, ()) if _is_many(one) else ()
    return (row for row in rows if row[0] not in given)


def _meant(line: Line, one: Parameter) -> Parameter:
    """Return what the next word is, where an argument takes words of two kinds: a place, and then a metric."""
    if one.name != "figure":
        return one
    if one.name in line.given:
        return one.replace(name="metric", annotation=arguments.OneMetric)
    return one.replace(name="place", annotation=arguments.OnePlace)


def _listed(name: str) -> Collection[str]:
    """Return the values of a parameter that is text to Typer, and yet one of a list."""
    match name:
        case "field":
            from nantong_cli.queries.lookup import RECORD_KEYS

            return RECORD_KEYS
        case "section":
            from nantong_cli.queries.show import SECTIONS

            return SECTIONS
        case "topic":
            return (*top(COMMANDS), *TOPICS)
        case "lang" | "shell":
            return LANGS if name == "lang" else SCRIPTS
        case _:
            return ()


def _kept(line: Line, one: Parameter, typed: str, lang: Lang) -> Iterator[Row]:
    """Give the values that the ledger holds: places, metrics with families where several may be, sources, periods."""
    if one.name not in ("place", "metric", "source", "period"):
        return
    ledger = open_ledger(layers(line.given.get("data", ())))
    if one.name == "place":
        for place in ledger.places:
            told = place.names.says("zh-Hans" if lang == "en" else lang)
            yield _named(place, typed, lang, told)
            if place.code and typed.isdigit():
                yield place.code, told
    elif one.name == "metric":
        measures: list[Family | Metric] = [*ledger.families] if _is_many(one) else []
        for measure in (*measures, *ledger.metrics):
            yield _named(measure, typed, lang, measure.names.says(lang))
    elif one.name == "source":
        # the one source that a text is audited against has a digest
        known = [each for each in ledger.sources if _is_many(one) or each.sha256 is not None]
        yield from ((each.id, each.attribution_short.says(lang)) for each in known)
    else:
        from nantong_cli.render.words import period

        yield from ((each, period(each, lang)) for each in ledger.periods)


def _named(one: Place | Metric | Family, typed: str, lang: Lang, told: str) -> Row:
    """Return something by its id, or by its Chinese name, in whichever script, where that begins as typed."""
    names = [one.names.zh_hans, one.names.zh_hant]
    for name in () if typed.isascii() else names[:: -1 if lang == "zh-Hant" else 1]:
        if folded(name[: len(typed)]) == folded(typed):
            return typed + name[len(typed) :], one.id
    return one.id, told


def _keys(line: Line, name: str) -> Iterable[str]:
    """Return the fields of what the command answers to what is typed so far, with anything for what is missing."""
    from nantong_cli.cli import arrange
    from nantong_cli.render.fields import flat_header

    ledger = open_ledger(layers(line.given.get("data", ())))
    command = COMMANDS[line.command]
    given: dict[str, Any] = {}
    for one in parameters(command.function):
        if is_file(one):
            given[one.name] = (
                ""  # the fields are the same whatever it holds, and nothing is read here
            )
        elif one.name in line.given and not choices(one):
            given[one.name] = line.given[one.name] if _is_many(one) else line.given[one.name][-1]
        elif one.default is one.empty or one.name == "place":  # one will do, of thousands
            given[one.name] = [place.id for place in ledger.subjects[:1]]
    answer: Answer = command.function(ledger, **given)
    if name == "fields":
        form = Format(line.given.get("format", [Format.table])[-1])
        return arrange.valid_fields(answer, form)
    return () if isinstance(answer, Pages) else flat_header(answer)


def _unquoted(word: str) -> str:
    """Return a word without the shell's quotes, which may still be open."""
    found, quote, left = "", "", iter(word)
    for sign in left:
        if sign == "\\" and quote != "'":
            found += next(left, "")
        elif sign == quote or (not quote and sign in "'\""):
            quote = "" if quote else sign
        else:
            found += sign
    return found


def _written(value: str, told: str, shell: str) -> str:
    """Return a candidate as the line that a shell wants."""
    if shell == "zsh":
        value = value.replace(":", r"\:")
    between = {"zsh": ":", "fish": "\t"}.get(shell)
    return f"{value}{between}{told.rstrip(':：')}\n" if between and told else f"{value}\n"


def _answered(words: list[str]) -> str:
    """Return the candidates for `SHELL -- WORDS…`, one a line; nothing where anything is amiss."""
    with contextlib.suppress(Exception):
        shell, _, *typed = words
        plain = [_unquoted(word) for word in typed]
        rows = candidates(plain, output.spoken(plain))
        return "".join(_written(visible(row[0]), visible(row[1]), shell) for row in rows)
    return ""


def answer_completion(words: list[str]) -> int:
    """Answer `nt completion SHELL` by the shell's script, `--answer …` by candidates; return the status."""
    if words[:1] == ["--answer"]:
        text = _answered(words[1:])
    elif len(words) == 1 and words[0] in SCRIPTS:
        text = SCRIPTS[words[0]]
    else:
        raise QuestionError("question.shell", options=", ".join(SCRIPTS))
    output.escape_what_does_not_fit(sys.stdout)
    sys.stdout.write(text)
    sys.stdout.flush()
    return 0
