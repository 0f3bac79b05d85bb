"""One headless Chromium for all pages: HTML in, PDF out; and PDF pages to pictures."""

from __future__ import annotations

import re
import tempfile
from datetime import datetime
from pathlib import Path
from types import TracebackType

import numpy as np
import pypdfium2
from playwright.sync_api import Browser as PlaywrightBrowser
from playwright.sync_api import Playwright, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FOOTER = "<div style=\"font-size:8px;width:100%;text-align:center;font-family:'Noto Serif CJK SC'\">{}</div>"


KEEP_SEALS_ON_PAGE = """() => {
  const rules = s => { try { return [...s.cssRules]; } catch { return []; } };  // fonts of a hand: another file
  const rule = [...document.styleSheets].flatMap(rules).find(r => r instanceof CSSPageRule);
  if (!rule) return;
  const sizes = {a4: 210, a5: 148};
  const said = rule.style.getPropertyValue('size').toLowerCase();
  const across = said.includes('landscape') ? (said.includes('a5') ? 210 : 297) : sizes[said.slice(0, 2)];
  const paper = across || parseFloat(said) * (said.includes('px') ? 25.4 / 96 : 1);
  const mm = v => parseFloat(v) * (v.includes('px') ? 25.4 / 96 : 1) || 0;
  const width = paper - mm(rule.style.marginLeft) - mm(rule.style.marginRight);
  if (!(width > 20)) return;
  document.body.style.width = width + 'mm';
  const edge = document.body.getBoundingClientRect();
  for (const seal of document.querySelectorAll('img.seal')) {
    const over = (seal.getBoundingClientRect().right - edge.right) * 25.4 / 96;
    if (over > 0) seal.style.left = (parseFloat(seal.style.left) - over - 0.5) + 'mm';
  }
  for (const drawn of document.querySelectorAll('.s img:not(.seal)')) {
    const over = (drawn.getBoundingClientRect().right - edge.right) * 25.4 / 96;
    if (over > 0) drawn.parentElement.style.marginRight = (over + 1) + 'mm';
  }
  document.body.style.width = '';
}"""
"""A printer cuts what stands out of the page's area; a hand that stamps or signs a paper keeps to it. A seal moves over
what stands there; a signature gets room behind its label."""


class Browser:
    """Prints pages; use as a context manager."""

    def __enter__(self) -> Browser:
        self._folder = tempfile.TemporaryDirectory(prefix="samples-")
        self._playwright: Playwright = sync_playwright().start()
        self._browser: PlaywrightBrowser = self._playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        self._page = self._browser.new_page()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()
        self._playwright.stop()
        self._folder.cleanup()

    def pdf(self, html: str, footer: str = "", made: datetime | None = None) -> bytes:
        """The page as a PDF that says it was made at `made`."""
        path = Path(self._folder.name) / "page.html"
        path.write_text(html, encoding="utf-8")
        self._page.goto(path.as_uri(), wait_until="load")
        self._page.evaluate("document.fonts.ready")
        self._page.evaluate(KEEP_SEALS_ON_PAGE)
        text = footer.replace("{p}", '<span class="pageNumber"></span>').replace(
            "{t}", '<span class="totalPages"></span>'
        )
        data = self._page.pdf(
            prefer_css_page_size=True,
            print_background=True,
            display_header_footer=bool(footer),
            header_template="<span></span>",
            footer_template=FOOTER.format(text),
        )
        return _dated(data, made) if made else data


def _dated(data: bytes, made: datetime) -> bytes:
    """Both dates of the PDF replaced in place: same length, so nothing moves."""
    stamp = f"D:{made:%Y%m%d%H%M%S}+08'00'".encode()
    return re.sub(rb"D:\d{14}[+\-]\d\d'\d\d'", stamp, data)


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def pictures(pdf: bytes, dpi: float) -> list[np.ndarray]:
    """Every page as an RGB picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            np.ascontiguousarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document
        ]
    finally:
        document.close()
