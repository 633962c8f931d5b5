"""Where the streams are: what an answer is written with, and how an error is told."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from nantong_cli.answer import Note, Table
from nantong_cli.errors import DatasetError, Message, NtError, QuestionError, message
from nantong_cli.i18n import language, say
from nantong_cli.render.formats import (
    CITED_AS,
    FOR_PEOPLE,
    PICTURES,
    Citation,
    Form,
    Format,
    writer,
)
from nantong_cli.render.look import Look

if TYPE_CHECKING:
    from nantong_cli.model import Lang
    from nantong_cli.sheets import Answer

LEAST_WIDTH, MOST_WIDTH = 20, 1000
#: of a picture where nothing says how wide it is to be
PICTURE_WIDTH = 100


def form_for(asked: Format | None, cite: Citation | None) -> Form:
    """Return the format or citation asked for; else a table on a terminal and plain lines off it."""
    if cite is None:
        return asked or (Format.table if sys.stdout.isatty() else Format.plain)
    if asked not in (None, CITED_AS.get(cite)):
        option = f"--format {asked.value}"
        raise QuestionError("question.cited", cite=cite.value, option=option)
    return cite


def spoken_language(asked: str | None) -> Lang:
    """Return the language asked for, or that of the environment."""
    return language(asked, os.environ)


def look(
    *,
    lang: str | None,
    colour: str,
    width: int | None,
    is_ascii: bool,
    form: Form = Format.table,
) -> Look:
    """Return how the answer is to look, from the options, the environment and the terminal.

    A picture is of a screen of its own, which has colours and all characters.
    """
    if width is not None and not LEAST_WIDTH <= width <= MOST_WIDTH:
        raise QuestionError("question.width", value=width, least=LEAST_WIDTH, most=MOST_WIDTH)
    is_picture = form in PICTURES
    usual = (PICTURE_WIDTH if is_picture else 80, 24)
    room = width or max(LEAST_WIDTH, min(MOST_WIDTH, shutil.get_terminal_size(usual).columns))
    if is_picture:
        return Look(spoken_language(lang), room, colour != "never", ascii=is_ascii)
    return Look(
        lang=spoken_language(lang),
        width=room,
        colour=_is_coloured(colour, sys.stdout, os.environ),
        ascii=is_ascii or not _can_draw(sys.stdout),
        ambiguous=_ambiguous(os.environ),
    )


def _ambiguous(environment: Mapping[str, str]) -> int:
    """Return how many cells NT_AMBIGUOUS_WIDTH gives to characters that some terminals draw wide."""
    asked = environment.get("NT_AMBIGUOUS_WIDTH", "") or "1"
    if asked not in ("1", "2"):
        raise QuestionError("question.ambiguous", value=asked)
    return int(asked)


def _can_draw(stream: TextIO) -> bool:
    """Say whether the stream's encoding holds lines and signs."""
    try:
        "─≥≈–·×¶".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _is_coloured(asked: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Say whether to write in colour: as asked, else on a terminal that has it and unless NO_COLOR is set."""
    if asked != "auto":
        return asked == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def write(answer: Answer, form: Form, looks: Look) -> None:
    """Write the answer on stdout; where there is nothing in it, say so on stderr, as notes that are told aloud."""
    stream = sys.stdout
    lost = escape_what_does_not_fit(stream)
    writer(form)(answer, stream, looks)
    stream.flush()
    if lost:
        tell(message("output.encoding", encoding=lost[0]), looks.lang)
    if isinstance(answer, Table) and form not in FOR_PEOPLE:
        _tell_aloud(answer.notes, looks.lang)
    is_empty = not (answer.pages if not isinstance(answer, Table) else answer.rows)
    if is_empty:
        told = answer.empty if isinstance(answer, Table) else None
        tell(told or message("answer.empty"), looks.lang)


def write_text(text: str) -> int:
    """Write one line of text on stdout, safe to print, and return the status."""
    from nantong_cli.render.safe import loosened, visible

    escape_what_does_not_fit(sys.stdout)
    sys.stdout.write(loosened(visible(text)) + "\n")
    sys.stdout.flush()
    return 0


def write_path(path: Path) -> None:
    """Write a path on stdout as one line, byte for byte as the system has it."""
    sys.stdout.buffer.write(os.fsencode(path) + b"\n")
    sys.stdout.flush()


def _tell_aloud(notes: Iterable[Note], lang: Lang) -> None:
    """Write on stderr the notes that nobody should miss."""
    for note in notes:
        if note.aloud:
            from nantong_cli.render.cells import note as said

            tell(said(note, lang), lang)


def escape_what_does_not_fit(stream: TextIO) -> list[str]:
    """Have what the stream's encoding cannot hold written as escapes; the list then says which encoding it was."""
    lost: list[str] = []

    def escape(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        lost.append(error.encoding)
        units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end

    codecs.register_error("nt-escape", escape)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="nt-escape", newline="")
    return lost


def spoken(words: Sequence[str]) -> Lang:
    """Return the language of errors told before the options are known: that of --lang, or of the environment."""
    asked = next((word.partition("=")[2] for word in words if word.startswith("--lang=")), None)
    if "--lang" in words[:-1]:
        asked = words[words.index("--lang") + 1]
    for candidate in (asked, None):
        try:
            return spoken_language(candidate)
        except QuestionError:
            continue
    return "en"


def tell(said: Message | str, lang: Lang) -> None:
    """Write a sentence on stderr."""
    from nantong_cli.render.safe import in_one_line

    text = said if isinstance(said, str) else say(said, lang)
    reconfigure = getattr(sys.stderr, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    print(f"nt: {in_one_line(text)}", file=sys.stderr)


def forget(stream: TextIO) -> None:
    """Let what is still to be written to a closed pipe go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell_error(error: Exception, words: Sequence[str]) -> int:
    """Write on stderr what went wrong, and return the exit status that it leads to."""
    lang = spoken(words)
    if isinstance(error, DatasetError):
        _tell_problems(error, lang)
    if isinstance(error, NtError):
        tell(error.message, lang)
        return error.status
    if _is_usage(error):
        from nantong_cli.cli.usage import said_of

        tell(said_of(error, words), lang)
        command = next((f"nt {word}" for word in words if not word.startswith("-")), "nt")
        tell(message("question.see_help", command=command), lang)
        return QuestionError.status
    if isinstance(error, OSError):
        tell(message("output.failed", why=error.strerror or str(error)), lang)
    else:
        tell(message("unexpected", what=f"{type(error).__name__}: {error}"), lang)
    return NtError.status


def _is_usage(error: Exception) -> bool:
    """Say whether Typer refused the command line; what such errors have in common, not every Typer exports."""
    import typer

    (base,) = (kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "UsageError")
    return isinstance(error, base)


def _tell_problems(error: DatasetError, lang: Lang) -> None:
    """Write every problem of a broken dataset with its file and line."""
    from nantong_cli.render.safe import in_one_line

    for problem in error.problems:
        said = say(problem.message, lang)
        if problem.see is not None:
            other = shown(problem.see.path, error.layers)
            said = say(message("see", said=said, path=other, line=problem.see.line), lang)
        where = shown(problem.where.path, error.layers)
        print(in_one_line(f"{where}:{problem.where.line}: {said}"), file=sys.stderr)


def shown(inside: str, layers: Sequence[Path]) -> Path:
    """Return a file of a ledger by a path that can be opened, which begins as its layer was given."""
    if len(layers) == 1:
        return layers[0] / inside
    for layer in layers:
        if (path := Path(inside)).is_relative_to(top := layer.absolute()):
            return layer / path.relative_to(top)
    return Path(inside)
