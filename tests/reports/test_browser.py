"""report.html as a reviewer meets it: opened from disk in a browser, clicked, read by keyboard, printed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.write import write_report
from tests.reports import fake
from tests.reports.test_hostile import HOSTILE, poisoned

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine (Debian: apt-get install chromium)"),
]
WIDE = {"width": 1500, "height": 900}
NARROW = {"width": 390, "height": 800}

INSIDE = """id => {
  const r = document.getElementById(id).getBoundingClientRect();
  const box = document.querySelector('.sheets').getBoundingClientRect();
  const bottom = Math.min(box.bottom, innerHeight), top = Math.max(box.top, 0);
  const across = r.left >= box.left - 1 && r.right <= box.right + 1;
  return r.height > 0 && across && r.top >= top - 1 && r.bottom <= bottom + 1;
}"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    out = tmp_path_factory.mktemp("报告 report")
    write_report(fake.report(), out, pictures)
    return out / "report.html"


class Watched:
    """A page that remembers everything it complained about or asked for."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.page.on("dialog", lambda d: (self.complaints.append(f"dialog {d.message}"), d.dismiss()))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.goto(file.as_uri())

    def settle(self) -> None:
        """Until scrolling is over: two frames with nothing moved."""
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def check(self) -> None:
        assert self.complaints == []
        assert [u for u in self.requests if not u.startswith("data:")] == [self.page.url.split("#")[0]]
        self.context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_finding_leads_to_its_place_and_the_place_back(
    chromium: Any, file: Path, size: dict[str, int]
) -> None:
    seen = Watched(chromium, file, viewport=size)
    hidden = seen.page.evaluate("() => [...document.querySelectorAll('.place')].map(p => p.id)")
    assert not all(seen.page.evaluate(INSIDE, id_) for id_ in hidden), "or the test below would show nothing"
    for title in seen.page.query_selector_all("article.finding a.first"):
        target = title.get_attribute("href").removeprefix("#")
        if not target.startswith("m"):
            continue
        title.click()
        seen.settle()
        assert seen.page.evaluate(INSIDE, target), target
        assert "flash" in seen.page.get_attribute(f"#{target}", "class")
        assert seen.page.evaluate("document.scrollingElement.scrollTop") == 0 or size is NARROW
    place = seen.page.query_selector("a.place.failed")
    finding = place.get_attribute("href").removeprefix("#")
    place.query_selector("polygon").click()
    seen.settle()
    assert seen.page.evaluate("id => document.getElementById(id).matches('.finding.current')", finding)
    seen.check()


def test_links_work_without_scripts(chromium: Any, file: Path) -> None:
    seen = Watched(chromium, file, viewport=WIDE, java_script_enabled=False)
    link = seen.page.locator("article.finding a.first").first
    target = link.get_attribute("href").removeprefix("#")
    link.click()
    assert seen.page.url.endswith(f"#{target}")
    box = seen.page.locator(f"[id={target}]").bounding_box()
    assert box is not None and 0 <= box["y"] < WIDE["height"] and box["x"] > WIDE["width"] / 2
    assert not seen.page.locator("button").first.is_visible(), "what needs a script is not offered"
    seen.check()


def test_keyboard(chromium: Any, file: Path) -> None:
    seen = Watched(chromium, file, viewport=WIDE)
    current = "() => document.querySelector('.finding.current')?.id"
    assert seen.page.evaluate(current) is None
    for key, expected in (("n", "c1"), ("n", "c2"), ("p", "c1")):
        seen.page.keyboard.press(key)
        assert seen.page.evaluate(current) == expected
    seen.settle()
    first = seen.page.get_attribute("#c1 a.first", "href").removeprefix("#")
    assert seen.page.evaluate(INSIDE, first)
    seen.page.keyboard.press("m")
    assert seen.page.evaluate("document.documentElement.classList.contains('nomarks')")
    seen.page.keyboard.press("+")
    assert seen.page.evaluate("document.querySelector('.pages').classList.contains('z1')")
    seen.check()


def test_one_language_at_a_time(chromium: Any, file: Path) -> None:
    seen = Watched(chromium, file, viewport=WIDE)
    both = seen.page.inner_text(".desk")
    assert "Six months of residence" in both and "居住是否满半年" in both
    seen.page.click("button[data-lang=en]")
    assert "居住是否满半年" not in seen.page.inner_text(".desk")
    assert "Six months of residence" in seen.page.inner_text(".desk")
    seen.page.click("button[data-lang=zh]")
    assert "Six months of residence" not in seen.page.inner_text(".desk")
    seen.check()


def test_the_request_can_be_copied(chromium: Any, file: Path) -> None:
    seen = Watched(chromium, file, viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    seen.page.click("button[data-copy=ask-zh]")
    seen.page.wait_for_function("document.querySelector('button[data-copy=ask-zh]').textContent === '已复制'")
    assert "请重新拍摄" in seen.page.evaluate("navigator.clipboard.readText()")
    seen.check()


@pytest.mark.parametrize(
    "size", [WIDE, {"width": 1100, "height": 700}, NARROW], ids=["wide", "small", "narrow"]
)
def test_nothing_sticks_out(chromium: Any, file: Path, size: dict[str, int]) -> None:
    seen = Watched(chromium, file, viewport=size)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert seen.page.evaluate("(d => d.scrollWidth - d.clientWidth)(document.querySelector('.desk'))") <= 0
    seen.check()


def test_printing(chromium: Any, file: Path, tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    seen = Watched(chromium, file, viewport=WIDE)
    path = tmp_path / "report.pdf"
    seen.page.pdf(path=str(path), prefer_css_page_size=True, print_background=True)
    pdf = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in pdf]
    sizes = {(round(page.get_width()), round(page.get_height())) for page in pdf}
    pdf.close()
    assert sizes == {(595, 842)} or sizes == {(594, 841)} or sizes == {(595, 841)} or sizes == {(594, 842)}, (
        sizes
    )
    whole = "\n".join(texts)
    for text in ("SZ-2026-000123", "residence.coverage", "history.reuse", "4403052610280077"):
        assert text in whole, f"{text} is missing in print: closed parts must open"
    assert sum("uploads/租约 scan.pdf" in t for t in texts[-6:]) == 2, "every page on a sheet of its own"
    seen.check()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_does_nothing(chromium: Any, text: str, tmp_path: Path, pictures: Path) -> None:
    write_report(poisoned(text), tmp_path, pictures)
    seen = Watched(chromium, tmp_path / "report.html", viewport=WIDE)
    seen.page.keyboard.press("n")
    seen.settle()
    assert seen.page.evaluate("document.scripts.length") == 1
    seen.check()
