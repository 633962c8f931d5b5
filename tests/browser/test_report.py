"""The report in a browser: read with a keyboard, a screen reader, on a phone, in the dark and on paper."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has none
from playwright.sync_api import Page

from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, Lang, Text
from nantong_cli.queries.report import report
from nantong_cli.render.report import document
from tests.browser.conftest import Open
from tests.queries.conftest import ledger as made
from tests.queries.conftest import metric, observation, page, place, source, target

pytestmark = pytest.mark.once

UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"
WIDTH = "document.documentElement.scrollWidth"


def headings(shown: Page) -> list[str]:
    """Return the headings of the first level that a screen reader meets."""
    return [one.inner_text() for one in shown.get_by_role("heading", level=1).all()]


def test_it_opens_without_a_complaint_and_asks_for_nothing(opened: Open, written: Path) -> None:
    found = opened()
    found.page.wait_for_load_state("networkidle")
    assert found.said == []
    assert [one for one in found.asked if one != "data:,"] == [written.as_uri()]


def test_the_keyboard_reaches_the_content_and_the_languages(
    opened: Open, ledger: WholeLedger
) -> None:
    shown = opened().page
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.textContent") == "Go to the content"
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.id") == "show-en"
    seen = [headings(shown)]
    for _ in LANGS[1:]:
        shown.keyboard.press("ArrowRight")
        seen.append(headings(shown))
    assert seen == [[ledger.dataset.title.says(lang)] for lang in LANGS]


def test_the_choice_is_a_group_with_a_name(opened: Open) -> None:
    shown = opened().page
    group = shown.get_by_role("group", name="Language")
    assert [one.get_attribute("id") for one in group.get_by_role("radio").all()] == [
        f"show-{lang}" for lang in LANGS
    ]
    assert shown.get_by_role("radio", name="English").is_checked()


@pytest.mark.parametrize("lang", LANGS)
def test_only_the_chosen_language_is_seen_and_heard(
    opened: Open, ledger: WholeLedger, lang: Lang
) -> None:
    shown = opened(lang=lang).page
    assert headings(shown) == [ledger.dataset.title.says(lang)]
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert shown.get_by_role(role).count() == 1
    assert {one.get_attribute("lang") for one in shown.locator(".in:visible").all()} == {lang}


@pytest.mark.parametrize("width", [320, 375, 768, 865, 1152, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_nothing_is_wider_than_the_screen(opened: Open, lang: str, width: int) -> None:
    shown = opened(lang=lang, width=width).page
    folded = shown.evaluate(WIDTH)
    shown.evaluate(UNFOLD)
    assert (folded, shown.evaluate(WIDTH)) == (width, width)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [375, 1280])
def test_no_text_in_a_chart_is_cut_or_lies_on_another(opened: Open, lang: str, width: int) -> None:
    shown = opened(lang=lang, width=width).page
    boxes = shown.evaluate("""[...document.querySelectorAll('svg.chart')]
        .filter(one => one.checkVisibility())
        .map(one => [one.parentElement, ...one.querySelectorAll('text')]
            .map(box => { const at = box.getBoundingClientRect();
                return [at.left, at.right, at.top, at.bottom, box.textContent] }))""")
    assert len(boxes) > 5
    for (left, right, _, _, _), *texts in boxes:
        assert [one[4] for one in texts if one[0] < left or one[1] > right] == []
        over = [
            (one[4], other[4])
            for n, one in enumerate(texts)
            for other in texts[:n]
            if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
        ]
        assert over == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing(opened: Open, lang: str, width: int, scheme: str) -> None:
    shown = opened(lang=lang, width=width, scheme=scheme).page
    shown.evaluate(UNFOLD)
    found = Axe().run(shown, options={"resultTypes": ["violations"]}).response
    assert found["testEngine"]["name"] == "axe-core"
    assert [
        (one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]
    ] == []


def heard(shown: Page) -> Counter[str]:
    """Return the roles of everything that the browser tells a screen reader of, and how often."""
    tree = shown.context.new_cdp_session(shown).send("Accessibility.getFullAXTree")
    told = [one["role"]["value"] for one in tree["nodes"] if not one["ignored"]]
    return Counter(told)


def test_a_table_is_a_table_on_a_phone_too(opened: Open) -> None:
    wide, narrow = (opened(width=width).page for width in (1280, 375))
    there, here = heard(wide), heard(narrow)
    for role in ("table", "row", "rowheader", "columnheader", "cell"):
        assert there[role] > 5
        assert here[role] == there[role]
    cell = narrow.get_by_role("cell", name="≥ 150 projects").first
    told = cell.evaluate("one => getComputedStyle(one, '::before').content")
    assert told.startswith('"target"')


def test_a_verdict_leads_to_its_arithmetic_and_a_key_folds_it_away(opened: Open) -> None:
    shown = opened().page
    step = shown.get_by_text("surely reached by ≥ 5.85 %").first
    assert not step.is_visible()
    row = shown.get_by_role("row").filter(has_text="> Jiangsu").first
    row.get_by_role("link", name="undecided").focus()
    shown.keyboard.press("Enter")
    step.wait_for(state="visible")
    shown.locator("details[open] summary").focus()
    shown.keyboard.press("Enter")
    step.wait_for(state="hidden")
    shown.keyboard.press("Space")
    step.wait_for(state="visible")


def test_on_paper_the_arithmetic_is_unfolded_and_only_one_language_is_there(
    opened: Open, ledger: WholeLedger
) -> None:
    shown = opened(lang="zh-Hans").page
    paper = shown.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) > 5
    shown.emulate_media(media="print")
    folded = shown.evaluate("""[...document.querySelectorAll('details > div')]
        .filter(one => one.closest('.in').lang == 'zh-Hans')
        .map(one => one.checkVisibility())""")
    assert len(folded) > 30
    assert all(folded)
    assert headings(shown) == [ledger.dataset.title.zh_hans]
    assert not shown.get_by_role("radio").first.is_visible()
    assert not shown.get_by_role("navigation").first.is_visible()


NASTY = (
    "\"'><script>document.title='gone';alert(1)</script><img src=x onerror=alert(2)>"
    "</style></title></svg><!-- ]]>\x00\x1b[31m\u202e"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Write the report of a ledger whose every text wants out of its place, or is longer than any screen."""

    def alike(said: str) -> Text:
        return Text(said, said, said)

    paper = source("paper")._replace(
        title=alike(NASTY),
        producer=alike("長" * 10_000),
        attribution_short=alike("x" * 10_000),
        note=alike(NASTY),
        url_main="javascript:alert(3)",
    )
    web = source("web")._replace(url_main="https://example.org/" + "a" * 10_000)
    first = place("first")._replace(names=alike(NASTY))
    second = place("second")._replace(names=alike("y" * 10_000))
    growth = metric("growth")._replace(names=alike(NASTY), basis=alike(NASTY))
    small = made(
        target(first, growth, ">= 6.5", scope=NASTY, note="z" * 10_000, source=paper),
        target(second, growth, "> 7", source=web),
        observation(first, growth, "= 6.8", period="2023", note=NASTY, source=web),
        page(first, motto=NASTY),
        page(second, motto="x" * 10_000),
        places=[place("nantong", parent=None), first, second],
        sources=[paper, web],
    )
    small = small._replace(dataset=small.dataset._replace(title=alike(NASTY)))
    path = tmp_path / "hostile.html"
    path.write_text(document(report(small), "en"), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [375, 1280])
def test_hostile_data_stay_data(opened: Open, hostile: Path, width: int) -> None:
    found = opened(hostile, width=width)
    found.page.evaluate(UNFOLD)
    found.page.wait_for_load_state("networkidle")
    assert found.said == []
    assert [one for one in found.asked if one != "data:,"] == [hostile.as_uri()]
    shown = found.page
    assert shown.title().startswith("\"'><script>document.title=")
    assert shown.locator("script, img, iframe").count() == 0
    assert shown.locator("[href^='javascript' i]").count() == 0
    assert shown.get_by_role("heading", level=1).inner_text().startswith("\"'><script>")
    assert shown.evaluate(WIDTH) == width


def test_hostile_data_can_be_read_by_everybody(opened: Open, hostile: Path) -> None:
    shown = opened(hostile).page
    shown.evaluate(UNFOLD)
    found = Axe().run(shown, options={"resultTypes": ["violations"]}).response
    assert [(one["id"], len(one["nodes"])) for one in found["violations"]] == []
