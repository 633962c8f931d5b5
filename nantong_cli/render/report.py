"""A report as one page of HTML: in every language, with nothing outside of it and no script.

The language is chosen by a style sheet that looks at a radio button; what is folded away is a `details` element.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from nantong_cli import __version__
from nantong_cli.i18n import label
from nantong_cli.model import LANGS, Lang
from nantong_cli.render.html import Markup, element, line
from nantong_cli.render.html_sheet import Sheet, within

if TYPE_CHECKING:
    from nantong_cli.documents import Report

#: each language as it calls itself
_NAMES: dict[Lang, str] = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}


def document(shown: Report, lang: Lang) -> str:
    """Return a report as a page that opens in `lang` and holds every language."""
    style = files("nantong_cli.render").joinpath("report.css").read_text(encoding="utf-8")
    title = shown.dataset.title.says(lang)
    head = element("head", *_head(title, style))
    each = [Sheet(shown, one) for one in (lang, *(one for one in LANGS if one != lang))]
    body = element(
        "body",
        *(
            within(one.lang, "a", label("report.skip", one.lang), href="#main", class_="skip in")
            for one in each
        ),
        element("header", _switch(lang), *(one.banner() for one in each)),
        element(
            "div",
            *(one.contents() for one in each),
            element("main", *(one.content() for one in each), id="main", tabindex=-1),
            class_="sheet",
        ),
        element("footer", *(one.foot() for one in each)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=lang)}\n"


def _head(title: str, style: str) -> Iterator[Markup]:
    """Give what stands in the head; the policy lets nothing run and nothing be loaded, whatever the data hold."""
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("meta", name="referrer", content="no-referrer")
    yield element("meta", name="generator", content=f"nt {__version__}")
    yield element("title", line(title))
    yield element("link", rel="icon", href="data:,")
    yield element("style", Markup(style))


def _switch(lang: Lang) -> Markup:
    """Return the choice of the language."""
    told: list[Markup] = []
    for one in LANGS:
        name = f"show-{one}"
        is_chosen = "" if one == lang else None
        told.append(element("input", type="radio", name="lang", id=name, checked=is_chosen))
        told.append(element("label", _NAMES[one], for_=name, lang=one))
    legend = " · ".join(dict.fromkeys(label("report.language", one) for one in LANGS))
    return element("fieldset", element("legend", legend), *told, class_="switch")
