"""What is said of a seal whose bent characters two readers take for different ones."""

from __future__ import annotations

import pytest

from checks.matching import firms, seal_names
from schemas.geometry import Quad
from schemas.transcript import Mark

NAME = "广州市智麓教育咨询有限公司"


def seal(text: str, second: str) -> Mark:
    return Mark("seal", Quad.from_box(0, 0, 300, 300), text, 0.92, {"shape": "circle", "second": second})


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("广州市智麓教育咨陶有调公司", "广州市营教育咨海有公司", "unclear"),  # read apart: illegible there
        ("广州市智麓教育咨陶有限公司", NAME, "same"),
        ("广州市云麓教育咨询有限公司", "广州市云麓教育咨询有限公司", "different"),  # both read another name
        ("广州市云麓教育咨陶有限公司", "广州市云麓教育咨海有限公司", "different"),
        ("广州市云麓教育咨询有限公司", "广州市雪麓教育咨询有限公司", "different"),  # whose it is was not read
        ("深圳市博科贸易有限公司", "深圳市搏料贸易有限公司", "different"),
    ],
)
def test_what_both_readers_read_otherwise_is_another_name(first: str, second: str, outcome: str) -> None:
    assert seal_names(seal(first, second), NAME, firms) == outcome
