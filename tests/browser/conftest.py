"""A browser that is on the machine, and pages that note whatever they complain of or ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from nantong_cli.cli.topics import CONVENTIONAL, topic
from nantong_cli.holdings import WholeLedger
from nantong_cli.queries.report import report
from nantong_cli.render.report import document
from tests.conftest import HANGS

NAMES = ("chromium", "chromium-browser", "google-chrome")


class Opened(NamedTuple):
    """A page, and what happened while it was open."""

    page: Page
    said: list[str]
    asked: list[str]


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the machine's Chromium, without a window."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is on the path")
    # a browser that runs as root has no sandbox to be in
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=arguments, timeout=HANGS * 1000)
        yield started
        started.close()


@pytest.fixture(scope="session")
def written(ledger: WholeLedger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the bundled ledger."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    found = report(ledger, conventions=[topic(one) for one in CONVENTIONAL])
    path.write_text(document(found, "en"), encoding="utf-8")
    return path


def note(opened: Opened, dialog: Dialog) -> None:
    """Note what a page asks of its reader, and let it go on."""
    opened.said.append(dialog.message)
    dialog.dismiss()


@pytest.fixture
def opened(browser: Browser, written: Path) -> Iterator[Open]:
    """Give `opened(file, width=…, scheme=…, lang=…)`: the report, or another file, as a reader sees it."""
    pages: list[Page] = []

    def open_(
        file: Path = written, *, width: int = 1280, scheme: Any = "light", lang: str = "en"
    ) -> Opened:
        size = {"width": width, "height": 800}
        page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]  # a literal's type
        page.set_default_timeout(HANGS * 1000)
        pages.append(page)
        found = Opened(page, [], [])
        page.on("console", lambda one: found.said.append(one.text))
        page.on("pageerror", lambda one: found.said.append(str(one)))
        page.on("dialog", lambda one: note(found, one))
        page.on("request", lambda one: found.asked.append(one.url))
        page.goto(file.as_uri())
        if lang != "en":
            page.click(f"label[for=show-{lang}]")
        return found

    yield open_
    for page in pages:
        page.close()
