"""What a terminal shows, as a file: SVG and HTML, exported by Rich with everything put into its cells.

Rich measures the runs of an SVG by their characters, so that wide ones overlap, and has a browser fetch its font;
of HTML it leaves it to the font where a column begins. Here each run has the cells that it has on a terminal, whatever
font is found, and nothing is fetched. Both follow the reader's light or dark scheme.
"""

from __future__ import annotations

import re
import zlib
from html import escape, unescape
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segments
from rich.terminal_theme import TerminalTheme

from nantong_cli.render import furniture, terminal, words
from nantong_cli.render.runs import clusters, in_runs, runs
from nantong_cli.render.safe import loosened, visible
from nantong_cli.render.schemes import DARK, FONTS, LIGHT
from nantong_cli.sheets import Pages

if TYPE_CHECKING:
    from nantong_cli.render.look import Look
    from nantong_cli.sheets import Answer

#: of an SVG: the width and the height of a cell, the height of letters above their line, and the room around it all
CELL, LINE, RISE, ROOM = 12, 23, 18, 20
#: the size of letters, and of wide characters
SIZE, WIDE = 20, 22
#: what Rich gives to a line, and to the first one
_RICH_LINE, _RICH_FIRST = 24.4, 20
_TEXT = re.compile(r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)"[^>]*>(.*?)</text>')
_ODD = re.compile(r"[^\x00-\x7f]+")


def write_svg(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write an answer as a picture in SVG: whole, with nothing to fetch, the same bytes for the same answer."""
    console = _recorded(answer, look)
    found = _exported(console, "{matrix}", "id", LIGHT)
    name = f"nt-{zlib.crc32(found.encode()):08x}"
    light, dark = (_exported(console, "{styles}", name, theme) for theme in (LIGHT, DARK))
    texts = [_placed(one, name) for one in _TEXT.finditer(found)]
    lines = console.export_text(styles=False).count("\n")
    width, height = look.width * CELL + 2 * ROOM, lines * LINE + 2 * ROOM
    _write(
        f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" \
role="img" aria-labelledby="{name}-title" xml:lang="{look.lang}">
<title id="{name}-title">{escape(title(answer, look))}</title>
<style>
.{name} {{ font: {SIZE}px {FONTS} }}
.{name}-w {{ font-size: {WIDE}px }}
.{name}-paper {{ fill: {LIGHT.background_color.hex} }}
{light}
@media (prefers-color-scheme: dark) {{
.{name}-paper {{ fill: {DARK.background_color.hex} }}
{dark}
}}
</style>
<rect class="{name}-paper" width="{width}" height="{height}" rx="8"/>
<g class="{name}" transform="translate({ROOM},{ROOM})">
{"".join(texts)}</g>
</svg>
""",
        stream,
    )


def _exported(console: Console, part: str, name: str, theme: TerminalTheme) -> str:
    """Return a part of Rich's SVG."""
    ratio = CELL / SIZE
    return console.export_svg(
        title="",
        theme=theme,
        clear=False,
        code_format=part,
        font_aspect_ratio=ratio,
        unique_id=name,
    )


def _placed(run: re.Match[str], name: str) -> str:
    """Return one of Rich's runs at its cell and as wide as its cells; each wide character has its own two."""
    style, x, y, content = run.groups()
    whole = loosened(unescape(content))
    text = whole.strip(" ")
    if not text:
        return ""
    left = (round(float(x) / CELL) + len(whole) - len(whole.lstrip(" "))) * CELL
    line = round((float(y) - _RICH_FIRST) / _RICH_LINE)
    kind = name + style.removeprefix("id")
    if cell_len(text[:1]) == 2:
        each = list(clusters(text))
        at = " ".join(str(left + n * 2 * CELL + (2 * CELL - WIDE) // 2) for n in range(len(each)))
        kind, size = f"{kind} {name}-w", ""
    else:
        at, size = str(left), f' textLength="{cell_len(text) * CELL}"'
        size += "" if text.isascii() else ' lengthAdjust="spacingAndGlyphs"'
    shown = escape(text, quote=False)
    return f'<text class="{kind}" x="{at}" y="{line * LINE + RISE}"{size}>{shown}</text>\n'


def write_html(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write an answer as a page of HTML: one file, no script, nothing to fetch."""
    console = _recorded(answer, look)
    light, dark = (
        console.export_html(code_format="{stylesheet}", theme=theme, clear=False)
        for theme in (LIGHT, DARK)
    )
    code = loosened(console.export_html(code_format="{code}", clear=False))
    boxed = _ODD.sub(lambda found: "".join(map(_boxed, runs(found[0]))), code)
    _write(
        f"""\
<!DOCTYPE html>
<html lang="{look.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title(answer, look))}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ color: {LIGHT.foreground_color.hex}; background: {LIGHT.background_color.hex}; margin: 1.5em }}
pre {{ font: 1em/1.2 {FONTS}; margin: 0 }}
i {{ display: inline-block; width: 2ch; font-style: normal; text-align: center; vertical-align: bottom }}
{light}
@media (prefers-color-scheme: dark) {{
body {{ color: {DARK.foreground_color.hex}; background: {DARK.background_color.hex} }}
{dark}
}}
</style>
</head>
<body>
<pre>{boxed}</pre>
</body>
</html>
""",
        stream,
    )


def _boxed(run: str) -> str:
    """Return characters that a font may give any width in boxes of their cells: each wide one in its own."""
    if cell_len(run[0]) == 2:
        return "".join(f"<i>{one}</i>" for one in clusters(run))
    return f'<i style="width:{cell_len(run)}ch">{run}</i>'


def _recorded(answer: Answer, look: Look) -> Console:
    """Return a console that has recorded what the terminal would show."""
    console = Console(
        file=StringIO(),
        record=True,
        width=look.width,
        height=10_000,  # off a terminal Rich crops what has no height
        force_terminal=look.colour,
        color_system="standard" if look.colour else None,
        no_color=not look.colour,
        legacy_windows=False,
        _environ={},
    )
    segments = in_runs(terminal.drawn(answer, look), look)
    console.print(Segments(segments), end="")
    return console


def title(answer: Answer, look: Look) -> str:
    """Return what the picture is of: the answer's own title, the places of its pages, or the command."""
    if isinstance(answer, Pages):
        return visible(words.names((page.place for page in answer.pages), look.lang))
    return furniture.said(answer.title, look) if answer.title is not None else look.command


def _write(text: str, stream: TextIO) -> None:
    """Write a file that says it is UTF-8; what a stream of another encoding would change is written as numbers."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-")
    is_plain = encoding not in ("utf-8", "utf8")
    stream.write(text.encode("ascii", "xmlcharrefreplace").decode() if is_plain else text)
