"""Where the streams are: what an answer is written with, and how an error is told."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from nantong_cli.answer import Answer
from nantong_cli.errors import DatasetError, Message, NtError, QuestionError, message
from nantong_cli.i18n import language, say
from nantong_cli.ledger import bundled
from nantong_cli.model import Lang
from nantong_cli.render.formats import WRITERS, Format
from nantong_cli.render.look import Look
from nantong_cli.render.safe import visible

LEAST_WIDTH, MOST_WIDTH = 20, 1000


def look(lang: str | None, colour: str, width: int | None, data_version: str) -> Look:
    """Return how the answer is to look, from the options, the environment and the terminal."""
    if width is not None and not LEAST_WIDTH <= width <= MOST_WIDTH:
        raise QuestionError("question.width", value=width, least=LEAST_WIDTH, most=MOST_WIDTH)
    room = width or max(LEAST_WIDTH, min(MOST_WIDTH, shutil.get_terminal_size((80, 24)).columns))
    return Look(
        lang=language(lang, os.environ),
        width=room,
        colour=_is_coloured(colour, sys.stdout, os.environ),
        data_version=data_version,
    )


def _is_coloured(asked: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Say whether to write in colour: as asked, else on a terminal that has it and unless NO_COLOR is set."""
    if asked != "auto":
        return asked == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def write(answer: Answer, chosen: Format | None, looks: Look) -> None:
    """Write the answer on stdout; without a format, as a table on a terminal and as plain lines off it."""
    stream = sys.stdout
    lost = _escape_what_does_not_fit(stream)
    WRITERS[chosen or (Format.table if stream.isatty() else Format.plain)](answer, stream, looks)
    stream.flush()
    if lost:
        tell(message("output.encoding", encoding=lost[0]), looks.lang)


def _escape_what_does_not_fit(stream: TextIO) -> list[str]:
    """Have characters that the stream's encoding cannot hold written as escapes; the list says if there were any."""
    lost: list[str] = []

    def escape(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        lost.append(error.encoding)
        units = error.object[error.start : error.end].encode("utf-16-be").hex()
        return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end

    codecs.register_error("nt-escape", escape)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="nt-escape", newline="\n")
    return lost


def spoken(words: Sequence[str]) -> Lang:
    """Return the language of errors told before the options are known: that of --lang, or of the environment."""
    asked = next((word.partition("=")[2] for word in words if word.startswith("--lang=")), None)
    if "--lang" in words[:-1]:
        asked = words[words.index("--lang") + 1]
    for candidate in (asked, None):
        try:
            return language(candidate, os.environ)
        except QuestionError:
            continue
    return "en"


def tell(said: Message | str, lang: Lang) -> None:
    """Write a sentence on stderr."""
    text = said if isinstance(said, str) else say(said, lang)
    reconfigure = getattr(sys.stderr, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    print(f"nt: {visible(text)}", file=sys.stderr)


def forget(stream: TextIO) -> None:
    """Let what is still to be written to a closed pipe go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell_error(error: Exception, words: Sequence[str]) -> int:
    """Write on stderr what went wrong, and return the exit status that it leads to."""
    import typer

    lang = spoken(words)
    if isinstance(error, DatasetError):
        _tell_problems(error, lang, folder=bundled())
    if isinstance(error, NtError):
        tell(error.message, lang)
        return error.status
    if isinstance(error, typer.TyperException):
        said = getattr(error, "format_message", error.__str__)()
        tell(said[:1].lower() + said[1:], lang)
        command = next((f"nt {word}" for word in words if not word.startswith("-")), "nt")
        tell(message("question.see_help", command=command), lang)
        return QuestionError.status
    if isinstance(error, OSError):
        tell(message("output.failed", why=error.strerror or str(error)), lang)
    else:
        tell(message("unexpected", what=f"{type(error).__name__}: {error}"), lang)
    return NtError.status


def _tell_problems(error: DatasetError, lang: Lang, *, folder: Path) -> None:
    """Write every problem of a broken dataset with its file and line."""
    for problem in error.problems:
        said = say(problem.message, lang)
        if problem.see is not None:
            other = folder / problem.see.path
            said = say(message("see", said=said, path=other, line=problem.see.line), lang)
        where = folder / problem.where.path
        print(visible(f"{where}:{problem.where.line}: {said}"), file=sys.stderr)
