"""The commands: take words → open the ledger → ask → write. Typer lives here, alone."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `nt` with `arguments` (those of the process when None) and return its exit status.

    0 an answer, an empty one too; 1 the dataset is broken, a file cannot be read or written, or what was to
    be checked does not hold; 2 the question was wrong; 130 interrupted. A pipe that the reader closes is no
    failure: 0, and nothing is said.
    """
    gc.set_threshold(200_000, 50, 50)  # a run is over before a collection would have paid
    from nantong_cli.cli import output
    from nantong_cli.cli.groups import joined
    from nantong_cli.cli.words import hoisted

    words = joined(hoisted(sys.argv[1:] if arguments is None else arguments))
    try:
        return _run(words)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        output.forget(sys.stdout)
        return 0
    except Exception as error:
        if os.environ.get("NT_DEBUG"):
            raise
        return output.tell_error(error, words)
    finally:
        gc.freeze()  # nor would a last one, when the process ends


def _run(words: list[str]) -> int:
    """Do what the words say, and return the status."""
    from nantong_cli.cli.commands import COMMANDS

    first = words[0] if words else "--help"
    if first in COMMANDS and not _asks_for_help(words):
        return _command(words)
    from nantong_cli.cli.help import answer_help

    return answer_help(words)


def _asks_for_help(words: Sequence[str]) -> bool:
    """Say whether the words ask for help, before anything that is no option any more."""
    options = words[: words.index("--")] if "--" in words else words
    return "-h" in options or "--help" in options


def _command(words: list[str]) -> int:
    """Build the command, ask, write the answer, and return the status."""
    from nantong_cli.cli import output
    from nantong_cli.cli.app import Asked, build

    found = build(words[0])(words, prog_name="nt", standalone_mode=False)
    if isinstance(found, Asked):
        output.write(found.answer, found.form, found.look)
        return found.status
    if callable(found):
        status: int = found()
        return status
    return found if isinstance(found, int) else 0
