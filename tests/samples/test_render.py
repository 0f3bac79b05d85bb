"""Printing: what a person puts on a paper stays on it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from samples.generator.render import CHROMIUM, Browser, pictures

SEAL = (
    "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>"
    "<circle cx='50' cy='50' r='45' fill='none' stroke='red' stroke-width='6'/></svg>"
)


@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="needs Chromium")
@pytest.mark.parametrize("kind", ["seal", "signature"])
def test_a_seal_at_the_margin_is_not_cut_even_beside_a_style_sheet_of_another_file(
    kind: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "hand.css"
    sheet.write_text(".h { color: navy }")
    html = (
        f'<html><head><link rel="stylesheet" href="{sheet.as_uri()}"><style>@page {{ size: A4; margin: 20mm 22mm }} '
        "body { margin: 0 } .s { position: relative; display: inline-block; width: 0; height: 0 } "
        '.s img { position: absolute; max-width: none }</style></head><body><p style="text-align: right">单位公章'
        f'<span class="s"><img class="{kind}" src="{SEAL}" style="width:38mm;left:-10mm;top:0mm"></span></p></body></html>'
    )
    with Browser() as browser:
        page = pictures(browser.pdf(html), 72)[0].astype(int)
    red = (page[:, :, 0] > 200) & (page[:, :, 1] < 140)
    wide, high = (np.ptp(np.flatnonzero(red.any(axis=axis))) for axis in (0, 1))
    assert abs(wide - high) <= 2
    assert wide > 90  # 38 mm at 72 dots an inch, less the ring's margin
